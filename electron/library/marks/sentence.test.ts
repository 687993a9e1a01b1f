/** A mark's sentence is what stands around it in its paragraph, never half a character. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longestSide, sentenceAround } from './sentence.ts'

test('it ends with its sign and the quotation marks behind it, or with the paragraph', () => {
  const text = '题\n春耕了。“村民下田。”他说\n尾'
  const around = (quote: string) => {
    const at = text.indexOf(quote)
    return sentenceAround(text, at, at + quote.length)
  }
  expect(around('下田')).toEqual({ before: '“村民', after: '。”' })
  expect(around('他')).toEqual({ before: '', after: '说' })
  expect(around('题')).toEqual({ before: '', after: '' })
  // Over two sentences: from the beginning of the first to the end of the last.
  expect(around('耕了。“村')).toEqual({ before: '春', after: '民下田。”' })
})

test('of any text, both sides are the text beside the mark, whole characters, and not too long', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('𠮷', '村', '😀', '。', '，', '”', '\n'), { minLength: 1, maxLength: 500 }),
      fc.nat(),
      fc.nat(60),
      (characters, at, length) => {
        const text = characters.join('')
        const from = at % characters.length
        const start = characters.slice(0, from).join('').length
        const end = start + characters.slice(from, from + 1 + length).join('').length
        const { before, after } = sentenceAround(text, start, end)
        expect(before.isWellFormed() && after.isWellFormed()).toBe(true)
        expect(Math.max(before.length, after.length)).toBeLessThanOrEqual(longestSide + 1)
        expect(text.slice(0, start).endsWith(before.replace(/^…/, ''))).toBe(true)
        expect(text.slice(end).startsWith(after.replace(/…$/, ''))).toBe(true)
        expect(before + after).not.toContain('\n')
      },
    ),
    { interruptAfterTimeLimit: 5000 },
  )
})
