import { afterEach, beforeEach, expect, test } from 'vitest'
import { addPage, type FixtureIds, twoStories } from './test/fixtures.ts'
import { openTestLibrary, type TestLibrary } from './test/open-test-library.ts'

let lib: TestLibrary
let ids: FixtureIds
beforeEach(async () => {
  lib = await openTestLibrary()
  ids = await addPage(lib, twoStories)
})
afterEach(() => lib.close())

const first = () => ids.articleIds[0] as string
const second = () => ids.articleIds[1] as string

/** Every row of the tables that people change, as stored. */
const rows = () =>
  ['source', 'page', 'article', 'block', 'reading', 'annotation', 'mention', 'figure', 'quotation'].map(
    (table) => lib.ctx.read.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
  )

test('the newest page comes first, its articles in their order', async () => {
  await addPage(lib, { name: '第二版.txt', articles: [['今日头条', '正文。']] })
  const list = await lib.call('articles.list')
  expect(list.map((article) => article.title)).toEqual(['今日头条', '𠮷林春耕', '短讯'])
  expect(list[1]).toMatchObject({ n: 1, byline: [], progress: 0, openedAt: null, marks: {} })
  const pages = await lib.call('pages.list')
  expect(pages.map((page) => page.sourceName)).toEqual(['第二版.txt', '第一版.txt'])
})

test('an article comes with its blocks, its page and its number of marks by colour', async () => {
  for (const color of ['ask', 'ask', 'data'] as const)
    await lib.call('annotations.create', { articleId: first(), revision: 1, start: 0, end: 3, color })
  const article = await lib.call('articles.get', { id: first() })
  expect(article.text).toBe('𠮷林春耕\n村民下田，播种3万亩。\n《农业法》进村。')
  expect(article.blocks.map((block) => article.text.slice(block.start, block.end))).toEqual(
    article.text.split('\n'),
  )
  const page = await lib.call('pages.get', { id: article.page.id })
  expect(article.blocks.map(({ ranges }) => ranges.map(([a, b]) => page.text.slice(a, b)).join(''))).toEqual(
    article.text.split('\n'),
  )
  expect(article.marks).toEqual({ ask: 2, data: 1 })
  expect((await lib.call('articles.list'))[0]?.marks).toEqual({ ask: 2, data: 1 })
  expect(article.page).toMatchObject({ id: ids.pageId, n: 1, sample: false, unassignedCharacters: 5 })
})

test('a page tells where each article stands on it and what belongs to none', async () => {
  const page = await lib.call('pages.get', { id: ids.pageId })
  expect(page.unassigned.map((loose) => loose.text)).toEqual(['第三版 综合'])
  expect(page.articles.map(({ title, ranges }) => [title, ranges.length])).toEqual([
    ['𠮷林春耕', 3],
    ['短讯', 2],
  ])
})

test('a star is put on and taken off, is listed and counted, and goes with undo', async () => {
  const starred = async () => {
    const { rows } = await lib.call('listing.rows', { kind: 'starred' })
    return rows.map(({ title, starred }) => [title, starred])
  }
  const count = async () => (await lib.call('listing.counts')).starred
  expect([await starred(), await count()]).toEqual([[], 0])
  const [, second] = ids.articleIds as [string, string]
  await lib.call('articles.star', { ids: [first(), second, first()], starred: true })
  expect(await count()).toBe(2)
  await lib.call('articles.star', { ids: [second], starred: false })
  expect(await starred()).toEqual([['𠮷林春耕', true]])
  expect((await lib.call('articles.get', { id: first() })).starred).toBe(true)
  expect((await lib.call('articles.list')).map(({ starred }) => starred)).toEqual([true, false])
  const asked = async (query: string) =>
    (await lib.call('listing.rows', { query })).rows.map(({ title }) => title)
  expect(await asked('是:星标')).toEqual(['𠮷林春耕'])
  expect(await asked('-is:starred')).toEqual(['短讯'])
  await lib.call('history.undo')
  expect(await count()).toBe(2)
  await lib.call('history.undo')
  expect(await starred()).toEqual([])
  await lib.call('history.redo')
  expect(await count()).toBe(2)
  await expect(lib.call('articles.star', { ids: ['none'], starred: true })).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('the place is kept, progress only grows, and the list is announced once for each per cent', async () => {
  const set = (place: number, progress: number) =>
    lib.call('articles.setPlace', { id: first(), place, progress })
  const announced = () => lib.events.filter((event) => event.name === 'changed').length
  await set(6, 0.501)
  await set(9, 0.502)
  expect(announced()).toBe(1)
  await set(3, 0.2)
  expect(announced()).toBe(1)
  expect(await lib.call('articles.get', { id: first() })).toMatchObject({ place: 3, progress: 0.502 })
  await set(9999, 1)
  const { place, text } = await lib.call('articles.get', { id: first() })
  expect(place).toBe(text.length)
  expect(announced()).toBe(2)
})

test('what is not there is said not to be', async () => {
  await expect(lib.call('articles.get', { id: '无' })).rejects.toMatchObject({
    code: 'not-found',
    reason: 'article',
  })
  await expect(lib.call('pages.get', { id: '无' })).rejects.toMatchObject({
    code: 'not-found',
    reason: 'page',
  })
  await expect(lib.call('articles.setPlace', { id: '无', place: 0, progress: 0 })).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(lib.call('articles.remove', { ids: [first(), '无'] })).rejects.toMatchObject({
    code: 'not-found',
  })
  expect(await lib.call('articles.list')).toHaveLength(2)
})

test('a removed article leaves its text unassigned on the page, and comes back with all that hung on it', async () => {
  await lib.call('annotations.create', { articleId: first(), revision: 1, start: 5, end: 7, note: '谁？' })
  await lib.call('articles.setPlace', { id: first(), place: 5, progress: 0.4 })
  const before = rows()
  await lib.call('articles.remove', { ids: [first()] })
  expect((await lib.call('articles.list')).map((article) => article.id)).toEqual([second()])
  expect(await lib.call('annotations.list', {})).toEqual([])
  const page = await lib.call('pages.get', { id: ids.pageId })
  expect(page.unassigned.map((loose) => loose.text)).toEqual([
    '第三版 综合',
    '𠮷林春耕\n村民下田，播种3万亩。\n《农业法》进村。',
  ])
  expect(await lib.call('library.verify')).toMatchObject({ sound: true, findings: [] })
  expect((await lib.call('search.query', { query: '村民' })).hits).toEqual([])

  await lib.call('history.undo')
  expect(rows()).toEqual(before)
  expect((await lib.call('search.query', { query: '谁' })).hits).toHaveLength(1)
  expect((await lib.call('search.query', { query: '村民' })).hits).toHaveLength(1)
  expect(await lib.call('library.verify')).toMatchObject({ sound: true, findings: [] })
})

test('with its last article a page goes, and its source with it; one step brings all back', async () => {
  const before = rows()
  await lib.call('articles.remove', { ids: [first(), second(), first()] })
  expect(await lib.call('library.status')).toMatchObject({ sources: 0, pages: 0, articles: 0 })
  await lib.call('history.undo')
  expect(rows()).toEqual(before)
  await lib.call('history.redo')
  expect(await lib.call('library.status')).toMatchObject({ sources: 0, pages: 0, articles: 0 })
})

test('the sample pages go in one step, with what was noted on them, and nothing else does', async () => {
  const sample = await addPage(lib, { name: '样张.txt', articles: [['样张', '样张的正文。']], sample: true })
  await addPage(lib, { name: '空白样张.txt', articles: [], loose: '只有报头', sample: true })
  const [articleId] = sample.articleIds as [string]
  await lib.call('annotations.create', { articleId, revision: 1, start: 0, end: 2 })
  const before = rows()
  expect(await lib.call('library.status')).toMatchObject({ sources: 3, hasSamples: true })
  expect(await lib.call('library.removeSamples')).toEqual({ removed: 1 })
  expect(await lib.call('library.status')).toMatchObject({ sources: 1, articles: 2, hasSamples: false })
  await lib.call('history.undo')
  expect(rows()).toEqual(before)
})
