// Where lists and pages were left, so that whoever comes back to one finds it as it was. Kept while the window is open.
import { type RefObject, useLayoutEffect } from 'react'

const places = new Map<string, number>()
/** As many as an afternoon's way back holds (`stopsKept` of ui.ts), for lists and their cursors. */
const placesKept = 200

/** A number kept under a name: pixels scrolled, or a row; `otherwise` where none is. */
export const placeOf = (name: string, otherwise = 0): number => places.get(name) ?? otherwise

export function keepPlace(name: string, place: number): void {
  places.delete(name)
  places.set(name, place)
  const [oldest] = places.keys()
  if (places.size > placesKept && oldest !== undefined) places.delete(oldest)
}

/** The name of an entity's page. */
export const entityPlace = (id: string): string => `entity ${id}`

/** The place is opened anew, at its beginning. */
export const dropPlace = (name: string): void => void places.delete(name)

/** What ends the way back to a place before it is reached. */
const byPerson = ['wheel', 'pointerdown', 'keydown'] as const

/**
 * Scrolls a frame to where it was left under this name, as soon as what is in it reaches so far, and keeps its place from
 * then on. `isThere`: whether the frame is on show.
 */
export function useKeptScroll(frame: RefObject<HTMLElement | null>, name: string, isThere: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the frame comes and goes with `isThere`
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    let wanted: number | null = placeOf(name)
    const approach = () => {
      if (wanted === null) return
      element.scrollTop = wanted
      if (Math.abs(element.scrollTop - wanted) <= 1) wanted = null
    }
    const onScroll = () => {
      if (wanted === null) keepPlace(name, element.scrollTop)
    }
    const letGo = () => {
      wanted = null
    }
    approach()
    const watch = new ResizeObserver(approach)
    for (const child of element.children) watch.observe(child)
    element.addEventListener('scroll', onScroll)
    for (const event of byPerson) element.addEventListener(event, letGo, { passive: true })
    return () => {
      watch.disconnect()
      element.removeEventListener('scroll', onScroll)
      for (const event of byPerson) element.removeEventListener(event, letGo)
    }
  }, [frame, name, isThere])
}
