import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contextGraphemes, cutsCharacter, describe, wholeCharacters } from './describe.ts'

const family = '👨‍👩‍👧‍👦'

test('quote, prefix and suffix are what stands there', () => {
  expect(describe('村民下田，播种。', 2, 4)).toEqual({ quote: '下田', prefix: '村民', suffix: '，播种。' })
})

test('the context is counted and cut by what people see as one character', () => {
  const text = `${family.repeat(40)}村民${'é'.repeat(40)}`
  const start = family.length * 40
  const { prefix, suffix } = describe(text, start, start + 2)
  expect(prefix).toBe(family.repeat(contextGraphemes))
  expect(suffix).toBe('é'.repeat(contextGraphemes))
})

test('plain text and text that needs segmenting are cut alike', () => {
  const text = fc.string({
    unit: fc.constantFrom('村', '，', 'a', '\n', '𠮷', 'e\u0301', '\u302a', '\uff9e', family, '🇨🇳'),
    maxLength: 50,
  })
  const count = (part: string) => [...new Intl.Segmenter('zh').segment(part)].length
  fc.assert(
    fc.property(text, text, (head, tail) => {
      const { prefix, suffix } = describe(`${head}界${tail}`, head.length, head.length + 1)
      expect(count(prefix)).toBe(Math.min(contextGraphemes, count(head)))
      expect(count(suffix)).toBe(Math.min(contextGraphemes, count(tail)))
    }),
  )
})

test('half characters are widened, whole ones left alone', () => {
  expect(wholeCharacters('𠮷林', 1, 2)).toEqual({ start: 0, end: 2 })
  expect(wholeCharacters('林𠮷', 0, 2)).toEqual({ start: 0, end: 3 })
  expect(wholeCharacters('林𠮷', 0, 1)).toEqual({ start: 0, end: 1 })
})

test('a widened span cuts nothing, holds the span, and is described by what it says', () => {
  const text = fc.string({
    unit: fc.constantFrom('村', '𠮷', '😀', '\n', family),
    minLength: 1,
    maxLength: 60,
  })
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (text, a, b) => {
      const start = a % text.length
      const end = start + 1 + (b % (text.length - start))
      const whole = wholeCharacters(text, start, end)
      expect(whole.start).toBeLessThanOrEqual(start)
      expect(whole.end).toBeGreaterThanOrEqual(end)
      expect(cutsCharacter(text, whole.start) || cutsCharacter(text, whole.end)).toBe(false)
      const { quote, prefix, suffix } = describe(text, whole.start, whole.end)
      expect(quote.isWellFormed() && prefix.isWellFormed() && suffix.isWellFormed()).toBe(true)
      expect(text.slice(0, whole.end).endsWith(prefix + quote)).toBe(true)
      expect(text.slice(whole.start).startsWith(quote + suffix)).toBe(true)
    }),
  )
})
