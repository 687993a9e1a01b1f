import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { sampleData } from '../../api/fake-data.ts'
import { useUi } from '../../state/ui.ts'
import { inputsOf, lastTarget, show, textOf } from '../../test/show.tsx'
import { plainNote } from '../../ui/plain-note.ts'
import { asked, choose, countChosen, isChosen, noFilter, nothing, useFilter } from './filter.ts'
import { shownTags, treeOf } from './tree.ts'

const row = (words: string | RegExp) => page.getByRole('option').filter({ hasText: words })
const ask = () => page.getByRole('option', { name: /^疑问/ })
const rows = () => document.querySelectorAll('.mark-rows [role=option]').length
const side = () => page.getByRole('complementary', { name: '筛选' })
const detail = () => page.getByRole('complementary', { name: '当前批注' })

describe('what is asked', () => {
  test('a period is whole local days; an own one is open where it is empty', () => {
    const now = new Date(2026, 0, 15, 9)
    const at = (y: number, m: number, d: number) => new Date(y, m, d).getTime()
    expect(asked({ ...noFilter, period: 'week' }, now)).toMatchObject({ from: at(2026, 0, 9), to: null })
    const own = { ...noFilter, period: 'own' as const, to: '2026-01-31' }
    expect(asked(own, now)).toMatchObject({ from: null, to: at(2026, 1, 1) })
    expect(asked({ ...own, from: '2026-99-99' }, now).from).toBe(null)
  })

  test('all but some are chosen as some are', () => {
    const some = choose(choose(nothing, ['a', 'b'], true), ['a'], false)
    expect([isChosen(some, 'a'), isChosen(some, 'b'), countChosen(some, 9)]).toEqual([false, true, 1])
    const most = choose({ kind: 'all', except: new Set() }, ['a'], false)
    expect([isChosen(most, 'a'), isChosen(most, 'z'), countChosen(most, 9)]).toEqual([false, true, 8])
    expect(countChosen(choose(most, ['a'], true), 9)).toBe(9)
  })

  test('tags stand under those that they are nested in, and only where these are open', () => {
    const tags = ['农', '农/水', '农/水/渠', '农业', '一'].map((name) => ({ name, count: 1, total: 1 }))
    expect(treeOf(tags).map(({ name, depth, isParent }) => [name, depth, isParent])).toEqual([
      ['农', 0, true],
      ['农/水', 1, true],
      ['农/水/渠', 2, false],
      ['农业', 0, false],
      ['一', 0, false],
    ])
    expect(shownTags(tags, new Set(['农/水'])).map(({ label }) => label)).toEqual(['农', '农业', '一'])
  })

  test('a note on a line is without the signs of Markdown', () => {
    expect(plainNote('# 口径**不同**\n\n- 一是 [甲](http://x)\n> 2*3*4，*斜*')).toBe(
      '口径不同 一是 甲 2*3*4，斜',
    )
  })
})

describe('the list', () => {
  test('is narrowed by colour, state, tag and words, and says how many there are', async () => {
    const fake = await show({ screen: 'annotations' })
    await expect.element(page.getByText('5 条', { exact: true })).toBeVisible()
    await side().getByRole('button', { name: /^数据/ }).click()
    await expect.poll(rows).toBe(2)
    await side()
      .getByRole('button', { name: /^#?待核/ })
      .click()
    await expect.poll(rows).toBe(1)
    await expect.element(row(/累计修复渠道/)).toBeVisible()
    expect(inputsOf(fake, 'annotations.find').at(-1)).toMatchObject({ colors: ['data'], tags: ['待核'] })
    await page.getByRole('button', { name: '清除筛选' }).click()
    await page.getByRole('searchbox', { name: '在引文和批注里查找' }).fill('题眼')
    await expect.poll(rows).toBe(1)
    await page.getByRole('searchbox', { name: '在引文和批注里查找' }).fill('没有这话')
    await expect.element(page.getByText('没有符合条件的批注')).toBeVisible()
  })

  test('keeps its cursor when the window gets so wide that the rows are drawn otherwise', async () => {
    await show({ screen: 'annotations' })
    await row(/线路是居民投票/).click()
    const under = () => document.querySelector('.mark-rows [data-cursor]')
    await expect.poll(() => under()?.textContent).toMatch(/线路是居民投票/)
    const before = under()?.getBoundingClientRect().height
    await page.viewport(1600, 900)
    await expect.poll(() => under()?.getBoundingClientRect().height).not.toBe(before)
    expect(under()?.textContent).toMatch(/线路是居民投票/)
    await page.viewport(1280, 800)
    await expect.poll(() => under()?.getBoundingClientRect().height).toBe(before)
  })

  test('shows the sentence of each; a click shows the mark, Enter leads to the passage', async () => {
    await show({ screen: 'annotations' })
    await expect.poll(() => textOf(ask())).toMatch(/412公里，恢复灌溉面积3.6万亩，比原计划多出一成。/)
    await row(/线路是居民投票/).click()
    await expect.element(detail().getByText('线路是居民投票选出来的')).toBeVisible()
    await page.getByRole('listbox', { name: '批注' }).click({ position: { x: 5, y: 5 } })
    document.querySelector<HTMLElement>('.mark-rows')?.focus()
    await userEvent.keyboard('{End}{Enter}')
    await expect.poll(() => useUi.getState().screen).toBe('reader')
    expect(lastTarget()?.annotationId).toBe(useFilter.getState().current?.id)
  })

  test('J and K walk, X chooses, Shift takes a stretch; many are changed at once and come back', async () => {
    const fake = await show({ screen: 'annotations' })
    await expect.poll(rows).toBe(5)
    await userEvent.keyboard('j')
    await userEvent.keyboard('j')
    await userEvent.keyboard('x')
    await expect.element(page.getByText('已选 1 条')).toBeVisible()
    document.querySelector<HTMLElement>('.mark-rows')?.focus()
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
    await expect.element(page.getByText('已选 3 条')).toBeVisible()
    await page.getByRole('toolbar', { name: '批量修改' }).getByRole('button', { name: '疑问' }).click()
    await expect.poll(() => fake.data.annotations.filter((one) => one.color === 'ask')).toHaveLength(3)
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await expect.poll(() => fake.data.annotations.filter((one) => one.color === 'ask')).toHaveLength(1)

    await page.getByRole('button', { name: '选中全部 5 条' }).click()
    await page.getByRole('button', { name: '标为已办' }).first().click()
    await expect.poll(() => fake.data.annotations.every((one) => one.done)).toBe(true)
    await page.getByRole('button', { name: '加减标签' }).click()
    await page.getByRole('dialog').getByRole('combobox', { name: '标签' }).fill('甲/乙')
    await userEvent.keyboard('{Enter}')
    await page.getByRole('button', { name: '加上' }).click()
    await expect.poll(() => fake.data.annotations.every((one) => one.tags.includes('甲/乙'))).toBe(true)
    await userEvent.keyboard('{Delete}')
    await expect.element(page.getByText('还没有批注')).toBeVisible()
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await expect.poll(rows).toBe(5)
  })

  test('the mark at the right is changed without leaving the list', async () => {
    const fake = await show({ screen: 'annotations' })
    await ask().click()
    await userEvent.keyboard('n')
    await page.getByRole('textbox', { name: '批注内容' }).fill('口径**不同**')
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => fake.data.annotations.find(({ id }) => id === 'a3')?.note).toBe('口径**不同**')
    await expect.element(ask().getByText('口径不同')).toBeVisible()
    await userEvent.keyboard('d')
    await expect.element(detail().getByRole('button', { name: '改回未办' })).toBeVisible()
    await detail().getByRole('button', { name: '改回未办' }).click()
    await expect.element(detail().getByRole('button', { name: '标为已办' })).toBeVisible()
    await userEvent.keyboard('d')
    await side().getByRole('button', { name: /^未办/ }).click()
    await expect.poll(rows).toBe(4)
  })

  test('a mark whose passage is gone is kept and says so', async () => {
    const data = sampleData()
    data.annotations = data.annotations.map((one) => (one.id === 'a3' ? { ...one, anchor: 'lost' } : one))
    await show({ screen: 'annotations', data })
    await side()
      .getByRole('button', { name: /原文里已找不到/ })
      .click()
    await expect.poll(rows).toBe(1)
  })

  test('one that went along with its text is no cause for alarm, one whose place is a guess is', async () => {
    const data = sampleData()
    data.annotations = data.annotations.map((one) =>
      one.id === 'a3' ? { ...one, anchor: 'moved' } : one.id === 'a2' ? { ...one, anchor: 'fuzzy' } : one,
    )
    await show({ screen: 'annotations', data })
    await expect.poll(rows).toBe(data.annotations.length)
    const warnings = () => [...document.querySelectorAll('.mark-rows .warn')].map((one) => one.textContent)
    expect(warnings()).toEqual(['位置是近似的'])
    await side()
      .getByRole('button', { name: /已随原文移动/ })
      .click()
    await expect.poll(rows).toBe(1)
  })

  test('fifty thousand are asked for in windows, and one Tab stop holds them all', async () => {
    const data = sampleData()
    const [first] = data.annotations
    if (first === undefined) throw new Error('no annotation')
    data.annotations = Array.from({ length: 50_000 }, (_, n) => ({ ...first, id: `m${n}`, createdAt: n }))
    const fake = await show({ screen: 'annotations', data })
    await expect.element(page.getByText('50000 条', { exact: true })).toBeVisible()
    document.querySelector<HTMLElement>('.mark-rows')?.focus()
    await userEvent.keyboard('{End}')
    await expect.poll(() => useFilter.getState().current?.id).toBe('m0')
    expect(rows()).toBeLessThan(60)
    expect(document.querySelectorAll('.mark-rows [tabindex="0"], .mark-rows button')).toHaveLength(0)
    expect(
      Math.max(...inputsOf(fake, 'annotations.find').map((input) => (input as { limit: number }).limit)),
    ).toBe(200)
  })

  test('many are not deleted without a question', async () => {
    const data = sampleData()
    data.annotations = Array.from({ length: 5 }, (_, k) =>
      data.annotations.map((one) => ({ ...one, id: `${one.id}-${k}` })),
    ).flat()
    const fake = await show({ screen: 'annotations', data })
    await expect.poll(rows).toBeGreaterThan(5)
    document.querySelector<HTMLElement>('.mark-rows')?.focus()
    await userEvent.keyboard('{Control>}a{/Control}{Delete}')
    await page.getByRole('dialog', { name: '删除 25 条批注？' }).getByRole('button', { name: '删除' }).click()
    await expect.poll(() => fake.data.annotations).toHaveLength(0)
  })

  test('says what to do when there is none', async () => {
    await show({ screen: 'annotations', data: { ...sampleData(), annotations: [] } })
    await expect.element(page.getByText('还没有批注')).toBeVisible()
  })
})

describe('tags', () => {
  test('one is renamed everywhere after a look at what will change, and joined with another', async () => {
    const fake = await show({ screen: 'annotations' })
    await page.getByRole('button', { name: '管理标签' }).click()
    await page.getByRole('button', { name: '给“水账”改名' }).click()
    await page.getByRole('textbox', { name: '新的名字' }).fill('待')
    await page.getByRole('dialog').getByRole('button', { name: '待核', exact: true }).click()
    await expect.element(page.getByText(/会改动 1 条批注.*与已有的“待核”（2 条）合并/)).toBeVisible()
    await page.getByRole('button', { name: '合并' }).click()
    await expect
      .poll(() => fake.data.annotations.flatMap((one) => one.tags))
      .toEqual(['待核', '金句', '待核'])
    await page.getByRole('button', { name: '删除标签“金句”' }).click()
    await page.getByRole('button', { name: '删除标签', exact: true }).click()
    await expect.poll(() => fake.data.annotations.flatMap((one) => one.tags)).toEqual(['待核', '待核'])
  })
})
