/** Learning from pages with answers: it comes to read them, and the same pages give the same weights. */
import { expect, test } from 'vitest'
import { noWeights, weighWith } from '../../../electron/compute/layout/learned.ts'
import { takeApart } from '../../../electron/compute/layout/take-apart.ts'
import { readByHand } from './by-hand.ts'
import { learn } from './learning.ts'
import { lessonOf } from './lessons.ts'
import { scorePage } from './score.ts'
import { drawCuts, drawSpecial } from './specials.ts'
import { stories } from './stories.ts'

/** A paper that calls its headlines what nobody else does: the named weights take them for text. */
const odd = (first: string, second: string) =>
  readByHand(
    `1t|〔要目〕${first}。

1p|昨天上午，沧河县城东的老桥头热闹起来，二十多户菜农把新收的青菜摆上了摊。

1p|镇里的干部说，往后每月逢五都有集，摊位不收钱。

2t|〔要目〕${second}。

2p|江州市图书馆从本月起延长开放时间，晚上九点半才闭馆，周末也不例外。

2p|馆长说，读者里学生占了一半，座位还要再添八十个。
`,
    'odd.txt',
  )

test('what the named weights do not know is learned from pages that have it', () => {
  weighWith(noWeights())
  const shown = [odd('桥头大集开张', '夜读到九点半'), odd('老街添新灯', '渡口通了船')]
  const { text, gold } = odd('水厂换新管', '村里办起剧团')
  const before = scorePage(text, gold, takeApart({ text }))
  const weights = learn(shown.map((one) => lessonOf({ text: one.text }, one.gold, 1)))
  weighWith(weights)
  const after = scorePage(text, gold, takeApart({ text }))
  expect(after.misses.length).toBeLessThan(before.misses.length)
})

test('the same pages give the same weights; an empty page teaches nothing', () => {
  const pages = [1, 2].flatMap((seed) => [drawSpecial(stories, [], seed), drawCuts(stories, [], seed)])
  const lessons = pages.map(({ text, ...gold }) => lessonOf({ text }, gold, 1))
  const weights = learn(lessons)
  expect(weights.some((weight) => weight !== 0)).toBe(true)
  expect(learn(lessons)).toEqual(weights)
  const empty = lessonOf({ text: '' }, { source: '', articles: [], photos: [] }, 1)
  expect(learn([empty])).toEqual(noWeights())
}, 60_000)
