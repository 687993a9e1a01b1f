import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { runCommand } from '../../commands.ts'
import { useUi } from '../../state/ui.ts'
import { inputsOf, lastTarget, show } from '../../test/show.tsx'
import { entriesOf } from './entries.ts'
import { plainPassage } from './passage.ts'

async function open() {
  runCommand('view.palette')
  await expect.element(page.getByRole('combobox')).toHaveFocus()
}
const options = () =>
  [...document.querySelectorAll('#palette-list [role=option]')].map((option) => option.textContent)

describe('the palette', () => {
  test('opens by its key from anywhere, closes by Esc', async () => {
    await show()
    await userEvent.keyboard('{Control>}k{/Control}')
    await expect.element(page.getByRole('combobox')).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('combobox')).not.toBeInTheDocument()
  })

  test('offers what was read before, not what is on show', async () => {
    const read = { id: 'p1-1', title: '一泓清水', byline: '', sourceName: '' }
    const other = { id: 'p1-2', title: '短评', byline: '', sourceName: '' }
    const now = (readingId: string | null) =>
      entriesOf('', { entities: [], articles: [read, other] }, undefined, [], readingId).map(
        (entry) => entry.kind === 'article' && entry.article.id,
      )
    expect(now('p1-1')).toEqual(['p1-2'])
    expect(now(null)).toEqual(['p1-1', 'p1-2'])
  })

  test('runs a command', async () => {
    await show()
    await open()
    await page.getByRole('combobox').fill('设置')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => useUi.getState().screen).toBe('settings')
  })

  test('opens an article by a part of its title, choosing by the arrows', async () => {
    await show()
    await open()
    await page.getByRole('combobox').fill('一')
    await expect.poll(() => options()[2]).toContain('“一张图”上线一年')
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    await expect.poll(() => useUi.getState().articleId).toBe('p1-3')
  })

  test('opens the page of a name', async () => {
    await show()
    await open()
    await page.getByRole('combobox').fill('罗守')
    await page.getByRole('option', { name: /^人物 罗守田/ }).click()
    await expect.poll(() => useUi.getState()).toMatchObject({ screen: 'entities', entityId: 'entity-罗守田' })
  })

  test('keys that are faster than the answer mean what is in the field', async () => {
    await show()
    await open()
    await userEvent.keyboard('候鸟{Enter}')
    await expect.poll(() => useUi.getState().articleId).toBe('p1-4')
  })

  test('finds passages and lands on them', async () => {
    await show()
    await open()
    await page.getByRole('combobox').fill('居民投票')
    await page.getByRole('option', { name: /居民投票选出来/ }).click()
    await expect.poll(() => useUi.getState()).toMatchObject({ screen: 'reader', articleId: 'p2-1' })
    expect(lastTarget()).toMatchObject({ articleId: 'p2-1' })
  })

  test('hands the words on to the search of everything', async () => {
    const fake = await show()
    await open()
    await page.getByRole('combobox').fill('水尺')
    await page.getByRole('option', { name: '在整个书库搜索“水尺”' }).click()
    await expect.element(page.getByRole('searchbox', { name: '搜索正文和批注' })).toHaveValue('水尺')
    expect(inputsOf(fake, 'search.query').length).toBeGreaterThan(0)
  })

  test('offers only what can run now', async () => {
    await show()
    await open()
    await expect.poll(options).toContainEqual(expect.stringContaining('导入文件'))
    expect(options().join()).not.toContain('写批注')
  })
})

test('a passage on one line keeps its word in view', () => {
  const passage = `${'前'.repeat(30)}𠮷水尺后文`
  const start = passage.indexOf('水尺')
  expect(plainPassage({ passage, hits: [[start, start + 2]] })).toEqual({
    before: `…${'前'.repeat(9)}𠮷`,
    hit: '水尺',
    after: '后文',
  })
})

test('the list of keys names every command that has one', async () => {
  await show()
  await userEvent.keyboard('{Shift>}{?}{/Shift}')
  runCommand('help.shortcuts')
  const dialog = page.getByRole('dialog', { name: '快捷键一览' })
  await expect.element(dialog.getByText('复制并附出处')).toBeVisible()
  await expect.element(dialog.getByText('命令面板')).toBeVisible()
})

test('a title typed from its beginning comes before names, a part of it after them', () => {
  const entity = {
    id: 'e',
    type: 'DOCUMENT' as const,
    canonical: '老渠管理办法',
    name: '老渠管理办法',
    by: 'name' as const,
    articles: 1,
  }
  const article = { id: 'a', title: '一条老渠，重新流过晒谷场', byline: '', sourceName: '报.txt' }
  const kinds = (query: string) =>
    entriesOf(query, { entities: [entity], articles: [article] }, undefined, []).map(({ kind }) => kind)
  expect(kinds('一条老渠')).toEqual(['article', 'entity', 'search'])
  expect(kinds('老渠')).toEqual(['entity', 'article', 'search'])
})
