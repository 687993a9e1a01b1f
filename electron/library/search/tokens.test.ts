import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasTerm } from './passages.ts'
import { plan, termOf } from './terms.ts'
import { indexTokens, wordLength } from './tokens.ts'

const tokens = (text: string) => indexTokens(text).split(' ')
/** Without the beginnings of words and what a point joins. */
const plain = (text: string) => tokens(text).filter((token) => !/[\ufdd0\ufdd1]/.test(token))

test('wide characters as pairs and the last one of each stretch', () => {
  expect(tokens('榫卯鸬鹚，榫卯')).toEqual(['榫卯', '卯鸬', '鸬鹚', '鹚', '卯'])
})

test('words whole, in one case and width', () => {
  expect(plain('５Ｇ鸬鹚 Party')).toEqual(['5g', '鸬鹚', '鹚', 'party'])
})

test('characters beyond the basic plane are one character', () => {
  expect(tokens('𠮷野家😀')).toEqual(['𠮷野', '野家', '家😀', '😀'])
})

test('a long word is cut, and never in the middle of a character', () => {
  const [token] = plain('a'.repeat(500))
  expect(token).toBe('a'.repeat(wordLength))
  expect(tokens(`${'a'.repeat(wordLength - 1)}𝟘bcd`).every((part) => part.isWellFormed())).toBe(true)
})

test('nothing in, nothing out', () => {
  expect(indexTokens('')).toBe('')
  expect(indexTokens(' ，。\n…')).toBe('')
})

test('three characters from each frequent pair on', () => {
  expect(tokens('中国鸬')).toEqual(['中国', '中国鸬', '国鸬', '鸬'])
  expect(tokens('中國𠮷')).toEqual(['中国', '中国𠮷', '国𠮷', '𠮷'])
})

test('short beginnings of words, and two with a point between them as one', () => {
  expect(tokens('12.8').map((token) => token.replaceAll('\ufdd0', '^').replaceAll('\ufdd1', '.'))).toEqual([
    '12',
    '^1',
    '^12',
    '8',
    '^8',
    '12.8',
  ])
})

test('what a term needs is in every text that has it', () => {
  const character = fc.constantFrom(...'中国人经济发展的鸬鹚12aB.，', '𠮷')
  const text = fc.array(character, { maxLength: 30 }).map((all) => all.join(''))
  fc.assert(
    fc.property(
      text,
      fc.nat(30),
      fc.integer({ min: 1, max: 8 }),
      fc.boolean(),
      (whole, at, length, exact) => {
        const term = termOf(whole.slice(at, at + length).toWellFormed(), exact)
        if (!term) return
        const has = hasTerm(whole, term)
        const { match, proven } = plan([term])
        const index = tokens(whole)
        const matches = match.split(' AND ').every((part) => {
          const needed = /"([^"]*)"/.exec(part)?.[1] ?? ''
          return index.some((token) => (part.endsWith('*') ? token.startsWith(needed) : token === needed))
        })
        if (has) expect(matches).toBe(true)
        if (proven && matches) expect(has).toBe(true)
      },
    ),
    { numRuns: 3000 },
  )
})
