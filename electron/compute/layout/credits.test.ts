/** Where captions name who took the picture. */
import { expect, test } from 'vitest'
import { creditIn, withCredit } from './credits.ts'
import { takeApart } from './take-apart.ts'

test.each([
  ['村民在田间检修水泵，为春灌做准备。', '本报记者 林晓岚 摄'],
  ['市民在自助机前取报告。', '（何静文摄）'],
  ['图为恢复通车后的沧河大桥。 ', '摄影／马建国'],
  ['家庭医生在车间为工人测量血压　', '冷 杉 摄'],
  ['老码头的早餐摊 ', '通讯员 江小北 摄'],
  ['恢复通车后的沧河大桥。', '马建国 摄'],
  ['𠮷林村的水渠。', '资料图片'],
])('%s|%s', (caption, credit) => {
  const at = creditIn(caption + credit)
  expect(at).toBe(caption.length)
})

test.each([
  '本报记者 林晓岚 摄',
  '摄影爱好者在沧河边拍摄水鸟',
  '市民 林晓岚 在图书馆自习',
  '图为新修的水渠。村民说，水来得比往年早',
  '摄制组在临水镇取景 拍摄',
  '',
])('%s has none, or nothing else', (caption) => {
  expect(creditIn(caption)).toBeNull()
})

test('each part keeps its place on the page; what is no caption stays one', () => {
  const page = '图为沧河大桥。\n马建国　摄'
  const block = { role: 'caption', text: '图为沧河大桥。马建国　摄', confidence: 1, reason: '' } as const
  expect(
    withCredit(page, {
      ...block,
      ranges: [
        [0, 7],
        [8, 13],
      ],
    }).map(({ role, text, ranges }) => [role, text, ranges]),
  ).toEqual([
    ['caption', '图为沧河大桥。', [[0, 7]]],
    ['credit', '马建国　摄', [[8, 13]]],
  ])
  const paragraph = {
    ...block,
    role: 'paragraph',
    ranges: [
      [0, 7],
      [8, 13],
    ],
  } as const
  expect(withCredit(page, paragraph)).toEqual([paragraph])
})

test('a caption that a file states is parted from its credit, and nothing is lost', () => {
  const text = '沧河大桥提前通车\n\n恢复通车后的沧河大桥。（马建国 摄）'
  const { articles, unassigned } = takeApart({
    text,
    stated: [
      { start: 0, end: 8, role: 'title' },
      { start: 10, end: text.length, role: 'caption' },
    ],
  })
  expect(articles[0]?.blocks.map(({ role, text: own }) => [role, own])).toEqual([
    ['title', '沧河大桥提前通车'],
    ['caption', '恢复通车后的沧河大桥。'],
    ['credit', '（马建国 摄）'],
  ])
  expect(unassigned).toEqual([])
})
