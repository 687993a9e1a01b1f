import fc from 'fast-check'
import { expect, test } from 'vitest'
import { segments } from './segments.ts'

const span = fc
  .tuple(fc.nat(30), fc.nat(12))
  .map(([start, length]) => ({ start, end: Math.min(32, start + length) }))

test('segments cover the stretch, each unit under exactly its marks, each mark ending once', () => {
  fc.assert(
    fc.property(fc.array(span), fc.nat(20), fc.nat(12), (spans, from, length) => {
      const text = '字'.repeat(32)
      const to = from + length + 1
      const marks = spans
        .map((mark, i) => ({ ...mark, i }))
        .sort((a, b) => a.start - b.start || b.end - a.end)
      const found = segments(text, from, Math.min(to, 32), marks)
      expect(found[0]?.start).toBe(from)
      expect(found.at(-1)?.end).toBe(Math.min(to, 32))
      found.forEach((segment, n) => {
        expect(segment.end).toBeGreaterThan(segment.start)
        if (n > 0) expect(segment.start).toBe(found[n - 1]?.end)
        for (let at = segment.start; at < segment.end; at++)
          expect(segment.marks).toEqual(marks.filter((mark) => mark.start <= at && mark.end > at))
      })
      const endHere = marks.filter(
        (mark) => mark.end > mark.start && mark.end > from && mark.end <= Math.min(to, 32),
      )
      expect(found.flatMap(({ ends }) => ends.map(({ i }) => i)).sort()).toEqual(
        endHere.map(({ i }) => i).sort(),
      )
    }),
  )
})

test('over two blocks, a mark ends in the block of its last character', () => {
  const text = '甲乙\n丙丁'
  const marks = [
    { start: 1, end: 3 },
    { start: 1, end: 4 },
  ]
  expect(segments(text, 0, 2, marks).at(-1)?.ends).toEqual([marks[0]])
  expect(segments(text, 3, 5, marks)[0]).toMatchObject({ start: 3, end: 4, ends: [marks[1]] })
})
