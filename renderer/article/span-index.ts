/** Finds the spans over a place of a text: an interval tree laid out in a sorted array. */

/** `[start, end)` in UTF-16 units of the canonical text. */
export interface Span {
  readonly start: number
  readonly end: number
}

const inOrder = (a: Span, b: Span): number => a.start - b.start || b.end - a.end

/** Spans in text order; of those that start together the longest first. Empty spans are left out. */
export class SpanIndex<S extends Span> {
  readonly spans: readonly S[]
  /** For the subtree whose root is `i`: the furthest end in it. */
  readonly #reach: Int32Array

  constructor(spans: Iterable<S>) {
    const sorted: S[] = []
    let isSorted = true
    // Written out: this loop runs cold, before the first frame.
    let [start, end] = [-1, 0]
    for (const span of spans) {
      if (span.end <= span.start) continue
      if (span.start < start || (span.start === start && span.end > end)) isSorted = false
      start = span.start
      end = span.end
      sorted.push(span)
    }
    // The library gives them in order; then ten thousand cost nothing to look at again.
    if (!isSorted) sorted.sort(inOrder)
    this.spans = sorted
    this.#reach = new Int32Array(sorted.length)
    this.#build(0, sorted.length)
  }

  #build(low: number, high: number): number {
    if (low >= high) return -1
    const middle = (low + high) >>> 1
    const own = (this.spans[middle] as S).end
    const reach = Math.max(own, this.#build(low, middle), this.#build(middle + 1, high))
    this.#reach[middle] = reach
    return reach
  }

  /** Spans that share at least one unit with `[from, to)`, in text order. O(log n + found). */
  overlapping(from: number, to: number): S[] {
    const found: S[] = []
    const visit = (low: number, high: number): void => {
      if (low >= high) return
      const middle = (low + high) >>> 1
      if ((this.#reach[middle] as number) <= from) return
      visit(low, middle)
      const span = this.spans[middle] as S
      if (span.start >= to) return
      if (span.end > from) found.push(span)
      visit(middle + 1, high)
    }
    visit(0, this.spans.length)
    return found
  }

  /** Spans over the unit at `offset`, the smallest first; of equal ones the later first. */
  at(offset: number): S[] {
    return this.overlapping(offset, offset + 1)
      .reverse()
      .sort((a, b) => a.end - a.start - (b.end - b.start))
  }
}
