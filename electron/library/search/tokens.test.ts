import { expect, test } from 'vitest'
import { indexTokens, wordLength } from './tokens.ts'

const tokens = (text: string) => indexTokens(text).split(' ')

test('wide characters as pairs and the last one of each stretch', () => {
  expect(tokens('人民日报，人民')).toEqual(['人民', '民日', '日报', '报', '民'])
})

test('words whole, in one case and width', () => {
  expect(tokens('５Ｇ时代 Party')).toEqual(['5g', '时代', '代', 'party'])
})

test('characters beyond the basic plane are one character', () => {
  expect(tokens('𠮷野家😀')).toEqual(['𠮷野', '野家', '家😀', '😀'])
})

test('a long word is cut, and never in the middle of a character', () => {
  const [token] = tokens('a'.repeat(500))
  expect(token).toBe('a'.repeat(wordLength))
  expect(tokens(`${'a'.repeat(wordLength - 1)}𝟘bcd`).every((part) => part.isWellFormed())).toBe(true)
})

test('nothing in, nothing out', () => {
  expect(indexTokens('')).toBe('')
  expect(indexTokens(' ，。\n…')).toBe('')
})
