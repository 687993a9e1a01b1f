import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { noMetadata } from '../../../electron/contract/metadata.ts'
import type { Article } from '../../../electron/contract/model.ts'
import type { Version } from '../../../electron/contract/versions.ts'
import type { Fake } from '../../api/fake.ts'
import { sketchPage } from '../../api/fake-data.ts'
import { useUi } from '../../state/ui.ts'
import { show } from '../../test/show.tsx'

const version = (articleId: string, paper: string, date: string): Version => ({
  articleId,
  title: `老堤换新装（${paper}）`,
  sourceName: `${paper}_${date}.txt`,
  meta: { ...noMetadata, paper, date },
  characters: 40,
})
const texts: Record<string, string> = {
  'p1-1': '老堤换新装\n护坡石砌上去了。堤顶能骑车。学校组织测水温。',
  'p1-2': '老堤换新装\n护坡石砌上去了。堤顶不能骑车。',
  'p2-1': '老堤换新装\n护坡石砌上去了。堤顶能骑车。学校组织测水温。夜里很静。',
}
const story = [
  version('p1-1', '沧河日报', '2026-03-12'),
  version('p1-2', '水利周报', '2026-03-15'),
  version('p2-1', '沧河晚报', '2026-03-16'),
]

function filled(fake: Fake): void {
  const groups = [story, [version('p3-1', '青渚报', '2026-01-01'), version('p3-2', '北岸报', '')]]
  fake.answer('versions.groups', ({ limit = 200, offset = 0 }) => ({
    total: groups.length,
    rows: groups.slice(offset, offset + limit),
  }))
  fake.answer('versions.find', ({ articleId }) => {
    const at = groups.findIndex((group) => group.some((one) => one.articleId === articleId))
    return at < 0 ? null : at
  })
  fake.answer('articles.get', ({ id }) => {
    const { articles } = sketchPage('p', '沧河日报.txt', [
      { pieces: [['paragraph', texts[id] ?? '旧闻。']], byline: [] },
    ])
    return { ...(articles[0] as Article), id }
  })
}

const columns = () =>
  [...document.querySelectorAll('.version-row:not(.heads)')].map((row) =>
    [...row.children].map((side) => side.textContent?.trim() ?? ''),
  )

test('the article last read stands beside another version, the same sentences level, what is its own marked', async () => {
  await show({ screen: 'versions', articleId: 'p1-2', before: filled })
  await expect.poll(() => columns().length).toBe(2)
  expect(columns()[0]).toEqual(['老堤换新装\n护坡石砌上去了。', '老堤换新装\n护坡石砌上去了。'])
  const marks = [...document.querySelectorAll('.version-row mark')].map((one) => one.textContent)
  expect(marks).toEqual(['不', '学校组织测水温。'])
  const heads = [...document.querySelectorAll('.version-row header')].map((one) => one.textContent)
  expect(heads).toEqual([
    '老堤换新装（水利周报）水利周报 2026-03-15 · 40 字 · 独有 1 字',
    '老堤换新装（沧河日报）沧河日报 2026-03-12 · 40 字 · 独有 8 字',
  ])
})

test('sides are swapped and other versions chosen', async () => {
  await show({ screen: 'versions', before: filled })
  await page.getByRole('button', { name: /左边的版本/ }).click()
  await page.getByRole('option', { name: '沧河晚报 2026-03-16' }).click()
  await expect.element(page.getByRole('button', { name: '老堤换新装（沧河晚报）' })).toBeVisible()
  await page.getByRole('button', { name: '左右对调' }).click()
  const titles = () => [...document.querySelectorAll('.version-title')].map((one) => one.textContent)
  await expect.poll(titles).toEqual(['老堤换新装（水利周报）', '老堤换新装（沧河晚报）'])
})

test('another story is chosen by the keyboard; a title leads to its article', async () => {
  await show({ screen: 'versions', before: filled })
  await page.getByRole('option', { name: /青渚报/ }).click()
  await page.getByRole('button', { name: '老堤换新装（北岸报）' }).click()
  expect(useUi.getState()).toMatchObject({ screen: 'reader', articleId: 'p3-2' })
})

test('a library without doubles says what would stand here', async () => {
  await show({ screen: 'versions' })
  await expect.element(page.getByText('没有重复的稿件')).toBeVisible()
})
