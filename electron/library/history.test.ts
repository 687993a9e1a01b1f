import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Failure, toFailure } from '../contract/errors.ts'
import { colors } from '../contract/model.ts'
import { entityTypes } from '../contract/tags.ts'
import type { RowOf } from './db/tables.ts'
import { heaviestHistory, longestHistory } from './history.ts'
import { addPage } from './test/fixtures.ts'
import { openTestLibrary, type TestLibrary } from './test/open-test-library.ts'

let lib: TestLibrary
let articleId: string
beforeEach(async () => {
  lib = await openTestLibrary()
  const page = await addPage(lib, {
    articles: [['𠮷林春耕', '《农业法》进村，3万亩。', '天晴😀，《农业法》。']],
  })
  articleId = page.articleIds[0] as string
})
afterEach(() => lib.close())

const create = (start: number, end: number, note = '') =>
  lib.call('annotations.create', { articleId, revision: 1, start, end, note })
const list = () => lib.call('annotations.list', { articleId })
const undo = () => lib.call('history.undo')
const redo = () => lib.call('history.redo')
const notices = () =>
  lib.events.filter((event) => event.name === 'notice').map((event) => (event.payload as Failure).reason)

const tables = ['source', 'page', 'article', 'block', 'reading', 'annotation', 'entity', 'mention', 'figure']
const rows = () =>
  Object.fromEntries(
    tables.map((table) => [table, lib.ctx.read.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]),
  )

test('a step is taken back and made again, and says what it was', async () => {
  expect(await lib.call('history.state')).toEqual({ undo: null, redo: null })
  const made = await create(0, 3)
  expect(await lib.call('history.state')).toEqual({ undo: 'history.annotation.create', redo: null })
  expect(await undo()).toEqual({ undo: null, redo: 'history.annotation.create' })
  expect(await list()).toEqual([])
  expect(await redo()).toEqual({ undo: 'history.annotation.create', redo: null })
  expect(await list()).toMatchObject([made])
})

test('with nothing to take back, nothing happens', async () => {
  expect(await undo()).toEqual({ undo: null, redo: null })
  expect(await redo()).toEqual({ undo: null, redo: null })
})

test('something new ends what could be made again', async () => {
  await create(0, 3)
  await undo()
  await create(6, 8)
  expect(await lib.call('history.state')).toEqual({ undo: 'history.annotation.create', redo: null })
})

test('typing in one note is one step; another note, or anything between, begins the next', async () => {
  const [one, two] = [await create(0, 3), await create(6, 8)]
  const type = (id: string, note: string) => lib.call('annotations.update', { id, note })
  for (const note of ['春', '春耕', '春耕早']) await type(one.id, note)
  await type(two.id, '法')
  await type(one.id, '春耕早？')
  const notes = async () => (await list()).map((mark) => mark.note)
  expect(await notes()).toEqual(['春耕早？', '法'])
  await undo()
  expect(await notes()).toEqual(['春耕早', '法'])
  await undo()
  await undo()
  expect(await notes()).toEqual(['', ''])
  await redo()
  expect(await notes()).toEqual(['春耕早', ''])
  await type(one.id, '改')
  await undo()
  expect(await notes()).toEqual(['春耕早', ''])
})

test('putting a row that is already so is no step', async () => {
  await create(0, 3)
  await undo()
  await redo()
  const events = lib.events.length
  lib.ctx.edit('history.annotation.update', (edit) => {
    edit.put('annotation', edit.db.prepare('SELECT * FROM annotation').get() as never)
  })
  expect(lib.events).toHaveLength(events)
  await undo()
  expect(await lib.call('history.state')).toEqual({ undo: null, redo: 'history.annotation.create' })
})

test('the oldest steps are forgotten', async () => {
  for (let i = 0; i < longestHistory + 5; i++) await create(0, 3)
  for (let i = 0; i < longestHistory; i++) await undo()
  expect(await lib.call('history.state')).toMatchObject({ undo: null })
  expect(await list()).toHaveLength(5)
})

test('so are those that would hold too much text, but never the newest', async () => {
  const note = '长'.repeat(heaviestHistory / 5)
  const made = await create(0, 3)
  const put = (text: string) =>
    lib.ctx.edit('history.other', (edit) => {
      const row = edit.db.prepare('SELECT * FROM annotation WHERE id = ?').get(made.id) as RowOf<'annotation'>
      edit.put('annotation', { ...row, prefix: text })
    })
  for (const end of ['一', '二', '三']) put(note + end)
  // The second and the third together are within the limit, the first is not.
  await undo()
  await undo()
  expect(await lib.call('history.state')).toMatchObject({ undo: null })
  expect((await list())[0]?.prefix.at(-1)).toBe('一')
  put(note.repeat(6))
  expect(await lib.call('history.state')).toMatchObject({ undo: 'history.other' })
})

test('a change that fails in the middle leaves nothing, neither rows nor a step', async () => {
  const before = rows()
  expect(() =>
    lib.ctx.edit('history.other', (edit) => {
      edit.put('entity', { id: 'x', type: 'PLACE', canonical: '𠮷林' })
      throw new Error('boom')
    }),
  ).toThrow('boom')
  expect(rows()).toEqual(before)
  expect(await lib.call('history.state')).toEqual({ undo: null, redo: null })
})

test('on a full disk a change fails as such, and what was there stays', async () => {
  await create(0, 3)
  const before = rows()
  lib.ctx.system((db) => db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`))
  const failure = await create(6, 8, '长'.repeat(90_000)).catch(toFailure)
  expect(failure).toMatchObject({ code: 'disk-full' })
  expect(rows()).toEqual(before)
  expect(await undo()).toEqual({ undo: null, redo: 'history.annotation.create' })
})

test('a step whose rows were changed from elsewhere is dropped with a notice, and the one before still works', async () => {
  const kept = await create(0, 3)
  const made = await create(6, 8)
  lib.ctx.system((db) => db.prepare('UPDATE annotation SET note = ? WHERE id = ?').run('来自别处', made.id))
  expect(await undo()).toEqual({ undo: 'history.annotation.create', redo: null })
  expect(notices()).toEqual(['undo'])
  expect((await list()).map((mark) => mark.note)).toEqual(['', '来自别处'])
  await undo()
  expect((await list()).map((mark) => mark.id)).not.toContain(kept.id)
})

test('what hung on a removed article cannot come back without it: the step is dropped', async () => {
  const made = await create(0, 3)
  await lib.call('annotations.remove', { ids: [made.id] })
  lib.ctx.system((db) => db.prepare('DELETE FROM article').run())
  await undo()
  expect(notices()).toEqual(['undo'])
})

test('a removed annotation comes back where its text is now, or as lost, if the page was read again meanwhile', async () => {
  const [stays, goes] = [await create(6, 12, '留'), await create(0, 5, '去')]
  await lib.call('annotations.remove', { ids: [stays.id, goes.id] })
  lib.ctx.system((db) =>
    db
      .prepare('UPDATE article SET text = ?, revision = 2')
      .run('新标题在此\n按语。\n《农业法》进村，3万亩。\n天晴😀，《农业法》。'),
  )
  await undo()
  expect(notices()).toEqual([])
  const found = await list()
  expect(found.find((mark) => mark.id === stays.id)).toMatchObject({
    start: 10,
    end: 16,
    anchor: 'moved',
    revision: 2,
    note: '留',
  })
  expect(found.find((mark) => mark.id === goes.id)).toMatchObject({
    quote: '𠮷林春耕',
    anchor: 'lost',
    revision: 2,
    note: '去',
  })
  await redo()
  expect(await list()).toEqual([])
})

test('any row of changes, taken back whole, leaves every row as it was; made again, as it had become', {
  timeout: 60_000,
}, async () => {
  const choice = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
  const step = fc.record({
    verb: fc.nat(7),
    a: choice,
    b: choice,
    word: fc.string({ unit: 'grapheme', maxLength: 5 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const pick = <T>(list: readonly T[], at: number): T | undefined => list[Math.floor(at * list.length)]
      const { text } = await lib.call('articles.get', { id: articleId })
      const span = (a: number, b: number) => {
        const start = Math.floor(a * (text.length - 1))
        return { articleId, revision: 1, start, end: start + 1 + Math.floor(b * (text.length - start)) }
      }
      let depth = 0
      const before = rows()
      for (const { verb, a, b, word } of steps) {
        const id = pick(await list(), a)?.id
        const { mentions, figures } = await lib.call('tags.get', { articleId })
        const mentionId = pick(mentions, a)?.id
        const figureId = pick(figures, a)?.id
        const decision = pick(['confirm', 'reject', 'suggest'] as const, b) ?? 'confirm'
        const stale = lib.events.length
        try {
          if (verb === 0) await lib.call('annotations.create', { ...span(a, b), note: word })
          else if (verb === 1 && id) await lib.call('annotations.update', { id, note: word })
          else if (verb === 2 && id) {
            const color = pick(colors, b)
            await lib.call('annotations.update', {
              id,
              range: span(b, a),
              tags: [`#${word}`],
              ...(color ? { color } : {}),
            })
          } else if (verb === 3 && id) await lib.call('annotations.remove', { ids: [id] })
          else if (verb === 4)
            await lib.call('tags.add', { ...span(a, b), type: pick(entityTypes, b) ?? 'PLACE' })
          else if (verb === 5 && mentionId)
            await lib.call('tags.decide', { mentionId, decision, everywhere: b > 0.5 })
          else if (verb === 6 && mentionId)
            await lib.call('tags.retype', {
              mentionId,
              type: pick(entityTypes, b) ?? 'PLACE',
              everywhere: a > 0.5,
            })
          else if (verb === 7 && figureId) await lib.call('tags.decideFigure', { figureId, decision })
        } catch (error) {
          // A span of nothing but a line break is refused, and is no step.
          expect(error).toMatchObject({ code: 'invalid' })
        }
        if (lib.events.slice(stale).some((event) => event.name === 'history')) depth++
      }
      const after = rows()
      for (let i = 0; i < depth; i++) await undo()
      expect(rows()).toEqual(before)
      for (let i = 0; i < depth; i++) await redo()
      expect(rows()).toEqual(after)
      for (let i = 0; i < depth; i++) await undo()
      expect(rows()).toEqual(before)
      expect(notices()).toEqual([])
    }),
    { numRuns: 60 },
  )
})
