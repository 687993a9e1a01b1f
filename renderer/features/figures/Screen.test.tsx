import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { FigureRow, PromiseRow } from '../../../electron/contract/entities.ts'
import type { Fake } from '../../api/fake.ts'
import { runCommand } from '../../commands.ts'
import { useUi } from '../../state/ui.ts'
import { inputsOf, lastTarget, show, textOf } from '../../test/show.tsx'
import { isOver, placeOnTrack } from '../../ui/track.ts'
import { linesOf } from './groups.ts'
import { useFigures } from './view.ts'

const figure = (n: number, more: Partial<FigureRow> = {}): FigureRow => ({
  id: `f${n}`,
  articleId: 'p1-1',
  title: '一条老渠，重新流过晒谷场',
  sourceName: '临江日报-02版.txt',
  paper: '',
  pageNo: '',
  articleDate: null,
  start: n,
  end: n + 3,
  text: `${n}公里`,
  value: n,
  unit: '公里',
  qualifier: null,
  indicator: `修复渠道${n}`,
  kind: 'result',
  state: 'suggested',
  who: [{ id: 'e1', type: 'PLACE', canonical: '临江县' }],
  date: { text: '2025年底', iso: '2025' },
  sentence: `今年修复渠道${n}公里。`,
  ...more,
})

const promise: PromiseRow = {
  target: figure(80, { kind: 'target', indicator: '修复渠道', date: { text: '2019年', iso: '2019' } }),
  reports: [20, 41].map((n) => ({
    figure: figure(n, { articleId: 'p2-1' }),
    score: 0.9,
    shared: '修复渠道',
    who: [],
    sameArticle: false,
    counts: true,
  })),
  state: 'progress',
  ratio: 0.5,
}

function filled(fake: Fake): void {
  fake.answer('figures.list', ({ limit, offset, group }) => ({
    total: 3000,
    rows: Array.from({ length: Math.min(limit, 3000 - offset) }, (_, index) => figure(offset + index)),
    groups:
      group === 'none'
        ? []
        : [
            { key: '公里', count: 2900 },
            { key: '', count: 100 },
          ],
  }))
  fake.answer('figures.promises', () => ({
    total: 1,
    rows: [promise],
    counts: { none: 0, progress: 1, met: 0 },
  }))
}
const onAll = async () => {
  const fake = await show({ screen: 'figures', before: filled })
  useFigures.getState().set({ tab: 'all' })
  await expect.element(page.getByRole('option', { name: /修复渠道0 / })).toBeVisible()
  return fake
}

describe('promises', () => {
  test('are scrolled by the arrows when the screen was called by keys', async () => {
    await show({ screen: 'library', before: filled })
    runCommand('view.figures')
    await userEvent.keyboard('{Shift}')
    await expect.poll(() => document.querySelector('.proms')).not.toBeNull()
    await expect.poll(() => document.activeElement?.classList.contains('proms')).toBe(true)
  })

  test('stand beside their reports on one scale, each leading to its passage', async () => {
    await show({ screen: 'figures', before: filled })
    const row = page.getByRole('article', { name: '修复渠道' })
    await expect.poll(() => textOf(row)).toContain('2 处报道')
    await expect.element(row.getByText('期限已过')).toBeVisible()
    await row.getByRole('button', { name: /^结果 41公里/ }).click()
    expect(lastTarget()).toEqual({ articleId: 'p2-1', start: 41, end: 44 })
  })

  test('open to the sentences of both sides', async () => {
    await show({ screen: 'figures', before: filled })
    await page.getByRole('button', { name: '目标和报道的原文：修复渠道' }).click()
    await expect.element(page.getByRole('button', { name: /今年修复渠道41公里。/ })).toBeVisible()
    await page.getByRole('button', { name: /今年修复渠道80公里/ }).click()
    expect(lastTarget()).toEqual({ articleId: 'p1-1', start: 80, end: 83 })
  })

  test('lead to the body that promised', async () => {
    await show({ screen: 'figures', before: filled })
    await page.getByRole('button', { name: /临江县/ }).click()
    expect(useUi.getState()).toMatchObject({ screen: 'entities', entityId: 'e1' })
  })
})

describe('all figures', () => {
  test('are sorted, filtered and grouped by the library, and only those in view are held', async () => {
    const fake = await onAll()
    expect(document.querySelectorAll('.fig-line').length).toBeLessThan(80)
    await page.getByRole('button', { name: '数值', exact: true }).click()
    await page.getByRole('searchbox').fill('渠道')
    await page.getByRole('button', { name: /分组/ }).click()
    await page.getByRole('option', { name: '按单位分组' }).click()
    await expect
      .poll(() => inputsOf(fake, 'figures.list'))
      .toContainEqual(expect.objectContaining({ text: '渠道', sort: 'value', group: 'unit' }))
    await expect.element(page.getByRole('heading', { name: /^公里/ })).toBeVisible()
  })

  test('are found where they were left, with the one that was opened under the cursor', async () => {
    await onAll()
    const rows = () => document.querySelector('.fig-table .rows') as HTMLElement
    rows().scrollTop = 1200
    await expect.element(page.getByRole('option', { name: /修复渠道40 / })).toBeVisible()
    await page.getByRole('option', { name: /修复渠道40 / }).click()
    await expect.poll(() => useUi.getState().screen).toBe('reader')
    runCommand('view.back')
    await expect.poll(() => rows()?.scrollTop).toBe(1200)
    await expect.poll(() => rows().getAttribute('aria-activedescendant')).toMatch(/40$/)
  })

  test('lead to their passages by the keyboard', async () => {
    await onAll()
    ;(page.getByRole('listbox', { name: '全部数据' }).element() as HTMLElement).focus()
    await userEvent.keyboard('{Home}{ArrowDown}{Enter}')
    await expect.poll(lastTarget).toMatchObject({ articleId: 'p1-1' })
  })

  test('are narrowed to one body, in the table and among the promises', async () => {
    const fake = await show({
      screen: 'figures',
      before: (one) => {
        filled(one)
        one.answer('figures.bodies', () => [
          { id: 'e1', type: 'PLACE' as const, canonical: '临江县', figures: 9 },
          { id: 'e2', type: 'ORG' as const, canonical: '临江县水务局', figures: 4 },
        ])
      },
    })
    await page.getByRole('button', { name: /主体/ }).click()
    await page.getByRole('option', { name: '临江县水务局' }).click()
    await expect
      .poll(() => inputsOf(fake, 'figures.promises'))
      .toContainEqual(expect.objectContaining({ entityId: 'e2' }))
    useFigures.getState().set({ tab: 'all' })
    await expect
      .poll(() => inputsOf(fake, 'figures.list'))
      .toContainEqual(expect.objectContaining({ entityId: 'e2' }))
    useFigures.getState().set({ body: null })
  })

  test('of an entity are shown where its page leads here, also of one that few figures are told of', async () => {
    const fake = await show({ screen: 'figures', before: filled })
    useUi.getState().openFigures({ id: 'e77', canonical: '“百渠复流”工程', tab: 'all' })
    await expect
      .poll(() => inputsOf(fake, 'figures.list'))
      .toContainEqual(expect.objectContaining({ entityId: 'e77' }))
    await expect.element(page.getByRole('button', { name: /“百渠复流”工程.*主体/ })).toBeVisible()
    await page.getByRole('button', { name: /“百渠复流”工程.*主体/ }).click()
    await page.getByRole('option', { name: '全部主体' }).click()
    expect(useFigures.getState().body).toBeNull()
  })

  test('are written as CSV just as they are shown', async () => {
    const fake = await onAll()
    useFigures.getState().set({ kind: 'target', sorting: { sort: 'unit', reverse: true } })
    await page.getByRole('button', { name: '导出 CSV' }).click()
    await expect
      .poll(() => inputsOf(fake, 'figures.csv'))
      .toEqual([{ text: '', sort: 'unit', reverse: true, kinds: ['target'] }])
    await expect
      .poll(() => inputsOf(fake, 'export.writeText'))
      .toMatchObject([{ path: '/home/reader/剪报数据.csv' }])
  })

  test('numbers stand at the right of one column', async () => {
    await onAll()
    const rights = [...document.querySelectorAll('.rows .fig-line .n:nth-child(5)')].map((one) =>
      Math.round(one.getBoundingClientRect().right),
    )
    expect(rights.length).toBeGreaterThan(10)
    expect(new Set(rights).size).toBe(1)
  })
})

test('lines of groups: a head, then its rows', () => {
  const lines = linesOf([2, 1], 3)
  expect(lines.count).toBe(5)
  expect([0, 1, 2, 3, 4].map((line) => lines.at(line))).toEqual([
    { kind: 'head', group: 0 },
    { kind: 'row', index: 0 },
    { kind: 'row', index: 1 },
    { kind: 'head', group: 1 },
    { kind: 'row', index: 2 },
  ])
  expect(linesOf([], 7).at(6)).toEqual({ kind: 'row', index: 6 })
})

describe('the scale', () => {
  test('goes from nothing to the furthest of all', () => {
    const { target, reports, fill } = placeOnTrack(promise)
    expect(target.at).toBe(1)
    expect(reports.map((one) => one.at)).toEqual([0.25, 41 / 80])
    expect(fill).toBeCloseTo(41 / 80)
  })

  test('bears a promise of nothing, ranges, and a report beyond the promise', () => {
    const none = placeOnTrack({ ...promise, target: figure(0), reports: [] })
    expect(none).toMatchObject({ fill: 0, target: { at: 0 } })
    const beyond = placeOnTrack({ ...promise, target: figure(10, { value: [5, 10] }) })
    expect(beyond.target.at).toBeCloseTo(10 / 41)
    expect(beyond.fill).toBe(1)
  })

  test('a time is up when the whole of it has passed', () => {
    const now = new Date(2026, 2, 15, 12).getTime()
    expect(isOver('2025', now)).toBe(true)
    expect(isOver('2026', now)).toBe(false)
    expect(isOver('2026-02', now)).toBe(true)
    expect(isOver('2026-03', now)).toBe(false)
    expect(isOver('2026-03-14', now)).toBe(true)
    expect(isOver('2026-03-15', now)).toBe(false)
    expect(isOver(null, now)).toBe(false)
  })
})
