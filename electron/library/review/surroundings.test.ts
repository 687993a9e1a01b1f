import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longestSide, surroundings } from './surroundings.ts'

test('a short paragraph is whole, its neighbours stay away', () => {
  expect(surroundings('题\n春耕。村民下田。收工。\n尾', 5, 9)).toEqual({
    before: '春耕。',
    after: '。收工。',
  })
  expect(surroundings('村民下田', 0, 2)).toEqual({ before: '', after: '下田' })
  expect(surroundings('甲\n乙', 0, 3)).toEqual({ before: '', after: '' })
})

test('a long one is cut between sentences', () => {
  const sentence = '村民说：“今年雨水好。”'
  const text = `${sentence.repeat(20)}播种${sentence.repeat(20)}`
  const start = text.indexOf('播种')
  const { before, after } = surroundings(text, start, start + 2)
  expect(before).toBe(`…${sentence.repeat(10)}`)
  expect(after).toBe(`${sentence.repeat(10)}…`)
})

test('a sentence that is longer than the room is cut, never in a character', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('𠮷', '村', '😀', '。', '\n'), { minLength: 1, maxLength: 400 }),
      fc.nat(),
      fc.nat(),
      (characters, at, length) => {
        const text = characters.join('')
        const from = at % characters.length
        const start = characters.slice(0, from).join('').length
        const end = start + characters.slice(from, from + 1 + (length % 5)).join('').length
        const { before, after } = surroundings(text, start, end)
        expect(before.isWellFormed() && after.isWellFormed()).toBe(true)
        expect(before.length).toBeLessThanOrEqual(longestSide + 1)
        expect(after.length).toBeLessThanOrEqual(longestSide + 1)
        expect(text.slice(0, start).endsWith(before.replace(/^…/, ''))).toBe(true)
        expect(text.slice(end).startsWith(after.replace(/…$/, ''))).toBe(true)
      },
    ),
  )
})
