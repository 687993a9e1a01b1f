import fc from 'fast-check'
import { expect, test } from 'vitest'
import { align, largestPart, remains } from './align.ts'

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

test('the last sign of a paragraph stays with it where another was joined to it', () => {
  const first = '三月的田野里，村民们正在抢抓农时。'
  const second = '今年种了三百亩小麦，还添了两台新机器，收成有盼头，大家都说好日子在后头。'
  const joined = first.replace('村民', '农民') + second
  expect(align(first, joined)?.at(-1)).toBe(first.length - 1)
  const behind = align(second, joined) as Int32Array
  expect([...behind]).toEqual([...second].map((_, i) => first.length + i))
})

test('what remains of a span leaves out what went elsewhere; its largest part stands together', () => {
  //                               0  1  2  3   4   5   6   7
  const places = Int32Array.from([10, 11, 2, 13, 14, -1, 90, 91])
  expect(remains(places, 0, 5)).toEqual({ start: 10, end: 15, alive: 4 })
  expect(remains(places, 3, 6)).toEqual({ start: 13, end: 90, alive: 2 })
  expect(remains(places, 5, 6)).toBeNull()
  expect(largestPart(places, 3, 8)).toEqual({ start: 13, end: 15, alive: 2 })
  expect(largestPart(places, 6, 8)).toEqual({ start: 90, end: 92, alive: 2 })
  expect(largestPart(places, 5, 6)).toBeNull()
})
