import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { call } from '../../api/client.ts'
import { sampleData } from '../../api/fake-data.ts'
import { runCommand } from '../../commands.ts'
import { ui, useUi } from '../../state/ui.ts'
import { inputsOf, lastTarget, show, textOf } from '../../test/show.tsx'
import { parseLink } from './links.ts'

const here = () => useUi.getState().screen

describe('places', () => {
  test('the rail goes to each screen and says which is on show', async () => {
    await show()
    const rail = page.getByRole('navigation', { name: '主导航' })
    for (const [name, screen] of [
      ['搜索', 'search'],
      ['批注', 'annotations'],
      ['导出', 'export'],
      ['设置', 'settings'],
      ['书库', 'library'],
    ] as const) {
      const place = rail.getByRole('button', { name, exact: true })
      await place.click()
      expect(here()).toBe(screen)
      await expect.element(place).toHaveAttribute('aria-current', 'page')
    }
  })

  test('back and forward retrace the way', async () => {
    await show()
    ui.openArticle('p1-1')
    ui.openArticle('p1-2')
    ui.go('search')
    await page.getByRole('button', { name: '后退' }).click()
    expect(useUi.getState()).toMatchObject({ screen: 'reader', articleId: 'p1-2' })
    await userEvent.keyboard('{Alt>}{ArrowLeft}{ArrowLeft}{/Alt}')
    expect(here()).toBe('library')
    await page.getByRole('button', { name: '前进' }).click()
    expect(useUi.getState()).toMatchObject({ screen: 'reader', articleId: 'p1-1' })
    ui.go('export')
    await expect.element(page.getByRole('button', { name: '前进' })).toBeDisabled()
  })

  test('a screen called by its key has the keyboard in its list or text, an article opened by mouse in its text', async () => {
    await show()
    await userEvent.keyboard('{Control>}4{/Control}')
    await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toBe('批注')
    await expect.poll(() => document.querySelector('.rows [data-cursor] .mark-sentence')).not.toBeNull()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => document.activeElement?.className).toContain('article-text')
    await page.getByRole('navigation', { name: '主导航' }).getByRole('button', { name: '书库' }).click()
    await page.getByRole('grid', { name: '稿件' }).getByText('湿地迎来首批候鸟').dblClick()
    await expect.poll(() => document.activeElement?.className).toContain('article-text')
  })

  test('called for again by its key, it takes the keyboard back from its tools; at the start it has it', async () => {
    await show()
    const list = page.getByRole('grid', { name: '稿件' })
    await expect.element(list).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}')
    const [, second] = list
      .getByRole('row')
      .elements()
      .filter((row) => row.id !== '')
    await expect.poll(() => list.element().getAttribute('aria-activedescendant')).toBe(second?.id)
    page.getByRole('button', { name: /^排序/ }).element().focus()
    await userEvent.keyboard('{Control>}1{/Control}')
    await expect.element(list).toHaveFocus()
    for (const key of ['e', ',']) {
      await userEvent.keyboard(`{Control>}${key}{/Control}`)
      await expect.poll(() => document.activeElement?.matches('.stage input:checked')).toBe(true)
    }
  })

  test('what selects all selects no words of the window', async () => {
    await show()
    page.getByRole('button', { name: /^排序/ }).element().focus()
    await userEvent.keyboard('{Control>}a{/Control}')
    expect(String(document.getSelection())).toBe('')
    const filter = page.getByRole('searchbox', { name: '按题名、作者、来源筛选' })
    await filter.fill('水')
    await userEvent.keyboard('{Control>}a{/Control}')
    expect((filter.element() as HTMLInputElement).selectionEnd).toBe(1)
    expect((filter.element() as HTMLInputElement).selectionStart).toBe(0)
  })

  test('in the list of articles Tab stops once at the list and once at the tools of the page at hand', async () => {
    await show()
    const list = page.getByRole('grid', { name: '稿件' })
    await expect.element(list).toHaveFocus()
    await expect.poll(() => list.getByRole('toolbar').elements().length).toBeGreaterThan(1)
    await userEvent.tab()
    expect(list.element().contains(document.activeElement)).toBe(true)
    await userEvent.tab()
    expect(list.element().contains(document.activeElement)).toBe(false)
  })

  test('rail and side list are one Tab stop each', async () => {
    await show()
    const rail = page.getByRole('navigation', { name: '主导航' })
    rail.getByRole('button', { name: '书库' }).element().focus()
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(rail.getByRole('button', { name: '阅读' })).toHaveFocus()
    await userEvent.tab()
    const side = page.getByRole('complementary', { name: '筛选' })
    await expect.element(side.getByRole('button', { name: /^全部稿件/ })).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(side.getByRole('button', { name: /^未读/ })).toHaveFocus()
    await userEvent.tab()
    expect(side.element().contains(document.activeElement)).toBe(false)
  })

  test('an article that was deleted says so, and where it may be', async () => {
    await show({ screen: 'reader', articleId: 'gone' })
    await expect.element(page.getByText('这篇稿件不在书库里了')).toBeVisible()
    await page.getByRole('button', { name: '看回收站' }).click()
    expect(here()).toBe('trash')
  })

  test('the last one is kept for the next start', async () => {
    const fake = await show()
    ui.openArticle('p1-2')
    await expect.poll(() => fake.settings()).toMatchObject({ lastScreen: 'reader', lastArticleId: 'p1-2' })
    ui.go('settings')
    await expect.element(page.getByRole('heading', { name: '设置' })).toBeVisible()
    expect(fake.settings().lastScreen).toBe('reader')
  })

  test('the way to an article is spelled out', async () => {
    await show({ screen: 'reader', articleId: 'p1-2' })
    await expect
      .poll(() => textOf(page.getByRole('navigation', { name: '位置' })))
      .toMatch(/临江日报-02版.*短评：水尺量的是信任/)
  })

  test('the page on the desk is named, without asking for every page of the library', async () => {
    const fake = await show()
    ui.openDesk(fake.data.pages[0]?.id as string)
    const place = page.getByRole('navigation', { name: '位置' })
    await expect.poll(() => textOf(place)).toMatch(/临江日报-02版/)
    expect(fake.calls.map(({ name }) => name)).not.toContain('pages.list')
  })
})

describe('undo and redo', () => {
  test('say what they took back', async () => {
    const fake = await show()
    await call('annotations.remove', { ids: ['a2'] })
    runCommand('edit.undo')
    await expect.element(page.getByText('已撤销：删除批注')).toBeVisible()
    expect(fake.data.annotations.map((one) => one.id)).toContain('a2')
    runCommand('edit.redo')
    await expect.element(page.getByText('已重做：删除批注')).toBeVisible()
    expect(fake.data.annotations.map((one) => one.id)).not.toContain('a2')
  })

  test('say it in one place: the newest takes the place of the one before', async () => {
    await show()
    await call('annotations.remove', { ids: ['a2'] })
    runCommand('edit.undo')
    await expect.element(page.getByText('已撤销：删除批注')).toBeVisible()
    runCommand('edit.redo')
    await expect.element(page.getByText('已重做：删除批注')).toBeVisible()
    expect(useUi.getState().toasts).toHaveLength(1)
  })

  test('the word on a removed mark goes when the history brings the mark back', async () => {
    await show({ screen: 'reader', articleId: 'p1-1' })
    await page.getByRole('button', { name: /^疑问/ }).last().click()
    await userEvent.keyboard('{Delete}')
    await expect.element(page.getByText('已删除一条批注')).toBeVisible()
    runCommand('edit.undo')
    await expect.element(page.getByText(/^已撤销/)).toBeVisible()
    await expect.element(page.getByText('已删除一条批注')).not.toBeInTheDocument()
  })

  test('an offer to undo goes when another step was made, which it would take back instead', async () => {
    await show({ screen: 'reader', articleId: 'p1-1' })
    useUi.getState().setActive('a2')
    await page.getByRole('button', { name: '删除批注' }).click()
    await expect.element(page.getByRole('button', { name: '撤销' })).toBeVisible()
    await call('annotations.update', { id: 'a1', note: '改过' })
    await expect.element(page.getByRole('button', { name: '撤销' })).not.toBeInTheDocument()
  })

  test('say when there is nothing', async () => {
    const fake = await show()
    runCommand('edit.undo')
    await expect.element(page.getByText('没有可撤销的操作')).toBeVisible()
    expect(inputsOf(fake, 'history.undo')).toEqual([])
  })
})

describe('a library that is not open', () => {
  test.each([
    ['library-in-use', /另一个/],
    ['library-newer', /更新版本/],
    ['library-damaged', /损坏/],
    ['disk-full', /磁盘已满/],
  ])('%s: one sentence and what can be done, instead of an empty window', async (code, words) => {
    const fake = await show({ info: { notice: { code, message: 'plain words', params: { path: '/库' } } } })
    await expect.element(page.getByRole('heading', { name: '书库没有打开' })).toBeVisible()
    await expect.poll(() => textOf(page.getByRole('alert'))).toMatch(words)
    await expect.element(page.getByRole('navigation')).not.toBeInTheDocument()
    await page.getByRole('button', { name: '退出剪报' }).click()
    expect(inputsOf(fake, 'app.quit')).toHaveLength(1)
  })

  test('can be tried again: what is still in use is said to be, what is free opens', async () => {
    const notice = { code: 'library-in-use', message: 'plain words', params: { path: '/库' } }
    const fake = await show({ info: { notice } })
    const info = await call('app.info')
    const again = page.getByRole('button', { name: '再试一次' })
    await again.click()
    await expect.element(page.getByText('还是没有打开，原因和上面一样。')).toBeVisible()
    await expect.element(again).toHaveFocus()
    fake.answer('app.openAgain', () => {
      fake.answer('app.info', () => ({ ...info, notice: null }))
      return null
    })
    await again.click()
    await expect.element(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
    expect(inputsOf(fake, 'app.openAgain')).toEqual([{ readOnly: false }, { readOnly: false }])
  })
})

describe('the theme', () => {
  test('steps through all by its command', async () => {
    const fake = await show({ settings: { theme: 'light' } })
    for (const theme of ['sepia', 'dark', 'system', 'light']) {
      runCommand('view.theme')
      await expect.poll(() => fake.settings().theme).toBe(theme)
    }
  })
})

describe('a link from outside', () => {
  test('names an article, a passage, an annotation', () => {
    expect(parseLink('jianbao://article/0199-aa?start=3&end=12')).toEqual({
      articleId: '0199-aa',
      range: { start: 3, end: 12 },
      annotationId: null,
    })
    expect(parseLink('jianbao://article/a%20b')).toEqual({
      articleId: 'a b',
      range: null,
      annotationId: null,
    })
  })

  test.each([
    'jianbao://page/x',
    'https://article/x',
    'jianbao://article/',
    'jianbao://article/a/b',
    'no link',
    'jianbao://article/%E0%A4%A',
  ])('%s is none of ours', (link) => {
    expect(parseLink(link)).toBeNull()
  })

  test.each(['start=-1&end=2', 'start=9&end=2', 'start=x&end=2', 'start=1'])(
    'with %s opens the article at its beginning',
    (query) => {
      expect(parseLink(`jianbao://article/a?${query}`)?.range).toBeNull()
    },
  )

  test('lands on its passage', async () => {
    const fake = await show()
    fake.emit('open', { paths: [], links: ['jianbao://article/p1-1?start=60&end=64'] })
    expect(useUi.getState()).toMatchObject({ screen: 'reader', articleId: 'p1-1' })
    expect(lastTarget()).toMatchObject({ start: 60, end: 64 })
  })
})

test('a page that bears the name of its article is named once, and nothing of it stays behind', async () => {
  const data = sampleData()
  const named = data.articles.map((one) => ({
    ...one,
    page: { ...one.page, sourceName: `${one.title}.txt` },
  }))
  await show({ data: { ...data, articles: named }, screen: 'reader', articleId: 'p1-1' })
  const place = page.getByRole('navigation', { name: '位置' })
  await expect.poll(() => textOf(place)).toBe(data.articles[0]?.title)
  useUi.getState().go('export')
  await expect.poll(() => textOf(place)).toBe('导出')
})
