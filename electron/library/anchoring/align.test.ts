import fc from 'fast-check'
import { expect, test } from 'vitest'
import { align } from './align.ts'

/** Length of the longest common subsequence, by the book. */
function common(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const unit of a.split('')) {
    const next = [0]
    for (let j = 1; j <= b.length; j++)
      next.push(
        b[j - 1] === unit ? (row[j - 1] as number) + 1 : Math.max(row[j] as number, next[j - 1] as number),
      )
    row = next
  }
  return row.at(-1) as number
}

test('as many units as can live on in order do, each in the place of an equal one', () => {
  const text = fc.string({ unit: fc.constantFrom('村', '民', '的', '𠮷'), maxLength: 24 })
  fc.assert(
    fc.property(text, text, (a, b) => {
      const places = align(a, b) as Int32Array
      const alive = places.filter((place) => place >= 0)
      expect([...alive]).toEqual([...new Set(alive)].sort((x, y) => x - y))
      for (const [i, place] of places.entries()) if (place >= 0) expect(b[place]).toBe(a[i])
      expect(alive.length).toBe(common(a, b))
    }),
  )
})

test('texts that have nothing to do with one another are given up on', () => {
  expect(align('村'.repeat(2000), '城'.repeat(2000))).toBeNull()
})
