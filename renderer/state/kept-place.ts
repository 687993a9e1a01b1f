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

/** As in a window that was just opened. */
export const dropPlaces = (): void => places.clear()

/** By these a person says where to be: from then on the frame goes where it is scrolled. */
const byPerson = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const

/**
 * Scrolls a frame to where it was left under this name, as soon as what is in it reaches so far, and keeps its place from
 * then on. Lists within it that begin at their top do not take it away. `isThere`: whether the frame is on show.
 */
export function useKeptScroll(frame: RefObject<HTMLElement | null>, name: string, isThere: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the frame comes and goes with `isThere`
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    let wanted: number | null = placeOf(name) || null
    const approach = () => {
      if (wanted !== null) element.scrollTop = wanted
    }
    const onScroll = () => {
      if (wanted === null) keepPlace(name, element.scrollTop)
      else approach()
    }
    const letGo = () => {
      wanted = null
    }
    element.scrollTop = wanted ?? 0
    const watch = new ResizeObserver(approach)
    for (const child of element.children) watch.observe(child)
    element.addEventListener('scroll', onScroll)
    for (const event of byPerson) document.addEventListener(event, letGo, { capture: true, passive: true })
    return () => {
      watch.disconnect()
      element.removeEventListener('scroll', onScroll)
      for (const event of byPerson) document.removeEventListener(event, letGo, { capture: true })
    }
  }, [frame, name, isThere])
}
