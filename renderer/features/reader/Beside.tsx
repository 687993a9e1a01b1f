// 并排: cards level with their passages, and a line from the active mark to its card.
import { memo, type RefObject, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import type { AnnotationInContext } from '../../../electron/contract/model.ts'
import type { Surface } from '../../article/surface.ts'
import { useT } from '../../strings/index.ts'
import { Card } from './annotate/Card.tsx'
import type { Marks } from './library.ts'
import { NoMarks } from './NoMarks.tsx'
import { crowded, stack } from './stack.ts'

/** Pixels between cards, and from the pane's top. */
const gap = 8
const least = 12
/** Cards at once. Two screens of them, one line each. */
const most = 48
/** How far from its line a card may stand before those around it say less. */
const drift = 96
/** From a card's top to the middle of its first line. */
const headMiddle = 18
const slimHeadMiddle = 14

export interface BesideProps {
  readonly surface: Surface
  readonly marks: Marks
  readonly active: AnnotationInContext | null
  readonly wire: RefObject<SVGPathElement | null>
  onActivate: (mark: AnnotationInContext) => void
  onLeave: () => void
}

export const Beside = memo(function Beside({
  surface,
  marks,
  active,
  wire,
  onActivate,
  onLeave,
}: BesideProps) {
  const t = useT()
  const pane = useRef<HTMLDivElement>(null)
  useSyncExternalStore(surface.subscribe, surface.version)
  const near = surface.near
  const shown = marks.index
    .overlapping(near.start, near.end)
    // The active one stays while a person writes in it, wherever the text is scrolled to.
    .filter((mark) => mark.start >= near.start && mark.id !== active?.id)
  const hiddenCount = keepNearest(shown, surface)
  if (active && active.anchor !== 'lost') {
    const at = shown.findIndex((mark) => mark.start > active.start)
    shown.splice(at < 0 ? shown.length : at, 0, active)
  }

  // After every render: any of them may have another height or another line now.
  useLayoutEffect(() => {
    if (!pane.current) return
    const cards = [...pane.current.querySelectorAll<HTMLElement>(':scope > .beside-card')]
    const place = () => {
      const top = paneTop(pane.current as HTMLElement, surface)
      for (const card of cards) if (card.dataset.tight !== undefined) delete card.dataset.tight
      const measure = () =>
        cards.map((card, index) => {
          const mark = shown[index] as AnnotationInContext
          const line = surface.viewport.lineOf(mark.start)
          const isSlim = card.firstElementChild?.classList.contains('slim') === true
          const isShort = isSlim || card.dataset.tight !== undefined
          const want = line.top - top + line.height / 2 - (isShort ? slimHeadMiddle : headMiddle)
          return { want, height: card.offsetHeight, line, isSlim }
        })
      const activeAt = shown.findIndex((mark) => mark.id === active?.id)
      let wishes = measure()
      let tops = stack(wishes, { active: activeAt, gap, least })
      // Where notes crowd they say less, so that they stand nearer to their passages; the active one says all.
      const long = crowded(wishes, tops, { gap, most: drift }).filter(
        (index) => index !== activeAt && wishes[index]?.isSlim === false,
      )
      if (long.length > 0) {
        for (const index of long) if (cards[index]) cards[index].dataset.tight = ''
        wishes = measure()
        tops = stack(wishes, { active: activeAt, gap, least })
      }
      cards.forEach((card, index) => {
        card.style.top = `${tops[index]}px`
      })
      const line = wishes[activeAt]?.line
      drawWire(
        wire.current,
        surface,
        cards[activeAt] ?? (pane.current as HTMLElement),
        line &&
          active && {
            color: active.color,
            from: line.top + line.height / 2,
            to: top + (tops[activeAt] as number) + headMiddle,
          },
      )
    }
    place()
    const observer = new ResizeObserver(place)
    for (const card of cards) observer.observe(card)
    return () => observer.disconnect()
  })
  useLayoutEffect(() => () => wire.current?.removeAttribute('d'), [wire])

  return (
    <div className="beside" ref={pane}>
      {shown.map((mark, index) => {
        const before = shown[index - 1]
        return (
          <div key={mark.id} className="beside-card">
            <Card
              mark={mark}
              isActive={mark.id === active?.id}
              isWithin={before !== undefined && mark.start >= before.start && mark.end <= before.end}
              onActivate={onActivate}
              onLeave={onLeave}
            />
          </div>
        )
      })}
      {hiddenCount > 0 ? <p className="beside-more">{t('pane.more', { n: hiddenCount })}</p> : null}
      {marks.placed.length === 0 ? <NoMarks /> : null}
    </div>
  )
})

/**
 * Leaves the `most` marks around the middle of the screen: more cards than that fit beside no text, and would stand far
 * from their passages. Returns how many were left out.
 */
function keepNearest(marks: AnnotationInContext[], surface: Surface): number {
  const left = marks.length - most
  if (left <= 0) return 0
  const { start, end } = surface.viewport.window()
  const middle = marks.findIndex((mark) => mark.start >= (start + end) / 2)
  const from = Math.min(left, Math.max(0, (middle < 0 ? marks.length : middle) - most / 2))
  marks.splice(from + most)
  marks.splice(0, from)
  return left
}

/** Where the pane begins in the scroller's content, so that lines and cards speak of the same pixels. */
export function paneTop(pane: HTMLElement, surface: Surface): number {
  const { scroller } = surface.viewport
  return pane.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop
}

/** From the column's right edge to the card's left, with one step where their heights differ. */
function drawWire(
  path: SVGPathElement | null,
  surface: Surface,
  card: HTMLElement,
  wire: { color: string; from: number; to: number } | null | undefined,
): void {
  if (!path) return
  if (!wire) {
    path.removeAttribute('d')
    return
  }
  const left = surface.viewport.scroller.getBoundingClientRect().left
  const start = surface.map.root.getBoundingClientRect().right - left + 8
  const end = card.getBoundingClientRect().left - left
  const turn = Math.max(start, end - 12)
  path.setAttribute('d', `M${start} ${wire.from}H${turn}V${wire.to}H${end}`)
  path.dataset.hl = wire.color
}
