import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { EntityPage } from '../../../../electron/contract/entities.ts'
import { useUi } from '../../../state/ui.ts'
import { show } from '../../../test/show.tsx'

const none = { total: 0, rows: [] }
const entity: EntityPage = {
  id: 'e1',
  type: 'PLACE',
  canonical: '沧河市',
  mentions: 1000,
  articles: 80,
  first: null,
  last: null,
  names: [],
  spellings: [{ text: '沧河市', count: 1000 }],
  note: '',
  apart: [],
  maybe: [],
  company: none,
  figures: none,
  timeline: none,
  runBy: [],
  // Much that stands above the passages.
  described: Array.from({ length: 12 }, (_, n) => ({
    articleId: 'p1-1',
    title: '一渠清水',
    sourceName: '临江日报-02版.txt',
    paper: '',
    pageNo: '',
    articleDate: null,
    start: n,
    end: n + 3,
    sentence: `沧河市是第${n}次写进水网规划的城市。`,
  })),
}

test('a list that is cut says of how many it is', async () => {
  const [spot] = entity.described
  if (spot === undefined) throw new Error('no passage')
  const dated = { ...spot, mentionId: 'm1', date: { text: '今年', iso: '2023' } }
  const figure = {
    ...spot,
    id: 'f1',
    text: '8.6万人次',
    value: 86_000,
    unit: '人次',
    qualifier: null,
    indicator: '服务群众',
    kind: 'result' as const,
    state: 'suggested' as const,
    who: [],
    date: dated.date,
  }
  await show({
    screen: 'entities',
    before: (fake) => {
      fake.answer('entities.get', () => ({
        ...entity,
        figures: { total: 727, rows: [figure] },
        timeline: { total: 274, rows: [dated] },
      }))
      useUi.setState({ entityId: 'e1' })
    },
  })
  await expect.element(page.getByText('与它同句的数据 · 最新 1 项，共 727 项')).toBeVisible()
  await expect.element(page.getByText('与日期同句出现 · 最早 1 条，共 274 条')).toBeVisible()
  // Figures and dates as a reader means them.
  await expect.element(page.getByText('8.6万')).toBeVisible()
  await expect
    .poll(() =>
      page
        .getByTitle('原文：今年')
        .elements()
        .map((one) => one.textContent),
    )
    .toEqual(['2023年', '2023年'])
})

test('wherever the page is scrolled to, passages fill it', async () => {
  await show({
    screen: 'entities',
    before: (fake) => {
      fake.answer('entities.get', () => entity)
      fake.answer('entities.concordance', ({ limit, offset }) => ({
        total: 1000,
        rows: Array.from({ length: limit }, (_, index) => ({
          mentionId: `m${offset + index}`,
          articleId: 'p1-1',
          title: '一渠清水',
          sourceName: '临江日报-02版.txt',
          paper: '',
          pageNo: '',
          articleDate: null,
          start: offset + index,
          end: offset + index + 3,
          left: `左文${offset + index}`,
          text: '沧河市',
          right: '右文',
          state: 'suggested' as const,
          colors: [],
        })),
      }))
      useUi.setState({ entityId: 'e1' })
    },
  })
  await expect.element(page.getByRole('option', { name: /左文0\s*沧/ })).toBeVisible()
  const scroller = document.querySelector('.ent-main') as HTMLElement
  for (const top of [0.1, 0.5, 0.99]) {
    scroller.scrollTop = top * scroller.scrollHeight
    await expect
      .poll(() => {
        const frame = scroller.getBoundingClientRect()
        const points = [0.1, 0.5, 0.9].map((part) => frame.top + part * frame.height)
        return points.map(
          (y) => document.elementFromPoint(frame.left + frame.width / 2, y)?.closest('.kw') !== null,
        )
      })
      .toEqual([true, true, true])
  }
})
