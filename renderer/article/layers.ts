/** Which highlight paints what. A layer is one name in `CSS.highlights`; how it looks stands in highlights.css. */
import type { Annotation, Mention } from '../../electron/contract/model.ts'
import type { Span } from './span-index.ts'

/** A span and the layer that paints it. */
export interface PaintedSpan extends Span {
  readonly layer: string
}

/** More than three fills over one another cannot be told apart. */
export const depthLimit = 3

/**
 * Later names paint over earlier ones. Entities lie lowest, so that a person's marks are never hidden by the
 * machine's; what is found and what is active lie on top.
 */
const order = ['figure', 'entity', 'hover', 'mark', 'active', 'flash', 'find', 'found'] as const

/** The highlight priority of a layer, by the first word of its name. */
export function priorityOf(layer: string): number {
  const [kind, , , depth] = layer.split('-')
  return (order as readonly string[]).indexOf(kind ?? '') * 10 + Number(depth ?? 0)
}

/**
 * `mark-<colour>-<style>-<depth>`. Marks of one colour and style that lie over one another get different depths,
 * since one highlight paints the union of its ranges and the inner mark would vanish in the outer one.
 * `marks` in text order: those near the screen, so that a long article costs no more than a short one.
 */
export function markLayers(
  marks: readonly Pick<Annotation, 'start' | 'end' | 'color' | 'style'>[],
): PaintedSpan[] {
  const ends = new Map<string, number[]>()
  const spans: PaintedSpan[] = []
  for (const mark of marks) {
    const name = `mark-${mark.color}-${mark.style}`
    let depths = ends.get(name)
    if (!depths) {
      depths = new Array<number>(depthLimit).fill(0)
      ends.set(name, depths)
    }
    let depth = depths.findIndex((end) => end <= mark.start)
    if (depth < 0) depth = depthLimit - 1
    depths[depth] = Math.max(depths[depth] as number, mark.end)
    spans.push({ start: mark.start, end: mark.end, layer: `${name}-${depth}` })
  }
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
