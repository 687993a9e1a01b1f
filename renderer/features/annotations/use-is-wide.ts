// Whether there is room for the mark beside the list.
import { useSyncExternalStore } from 'react'

/** As in annotations.css: the rail, the filters, a list of sentences, the pane. */
const wide = window.matchMedia('(min-width: 1100px)')

const watch = (changed: () => void): (() => void) => {
  wide.addEventListener('change', changed)
  return () => wide.removeEventListener('change', changed)
}

export const useIsWide = (): boolean => useSyncExternalStore(watch, () => wide.matches)
