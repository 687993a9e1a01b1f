/** The re-anchor desk over a real library: what is listed, what is offered, and what a person says of it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { importText, nightSchool } from './test/fixtures.ts'
import { openTestLibrary, type TestLibrary } from './test/open-test-library.ts'

let lib: TestLibrary
let pageId: string
beforeEach(async () => {
  lib = await openTestLibrary()
  pageId = (await importText(lib, nightSchool)).pageId
})
afterEach(() => lib.close())

const article = async (n: number) =>
  lib.call('articles.get', { id: (await lib.call('articles.list'))[n - 1]?.id as string })
const mark = async (quote: string, n = 1) =>
  lib.call('annotations.createByQuote', { articleId: (await article(n)).id, quote, note: `记${quote}` })
const list = async (kept = false) => lib.call('anchors.list', { kept })
/** As an edition of the page would leave a mark whose words it has otherwise. */
const astray = (id: string, row: { anchor: string; quote: string; score?: number; start?: number }) =>
  lib.ctx.system((db) =>
    db
      .prepare(
        'UPDATE annotation SET anchor = ?, quote = ?, score = ?, start = coalesce(?, start) WHERE id = ?',
      )
      .run(row.anchor, row.quote, row.score ?? null, row.start ?? null, id),
  )

test('lists marks whose place is a guess or gone, with how sure the place is', async () => {
  await mark('首批学员')
  const fuzzy = await mark('开出首个乡村夜校')
  const lost = await mark('头一茬花', 2)
  astray(fuzzy.id, { anchor: 'fuzzy', quote: '开办首个乡村夜校', score: 0.875 })
  astray(lost.id, { anchor: 'lost', quote: '第二茬花' })
  expect(await list()).toMatchObject({
    total: 2,
    rows: [
      { id: fuzzy.id, anchor: 'fuzzy', score: 0.875, articleTitle: '夜校开到村口' },
      { id: lost.id, anchor: 'lost', score: null, articleTitle: '再生水进了果园' },
    ],
  })
  expect(await lib.call('anchors.list', { limit: 1, offset: 1 })).toMatchObject({
    total: 2,
    rows: [{ id: lost.id }],
  })
})

test('offers the likeliest passages of the article and of its page, with what they say now', async () => {
  const one = await mark('头一茬花比往年早开四天', 2)
  astray(one.id, { anchor: 'lost', quote: '头一茬花比往年早开了五天' })
  const [best] = await lib.call('anchors.candidates', { id: one.id })
  expect(best).toMatchObject({
    text: '头一茬花比往年早开四天',
    articleTitle: '再生水进了果园',
    isHere: false,
  })
  expect(best?.score).toBeGreaterThan(0.8)
  expect(best?.context).toBe(1)
  // Its words have gone to the other article of the page.
  const other = await mark('首批学员120人')
  astray(other.id, { anchor: 'lost', quote: '《再生水利用办法》写得很明白' })
  const [there] = await lib.call('anchors.candidates', { id: other.id })
  expect(there).toMatchObject({ text: '《再生水利用办法》写得明白', articleTitle: '再生水进了果园' })
})

test('a word that stands there letter by letter is offered at each place, and the place it has is named', async () => {
  const { id: articleId } = await article(1)
  const one = await lib.call('annotations.createByQuote', { articleId, quote: '学员', prefix: '首批' })
  astray(one.id, { anchor: 'fuzzy', quote: '学员', score: 0.5 })
  const found = await lib.call('anchors.candidates', { id: one.id })
  expect(found.filter(({ text }) => text === '学员')).toHaveLength(2)
  expect(found.filter(({ isHere }) => isHere)).toMatchObject([{ start: one.start }])
})

test('nothing is offered where nothing is alike', async () => {
  const one = await mark('首批学员')
  astray(one.id, { anchor: 'lost', quote: 'zzz' })
  lib.ctx.system((db) => db.exec(`UPDATE annotation SET prefix = '', suffix = ''`))
  expect(await lib.call('anchors.candidates', { id: one.id })).toEqual([])
})

test('a mark is put on a passage, in another article too, and undo brings it back', async () => {
  const one = await mark('首批学员120人')
  astray(one.id, { anchor: 'lost', quote: '第二茬花' })
  const [before] = (await list()).rows
  const home = await article(2)
  const start = home.text.indexOf('头一茬花')
  const placed = await lib.call('anchors.place', {
    id: one.id,
    articleId: home.id,
    revision: home.revision,
    start,
    end: start + 4,
  })
  expect(placed).toMatchObject({
    articleId: home.id,
    quote: '头一茬花',
    anchor: 'exact',
    note: '记首批学员120人',
    kept: false,
  })
  expect((await list()).total).toBe(0)
  expect((await lib.call('library.verify')).findings).toEqual([])
  await lib.call('history.undo')
  expect((await list()).rows).toEqual([before])
  await expect(
    lib.call('anchors.place', { id: one.id, articleId: home.id, revision: 99, start, end: start + 4 }),
  ).rejects.toMatchObject({ code: 'stale' })
})

test('a mark is kept as a note of its article, stays so through a new layout, and is taken up again', async () => {
  const one = await mark('头一茬花', 2)
  await lib.call('corrections.add', {
    articleId: one.articleId,
    revision: one.revision,
    start: one.start,
    end: one.end,
    text: '今年的花',
  })
  astray(one.id, { anchor: 'lost', quote: '第二茬花' })
  await lib.call('anchors.keep', { ids: [one.id], kept: true })
  expect((await list()).total).toBe(0)
  expect((await list(true)).rows).toMatchObject([
    { id: one.id, anchor: 'lost', kept: true, note: '记头一茬花' },
  ])
  await lib.call('desk.apply', {
    pageId,
    step: { kind: 'role', block: nightSchool.indexOf('梨农说'), role: 'lede' },
  })
  expect((await list(true)).total).toBe(1)
  await lib.call('anchors.keep', { ids: [one.id], kept: false })
  expect((await list()).rows).toMatchObject([{ id: one.id, anchor: 'lost', kept: false }])
  await lib.call('history.undo')
  expect((await list(true)).total).toBe(1)
  expect((await lib.call('library.verify')).findings).toEqual([])
})

test('a mark that has its place is not kept without one', async () => {
  const one = await mark('首批学员')
  await lib.call('anchors.keep', { ids: [one.id], kept: true })
  expect((await lib.call('annotations.list', {}))[0]).toMatchObject({ anchor: 'exact', kept: false })
  await expect(lib.call('anchors.keep', { ids: ['no such'], kept: true })).rejects.toMatchObject({
    reason: 'annotation',
  })
})
