import fc from 'fast-check'
import { expect, test } from 'vitest'
import { words, wordsOfLists } from './lexicon.ts'

const unit = fc.constantFrom(...'江州市临水县𠮷·a')
const word = fc.string({ unit, minLength: 1, maxLength: 4 })
const list = fc.array(word, { minLength: 1, maxLength: 12 })
const text = fc.string({ unit, maxLength: 40 })

/** The longest word at a place, looked for word by word. */
const longest = (all: readonly string[], text: string, at: number): number =>
  Math.max(0, ...all.filter((one) => text.startsWith(one, at)).map((one) => one.length))

test('the longest word at each place is found', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(list, text, (all, text) => {
      const known = words(all)
      for (let at = 0; at <= text.length; at++) expect(known.longestAt(text, at)).toBe(longest(all, text, at))
      for (const one of all) expect(known.has(one)).toBe(true)
    }),
  )
})

test('several lists are read at once as each by itself', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.array(list, { minLength: 1, maxLength: 4 }), text, (lists, text) => {
      const found: number[][] = []
      wordsOfLists(lists.map(words))(text, (...one) => found.push(one))
      const expected = lists.flatMap((all, number) => {
        const one: number[][] = []
        for (let at = 0; at < text.length; at++) {
          const length = longest(all, text, at)
          if (length > 0) one.push([number, at, length])
          at += Math.max(0, length - 1)
        }
        return one
      })
      expect(
        found.toSorted((a, b) => (a[0] as number) - (b[0] as number) || (a[1] as number) - (b[1] as number)),
      ).toEqual(expected)
      expect(found.map(([, at]) => at)).toEqual(found.map(([, at]) => at as number).toSorted((a, b) => a - b))
    }),
  )
})
