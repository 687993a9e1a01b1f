import fc from 'fast-check'
import { expect, test } from 'vitest'
import { align, type Piece } from './align.ts'

const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('')
const ownOf = (pieces: readonly Piece[]) => pieces.filter(({ own }) => own).map(({ text }) => text)

test('sentences that were cut stand alone, changed words are picked out, the rest is level', () => {
  const rows = align(
    '老堤换新装\n护坡石砌上去了。堤顶能骑车。学校组织测水温。',
    '老堤换新装\n护坡石砌上去了。堤顶不能骑车。',
  )
  expect(rows.map(({ isSame }) => isSame)).toEqual([true, false])
  const last = rows[1]
  expect(ownOf(last?.right ?? [])).toEqual(['不'])
  expect(ownOf(last?.left ?? []).join('')).toContain('学校组织测水温')
})

test('a break or blank makes no difference, another script does not hide one', () => {
  expect(align('甲方说。乙方答。', '甲方说。\n乙方 答。').every(({ isSame }) => isSame)).toBe(true)
  expect(align('', '')).toEqual([])
  expect(align('𠮷林。', '吉林。').map(({ isSame }) => isSame)).toEqual([false])
})

test('the pieces of either side are its text, whatever the two are', () => {
  const words = fc.array(fc.constantFrom('老堤', '。', '\n', '𠮷', '！”', '水', 'a b', '，', '新装'), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(words, words, (a, b) => {
      const rows = align(a.join(''), b.join(''))
      expect(rows.map(({ left }) => textOf(left)).join('')).toBe(a.join(''))
      expect(rows.map(({ right }) => textOf(right)).join('')).toBe(b.join(''))
      for (const { isSame, left, right } of rows)
        if (isSame) expect([...left, ...right].some(({ own }) => own)).toBe(false)
    }),
    { numRuns: 300 },
  )
})
