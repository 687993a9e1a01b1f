// Which mention the pointer rests on, so that its card can come up without a click.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Mention } from '../../../electron/contract/model.ts'
import { characterAt } from '../../article/hit-test.ts'
import type { SpanIndex } from '../../article/span-index.ts'
import type { Surface } from '../../article/surface.ts'

/** ms the pointer must rest before the card comes, as tooltips do; and may be away, on its way to the card. */
const rest = 500
const away = 250

export interface Hover {
  readonly mention: Mention | null
  onPointerMove(event: React.PointerEvent): void
  /** The pointer left the text: the card goes unless it is reached in time. */
  onPointerLeave(): void
  /** The pointer is on the card. */
  hold(): void
  hide(): void
}

/** `isOff`: something else is open or being done there. */
export function useHover(surface: Surface | null, mentions: SpanIndex<Mention>, isOff: boolean): Hover {
  const [mention, setMention] = useState<Mention | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const hold = useCallback(() => clearTimeout(timer.current), [])
  const hide = useCallback(() => {
    clearTimeout(timer.current)
    setMention(null)
  }, [])
  const onPointerLeave = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setMention(null), away)
  }, [])
  useEffect(() => {
    if (isOff) hide()
  }, [isOff, hide])
  useEffect(() => hide, [hide])
  useEffect(() => {
    const scroller = surface?.viewport.scroller
    scroller?.addEventListener('scroll', hide, { passive: true })
    return () => scroller?.removeEventListener('scroll', hide)
  }, [surface, hide])

  const onPointerMove = (event: React.PointerEvent) => {
    if (!surface || isOff || event.buttons !== 0 || event.pointerType === 'touch') return
    const { clientX, clientY } = event
    clearTimeout(timer.current)
    timer.current = setTimeout(
      () => {
        const offset = characterAt(surface.map, clientX, clientY)
        setMention((offset === null ? undefined : mentions.at(offset)[0]) ?? null)
      },
      mention === null ? rest : away,
    )
  }
  return { mention, onPointerMove, onPointerLeave, hold, hide }
}
