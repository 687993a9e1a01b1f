import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Input } from '../contract/api.ts'
import { addPage } from './test/fixtures.ts'
import { openTestLibrary, type TestLibrary } from './test/open-test-library.ts'

let lib: TestLibrary
let articleId: string
beforeEach(async () => {
  lib = await openTestLibrary()
  const page = await addPage(lib, {
    articles: [['𠮷林春耕', '村民下田，村民播种。', '天晴😀，村民回家。']],
  })
  articleId = page.articleIds[0] as string
})
afterEach(() => lib.close())

const create = (start: number, end: number, more: Partial<Input<'annotations.create'>> = {}) =>
  lib.call('annotations.create', { articleId, revision: 1, start, end, ...more })
const list = () => lib.call('annotations.list', { articleId })

test('an annotation holds its quotation and what stands around it', async () => {
  const made = await create(6, 10, {
    color: 'ask',
    style: 'underline',
    note: '**谁**？',
    tags: ['农业', '人', '农业'],
  })
  expect(made).toMatchObject({
    quote: '村民下田',
    prefix: '𠮷林春耕\n',
    suffix: '，村民播种。\n天晴😀，村民回家。',
    color: 'ask',
    style: 'underline',
    note: '**谁**？',
    tags: ['农业', '人'],
    anchor: 'exact',
    revision: 1,
  })
  expect(await list()).toEqual([{ ...made, articleTitle: '𠮷林春耕', sourceName: '第一版.txt' }])
})

test('half a character is widened to the whole one', async () => {
  expect((await create(1, 3)).quote).toBe('𠮷林')
  const smile = 6 + '村民下田，村民播种。\n天晴'.length
  expect((await create(smile, smile + 1)).quote).toBe('😀')
})

test.each([
  ['beyond the end', 0, 999, 'range'],
  ['empty', 4, 4, 'range'],
  ['turned round', 5, 3, 'range'],
  ['only a line break', 5, 6, 'blank'],
])('a span that is %s is refused', async (_, start, end, reason) => {
  await expect(create(start, end)).rejects.toMatchObject({ code: 'invalid', reason })
  expect(await list()).toEqual([])
})

test('a span of another revision is refused as stale', async () => {
  await expect(create(0, 3, { revision: 2 })).rejects.toMatchObject({
    code: 'stale',
    params: { revision: 1 },
  })
})

test('input that does not fit the contract is refused with a sentence that says where', async () => {
  await expect(create(-1, 3)).rejects.toMatchObject({
    code: 'invalid',
    reason: 'input',
    message: expect.stringMatching(/^annotations\.create: start: /),
  })
  await expect(create(0, 3, { color: 'red' as 'ask' })).rejects.toMatchObject({ code: 'invalid' })
})

test('by quotation: unique, or made so by what stands beside it', async () => {
  const byQuote = (quote: string, prefix = '', suffix = '') =>
    lib.call('annotations.createByQuote', { articleId, quote, prefix, suffix })
  expect(await byQuote('下田')).toMatchObject({ start: 8, end: 10 })
  expect(await byQuote('春耕\n村民')).toMatchObject({ quote: '春耕\n村民' })
  await expect(byQuote('村民')).rejects.toMatchObject({
    code: 'invalid',
    reason: 'ambiguous',
    params: { count: 3 },
  })
  expect(await byQuote('村民', '', '播种')).toMatchObject({ start: 11, suffix: '播种。\n天晴😀，村民回家。' })
  expect(await byQuote('村民', '😀，')).toMatchObject({ start: 22 })
  await expect(byQuote('城里人')).rejects.toMatchObject({ code: 'not-found', reason: 'quote' })
  await expect(byQuote('村民', '城里')).rejects.toMatchObject({ code: 'not-found', reason: 'quote' })
})

test('what is not mentioned in an update stays; nothing new is no change', async () => {
  const made = await create(6, 8, { note: '旧', tags: ['甲'] })
  const updated = await lib.call('annotations.update', { id: made.id, color: 'todo' })
  expect(updated).toEqual({ ...made, color: 'todo', modifiedAt: expect.any(Number) })
  expect(updated.modifiedAt).toBeGreaterThan(made.modifiedAt)
  const events = lib.events.length
  expect(await lib.call('annotations.update', { id: made.id, color: 'todo', note: '旧' })).toEqual(updated)
  expect(lib.events).toHaveLength(events)
})

test('new ends bring a new quotation', async () => {
  const made = await create(6, 8)
  const moved = await lib.call('annotations.update', {
    id: made.id,
    range: { revision: 1, start: 6, end: 10 },
  })
  expect(moved).toMatchObject({ quote: '村民下田', suffix: expect.stringMatching(/^，村民/) })
  await expect(
    lib.call('annotations.update', { id: made.id, range: { revision: 0, start: 6, end: 10 } }),
  ).rejects.toMatchObject({ code: 'stale' })
})

test('removal takes what is there; only if nothing is, it fails', async () => {
  const [one, two] = [await create(0, 3), await create(6, 8)]
  await lib.call('annotations.remove', { ids: [one.id, one.id, '无'] })
  expect((await list()).map((mark) => mark.id)).toEqual([two.id])
  await expect(lib.call('annotations.remove', { ids: [one.id] })).rejects.toMatchObject({
    code: 'not-found',
    reason: 'annotation',
  })
})

test('lists go in text order, the whole library in the order of its articles', async () => {
  const late = await create(11, 13)
  const wide = await create(0, 13)
  const early = await create(0, 3)
  const other = await addPage(lib, { name: '第二版.txt', articles: [['短讯', '雨。']] })
  const newest = await lib.call('annotations.create', {
    articleId: other.articleIds[0] as string,
    revision: 1,
    start: 0,
    end: 2,
  })
  expect((await list()).map((mark) => mark.id)).toEqual([early.id, wide.id, late.id])
  expect((await lib.call('annotations.list', {})).map((mark) => mark.id)).toEqual([
    newest.id,
    early.id,
    wide.id,
    late.id,
  ])
})

test('tags in use are counted', async () => {
  await create(0, 3, { tags: ['农业', '人物'] })
  await create(6, 8, { tags: ['农业'] })
  expect(await lib.call('annotations.tags')).toEqual([
    { name: '人物', count: 1, total: 1 },
    { name: '农业', count: 2, total: 2 },
  ])
})

test('every change is announced with its article', async () => {
  const made = await create(0, 3)
  await lib.call('annotations.update', { id: made.id, note: '注' })
  await lib.call('annotations.remove', { ids: [made.id] })
  const changed = lib.events.filter((event) => event.name === 'changed').map((event) => event.payload)
  const marks = ['annotations', 'articles']
  expect(changed).toEqual([
    ...Array(2).fill({ topics: marks, articleIds: [articleId] }),
    { topics: [...marks, 'trash'], articleIds: [articleId] },
  ])
})
