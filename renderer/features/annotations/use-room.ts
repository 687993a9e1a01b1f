// How much room the window has.
import { useSyncExternalStore } from 'react'

/** As in annotations.css: `wide` has the mark beside the list, `widest` a sentence on one line. */
const bounds = {
  wide: window.matchMedia('(min-width: 1100px)'),
  widest: window.matchMedia('(min-width: 1500px)'),
} as const

const watch = (changed: () => void): (() => void) => {
  for (const bound of Object.values(bounds)) bound.addEventListener('change', changed)
  return () => {
    for (const bound of Object.values(bounds)) bound.removeEventListener('change', changed)
  }
}

export const useIs = (bound: keyof typeof bounds): boolean =>
  useSyncExternalStore(watch, () => bounds[bound].matches)
