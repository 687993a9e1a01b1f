/** Lines of page furniture, and lines that only look like some. */
import { expect, test } from 'vitest'
import { simplified } from './fold.ts'
import { isFurniture, isSectionName, isWebMeta } from './furniture.ts'

test.each([
  'A06 社会',
  '第3版',
  '2026年1月9日 星期五 编辑/韦东 美编/苏晴 校对/老周',
  '2 要闻 北疆农民报 2025年9月23日 星期二 责编 白音 校对 苏和',
  '中华民国115年3月18日 星期三',
  'Wednesday, March 18, 2026 | PAGE 4',
  '江海日报',
  '国内统一连续出版物号 CN 32-0099',
  '（下转第3版）',
  '江海港开通第三条远洋航线 2版',
  '*责任编辑 杜若 版式 白鹭*',
  '本版编辑：牟青 电子邮箱：lilun@example.com',
  '通讯地址：青溪县人民路18号 邮编：343900 电话：0796-3522222',
  '今天白天 晴到多云 3℃～11℃ 北风2～3级',
  '原创 云山融媒 2026-01-12 18:30 云南',
  '点个“在看”，让更多人看到',
  'Contact the writers at news@example.com',
  '|---|---|---|',
])('%s is furniture', (line) => {
  expect(isFurniture(line)).toBe(true)
})

test.each([
  '市里新增三十处便民停车场',
  '时间：3月21日上午9时',
  '编辑部的故事讲了四十年，读者来信装满了三间屋子。',
  '健康讲座预告',
  '记者手记',
  '今天，他又走上了那条山路。',
  'A village library opens its doors',
])('%s is none', (line) => {
  expect(isFurniture(line)).toBe(false)
})

test('names of pages, and what the web sets below a title', () => {
  expect(['要 闻', '民生广角', 'LOCAL'].every(isSectionName)).toBe(true)
  expect(['春耕正忙', '把诊室搬上渔船'].some(isSectionName)).toBe(false)
  expect(isWebMeta('2026-02-26 09:15:42   来源：海州新闻网')).toBe(true)
  expect(isWebMeta('2026年的春天')).toBe(false)
})

test('traditional characters fold unit for unit', () => {
  expect(simplified('記者吳佩珊／花蓮報導𠮷')).toBe('记者吴佩珊／花莲报导𠮷')
  const plain = '本报记者'
  expect(simplified(plain)).toBe(plain)
})
