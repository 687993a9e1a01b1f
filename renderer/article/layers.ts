/** Which highlight paints what. A layer is one name in `CSS.highlights`; how it looks stands in highlight-rules.ts. */
import type { Annotation, Mention } from '../../electron/contract/model.ts'
import type { Span } from './span-index.ts'

/** A span and the layer that paints it. */
export interface PaintedSpan extends Span {
  readonly layer: string
}

/** More than three marks over one another cannot be told apart. */
export const depthLimit = 3

/**
 * Later names paint over earlier ones. Entities lie lowest, so that a person's marks are never hidden by the
 * machine's; what is found and what is active lie on top.
 */
const order = ['fix', 'figure', 'entity', 'hover', 'mark', 'active', 'flash', 'find', 'found'] as const

/** The highlight priority of a layer, by the first word of its name and its depth. */
export function priorityOf(layer: string): number {
  const kind = layer.split('-', 1)[0] ?? ''
  const depth = /-(\d)$/.exec(layer)?.[1] ?? 0
  return (order as readonly string[]).indexOf(kind) * 10 + Number(depth)
}

type Mark = Pick<Annotation, 'start' | 'end' | 'color' | 'style' | 'note'> & Partial<Pick<Annotation, 'done'>>

const nameOf = ({ color, style, note, done = false }: Mark): string =>
  done ? `mark-${color}-done` : `mark-${color}-${style}${note === '' ? '' : '-note'}`

/** A mark under the sweep: the piece of it that is being drawn, and the depth it had last. */
interface Open {
  readonly mark: Mark
  readonly name: string
  depth: number
  /** Start of the piece that is drawn, or null while three smaller marks cover it. */
  from: number | null
}

const lengthOf = ({ mark }: Open): number => mark.end - mark.start

/** The three smallest of those that lie over a place: a wide mark is seen all around them. */
function drawnOf(open: readonly Open[]): readonly Open[] {
  if (open.length <= depthLimit) return open
  return [...open].sort((a, b) => lengthOf(a) - lengthOf(b)).slice(0, depthLimit)
}

/**
 * `mark-<colour>-<style>[-note]-<depth>`, or `mark-<colour>-done-<depth>` for what is settled. Marks that lie over one another have different depths: one highlight paints
 * the union of its ranges, so an inner mark would vanish in the outer one, and lines would lie upon each other. However
 * deep they nest, at most three are drawn over any place. `marks` in text order: those near the screen, so that a long
 * article costs no more than a short one.
 */
export function markLayers(marks: readonly Mark[]): PaintedSpan[] {
  const spans: PaintedSpan[] = []
  const open: Open[] = []
  const close = (one: Open, at: number) => {
    if (one.from !== null && one.from < at)
      spans.push({ start: one.from, end: at, layer: `${one.name}-${one.depth}` })
    one.from = null
  }
  /** Who is drawn from this place on. */
  const settle = (at: number) => {
    const drawn = drawnOf(open)
    for (const one of open) if (!drawn.includes(one)) close(one, at)
    for (const one of drawn) {
      if (one.from !== null) continue
      const taken = new Set(drawn.filter((other) => other.from !== null).map((other) => other.depth))
      if (taken.has(one.depth)) one.depth = [0, 1, 2].find((depth) => !taken.has(depth)) ?? 0
      one.from = at
    }
  }
  /** Ends what ends up to this place, in order. */
  const endUpTo = (place: number) => {
    while (open.length > 0) {
      const next = Math.min(...open.map((one) => one.mark.end))
      if (next > place) return
      for (let i = open.length - 1; i >= 0; i--) {
        const one = open[i] as Open
        if (one.mark.end !== next) continue
        close(one, next)
        open.splice(i, 1)
      }
      settle(next)
    }
  }
  marks.forEach((mark, index) => {
    endUpTo(mark.start)
    open.push({ mark, name: nameOf(mark), depth: 0, from: null })
    // Those that begin together are settled together.
    if (marks[index + 1]?.start !== mark.start) settle(mark.start)
  })
  endUpTo(Number.POSITIVE_INFINITY)
  return spans
}

/** `entity-<TYPE>-<suggested|confirmed>`. */
export function mentionLayers(mentions: readonly Mention[]): PaintedSpan[] {
  return mentions.map(({ start, end, type, state }) => ({ start, end, layer: `entity-${type}-${state}` }))
}

/** The same layer for every span. */
export const inLayer =
  (layer: string) =>
  (spans: readonly Span[]): PaintedSpan[] =>
    spans.map(({ start, end }) => ({ start, end, layer }))
