import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { EntityPage, FigureRow, Series } from '../../../../electron/contract/entities.ts'
import type { Fake } from '../../../api/fake.ts'
import { useUi } from '../../../state/ui.ts'
import { inputsOf, lastTarget, show } from '../../../test/show.tsx'
import { placeOnLine } from './axis.ts'
import { spotsOf } from './chart.ts'

const figure = (value: number, kind: FigureRow['kind'], start: number): FigureRow => ({
  id: `f${start}`,
  articleId: 'p1-1',
  title: '一条老渠，重新流过晒谷场',
  sourceName: '临江日报-02版.txt',
  paper: '',
  pageNo: '',
  articleDate: null,
  start,
  end: start + 4,
  text: `${value}眼`,
  value,
  unit: '眼',
  qualifier: null,
  indicator: '封填机井',
  kind,
  state: 'suggested',
  who: [],
  date: null,
  sentence: `封填机井${value}眼。`,
})

const wells: Series = {
  indicator: '封填机井',
  unit: '眼',
  points: [
    { at: '2024', figure: figure(412, 'result', 10) },
    { at: '2025-03-12', figure: figure(1014, 'result', 20) },
    { at: '2027', figure: figure(2400, 'target', 30) },
  ],
}
const canals: Series = {
  indicator: '修复渠道',
  unit: '公里',
  points: [
    { at: '2024-06', figure: { ...figure(4, 'result', 40), indicator: '修复渠道', unit: '公里' } },
    { at: '2025-06', figure: { ...figure(9, 'result', 50), indicator: '修复渠道', unit: '公里' } },
  ],
}

const programme: EntityPage = {
  id: 'e1',
  type: 'PROGRAMME',
  canonical: '“百渠复流”工程',
  names: [],
  mentions: 3,
  articles: 2,
  first: null,
  last: null,
  spellings: [{ text: '“百渠复流”工程', count: 3 }],
  note: '',
  apart: [],
  maybe: [],
  company: { total: 0, rows: [] },
  figures: { total: 0, rows: [] },
  timeline: { total: 0, rows: [] },
  runBy: [],
  described: [],
}

function onPage(fake: Fake): void {
  fake.answer('entities.get', () => programme)
  fake.answer('figures.series', () => [wells, canals])
  useUi.setState({ entityId: 'e1' })
}

test('the figures of a measure stand where their time and value say; each leads to its passage', async () => {
  await show({ screen: 'entities', before: onPage })
  const chart = page.getByRole('region', { name: '数据走势' })
  await expect.element(chart.getByRole('button', { name: /^结果 2025-03-12 1014眼/ })).toBeVisible()
  const places = [...document.querySelectorAll('.chart-mark')].map((one) => one.getBoundingClientRect())
  const [early, late, goal] = places as [DOMRect, DOMRect, DOMRect]
  expect(early.x).toBeLessThan(late.x)
  expect(late.x).toBeLessThan(goal.x)
  expect(early.y).toBeGreaterThan(late.y)
  expect(late.y).toBeGreaterThan(goal.y)
  // The promise is a line of its own from the last report on.
  expect(document.querySelectorAll('.chart polyline.ahead')).toHaveLength(1)
  await chart.getByRole('button', { name: /^目标 2027 2400眼/ }).click()
  expect(lastTarget()).toEqual({ articleId: 'p1-1', start: 30, end: 34 })
})

test('another measure is chosen by name', async () => {
  await show({ screen: 'entities', before: onPage })
  const chart = page.getByRole('region', { name: '数据走势' })
  await chart.getByText('修复渠道', { exact: true }).click()
  await expect.element(chart.getByRole('button', { name: /^结果 2025-06 9公里/ })).toBeVisible()
  expect(document.querySelectorAll('.chart-mark')).toHaveLength(2)
})

test('of very many points the newest are drawn, and it says so', async () => {
  const points = Array.from({ length: 60 }, (_, n) => ({
    at: `2024-${String(1 + (n % 12)).padStart(2, '0')}`,
    figure: figure(n, 'result', n),
  }))
  await show({
    screen: 'entities',
    before: (fake) => {
      onPage(fake)
      fake.answer('figures.series', () => [{ ...wells, points }])
      fake.answer('entities.get', () => ({
        ...programme,
        figures: { total: 300, rows: [figure(7, 'result', 7)] },
      }))
    },
  })
  const chart = page.getByRole('region', { name: '数据走势' })
  await expect.element(chart.getByText(/最新 40 项，共 60 项/)).toBeVisible()
  expect(document.querySelectorAll('.chart-mark')).toHaveLength(40)
  await page.getByRole('button', { name: '在“数据”里看全部 300 项' }).click()
  expect(useUi.getState()).toMatchObject({ screen: 'figures' })
})

test('all that is known is saved as a file', async () => {
  const fake = await show({ screen: 'entities', before: onPage })
  await page.getByRole('button', { name: '导出档案' }).click()
  await expect
    .poll(() => inputsOf(fake, 'export.writeText'))
    .toMatchObject([{ path: '/home/reader/档案.md', text: '# 档案\n' }])
  expect(inputsOf(fake, 'entities.dossier')).toEqual([{ id: 'e1', language: 'zh-CN' }])
})

test('numbers that would lie over one another give way to the newest', () => {
  const points = [100, 101, 102].map((value, i) => ({
    at: `2025-03-${10 + i}`,
    figure: figure(value, 'result', i),
  }))
  const series = { ...wells, points: [{ at: '2020', figure: figure(1, 'result', 99) }, ...points] }
  const axis = placeOnLine(series.points, (point) => point.at)
  if (axis === null) throw new Error('no axis')
  expect(spotsOf(series, axis).reported.map(({ isNamed }) => isNamed)).toEqual([true, false, false, true])
})
