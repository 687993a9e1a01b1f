/** An article that a box stands in goes on below it; one that has said all does not. */
import { expect, test } from 'vitest'
import { takeApart } from './take-apart.ts'

const blocks = [
  '# 一座渡口的三十一年',
  '本报记者 林晓岚',
  '清早，河口镇的渡船还没有开，码头上已经站满了赶集的人。船家孟长河说，这条航线他跑了三十一年，从没有误过一班。',
  '### 风浪里的航线',
  '渡船宽三米，能坐四十个人。发大水的年月，孟长河把缆绳系在腰上，一趟一趟送孩子过河上学。',
  '# 区图书馆开进地铁站',
  '本报讯（记者 贺一鸣）昨天，临水区图书馆开进了地铁站，读者刷卡就能借书，还书也不用再跑一趟总馆。',
  '书屋备书三千册，每月换一次新书，由街道的志愿者看管。',
  '### 码头要改样子了',
  '镇里打算明年春天把渡口改成游船码头，孟长河留下来当船长。渡船不拆，系在老码头上，给过河的孩子看。',
  '孟长河说，航线在，渡口就在，河口镇的人就还认得回家的路。',
]

test('text below a box goes back to the article that speaks of the same things', () => {
  const { articles } = takeApart({ text: blocks.join('\n\n') })
  expect(articles).toHaveLength(2)
  expect(articles[0]?.blocks.at(-1)?.text).toBe(blocks.at(-1))
  const back = articles[0]?.blocks.find(({ text }) => text === '码头要改样子了')
  expect(back?.reason).toBe('speaks of what the article above speaks of')
  expect(articles[1]?.blocks.at(-1)?.text).toBe(blocks[7])
})

test('text of its own matter stays', () => {
  const own = [
    ...blocks.slice(0, 8),
    '### 书屋里的第一天',
    '开张第一天，地铁站的书屋借出了六百册书，读者刷卡取书，志愿者忙着上架，临水区图书馆的馆员也来帮忙。',
    '图书馆说，年内还要在地铁站开八个书屋。',
  ]
  const { articles } = takeApart({ text: own.join('\n\n') })
  expect(articles).toHaveLength(2)
  expect(articles[1]?.blocks.at(-1)?.text).toBe(own.at(-1))
})

test('text goes back without a heading too, and the boxed item keeps its own', () => {
  const bare = blocks.filter((text) => !text.startsWith('###'))
  const { articles } = takeApart({ text: bare.join('\n\n') })
  expect(articles).toHaveLength(2)
  expect(articles[0]?.blocks.at(-1)?.text).toBe(blocks.at(-1))
  expect(articles[1]?.blocks.at(-1)?.text).toBe(blocks[7])
})
