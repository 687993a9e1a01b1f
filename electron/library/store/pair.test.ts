import { expect, test } from 'vitest'
import { pairArticles } from './pair.ts'

const spring = '春耕备耕全面展开，各地农资供应充足，农民忙着整地'
const summer = '夏粮收购工作陆续开始，粮食部门做好仓容准备'
const autumn = '秋季招生方案公布，高校扩大农村专项计划'
const articles = (...texts: string[]) => texts.map((text, i) => ({ text, n: i + 1 }))

test('by likeness, wherever they stand on the page', () => {
  expect(pairArticles(articles(spring, summer), articles(summer, autumn, `${spring}。新增一段`))).toEqual([
    1, -1, 0,
  ])
})

test('by place, when the texts have nothing in common', () => {
  expect(pairArticles(articles('ÎÒ¹ú', '´º¸û'), articles(spring, summer, autumn))).toEqual([0, 1, -1])
})

test('each old article goes on in one new article only', () => {
  expect(pairArticles(articles(spring), articles(spring.slice(0, 10), spring))).toEqual([-1, 0])
  expect(pairArticles([], articles(spring))).toEqual([-1])
  expect(pairArticles(articles(spring), [])).toEqual([])
})
