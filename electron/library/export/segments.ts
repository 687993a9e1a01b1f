/** Cuts a stretch of text at the ends of marks, so that overlapping and nested marks can be written as plain runs. */

/** Anything with a place, UTF-16 `[start, end)`. */
interface Span {
  readonly start: number
  readonly end: number
}

/** A run under one set of marks: outermost first. `ends` are the marks whose last character in the whole text is here. */
export interface Segment<M extends Span> {
  readonly start: number
  readonly end: number
  readonly marks: readonly M[]
  readonly ends: readonly M[]
}

/**
 * Segments that cover `[start, end)` of the text without gap or overlap; marks beyond it are clipped.
 * A mark ends at its last unit that is not a line break, so that one reaching over the break between two blocks
 * ends in the block before. `marks` must be in text order, outer before inner.
 */
export function segments<M extends Span>(
  text: string,
  start: number,
  end: number,
  marks: readonly M[],
): Segment<M>[] {
  const here = marks
    .filter((mark) => mark.start < end && mark.end > start)
    .map((mark) => ({ mark, start: mark.start, end: lastEnd(text, mark) }))
    .filter((mark) => mark.end > start && mark.end > mark.start)
  const cuts = new Set([start, end])
  for (const mark of here) {
    if (mark.start > start) cuts.add(mark.start)
    if (mark.end < end) cuts.add(mark.end)
  }
  const edges = [...cuts].sort((a, b) => a - b)
  const result: Segment<M>[] = []
  let waiting = 0
  let active: typeof here = []
  for (let i = 0; i + 1 < edges.length; i++) {
    const from = edges[i] as number
    const to = edges[i + 1] as number
    active = active.filter((mark) => mark.end > from)
    while (waiting < here.length && (here[waiting] as (typeof here)[number]).start <= from)
      active.push(here[waiting++] as (typeof here)[number])
    result.push({
      start: from,
      end: to,
      marks: active.map(({ mark }) => mark),
      ends: active.filter((mark) => mark.end === to).map(({ mark }) => mark),
    })
  }
  return result
}

function lastEnd(text: string, mark: Span): number {
  let end = mark.end
  while (end > mark.start && text.charAt(end - 1) === '\n') end--
  return end
}
