import { describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { sampleData } from '../../api/fake-data.ts'
import { useUi } from '../../state/ui.ts'
import { lastTarget, show } from '../../test/show.tsx'
import { listed, noFilter } from './filter.ts'

const { annotations } = sampleData()
const ids = (change: Parameters<typeof listed>[1] | object) =>
  listed(annotations, { ...noFilter, ...change }).map((one) => one.id)

describe('the list of annotations', () => {
  test('is narrowed by colour, tag, note and words', () => {
    expect(ids({ color: 'data' })).toEqual(['a4', 'a1'])
    expect(ids({ tag: '待核' })).toEqual(['a1', 'a5'])
    expect(ids({ kind: 'note' })).toEqual(['a2', 'a1', 'a5'])
    expect(ids({ text: '投票 江城' })).toEqual(['a5'])
    expect(ids({ text: '金句' })).toEqual(['a2'])
    expect(ids({ kind: 'changed' })).toEqual([])
  })

  test('is ordered by time, or by article and place', () => {
    expect(ids({})).toEqual(['a4', 'a2', 'a1', 'a3', 'a5'])
    expect(ids({ order: 'article' })).toEqual(['a1', 'a3', 'a2', 'a4', 'a5'])
  })

  test('shows a note as it reads, not its Markdown', async () => {
    const data = sampleData()
    data.annotations = data.annotations.map((one) =>
      one.id === 'a2' ? { ...one, note: '口径**不同**\n\n- 一是……\n- 二是——查' } : one,
    )
    await show({ screen: 'annotations', data })
    await expect.element(page.getByText('不同', { exact: true })).toBeVisible()
    expect([...document.querySelectorAll('.note li')].map((one) => one.textContent)).toEqual([
      '一是……',
      '二是——查',
    ])
    expect(document.querySelector('.notes')?.textContent).not.toContain('**')
  })

  test('leads to the passage', async () => {
    await show({ screen: 'annotations' })
    await page.getByRole('button', { name: /线路是居民投票选出来的/ }).click()
    expect(useUi.getState()).toMatchObject({ screen: 'reader', articleId: 'p2-1' })
    expect(lastTarget()).toMatchObject({ annotationId: 'a5' })
  })

  test('one is removed at once and comes back', async () => {
    const fake = await show({ screen: 'annotations' })
    const first = page.getByRole('listitem').filter({ hasText: '量得清' })
    await first.getByRole('button', { name: '删除这条批注' }).click()
    await expect.element(page.getByText('量得清，才分得匀。')).not.toBeInTheDocument()
    await page.getByRole('button', { name: '撤销' }).click()
    await expect.element(page.getByText('量得清，才分得匀。')).toBeVisible()
    expect(fake.data.annotations).toHaveLength(5)
  })

  test('a mark whose passage is gone is kept and says so', async () => {
    const data = sampleData()
    data.annotations = data.annotations.map((one) => (one.id === 'a3' ? { ...one, anchor: 'lost' } : one))
    await show({ screen: 'annotations', data })
    await page.getByRole('button', { name: /原文已变/ }).click()
    await expect.element(page.getByText('原文里已找不到')).toBeVisible()
    await expect.poll(() => document.querySelectorAll('.note').length).toBe(1)
  })

  test('says what to do when there is none', async () => {
    await show({ screen: 'annotations', data: { ...sampleData(), annotations: [] } })
    await expect.element(page.getByText('还没有批注')).toBeVisible()
  })
})
