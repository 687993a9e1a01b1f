import { expect, test } from 'vitest'
import { expectWhole, told } from '../read/test/read-bytes.ts'

test.each([
  ['字', ['paragraph 字']],
  ['我们去春游。', ['paragraph 我们去春游。']],
  ['  渠水清了\r\n\r\n今天通水。 ', ['title 渠水清了', 'paragraph 今天通水。']],
  ['𠮷', ['paragraph 𠮷']],
  ['■市医院', ['paragraph 市医院']],
])('a few words by themselves are an article: %j', (text, blocks) => {
  expect(told({ text })).toEqual({ articles: [blocks], beside: [] })
  expectWhole({ text })
})

test.each(['沧河日报 第3版 要闻', '2026年1月27日　星期二', '……', '———'])(
  'the head of a page, or marks, are none: %j',
  (text) => {
    expect(told({ text }).articles).toEqual([])
    expectWhole({ text })
  },
)
