// Puts the text's surface to work: made when the text stands, at the place where it was left, and put away with it.
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Article } from '../../../electron/contract/model.ts'
import { call } from '../../api/client.ts'
import { useSettings } from '../../api/settings.ts'
import type { TextMap } from '../../article/offsets.ts'
import { Surface } from '../../article/surface.ts'
import { useUi } from '../../state/ui.ts'
import { reading } from './store.ts'

/** ms without scrolling after which the place is stored. */
const placeDelay = 600
/** ms between two looks at which line is the first on the screen, while it scrolls. */
const lookDelay = 100

/** The surface of the article on show, or null before its text stands in the DOM. */
export function useSurface(
  article: Article,
  scroller: RefObject<HTMLElement | null>,
): { surface: Surface | null; onText: (map: TextMap) => void } {
  const [map, setMap] = useState<TextMap | null>(null)
  const [surface, setSurface] = useState<Surface | null>(null)
  const onText = useCallback((next: TextMap) => setMap(next), [])
  const place = useRef(article.place)

  useLayoutEffect(() => {
    if (!map || !scroller.current) return
    const made = new Surface(scroller.current, map)
    setSurface(made)
    const target = useUi.getState().target
    // Before the first frame, so that the text never shows its top first; then again while heights settle.
    if (!target && place.current > 0) void made.viewport.scrollTo(place.current, 0).then(made.sync)
    return () => {
      setSurface(null)
      made.dispose()
    }
  }, [map, scroller])

  const heldAt = useLineHeld(surface, place)
  usePlaceKept(article, surface, place, heldAt)
  return { surface, onText }
}

/** Another type or width sets the text anew: the line that stood at the top stands there again. */
function useLineHeld(surface: Surface | null, place: RefObject<number>): RefObject<number> {
  // Pixels scrolled while the line is held: there its offset is known, and is not looked for again among new lines.
  const heldAt = useRef(-1)
  const { typeFace, typeSize, lineHeight, measure } = useSettings()
  const type = [typeFace, typeSize, lineHeight, measure].join(' ')
  const shown = useRef(type)
  const hold = useCallback(() => {
    if (!surface) return
    if (place.current === 0) return surface.sync()
    const { scroller } = surface.viewport
    const follow = () => {
      heldAt.current = scroller.scrollTop
    }
    scroller.addEventListener('scroll', follow, true)
    void surface.viewport.scrollTo(place.current, 0).then(() => {
      scroller.removeEventListener('scroll', follow, true)
      follow()
      surface.sync()
    })
    follow()
  }, [surface, place])
  useLayoutEffect(() => {
    if (shown.current !== type) hold()
    shown.current = type
  }, [type, hold])
  useEffect(() => {
    if (!surface) return
    const { root } = surface.map
    let width = root.clientWidth
    const observer = new ResizeObserver(() => {
      if (root.clientWidth === width) return
      width = root.clientWidth
      hold()
    })
    observer.observe(root)
    return () => observer.disconnect()
  }, [surface, hold])
  return heldAt
}

/** Stores where the text was left and how far it was read. */
function usePlaceKept(
  article: Article,
  surface: Surface | null,
  place: RefObject<number>,
  heldAt: RefObject<number>,
): void {
  const progress = useRef(article.progress)
  // A layout effect, since it ends while the text still stands and can be measured.
  useLayoutEffect(() => {
    if (!surface) return
    const { scroller } = surface.viewport
    let timer: ReturnType<typeof setTimeout> | undefined
    let storedAt = scroller.scrollTop
    let lookedAt = 0
    const look = () => {
      if (scroller.scrollTop === heldAt.current) return
      // Who comes back to this height later comes from another place.
      heldAt.current = -1
      lookedAt = performance.now()
      place.current = scroller.scrollTop < 1 ? 0 : surface.viewport.firstVisible()
    }
    const store = () => {
      timer = undefined
      storedAt = scroller.scrollTop
      look()
      const read = surface.viewport.lastVisible() / Math.max(1, surface.map.text.length)
      progress.current = Math.min(1, Math.max(progress.current, read))
      void call('articles.setPlace', {
        id: article.id,
        place: place.current,
        progress: progress.current,
      }).catch(() => undefined)
    }
    const onScroll = (event?: Event) => {
      if (event !== undefined && performance.now() - lookedAt > lookDelay) look()
      clearTimeout(timer)
      timer = setTimeout(store, placeDelay)
    }
    // What fits on the screen is read without a scroll.
    onScroll()
    const onLeave = () => {
      // The event of a scroll comes a frame after it; a person may be gone by then.
      if (timer === undefined && scroller.scrollTop === storedAt) return
      clearTimeout(timer)
      store()
    }
    scroller.addEventListener('scroll', onScroll, { passive: true })
    window.addEventListener('pagehide', onLeave)
    return () => {
      scroller.removeEventListener('scroll', onScroll)
      window.removeEventListener('pagehide', onLeave)
      onLeave()
    }
  }, [surface, article.id, place, heldAt])
}

/** Lands on the passage that another screen, a search or a link asked for. */
export function useLanding(articleId: string, surface: Surface | null): void {
  const target = useUi((ui) => ui.target)
  const landed = useUi((ui) => ui.landed)
  useEffect(() => {
    if (!surface || target?.articleId !== articleId) return
    // Whoever asks for a mark wants to see it.
    if (target.annotationId !== undefined) reading.set({ hiddenBefore: null })
    void surface.goTo(target)
    landed()
  }, [surface, target, articleId, landed])
}
