import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extend } from './extend.ts'

/** Levenshtein's distances from `a` to every beginning of `b`, the empty one first. */
function edits(a: string, b: string): number[] {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
          (row[j] as number) + 1,
          (next[j - 1] as number) + 1,
        ),
      )
    row = next
  }
  return row
}
const fewest = (a: string, b: string): number => Math.min(...edits(a, b))
const distance = (a: string, b: string): number => edits(a, b)[b.length] as number

const word = fc.string({ unit: fc.constantFrom('春', '江', '水', '暖'), maxLength: 14 })

test('a pattern is followed with the fewest edits, forwards and backwards', () => {
  fc.assert(
    fc.property(word, word, (pattern, text) => {
      const best = fewest(pattern, text)
      const to = extend(
        { text: pattern, start: 0, length: pattern.length, step: 1 },
        { text, start: 0, length: text.length, step: 1 },
        pattern.length,
      )
      expect(to.done).toBe(pattern.length)
      expect(to.edits).toBe(best)
      expect(distance(pattern, text.slice(0, to.taken))).toBe(best)
      const turned = [...text].reverse().join('')
      const back = extend(
        {
          text: [...pattern].reverse().join(''),
          start: pattern.length - 1,
          length: pattern.length,
          step: -1,
        },
        { text: turned, start: turned.length - 1, length: turned.length, step: -1 },
        pattern.length,
      )
      expect(back).toEqual(to)
    }),
    { numRuns: 1000 },
  )
})

test('with too few edits it goes as far as the texts agree', () => {
  const text = '春江花月夜，海上明月共潮生'
  const pattern = '春江花月夜，滟滟随波千万里'
  const walk = (of: string) => ({ text: of, start: 0, length: of.length, step: 1 as const })
  expect(extend(walk(pattern), walk(text), 3)).toEqual({ done: 6, taken: 6, edits: 0 })
})
