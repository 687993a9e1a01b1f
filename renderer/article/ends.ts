/** Moving the ends of a span by characters as a person counts them, so that none is ever cut in two. */
import { trimSpan } from './offsets.ts'
import type { Span } from './span-index.ts'

export type End = 'start' | 'end'

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const words = new Intl.Segmenter('zh', { granularity: 'word' })
export type Unit = 'character' | 'word'

/** The paragraph around an offset: a cluster never spans a break. */
function lineAround(text: string, offset: number): Span {
  const end = text.indexOf('\n', offset)
  return { start: text.lastIndexOf('\n', offset - 1) + 1, end: end < 0 ? text.length : end }
}

/** Edges of the unit that holds the place; `null` where a break is. */
function unitAt(text: string, offset: number, unit: Unit): Span | null {
  const line = lineAround(text, offset)
  if (offset >= line.end) return null
  const segmenter = unit === 'word' ? words : graphemes
  const found = segmenter.segment(text.slice(line.start, line.end)).containing(offset - line.start)
  if (!found) return null
  const start = line.start + found.index
  return { start, end: start + found.segment.length }
}

/** The nearest place that cuts no character: `offset` itself or an edge of the cluster it lies in. */
export function snap(text: string, offset: number): number {
  const at = Math.min(Math.max(0, offset), text.length)
  const unit = unitAt(text, at, 'character')
  if (!unit || unit.start === at) return at
  return at - unit.start < unit.end - at ? unit.start : unit.end
}

/** The next place in direction `by`, over a break as if it were one character; the same at the text's ends. */
function step(text: string, offset: number, by: 1 | -1, unit: Unit): number {
  if (by > 0) return unitAt(text, offset, unit)?.end ?? Math.min(text.length, offset + 1)
  return offset === 0 ? 0 : (unitAt(text, offset - 1, unit)?.start ?? offset - 1)
}

/**
 * The span with one end moved by one character or word, over the blanks and breaks on the way; null where the text ends
 * or nothing would be left of the span.
 */
export function moveEnd(
  text: string,
  span: Span,
  which: End,
  by: 1 | -1,
  unit: Unit = 'character',
): Span | null {
  let at = span[which]
  for (;;) {
    const next = step(text, at, by, unit)
    if (next === at) return null
    at = next
    const moved = trimSpan(text, { ...span, [which]: at })
    if (moved === null || moved.end <= moved.start) return null
    if (moved.start !== span.start || moved.end !== span.end) {
      // Shrinking past a blank takes the other end along only when nothing of the span is left.
      const kept = which === 'start' ? moved.end === span.end : moved.start === span.start
      return kept ? moved : null
    }
  }
}

/** The span between a fixed end and a dragged one, whichever comes first; null when they meet. */
export function between(text: string, fixed: number, dragged: number): Span | null {
  const at = snap(text, dragged)
  return trimSpan(text, { start: Math.min(fixed, at), end: Math.max(fixed, at) })
}
