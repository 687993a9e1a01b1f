import fc from 'fast-check'
import { expect, test } from 'vitest'
import { finder } from './taught.ts'

const find = (names: readonly string[], text: string) =>
  finder(names.map((name) => ({ name })))(text).map(({ start, end }) => text.slice(start, end))

test('the longest name wins where two begin, and a found one is not looked into', () => {
  expect(find(['市', '市医院', '医院院长'], '市医院院长到市里')).toEqual(['市医院', '市'])
})

test('case and width do not matter; words of letters and digits are whole', () => {
  expect(find(['ＡＩ', 'G20'], 'ai诊室，AID，Ｇ20峰会，G200，的Ai。')).toEqual(['ai', 'Ｇ20', 'Ai'])
  expect(find(['𠮷林'], '𠮷林𠮷')).toEqual(['𠮷林'])
})

test('places are in order, apart, and hold the name', () => {
  const piece = fc.constantFrom('市', '医', '院', '𠮷', 'a', 'Ａ', '，')
  const word = fc.array(piece, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.array(word), fc.array(piece), (names, parts) => {
      const text = parts.join('')
      let reached = 0
      for (const { word, start, end } of finder(names.map((name) => ({ name })))(text)) {
        expect(start).toBeGreaterThanOrEqual(reached)
        expect(text.slice(start, end).normalize('NFKC').toLowerCase()).toBe(
          word.name.normalize('NFKC').toLowerCase(),
        )
        reached = end
      }
    }),
  )
})
