import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { sampleData, sketchPage } from '../../api/fake-data.ts'
import { useUi } from '../../state/ui.ts'
import { inputsOf, lastTarget, show } from '../../test/show.tsx'

const row = (title: string) =>
  page.getByRole('row', { name: new RegExp(title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) })
const grid = () => page.getByRole('grid')
const filter = () => page.getByRole('searchbox', { name: '按题名、作者、来源筛选' })

/** Titles of the rows in view, from top to bottom. */
const titles = () =>
  [...document.querySelectorAll('.line')]
    .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
    .map((line) => line.querySelector('b')?.textContent)

describe('the list', () => {
  test('shows articles under their pages, newest page first, with what a person needs to choose', async () => {
    await show()
    await expect.element(row('一条老渠，重新流过晒谷场')).toBeVisible()
    expect(titles()).toEqual([
      '一条老渠，重新流过晒谷场',
      '短评：水尺量的是信任',
      '“一张图”上线一年：人找事，变事找人',
      '湿地迎来首批候鸟',
      '公交“微循环”再添十二条线路',
      '城市书房，二十四小时亮着灯',
      '窗口“一次办”清单扩至二百一十六项',
    ])
    const first = row('一条老渠，重新流过晒谷场')
    await expect.element(first.getByText(/^临江县灌渠修复见闻/)).toBeVisible()
    await expect.element(first.getByRole('img', { name: '读到 60%' })).toBeVisible()
    await expect.element(first.getByTitle('数据 1 条')).toBeVisible()
    await expect.element(page.getByRole('heading', { name: '临江日报-02版' })).toBeVisible()
  })

  test('is filtered by title, author and source; full-width and half-width are the same', async () => {
    await show()
    await filter().fill('林疏影')
    await expect.poll(titles).toEqual(['城市书房，二十四小时亮着灯'])
    await filter().fill('江城晚报 ａ０５ 一次办')
    await expect.poll(titles).toEqual(['窗口“一次办”清单扩至二百一十六项'])
    await filter().fill('没有这个词')
    await expect.element(page.getByText('没有符合条件的稿件')).toBeVisible()
    await page.getByRole('button', { name: '清除筛选' }).click()
    await expect.poll(() => titles().length).toBe(7)
  })

  test('is narrowed at the side by reading, colour and source', async () => {
    await show()
    await page.getByRole('button', { name: /^未读/ }).click()
    await expect.poll(titles).not.toContain('城市书房，二十四小时亮着灯')
    await page.getByRole('button', { name: /^未读/ }).click()
    await page.getByRole('complementary', { name: '筛选' }).getByRole('button', { name: /数据/ }).click()
    await expect.poll(titles).toEqual(['一条老渠，重新流过晒谷场', '“一张图”上线一年：人找事，变事找人'])
    await page.getByRole('button', { name: /江城晚报-A05/ }).click()
    await expect.element(page.getByText('没有符合条件的稿件')).toBeVisible()
    await page.getByRole('button', { name: /全部稿件/ }).click()
    await expect.poll(() => titles().length).toBe(7)
  })

  test('moves and opens by the keyboard, from the filter on', async () => {
    await show()
    await filter().fill('江城')
    await expect.poll(() => titles().length).toBe(3)
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    await expect.element(row('城市书房，二十四小时亮着灯')).toHaveAttribute('aria-selected', 'true')
    await userEvent.keyboard('{Enter}')
    expect(useUi.getState()).toMatchObject({ screen: 'reader', articleId: 'p2-2' })
  })

  test('a double click opens', async () => {
    await show()
    await row('湿地迎来首批候鸟').dblClick()
    expect(useUi.getState()).toMatchObject({ screen: 'reader', articleId: 'p1-4' })
  })

  test('holds thousands of articles with few rows in the page', async () => {
    const data = sampleData()
    for (let i = 0; i < 400; i++) {
      const { page: one, articles } = sketchPage(
        `m${i}`,
        `大报-${i}.txt`,
        [1, 2, 3, 4, 5].map((n) => ({ byline: [], pieces: [['title', `稿件 ${i}-${n}`]] })),
        { addedAt: 1_000_000 - i },
      )
      data.pages.push(one)
      data.articles.push(...articles)
    }
    await show({ data })
    await expect.element(page.getByText(/^2\u2009007 篇/)).toBeVisible()
    expect(document.querySelectorAll('.list-row').length).toBeLessThan(60)
    grid().element().focus()
    await userEvent.keyboard('{End}')
    await expect.element(row('稿件 399-5')).toBeVisible()
    expect(document.querySelectorAll('.list-row').length).toBeLessThan(60)
  })
})

describe('removal', () => {
  test('of one is at once and can be taken back', async () => {
    const fake = await show()
    await row('湿地迎来首批候鸟').click()
    grid().element().focus()
    await userEvent.keyboard('{Delete}')
    await expect.element(page.getByText('已移除 1 篇')).toBeVisible()
    await expect.poll(titles).not.toContain('湿地迎来首批候鸟')
    await page.getByRole('button', { name: '撤销' }).click()
    await expect.element(row('湿地迎来首批候鸟')).toBeVisible()
    expect(inputsOf(fake, 'articles.remove')).toEqual([{ ids: ['p1-4'] }])
  })

  test('of many asks first', async () => {
    const fake = await show()
    await row('短评：水尺量的是信任').click()
    await row('湿地迎来首批候鸟').click({ modifiers: ['Shift'] })
    await expect.element(page.getByText('已选 3 篇')).toBeVisible()
    await page.getByRole('button', { name: '移除', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: '移除 3 篇稿件？' })
    await dialog.getByRole('button', { name: '取消' }).click()
    expect(inputsOf(fake, 'articles.remove')).toEqual([])
    await page.getByRole('button', { name: '移除', exact: true }).click()
    await dialog.getByRole('button', { name: '移除' }).click()
    await expect.poll(() => titles().length).toBe(4)
    expect(inputsOf(fake, 'articles.remove')).toEqual([{ ids: ['p1-2', 'p1-3', 'p1-4'] }])
  })

  test('of the samples takes one step and leaves the rest', async () => {
    await show()
    await page.getByRole('button', { name: '移除样版' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '移除样版' }).click()
    await expect.poll(() => titles().length).toBe(4)
    await expect.element(page.getByRole('button', { name: '移除样版' })).not.toBeInTheDocument()
  })
})

test('the chosen ones go to the export', async () => {
  await show()
  await row('短评：水尺量的是信任').click()
  await row('湿地迎来首批候鸟').click({ modifiers: ['Control'] })
  await page.getByRole('main').getByRole('button', { name: '导出', exact: true }).first().click()
  await expect.poll(() => useUi.getState().screen).toBe('export')
  expect(new Set(useUi.getState().chosen)).toEqual(new Set(['p1-2', 'p1-4']))
})

test('text that no article claimed is shown word for word', async () => {
  await show()
  await page.getByRole('button', { name: /12 字未归稿/ }).click()
  await expect.element(page.getByRole('dialog').getByText('责任编辑 校对 版式 电话：略')).toBeVisible()
})

test('a source is read again in another encoding', async () => {
  const fake = await show()
  await page.getByRole('button', { name: '江城晚报-A05：更多' }).click()
  await page.getByRole('menuitem', { name: '改用 Big5 重读' }).click()
  await expect.element(page.getByText('已用 Big5 重读《江城晚报-A05》')).toBeVisible()
  expect(inputsOf(fake, 'sources.reread')).toEqual([{ id: 'source-p2', encoding: 'big5' }])
})

test('the preview shows the start, the notes and the names; a note leads to its passage', async () => {
  await show()
  await expect.element(page.getByRole('complementary', { name: '预览' })).toBeVisible()
  const preview = page.getByRole('complementary', { name: '预览' })
  await expect.element(preview.getByText(/七十岁的罗守田蹲在渠边/)).toBeVisible()
  await expect.element(preview.getByText('“百渠复流”工程', { exact: true })).toBeVisible()
  await preview.getByRole('button', { name: /量得清/ }).click()
  expect(lastTarget()).toMatchObject({ articleId: 'p1-1', annotationId: 'a2' })
})

test('an empty library says what to do', async () => {
  await show({ data: { pages: [], articles: [], annotations: [], tags: {} } })
  await expect.element(page.getByText('书库还是空的')).toBeVisible()
  await page.getByRole('button', { name: '导入文件' }).click()
  await expect.element(page.getByRole('dialog', { name: '导入报纸版面' })).toBeVisible()
})

test('a library that cannot be read says why', async () => {
  await show({
    before: (fake) => fake.fail('articles.list', { code: 'library-damaged', message: 'damaged' }),
  })
  await expect.element(page.getByRole('heading', { name: /剪报库.*损坏/ })).toBeVisible()
})
