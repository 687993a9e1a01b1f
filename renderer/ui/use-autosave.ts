// A text that stores itself: some time after the last key, and at once when the field is left.
import { useCallback, useEffect, useRef, useState } from 'react'

/** ms after the last key; the library joins what follows one another into one step of undo. */
const delay = 400

/**
 * The text in the field, the way to change it, and the way to store it now. What comes from outside (undo, another
 * window) replaces the text unless there is something of the person's own that was not stored yet.
 */
export function useAutosave(
  stored: string,
  save: (text: string) => void,
): [text: string, change: (text: string) => void, flush: () => void] {
  const [text, setText] = useState(stored)
  const unsaved = useRef<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(save)
  useEffect(() => {
    latest.current = save
  })

  const flush = useCallback(() => {
    clearTimeout(timer.current)
    if (unsaved.current === null) return
    const text = unsaved.current
    unsaved.current = null
    latest.current(text)
  }, [])
  const change = useCallback(
    (next: string) => {
      setText(next)
      unsaved.current = next
      clearTimeout(timer.current)
      timer.current = setTimeout(flush, delay)
    },
    [flush],
  )
  useEffect(() => {
    if (unsaved.current === null) setText(stored)
  }, [stored])
  useEffect(() => flush, [flush])
  return [text, change, flush]
}
