import fc from 'fast-check'
import { expect, test } from 'vitest'
import { difference } from './difference.ts'

const told = (before: string, after: string) =>
  difference(before, after).map(({ start, end, from, to }) => [
    before.slice(start, end),
    after.slice(from, to),
  ])

test('each stretch that differs is one change', () => {
  expect(told('春耕时节', '春耕时节')).toEqual([])
  expect(told('春耕时节，村民下田。', '秋耕时节，村民都下田')).toEqual([
    ['春', '秋'],
    ['', '都'],
    ['。', ''],
  ])
})

test('characters beyond the basic plane change whole', () => {
  // Both begin with the same half.
  expect(told('在𠮷村', '在𠮸村')).toEqual([['𠮷', '𠮸']])
  expect(told('😀', '')).toEqual([['😀', '']])
})

test('texts that have nothing in common are one change', () => {
  const [before, after] = ['甲'.repeat(2000), '乙'.repeat(2000)]
  expect(difference(before, after)).toEqual([{ start: 0, end: 2000, from: 0, to: 2000 }])
})

test('the changes make the new text of the old one', () => {
  const text = fc.string({ unit: fc.constantFrom('的', '一', '是', '𠮷', '𠮸', '，'), maxLength: 30 })
  fc.assert(
    fc.property(text, text, (before, after) => {
      let made = ''
      let at = 0
      for (const { start, end, from, to } of difference(before, after)) {
        expect(start).toBeGreaterThanOrEqual(at)
        made += before.slice(at, start) + after.slice(from, to)
        at = end
      }
      expect(made + before.slice(at)).toBe(after)
    }),
    { numRuns: 300 },
  )
})
