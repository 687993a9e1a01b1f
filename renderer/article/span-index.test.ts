/** The interval tree against looking at every span. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SpanIndex } from './span-index.ts'

const spans = fc.array(
  fc.tuple(fc.nat(200), fc.nat(60)).map(([start, length]) => ({ start, end: start + length })),
  { maxLength: 80 },
)

test('finds exactly the spans that overlap, in text order', () => {
  fc.assert(
    fc.property(spans, fc.nat(220), fc.nat(40), (all, from, length) => {
      const found = new SpanIndex(all).overlapping(from, from + length)
      const wanted = all.filter(
        (span) => span.end > span.start && span.start < from + length && span.end > from,
      )
      expect(found).toHaveLength(wanted.length)
      expect(new Set(found)).toEqual(new Set(wanted))
      expect(found).toEqual([...found].sort((a, b) => a.start - b.start || b.end - a.end))
    }),
  )
})

test('at an offset the smallest comes first', () => {
  const index = new SpanIndex([
    { start: 0, end: 100 },
    { start: 10, end: 20 },
    { start: 5, end: 50 },
    { start: 20, end: 30 },
  ])
  expect(index.at(15).map((span) => span.start)).toEqual([10, 5, 0])
  expect(index.at(20).map((span) => span.start)).toEqual([20, 5, 0])
  expect(index.at(100)).toEqual([])
})
