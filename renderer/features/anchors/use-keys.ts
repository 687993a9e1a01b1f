// The keys of the re-anchor desk, wherever the focus is on it but in a field: digits place, N keeps, P takes the selection.
import { useEffect, useRef } from 'react'
import { commandIn, isWriting } from '../../keys.ts'

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
      if (document.querySelector('[role=dialog],[role=menu]')) return
      const command = commandIn('anchor', event)
      // By place on the keyboard: an input method changes digits, not places.
      const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
      const isBare = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
      if (command === 'anchor.keep') latest.current.onKeep()
      else if (command === 'anchor.selected') latest.current.onSelected()
      else if (digit !== undefined && isBare) latest.current.onCandidate(Number(digit) - 1)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
