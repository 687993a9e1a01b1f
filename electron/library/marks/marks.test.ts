import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Input } from '../../contract/api.ts'
import { addPage } from '../test/fixtures.ts'
import { openTestLibrary, type TestLibrary } from '../test/open-test-library.ts'

let lib: TestLibrary
let first: string
let second: string
beforeEach(async () => {
  lib = await openTestLibrary()
  const old = await addPage(lib, {
    articles: [['𠮷林春耕', '村民下田，播种3万亩。村民😀回家。', '《农业法》进村，村民说好。']],
  })
  const late = await addPage(lib, { name: '第二版.txt', articles: [['短讯', '城里下雨，村民没有出门。']] })
  first = old.articleIds[0] as string
  second = late.articleIds[0] as string
})
afterEach(() => lib.close())

const mark = async (articleId: string, quote: string, more: Partial<Input<'annotations.create'>> = {}) => {
  const { text, revision } = await lib.call('articles.get', { id: articleId })
  const start = text.indexOf(quote)
  expect(start).toBeGreaterThanOrEqual(0)
  return lib.call('annotations.create', { articleId, revision, start, end: start + quote.length, ...more })
}
const find = async (filter: Input<'annotations.find'> = {}) => {
  const { total, rows } = await lib.call('annotations.find', filter)
  expect(total).toBe(rows.length)
  return rows.map(({ quote }) => quote)
}
const rows = () =>
  ['annotation', 'review_rest', 'trash'].map((table) =>
    lib.ctx.read.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
  )
const isSound = async () => expect((await lib.call('library.verify')).findings).toEqual([])

test('marks are found by colour, state, note, tag with those nested in it, date, article and anchor', async () => {
  lib.setNow(Date.UTC(2026, 1, 1))
  await mark(first, '下田', { color: 'ask', tags: ['农业/水利', '待核'] })
  lib.setNow(Date.UTC(2026, 2, 1))
  const sown = await mark(first, '播种', { color: 'data', note: '多少？', tags: ['农业'] })
  await mark(second, '下雨', { style: 'underline', tags: ['农'] })
  await lib.call('annotations.update', { id: sown.id, done: true })

  expect(await find()).toEqual(['播种', '下雨', '下田'])
  expect(await find({ sort: 'created' })).toEqual(['下雨', '播种', '下田'])
  expect(await find({ sort: 'article' })).toEqual(['下雨', '下田', '播种'])
  expect(await find({ sort: 'article', reverse: true })).toEqual(['播种', '下田', '下雨'])
  expect(await find({ sort: 'color' })).toEqual(['下雨', '下田', '播种'])
  expect(await find({ colors: ['ask', 'key'] })).toEqual(['下雨', '下田'])
  expect(await find({ tags: ['农业'] })).toEqual(['播种', '下田'])
  expect(await find({ tags: ['农业', '待核'] })).toEqual(['下田'])
  expect(await find({ tags: ['农业/水'] })).toEqual([])
  expect(await find({ untagged: true })).toEqual([])
  expect(await find({ done: true })).toEqual(['播种'])
  expect(await find({ done: false, noted: false })).toEqual(['下雨', '下田'])
  expect(await find({ from: Date.UTC(2026, 1, 15) })).toEqual(['播种', '下雨'])
  expect(await find({ to: Date.UTC(2026, 1, 15) })).toEqual(['下田'])
  expect(await find({ articleId: second })).toEqual(['下雨'])
  expect(await find({ anchors: ['lost', 'fuzzy'] })).toEqual([])
  expect(await lib.call('annotations.counts', { colors: ['ask'], tags: [] })).toEqual({
    all: 3,
    colors: { key: 1, ask: 1, data: 1, view: 0, todo: 0 },
    anchors: { exact: 1, moved: 0, fuzzy: 0, lost: 0 },
    done: { open: 1, done: 0 },
    noted: 0,
    untagged: 0,
  })
})

test('words are found in quotation and note, one and two characters long, in any width and case', async () => {
  await mark(first, '村民下田', { note: '见 Table ５ 的 𠮷' })
  await mark(second, '城里下雨')
  expect(await find({ text: '村' })).toEqual(['村民下田'])
  expect(await find({ text: '下' })).toEqual(['城里下雨', '村民下田'])
  expect(await find({ text: '下雨' })).toEqual(['城里下雨'])
  expect(await find({ text: '𠮷' })).toEqual(['村民下田'])
  expect(await find({ text: 'table 5 下田' })).toEqual(['村民下田'])
  expect(await find({ text: '村民下雨' })).toEqual([])
  expect(await find({ text: '。，' })).toEqual([])
  expect(await find({ text: '  ' })).toHaveLength(2)
})

test('marks are found by an entity that they overlap', async () => {
  await mark(first, '业法')
  await mark(first, '村民说好')
  const { mentions } = await lib.call('tags.get', { articleId: first })
  const law = mentions.find(({ text }) => text === '《农业法》')
  expect(await find({ entityId: law?.entityId ?? '' })).toEqual(['业法'])
  await lib.call('tags.decide', { mentionId: law?.id ?? '', decision: 'reject' })
  expect(await find({ entityId: law?.entityId ?? '' })).toEqual([])
})

test('each comes with its sentence, and a list is read in windows', async () => {
  await mark(first, '播种')
  await mark(first, '😀')
  await mark(second, '短讯')
  const { total, rows: two } = await lib.call('annotations.find', { sort: 'article', limit: 2, offset: 1 })
  expect(total).toBe(3)
  expect(two).toMatchObject([
    {
      quote: '播种',
      before: '村民下田，',
      after: '3万亩。',
      articleTitle: '𠮷林春耕',
      sourceName: '第一版.txt',
    },
    { quote: '😀', before: '村民', after: '回家。' },
  ])
})

test('many are changed in one step, those of a filter too; one undo takes all back', async () => {
  const made = [
    await mark(first, '下田', { tags: ['农业/水利', '甲'] }),
    await mark(first, '播种'),
    await mark(second, '下雨', { color: 'ask' }),
  ]
  const before = rows()
  const ids = made.map(({ id }) => id)
  expect(
    await lib.call('annotations.change', {
      marks: { ids: [...ids, '无'] },
      change: { color: 'todo', style: 'underline', done: true, addTags: [' 乙 / 丙 '], removeTags: ['农业'] },
    }),
  ).toEqual({ changed: 3 })
  expect((await lib.call('annotations.find', { sort: 'created' })).rows).toMatchObject([
    { color: 'todo', style: 'underline', done: true, tags: ['乙/丙'] },
    { tags: ['乙/丙'] },
    { tags: ['甲', '乙/丙'] },
  ])
  await isSound()
  await lib.call('history.undo')
  expect(rows()).toEqual(before)

  const filter = { colors: ['key' as const] }
  const but = { marks: { filter, except: [ids[0] as string] } }
  expect(await lib.call('annotations.change', { ...but, change: { color: 'key' } })).toEqual({ changed: 0 })
  expect(await lib.call('annotations.change', { ...but, change: { color: 'data' } })).toEqual({ changed: 1 })
  await lib.call('history.undo')
  expect(await lib.call('annotations.removeAll', { marks: { filter } })).toEqual({ removed: 2 })
  expect(await find()).toEqual(['下雨'])
  await lib.call('history.undo')
  expect(rows()).toEqual(before)
})

test('a tag is renamed with those nested in it, joined with another, and review goes along', async () => {
  await mark(first, '下田', { tags: ['农业/水利', '农业'] })
  await mark(first, '播种', { tags: ['农业', '三农'] })
  await mark(second, '下雨', { tags: ['农业大学'] })
  await lib.call('review.exclude', { scope: 'tag', target: '农业/水利' })
  await lib.call('review.pause', { scope: 'tag', target: '农业', days: 3 })
  await lib.call('review.exclude', { scope: 'tag', target: '三农' })
  const before = rows()
  expect(await lib.call('annotations.tags')).toEqual([
    { name: '三农', count: 1, total: 1 },
    { name: '农业', count: 2, total: 2 },
    { name: '农业/水利', count: 1, total: 1 },
    { name: '农业大学', count: 1, total: 1 },
  ])
  expect(await lib.call('annotations.previewTag', { name: '农业', to: '三农' })).toEqual({
    marks: 2,
    nested: 1,
    joined: 1,
    rests: 2,
  })
  expect(await lib.call('annotations.renameTag', { name: '农业', to: '三农' })).toEqual({ changed: 2 })
  expect((await lib.call('annotations.find', { sort: 'created' })).rows.map(({ tags }) => tags)).toEqual([
    ['农业大学'],
    ['三农'],
    ['三农/水利', '三农'],
  ])
  expect((await lib.call('review.rests')).map(({ target, until }) => [target, until])).toEqual(
    expect.arrayContaining([
      ['三农', null],
      ['三农/水利', null],
    ]),
  )
  await isSound()
  await lib.call('history.undo')
  expect(rows()).toEqual(before)

  // Into itself, and out of it.
  await lib.call('annotations.renameTag', { name: '农业', to: '农业/旧' })
  expect((await lib.call('annotations.tags')).map(({ name }) => name)).toEqual([
    ...['三农', '农业', '农业/旧', '农业/旧/水利', '农业大学'],
  ])
  await lib.call('annotations.renameTag', { name: '农业/旧', to: '农业' })
  expect(await find({ tags: ['农业/水利'] })).toEqual(['下田'])

  expect(await lib.call('annotations.removeTag', { name: '农业' })).toEqual({ changed: 2 })
  expect((await lib.call('annotations.tags')).map(({ name }) => name)).toEqual(['三农', '农业大学'])
  expect((await lib.call('review.rests')).map(({ target }) => target)).toEqual(['三农'])
  await isSound()
})

test('a tag that nobody has, or that would be too long, is refused', async () => {
  await mark(first, '下田', { tags: [`农/${'长'.repeat(90)}`] })
  await expect(lib.call('annotations.renameTag', { name: '无', to: '有' })).rejects.toMatchObject({
    code: 'not-found',
    reason: 'tag',
  })
  await expect(lib.call('annotations.removeTag', { name: '无' })).rejects.toMatchObject({ reason: 'tag' })
  await expect(
    lib.call('annotations.renameTag', { name: '农', to: '一二三四五六七八九十' }),
  ).rejects.toMatchObject({ code: 'invalid', reason: 'tag-long' })
  await expect(lib.call('annotations.renameTag', { name: '农', to: ' / ' })).rejects.toMatchObject({
    reason: 'tag-empty',
  })
})

test('every other place of a passage is marked alike, in the article or in the library', async () => {
  const one = await mark(first, '村民', { color: 'ask', style: 'underline', note: '谁？', tags: ['人'] })
  const before = rows()
  expect(await lib.call('annotations.equal', { id: one.id })).toEqual({ article: 2, library: 3, articles: 2 })
  expect(await lib.call('annotations.createEqual', { id: one.id, reach: 'article' })).toEqual({ created: 2 })
  const made = await lib.call('annotations.list', { articleId: first })
  expect(made).toMatchObject(
    [one.start, 17, 33].map((start) => ({
      start,
      quote: '村民',
      color: 'ask',
      style: 'underline',
      tags: ['人'],
    })),
  )
  expect(made.map(({ note }) => note)).toEqual(['谁？', '', ''])
  expect(await lib.call('annotations.equal', { id: one.id })).toEqual({ article: 0, library: 1, articles: 1 })
  expect(await lib.call('annotations.createEqual', { id: one.id, reach: 'library' })).toEqual({ created: 1 })
  expect(await lib.call('annotations.createEqual', { id: one.id, reach: 'library' })).toEqual({ created: 0 })
  await isSound()
  await lib.call('history.undo')
  await lib.call('history.undo')
  expect(rows()).toEqual(before)
})

test('what begins in the middle of a word, or is punctuation, has its equals too', async () => {
  const page = await addPage(lib, { name: '三.txt', articles: [['Hello', 'yellow, “mellow”, fellow.']] })
  const id = page.articleIds[0] as string
  const low = await mark(id, 'llow')
  expect(await lib.call('annotations.equal', { id: low.id })).toMatchObject({ article: 2 })
  const comma = await mark(id, ', ')
  expect(await lib.call('annotations.equal', { id: comma.id })).toMatchObject({ article: 1 })
  const quoted = await mark(id, '“mellow”')
  expect(await lib.call('annotations.equal', { id: quoted.id })).toMatchObject({ article: 0 })
})

const tag = fc.stringMatching(/^[甲乙𠮷",\\]{1,2}(\/[甲乙]){0,2}$/u)
test('whatever is tagged and renamed, each mark stays filed under its tags, and undo brings back every row', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(tag, { maxLength: 3 }), { minLength: 1, maxLength: 4 }),
      fc.array(fc.tuple(tag, tag), { maxLength: 4 }),
      async (tagged, renames) => {
        for (const tags of tagged) await mark(first, '下田', { tags })
        const before = rows()
        let steps = 0
        for (const [name, to] of renames) {
          const { marks } = await lib.call('annotations.previewTag', { name, to })
          const rename = lib.call('annotations.renameTag', { name, to })
          if (marks === 0) await expect(rename).rejects.toMatchObject({ reason: 'tag' })
          else if ((await rename).changed > 0) {
            steps++
            expect(await find({ tags: [to] })).not.toEqual([])
          }
        }
        await isSound()
        for (; steps > 0; steps--) await lib.call('history.undo')
        expect(rows()).toEqual(before)
        await lib.call('annotations.removeAll', { marks: { filter: {} } })
      },
    ),
    { numRuns: 12, interruptAfterTimeLimit: 8000 },
  )
})

test('a choice by filter means the marks of now, however often it was asked before', async () => {
  const one = await mark(first, '下田', { tags: ['甲'] })
  const two = await mark(first, '播种', { tags: ['甲'] })
  const marks = { filter: { tags: ['甲'] } }
  await lib.call('annotations.change', { marks, change: { done: true } })
  await lib.call('annotations.update', { id: one.id, tags: ['乙'] })
  const three = await mark(second, '下雨', { tags: ['甲'] })
  expect(await find(marks.filter)).toHaveLength(2)
  expect(await lib.call('annotations.removeAll', { marks })).toEqual({ removed: 2 })
  expect(await find()).toEqual([one.quote])
  expect([two.quote, three.quote]).not.toContain(one.quote)
})
