import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addPage, type FixtureIds, twoStories } from '../test/fixtures.ts'
import { openTestLibrary, type TestLibrary } from '../test/open-test-library.ts'

const day = 24 * 60 * 60 * 1000
const start = Date.UTC(2026, 0, 1)

let lib: TestLibrary
let ids: FixtureIds
beforeEach(async () => {
  lib = await openTestLibrary()
  ids = await addPage(lib, twoStories)
})
afterEach(() => lib.close())

const first = () => ids.articleIds[0] as string
const second = () => ids.articleIds[1] as string
const annotate = (articleId: string, from: number, to: number, note = '') =>
  lib.call('annotations.create', { articleId, revision: 1, start: from, end: to, note, tags: ['农业'] })
const remove = (...articles: string[]) => lib.call('articles.remove', { ids: articles })
const list = async () => (await lib.call('trash.list', {})).rows
const restore = (...which: string[]) => lib.call('trash.restore', { ids: which })
const tables = [
  ...['source', 'page', 'desk_step', 'article', 'block', 'reading', 'star', 'annotation', 'review_card'],
  ...['mention', 'figure', 'quotation', 'trash'],
]
const rows = () => tables.map((table) => lib.ctx.read.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all())
const isSound = async () => expect((await lib.call('library.verify')).findings).toEqual([])

test('a deleted article is gone from everything, rests with what hung on it, and comes back as it was', async () => {
  const { id } = await annotate(first(), 6, 8, '谁？')
  await lib.call('review.grade', { id, grade: 'good' })
  await lib.call('articles.setPlace', { id: first(), place: 5, progress: 0.4 })
  await lib.call('articles.star', { ids: [first()], starred: true })
  const before = rows()
  await remove(first())
  const resting = rows()
  expect(await list()).toMatchObject([
    {
      id: first(),
      kind: 'article',
      title: '𠮷林春耕',
      excerpt: expect.stringMatching(/^村民下田/),
      marks: 1,
    },
  ])
  expect(await lib.call('trash.get', { id: first() })).toEqual({
    text: '𠮷林春耕\n村民下田，播种3万亩。\n《农业法》进村。',
    marks: [{ quote: '村民', note: '谁？', color: 'key', tags: ['农业'] }],
  })
  expect(await lib.call('annotations.find', {})).toEqual({ total: 0, rows: [] })
  expect(await lib.call('annotations.tags')).toEqual([])
  expect((await lib.call('entities.list', {})).total).toBe(0)
  expect((await lib.call('figures.list', {})).total).toBe(0)
  expect((await lib.call('review.pile')).cards).toEqual([])
  await isSound()

  lib = await lib.reopen()
  expect(await restore(first())).toEqual({ restored: 1, moved: 0 })
  expect(rows()).toEqual(before)
  await isSound()
  await lib.call('history.undo')
  expect(rows()).toEqual(resting)
  await lib.call('history.redo')
  expect(rows()).toEqual(before)
})

test('a page and its source come back with the first of its articles, whichever that is', async () => {
  await remove(first())
  await remove(second())
  expect(await lib.call('library.status')).toMatchObject({ sources: 0, pages: 0 })
  expect((await list()).map(({ id }) => id)).toEqual([second(), first()])
  lib = await lib.reopen()
  await restore(first())
  expect((await lib.call('articles.list')).map(({ id }) => id)).toEqual([first()])
  await isSound()
  await restore(second())
  expect((await lib.call('articles.list')).map(({ id }) => id)).toEqual([first(), second()])
  expect(await lib.call('trash.list', {})).toMatchObject({ total: 0, articles: 0, annotations: 0 })
  const page = await lib.call('pages.get', { id: ids.pageId })
  expect(page.unassigned.map(({ text }) => text)).toEqual(['第三版 综合'])
  expect((await lib.call('desk.get', { pageId: ids.pageId })).steps).toBe(0)
  await isSound()
})

test('the sample pages rest there too, one without articles included', async () => {
  await addPage(lib, { name: '空白样张.txt', articles: [], loose: '只有报头', sample: true })
  await addPage(lib, { name: '样张.txt', articles: [['样张', '样张的正文。']], sample: true })
  await lib.call('library.removeSamples')
  const items = await list()
  expect(items.map(({ kind, title }) => [kind, title])).toEqual([
    ['page', '空白样张.txt'],
    ['article', '样张'],
  ])
  await restore(...items.map(({ id }) => id))
  expect(await lib.call('library.status')).toMatchObject({ sources: 3, hasSamples: true })
  await isSound()
})

test('a deleted mark comes back with its card, and says so when its article is gone', async () => {
  const mark = await annotate(first(), 6, 8, '**谁**')
  await lib.call('review.grade', { id: mark.id, grade: 'easy' })
  const before = rows()
  await lib.call('annotations.remove', { ids: [mark.id] })
  expect(await list()).toMatchObject([
    { kind: 'annotation', title: mark.quote, excerpt: '**谁**', place: '𠮷林春耕', color: 'key' },
  ])
  await restore(mark.id)
  expect(rows()).toEqual(before)

  await lib.call('annotations.remove', { ids: [mark.id] })
  await remove(first())
  expect(await lib.call('trash.list', { kind: 'article' })).toMatchObject({ total: 1 })
  expect(await lib.call('trash.list', { kind: 'annotation' })).toMatchObject({ total: 1, articles: 1 })
  await expect(restore(mark.id)).rejects.toMatchObject({ code: 'invalid', reason: 'trash-article' })
  expect(await lib.call('articles.list')).toHaveLength(1)
  // Together they find each other.
  expect(await restore(mark.id, first())).toEqual({ restored: 2, moved: 0 })
  expect(await lib.call('annotations.list', { articleId: first() })).toHaveLength(1)
  await isSound()
})

test('an article whose text was given to others meanwhile leaves its marks there', async () => {
  const { id } = await annotate(first(), 6, 10, '谁？')
  await remove(first())
  // The page is read anew: all its text is in one article now, which the removal knows nothing of.
  lib.ctx.system((db) => {
    const [text] = db.prepare('SELECT text FROM page').pluck().all() as [string]
    db.exec(
      "DELETE FROM desk_step; DELETE FROM block; UPDATE page SET unassigned_json = '[]', unassigned_characters = 0",
    )
    db.prepare('UPDATE article SET text = ?, revision = 2').run(text)
    const block = db.prepare(
      `INSERT INTO block (article_id, i, role, start, "end", ranges_json, confidence, reason)
       VALUES (?, ?, 'paragraph', ?, ?, ?, 1, 'r')`,
    )
    let at = 0
    for (const [i, line] of text.split('\n').entries()) {
      block.run(second(), i, at, at + line.length, JSON.stringify([[at, at + line.length]]))
      at += line.length + 1
    }
    db.exec('DELETE FROM mention; DELETE FROM figure; DELETE FROM quotation')
  })
  expect(await restore(first())).toEqual({ restored: 1, moved: 1 })
  expect(await lib.call('annotations.list', { articleId: second() })).toMatchObject([
    { id, quote: '村民下田', note: '谁？', anchor: 'moved', revision: 2 },
  ])
  expect(await list()).toEqual([])
  await isSound()
})

test('the file imported anew takes the marks of the article that was deleted before', async () => {
  const { id } = await annotate(first(), 6, 10, '谁？')
  await remove(first(), second())
  const again = await addPage(lib, {
    loose: '第三版 综合',
    articles: [
      ['𠮷林春耕', '村民下田，播种3万亩。', '《农业法》进村。'],
      ['短讯', '雨后天晴😀。'],
    ],
  })
  expect(await restore(first())).toEqual({ restored: 1, moved: 1 })
  expect(await lib.call('annotations.list', {})).toMatchObject([{ id, articleId: again.articleIds[0] }])
  await isSound()
  // Deleted there too, its place is free: the article itself comes back.
  await remove(again.articleIds[1] as string)
  expect(await restore(second())).toEqual({ restored: 1, moved: 0 })
  expect(await lib.call('articles.get', { id: second() })).toMatchObject({ page: { id: again.pageId } })
  await isSound()
})

test('what an earlier version deleted comes back with what it did not know of empty', async () => {
  const mark = await annotate(first(), 6, 8)
  await lib.call('annotations.remove', { ids: [mark.id] })
  lib.ctx.system((db) =>
    db.exec(
      `UPDATE trash SET rows_json = json_remove(rows_json, '$[0][1].done', '$[0][1].score', '$[0][1].kept')`,
    ),
  )
  await restore(mark.id)
  expect(await lib.call('annotations.list', {})).toMatchObject([{ id: mark.id, done: false, kept: false }])
})

test('where nothing has its text any more it stays in the trash, and the sentence says why', async () => {
  await remove(first(), second())
  await lib.call('trash.remove', { ids: [second()] })
  lib.ctx.system((db) => db.exec(`DELETE FROM trash WHERE kind = 'page'`))
  await expect(restore(first())).rejects.toMatchObject({ code: 'invalid', reason: 'trash-page' })
  await expect(restore('无')).rejects.toMatchObject({ code: 'not-found', reason: 'trash' })
  expect(await list()).toHaveLength(1)
})

test('a mention comes back to its entity as that is called today', async () => {
  await remove(first())
  lib.ctx.system((db) => {
    db.exec(`DELETE FROM entity`)
    db.prepare(`INSERT INTO entity VALUES ('other', 'DOCUMENT', '农业法')`).run()
  })
  await restore(first())
  expect((await lib.call('tags.get', { articleId: first() })).mentions).toMatchObject([
    { text: '《农业法》', entityId: 'other', canonical: '农业法' },
  ])
  await isSound()
})

test('emptying is a step that can be taken back; a page goes with the last of its articles', async () => {
  await annotate(first(), 0, 3)
  await remove(first(), second())
  const before = rows()
  await lib.call('trash.remove', { ids: [first(), '无'] })
  expect((await list()).map(({ id }) => id)).toEqual([second()])
  await lib.call('trash.remove', { ids: [second()] })
  expect(rows().at(-1)).toEqual([])
  await lib.call('history.undo')
  await lib.call('history.undo')
  expect(rows()).toEqual(before)
  expect(await lib.call('trash.empty')).toEqual({ removed: 3 })
  await lib.call('history.undo')
  await lib.call('history.undo')
  expect(await lib.call('library.status')).toMatchObject({ articles: 2, annotations: 1 })
  await isSound()
})

test('after thirty days it is forgotten when the library opens, and only then the bytes of its file go', async () => {
  const [sha256] = lib.ctx.read.prepare('SELECT sha256 FROM source').pluck().all() as [string]
  const path = lib.ctx.files.pathOf(sha256)
  await remove(first(), second())
  lib.setNow(start + 29 * day)
  lib = await lib.reopen()
  await lib.ctx.jobs.close()
  expect(await list()).toHaveLength(2)
  expect(existsSync(path)).toBe(true)
  lib.setNow(start + 31 * day)
  lib = await lib.reopen()
  await lib.ctx.jobs.close()
  expect(await list()).toEqual([])
  expect(existsSync(path)).toBe(false)
  await isSound()
})

test('a damaged entry is found by the check of the library', async () => {
  await remove(first())
  lib.ctx.system((db) => db.exec(`UPDATE trash SET rows_json = '[]'`))
  expect((await lib.call('library.verify')).findings).toMatchObject([{ check: 'trash', where: '𠮷林春耕' }])
})

const act = fc.record({
  kind: fc.constantFrom('article', 'mark', 'restore', 'forget', 'undo', 'redo'),
  n: fc.nat(5),
})
test('whatever is deleted, restored and undone, the library is sound, and undoing all leaves every row as it was', async () => {
  await annotate(first(), 6, 10, '谁？')
  await annotate(second(), 0, 2)
  await annotate(first(), 0, 3)
  const before = rows()
  // The marks that are there at first stay.
  const canUndo = async () => (await lib.call('history.state')).undo !== 'history.annotation.create'
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 8 }), async (acts) => {
      for (const { kind, n } of acts) {
        const pick = <T>(all: readonly T[]): T | undefined => all[n % Math.max(1, all.length)]
        const article = pick(await lib.call('articles.list'))
        const mark = pick(await lib.call('annotations.list', {}))
        const item = pick(await list())
        if (kind === 'undo' && (await canUndo())) await lib.call('history.undo')
        else if (kind === 'redo') await lib.call('history.redo')
        else if (kind === 'article' && article) await remove(article.id)
        else if (kind === 'mark' && mark) await lib.call('annotations.remove', { ids: [mark.id] })
        else if (kind === 'forget' && item) await lib.call('trash.remove', { ids: [item.id] })
        else if (kind === 'restore' && item)
          await restore(item.id).catch((error) => expect(error).toMatchObject({ reason: 'trash-article' }))
      }
      await isSound()
      while (await canUndo()) await lib.call('history.undo')
      expect(rows()).toEqual(before)
    }),
    { numRuns: 12, interruptAfterTimeLimit: 10_000 },
  )
})
