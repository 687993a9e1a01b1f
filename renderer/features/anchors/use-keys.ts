// The keys of the re-anchor desk, wherever the focus is on it but in a field: digits place, N keeps, P takes the selection.
import { useEffect, useRef } from 'react'
import { isWriting } from '../../keys.ts'

export interface Keys {
  /** The candidate with this number, from 0. */
  onCandidate: (index: number) => void
  onKeep: () => void
  /** Puts the mark on the words that are selected in the text. */
  onSelected: () => void
}

export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isWriting(event.target)) return
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      if (document.querySelector('[role=dialog],[role=menu]')) return
      // By place on the keyboard: an input method changes letters, not places.
      const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
      if (digit !== undefined) latest.current.onCandidate(Number(digit) - 1)
      else if (event.code === 'KeyN') latest.current.onKeep()
      else if (event.code === 'KeyP') latest.current.onSelected()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
