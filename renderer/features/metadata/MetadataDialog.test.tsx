import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { MetadataSheet } from '../../../electron/contract/metadata.ts'
import { runCommand } from '../../commands.ts'
import { closeMetadata, editMetadata } from '../../state/metadata.ts'
import { ui } from '../../state/ui.ts'
import { inputsOf, show } from '../../test/show.tsx'

const one: MetadataSheet = {
  pages: 1,
  articles: 4,
  values: { paper: '春江日报', date: '2026-01-27', pageNo: '3', column: '', author: '', url: '' },
  origins: { paper: 'name', date: 'text', pageNo: 'text' },
  suggested: [{ field: 'date', value: '2026-01-26', origin: 'name' }],
  papers: ['春江日报', '𠮷林晚报'],
  own: null,
}
const many: MetadataSheet = {
  ...one,
  pages: 3,
  articles: 12,
  values: { ...one.values, paper: null, date: null },
  origins: {},
  suggested: [],
}

afterEach(closeMetadata)

const field = (name: string) => page.getByRole('dialog', { name: '出处' }).getByRole('textbox', { name })

describe('one page', () => {
  test('shows what is known, from where, and what is said otherwise; only what was changed is saved', async () => {
    const fake = await show()
    fake.answer('metadata.get', () => one)
    editMetadata({ pageIds: ['p1'] })
    const dialog = page.getByRole('dialog', { name: '出处' })
    await expect.element(field('报刊、网站或书名')).toHaveValue('春江日报')
    await expect.element(dialog.getByText('文件名所示')).toBeVisible()
    await expect.element(dialog.getByText(/这一版上的 4 篇稿件/)).toBeVisible()
    await dialog.getByRole('button', { name: '文件名：2026-01-26' }).click()
    await expect.element(field('日期')).toHaveValue('2026-01-26')
    await field('版名或栏目').fill(' 要闻 ')
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect
      .poll(() => inputsOf(fake, 'metadata.set'))
      .toEqual([{ pageIds: ['p1'], articleIds: [], change: { date: '2026-01-26', column: '要闻' }, own: {} }])
    await expect.element(page.getByText('已修改出处')).toBeVisible()
    await page.getByRole('button', { name: '撤销' }).click()
    await expect.poll(() => inputsOf(fake, 'history.undo').length).toBe(1)
  })

  test('a wrong date or address is pointed at and cannot be saved', async () => {
    const fake = await show()
    fake.answer('metadata.get', () => one)
    editMetadata({ pageIds: ['p1'] })
    await field('日期').fill('2026年')
    await expect.element(page.getByText('日期请写成 2026-01-27、2026-01 或 2026。')).toBeVisible()
    await field('网址').fill('春江')
    await expect.element(page.getByText('网址须以 http:// 或 https:// 开头。')).toBeVisible()
    await expect.element(page.getByRole('button', { name: '保存' })).toBeDisabled()
    await userEvent.keyboard('{Enter}')
    expect(inputsOf(fake, 'metadata.set')).toEqual([])
  })

  test('an empty paper offers those of the library', async () => {
    const fake = await show()
    fake.answer('metadata.get', () => ({ ...one, values: { ...one.values, paper: '' }, origins: {} }))
    editMetadata({ pageIds: ['p1'] })
    await page.getByRole('button', { name: '𠮷林晚报' }).click()
    await expect.element(field('报刊、网站或书名')).toHaveValue('𠮷林晚报')
  })
})

describe('many pages', () => {
  test('where they differ nothing is shown, and nothing is changed unless it is filled in', async () => {
    const fake = await show()
    fake.answer('metadata.get', () => many)
    editMetadata({ articleIds: ['a', 'b'] })
    await expect.element(field('报刊、网站或书名')).toHaveValue('')
    await expect.element(page.getByPlaceholder('各不相同').first()).toBeVisible()
    await field('版次').fill('5')
    await page.getByRole('button', { name: '保存' }).click()
    await expect
      .poll(() => inputsOf(fake, 'metadata.set'))
      .toEqual([{ pageIds: [], articleIds: ['a', 'b'], change: { pageNo: '5' }, own: {} }])
  })

  test('what was typed and deleted again empties none of them', async () => {
    const fake = await show()
    fake.answer('metadata.get', () => ({
      ...many,
      own: {
        articles: 2,
        values: { author: null, column: '' },
        said: { author: false, column: false },
        otherwise: { author: null, column: '' },
      },
    }))
    editMetadata({ articleIds: ['a', 'b'] })
    const alone = page.getByRole('group', { name: '只属于这 2 篇' }).getByRole('textbox', { name: '作者' })
    const save = page.getByRole('button', { name: '保存' })
    for (const box of [field('报刊、网站或书名'), alone]) {
      await box.fill('𠮷')
      await expect.element(save).toBeEnabled()
      await box.fill(' ')
      await expect.element(save).toBeDisabled()
    }
    await expect.element(page.getByRole('button', { name: '恢复原样' })).not.toBeInTheDocument()
    await field('版次').fill('')
    await save.click()
    await expect
      .poll(() => inputsOf(fake, 'metadata.set'))
      .toEqual([{ pageIds: [], articleIds: ['a', 'b'], change: { pageNo: '' }, own: {} }])
  })

  test('each can be filled in from its own file’s name', async () => {
    const fake = await show()
    fake.answer('metadata.get', () => many)
    fake.answer('metadata.fill', () => ({ changed: 3 }))
    editMetadata({ articleIds: ['a', 'b'] })
    await page.getByRole('button', { name: '自动填写' }).click()
    await page.getByRole('menuitem', { name: '用各自的文件名' }).click()
    await expect
      .poll(() => inputsOf(fake, 'metadata.fill'))
      .toEqual([{ pageIds: [], articleIds: ['a', 'b'], from: 'name' }])
    await expect.element(page.getByText('已填写 3 个版的出处')).toBeVisible()
  })
})

describe('an article', () => {
  const own: MetadataSheet['own'] = {
    articles: 1,
    values: { author: '王远', column: '沧河观察' },
    said: { author: true, column: false },
    otherwise: { author: '本报记者　李若水', column: '沧河观察' },
  }

  test('has an author and a column of its own, which can be taken back', async () => {
    const fake = await show()
    fake.answer('metadata.get', () => ({ ...one, own }))
    editMetadata({ articleIds: ['a'] })
    const alone = page.getByRole('group', { name: '只属于这一篇' })
    await expect.element(alone.getByRole('textbox', { name: '作者' })).toHaveValue('王远')
    await alone.getByRole('button', { name: '恢复为：本报记者　李若水' }).click()
    await expect.element(alone.getByRole('textbox', { name: '作者' })).toHaveValue('本报记者　李若水')
    await alone.getByRole('textbox', { name: '栏目' }).fill('临水笔谈')
    await page.getByRole('button', { name: '保存' }).click()
    await expect
      .poll(() => inputsOf(fake, 'metadata.set'))
      .toEqual([{ pageIds: [], articleIds: ['a'], change: {}, own: { author: null, column: '临水笔谈' } }])
  })

  test('whose author is emptied shows that it has its page’s then', async () => {
    const fake = await show()
    fake.answer('metadata.get', () => ({ ...one, values: { ...one.values, author: '赵甲' }, own }))
    editMetadata({ articleIds: ['a'] })
    const alone = page.getByRole('group', { name: '只属于这一篇' }).getByRole('textbox', { name: '作者' })
    await alone.fill('')
    await expect.element(alone).toHaveAttribute('placeholder', '赵甲')
    await page.getByRole('button', { name: '保存' }).click()
    await expect
      .poll(() => inputsOf(fake, 'metadata.set'))
      .toEqual([{ pageIds: [], articleIds: ['a'], change: {}, own: { author: '' } }])
  })

  test('says under its title where it comes from, and that line opens the dialog', async () => {
    const fake = await show()
    fake.answer('metadata.get', () => ({ ...one, own }))
    ui.openArticle('p1-1')
    await page.getByRole('button', { name: /^出处/ }).first().click()
    await expect.element(page.getByRole('dialog', { name: '出处' })).toBeVisible()
    expect(inputsOf(fake, 'metadata.get')).toEqual([{ pageIds: [], articleIds: ['p1-1'] }])
  })
})

test('is opened on the article that is read, by its command', async () => {
  const fake = await show()
  fake.answer('metadata.get', () => one)
  ui.openArticle('p1-1')
  await expect.poll(() => inputsOf(fake, 'articles.get').length).toBeGreaterThan(0)
  runCommand('article.metadata')
  await expect.element(page.getByRole('dialog', { name: '出处' })).toBeVisible()
  expect(inputsOf(fake, 'metadata.get')).toEqual([{ pageIds: [], articleIds: ['p1-1'] }])
})
