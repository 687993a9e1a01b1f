import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TokenSet } from './token-set.ts'

const sign = fc.constantFrom('粮', '食', '𠮷', 'a', '1', '\ufdd0', '是')
const token = fc.array(sign, { minLength: 1, maxLength: 4 }).map((signs) => signs.join(''))

test('each token once, in the order they came, for one text after the other', () => {
  const set = new TokenSet()
  fc.assert(
    fc.property(fc.array(token, { maxLength: 200 }), (tokens) => {
      set.clear()
      for (const one of tokens) set.add(`前${one}后`, 1, 1 + one.length)
      expect(set.toString()).toBe([...new Set(tokens)].join(' '))
    }),
  )
})

test('more tokens than its tables were made for, and one longer than all of them', () => {
  const set = new TokenSet()
  const tokens = Array.from({ length: 20_000 }, (_, i) => `${i}号`)
  for (let round = 0; round < 2; round++) for (const one of tokens) set.add(one, 0, one.length)
  const long = '长'.repeat(100_000)
  set.add(long, 0, long.length)
  expect(set.toString()).toBe([...tokens, long].join(' '))
})
