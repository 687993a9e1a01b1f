/** Paints spans with the CSS Custom Highlight API: never an element, and only near what is on the screen. */
import { type PaintedSpan, priorityOf } from './layers.ts'
import type { TextMap } from './offsets.ts'
import type { Span, SpanIndex } from './span-index.ts'

/** What is painted together and replaced together. Two groups never share a layer. */
export type Group =
  | 'fixes'
  | 'marks'
  | 'mentions'
  | 'figures'
  | 'active'
  | 'hover'
  | 'flash'
  | 'find'
  | 'found'

const prefix = 'article-'

/**
 * Owns the highlights of one text. The browser checks every registered range again on each change, so ranges are
 * registered for the window given to `show` alone; `set` replaces a group and touches only what differs.
 */
export class Painter {
  readonly #map: TextMap
  readonly #groups = new Map<Group, (window: Span) => readonly PaintedSpan[]>()
  readonly #registered = new Map<Group, Map<string, { layer: string; range: StaticRange }>>()
  #window: Span = { start: 0, end: 0 }

  constructor(map: TextMap) {
    this.#map = map
  }

  /** Ranges registered now, over all groups. */
  get count(): number {
    let count = 0
    for (const ranges of this.#registered.values()) count += ranges.size
    return count
  }

  /** Replaces the spans of a group. `layersOf` is asked for those near the window alone, in text order. */
  set<S extends Span>(
    group: Group,
    spans: SpanIndex<S>,
    layersOf: (near: readonly S[]) => readonly PaintedSpan[],
  ): void {
    this.#groups.set(group, ({ start, end }) => layersOf(spans.overlapping(start, end)))
    this.#sync(group)
  }

  /** Takes a group off the screen. */
  clear(group: Group): void {
    this.#groups.delete(group)
    this.#sync(group)
  }

  /** Moves the window: spans that touch it are painted, all others are not. */
  show(window: Span): void {
    this.#window = window
    for (const group of this.#groups.keys()) this.#sync(group)
  }

  /** Takes everything off the screen. */
  dispose(): void {
    for (const ranges of this.#registered.values())
      for (const { layer, range } of ranges.values()) this.#remove(layer, range)
    this.#registered.clear()
    this.#groups.clear()
  }

  #sync(group: Group): void {
    const near = this.#groups.get(group)?.(this.#window) ?? []
    const before = this.#registered.get(group)
    const after = new Map<string, { layer: string; range: StaticRange }>()
    const added = new Map<string, StaticRange[]>()
    for (const span of near) {
      const key = `${span.layer} ${span.start} ${span.end}`
      if (after.has(key)) continue
      const kept = before?.get(key)
      if (kept) {
        after.set(key, kept)
        before?.delete(key)
      } else {
        const range = this.#map.toStaticRange(span)
        after.set(key, { layer: span.layer, range })
        const ranges = added.get(span.layer)
        if (ranges) ranges.push(range)
        else added.set(span.layer, [range])
      }
    }
    for (const { layer, range } of before?.values() ?? []) this.#remove(layer, range)
    for (const [layer, ranges] of added) this.#add(layer, ranges)
    this.#registered.set(group, after)
  }

  #add(layer: string, ranges: readonly StaticRange[]): void {
    const name = prefix + layer
    const there = CSS.highlights.get(name)
    if (there) {
      for (const range of ranges) there.add(range)
      return
    }
    // Whole, so that the browser looks at a new layer once.
    const highlight = new Highlight(...ranges)
    highlight.priority = priorityOf(layer)
    CSS.highlights.set(name, highlight)
  }

  #remove(layer: string, range: StaticRange): void {
    const name = prefix + layer
    const highlight = CSS.highlights.get(name)
    highlight?.delete(range)
    if (highlight?.size === 0) CSS.highlights.delete(name)
  }
}
