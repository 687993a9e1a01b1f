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

describe('the order and the folders', () => {
  test('is by import, date, paper or what a person did; chosen again it is turned round', async () => {
    await show()
    const sortBy = async (name: string) => {
      await page.getByRole('button', { name: /^排序/ }).click()
      await page.getByRole('menuitemradio', { name }).click()
    }
    await expect.poll(() => titles().length).toBe(7)
    await sortBy('批注多少')
    await expect.poll(() => titles()[0]).toBe('一条老渠，重新流过晒谷场')
    await expect.element(page.getByRole('heading', { name: '临江日报-02版' })).not.toBeInTheDocument()
    await sortBy('字数')
    await sortBy('字数')
    await expect.poll(() => titles()[0]).toBe('湿地迎来首批候鸟')
    await expect.poll(() => titles().at(-1)).toBe('一条老渠，重新流过晒谷场')
  })

  test('pages say paper, date and page number where they are known; papers narrow the list', async () => {
    const data = sampleData()
    const meta = {
      paper: '临江日报',
      date: '2026-03-12',
      pageNo: 'A03',
      column: '民生',
      author: '',
      url: '',
      origins: {},
    }
    data.pages = data.pages.map((one) => (one.id === 'p1' ? { ...one, meta } : one))
    data.articles = data.articles.map((one) =>
      one.pageId === 'p1' ? { ...one, page: { ...one.page, meta } } : one,
    )
    await show({ data })
    await expect.element(page.getByText('2026年3月12日')).toBeVisible()
    await expect.element(page.getByText('A03版　民生')).toBeVisible()
    await page.getByRole('button', { name: '临江日报 4' }).click()
    await expect.poll(() => titles().length).toBe(4)
  })

  test('a kept search is a folder: it narrows, can be changed, taken away and brought back', async () => {
    const fake = await show({
      before: (one) => void one.bridge.call('searches.save', { name: '水账', query: '水尺 OR 公交' }),
    })
    const folder = page.getByRole('button', { name: '水账 3' })
    await folder.click()
    await expect.poll(() => titles().length).toBe(3)
    await page.getByRole('button', { name: '水账：更多' }).click({ force: true })
    await page.getByRole('menuitem', { name: '修改保存的搜索' }).click()
    await page.getByRole('textbox', { name: '搜索内容' }).fill('水尺')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => titles().length).toBe(2)
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
    await page.getByRole('button', { name: '水账：更多' }).click({ force: true })
    await page.getByRole('menuitem', { name: '移除' }).click()
    await expect.element(page.getByText('已移除“水账”')).toBeVisible()
    await expect.poll(() => titles().length).toBe(7)
    expect(inputsOf(fake, 'searches.remove')).toEqual([{ id: 'saved-1' }])
  })
})

test('what comes in meanwhile takes neither the cursor nor the place of what is read', async () => {
  const data = sampleData()
  const add = (i: number, addedAt: number) => {
    const { page: one, articles } = sketchPage(
      `m${i}`,
      `大报-${i}.txt`,
      [1, 2, 3, 4, 5].map((n) => ({ byline: [], pieces: [['title', `稿件 ${i}-${n}`]] })),
      { addedAt },
    )
    data.pages.push(one)
    data.articles.push(...articles)
  }
  for (let i = 0; i < 20; i++) add(i, 1_000_000 - i)
  const fake = await show({ data })
  const preview = page.getByRole('complementary', { name: '预览' })
  await expect.element(preview.getByRole('heading', { name: '一条老渠，重新流过晒谷场' })).toBeVisible()
  add(100, 1.8e12)
  fake.emit('changed', { topics: ['articles', 'library'] })
  await expect.element(row('稿件 100-1')).toBeVisible()
  await expect.element(preview.getByRole('heading', { name: '一条老渠，重新流过晒谷场' })).toBeVisible()
  await row('城市书房，二十四小时亮着灯').click()
  grid().element().scrollTop = 400
  const top = () => document.getElementById('article-p2-2')?.getBoundingClientRect().top
  await expect.poll(top).toBeDefined()
  const before = top()
  add(101, 1.9e12)
  fake.emit('changed', { topics: ['articles', 'library'] })
  await expect.poll(() => grid().element().scrollTop).toBe(400 + 78 + 5 * 60)
  expect(top()).toBe(before)
  grid().element().focus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(row('窗口“一次办”清单扩至二百一十六项')).toHaveAttribute('aria-selected', 'true')
})

test('everything is chosen at once, rows that were never in view too', async () => {
  const data = sampleData()
  for (let i = 0; i < 100; i++) {
    const sketch = [1, 2, 3, 4, 5].map((n) => ({
      byline: [],
      pieces: [['title', `稿件 ${i}-${n}`]] as const,
    }))
    const { page: one, articles } = sketchPage(`m${i}`, `大报-${i}.txt`, sketch, { addedAt: 1_000_000 - i })
    data.pages.push(one)
    data.articles.push(...articles)
  }
  await show({ data })
  await expect.poll(() => titles().length).toBeGreaterThan(5)
  grid().element().focus()
  await userEvent.keyboard('{Control>}a{/Control}')
  await expect.element(page.getByText('已选 507 篇')).toBeVisible()
})

describe('removal', () => {
  test('of one is at once and can be taken back', async () => {
    const fake = await show()
    await row('湿地迎来首批候鸟').click()
    grid().element().focus()
    await userEvent.keyboard('{Delete}')
    await expect.element(page.getByText(/^已移除 1 篇/)).toBeVisible()
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
    await expect.element(page.getByRole('button', { name: '撤销' })).toBeVisible()
  })

  test('of all there is leaves the keyboard at the way to import, with nothing to preview', async () => {
    const data = sampleData()
    data.pages = []
    data.articles = []
    data.annotations = []
    await show({ data })
    await expect.element(page.getByRole('button', { name: '导入文件' })).toHaveFocus()
    await expect.element(page.getByText(/^选中一篇稿件/)).not.toBeInTheDocument()
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
  await expect.element(page.getByRole('dialog', { name: '导入' })).toBeVisible()
})

test('a library that cannot be read says why', async () => {
  await show({
    before: (fake) => fake.fail('listing.outline', { code: 'library-damaged', message: 'damaged' }),
  })
  await expect.element(page.getByRole('heading', { name: /剪报库.*损坏/ })).toBeVisible()
})
