// The keys of the re-anchor desk, wherever the focus is on it but in a field: to place on a candidate or the selection, to keep.
import { useEffect, useRef } from 'react'
import { commandIn, isWriting } from '../../keys.ts'

/** Those that place the mark, in the order of the candidates. */
export const places = [
  'anchor.first',
  'anchor.second',
  'anchor.third',
  'anchor.fourth',
  'anchor.fifth',
] as const

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
      const index = (places as readonly (string | null)[]).indexOf(command)
      if (command === 'anchor.keep') latest.current.onKeep()
      else if (command === 'anchor.selected') latest.current.onSelected()
      else if (index >= 0) latest.current.onCandidate(index)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
