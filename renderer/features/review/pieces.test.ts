import { expect, test } from 'vitest'
import { topOf } from './Plot.tsx'
import { aroundOf, piecesOf, without } from './pieces.ts'

test('a quotation falls into what is hidden and what is not, nothing lost', () => {
  expect(piecesOf('𠮷家湾', [])).toEqual([{ start: 0, text: '𠮷家湾', isHidden: false }])
  expect(
    piecesOf('𠮷家湾的巡渠员😀', [
      [0, 2],
      [5, 7],
    ]),
  ).toEqual([
    { start: 0, text: '𠮷', isHidden: true },
    { start: 2, text: '家湾的', isHidden: false },
    { start: 5, text: '巡渠', isHidden: true },
    { start: 7, text: '员😀', isHidden: false },
  ])
})

test('the punctuation that touches a quotation stands with it, nothing lost', () => {
  expect(aroundOf({ before: '她说，“', after: '”说完就走。' })).toEqual({
    before: '她说，',
    opening: '“',
    closing: '”',
    after: '说完就走。',
  })
  expect(aroundOf({ before: '', after: '。' })).toEqual({ before: '', opening: '', closing: '。', after: '' })
  expect(aroundOf({ before: '𠮷家湾', after: '😀' })).toMatchObject({ before: '𠮷家湾', after: '😀' })
})

test('what the selection touches is left out of the cloze', () => {
  const cloze = [
    [0, 2],
    [4, 6],
  ] as const
  expect(without(cloze, [1, 2])).toEqual([[4, 6]])
  expect(without(cloze, [2, 4])).toEqual(cloze)
  expect(without(cloze, [1, 5])).toEqual([])
})

test.each([
  [0, 2],
  [2, 2],
  [3, 4],
  [5, 10],
  [11, 20],
  [41, 100],
  [101, 200],
])('a plot of at most %i goes up to %i', (most, top) => {
  expect(topOf(most)).toBe(top)
})
