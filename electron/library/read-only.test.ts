import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Call, MethodName } from '../contract/api.ts'
import { readingMethods } from '../contract/reading.ts'
import { registerFunctions } from './db/functions.ts'
import { migrate, migrations } from './db/migrate.ts'
import { addSheet } from './entities/test/tagged.ts'
import { type Library, openLibrary } from './open.ts'
import { answerer } from './serve.ts'
import { openTestLibrary, type TestLibrary } from './test/open-test-library.ts'

let lib: TestLibrary
let articleId: string
const opened: Library[] = []
beforeEach(async () => {
  lib = await openTestLibrary()
  articleId = addSheet(lib, { articles: [['堤上', '[PLACE 沧河]边的𠮷字碑立起来了。']] })
    .articleIds[0] as string
})
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
  await lib.close()
})

function beside(dir = lib.dir, now = Date.now): Call {
  const library = openLibrary({ dir, compute: 'file:///none', samples: null, readOnly: true }, { now })
  opened.push(library)
  const answer = answerer(library, () => {})
  return ((name: MethodName, input?: unknown) => answer(name, input)) as Call
}

test('beside the program that has it open, everything can be read, and what that one writes is seen', async () => {
  const call = beside()
  expect(await call('library.status')).toMatchObject({ articles: 1, readOnly: true })
  expect(await lib.call('library.status')).toMatchObject({ readOnly: false })
  expect((await call('articles.get', { id: articleId })).text).toContain('𠮷字碑')
  expect((await call('search.query', { query: '字碑' })).articles).toBe(1)
  expect((await call('library.verify')).findings.filter(({ check }) => check !== 'source')).toEqual([])
  await lib.call('annotations.create', { articleId, revision: 1, start: 0, end: 2 })
  expect(await call('annotations.list', { articleId })).toHaveLength(1)
  expect(await call('jobs.list')).toEqual([])
})

test('what only reads is answered there as here', async () => {
  const call = beside()
  await lib.call('annotations.create', { articleId, revision: 1, start: 0, end: 2, note: '碑' })
  const [entity] = (await lib.call('entities.list', { limit: 1 })).rows
  const id = entity?.id as string
  const pageId = (await lib.call('pages.list'))[0]?.id as string
  const inputs: Partial<Record<MethodName, unknown>> = {
    'search.query': { query: '字碑' },
    'search.facets': { query: '字碑' },
    'search.suggest': { text: '沧' },
    'listing.rows': { limit: 9 },
    'listing.ids': { limit: 9 },
    'listing.find': { id: articleId },
    'listing.pages': { ids: [pageId] },
    'tags.get': { articleId },
    'versions.of': { articleId },
    'entities.get': { id },
    'entities.concordance': { id },
    'entities.dossier': { id },
    'entities.previewJoin': { ids: [id, id], into: id },
    'figures.series': { entityId: id },
    'entities.previewSplit': { id, mentionIds: [id] },
    'versions.find': { articleId },
    'export.count': { articleIds: null, format: 'csv' },
    'export.preview': { articleIds: null, format: 'csv' },
  }
  const answer = (ask: Call, name: MethodName) =>
    (ask as (name: MethodName, input: unknown) => Promise<unknown>)(name, inputs[name] ?? {}).catch(
      ({ code, reason }: { code: string; reason: string }) => ({ code, reason }),
    )
  for (const name of readingMethods) {
    const here = await answer(lib.call, name)
    expect(here, name).not.toMatchObject({ reason: 'input' })
    expect(await answer(call, name), name).toEqual(here)
  }
})

test('an answer tells of one state of the library, whatever is written while it is made; the next one of the newest', async () => {
  const going = [
    ...addSheet(lib, { name: '乙.txt', articles: [['坡上', '[PLACE 临水]坡上种了树。']] }).articleIds,
  ]
  // The time is asked for when the articles of a preview have been chosen and are not yet read.
  const removed: Promise<unknown>[] = []
  const call = beside(lib.dir, () => {
    for (const id of going.splice(0)) removed.push(lib.call('articles.remove', { ids: [id] }))
    return 0
  })
  const preview = () => call('export.preview', { articleIds: null, format: 'csv' })
  expect(JSON.stringify(await preview())).toContain('临水')
  expect(await Promise.all(removed)).toHaveLength(1)
  expect(JSON.stringify(await preview())).not.toContain('临水')
})

test('nothing is changed: work is refused with a sentence, what only the window remembers is passed over', async () => {
  const call = beside()
  const refused = { code: 'invalid', reason: 'read-only' }
  await expect(
    call('annotations.create', { articleId, revision: 1, start: 0, end: 2 }),
  ).rejects.toMatchObject(refused)
  await expect(call('articles.remove', { ids: [articleId] })).rejects.toMatchObject(refused)
  await expect(call('jobs.startImport', { texts: [{ name: '一', text: '二' }] })).rejects.toMatchObject(
    refused,
  )
  expect(await call('articles.setPlace', { id: articleId, place: 3, progress: 0.5 })).toBeNull()
  expect((await call('settings.set', { theme: 'dark' })).theme).toBe('dark')
  expect((await lib.call('settings.get')).theme).not.toBe('dark')
  expect((await lib.call('articles.get', { id: articleId })).place).toBe(0)
  expect(await call('history.undo')).toEqual({ undo: null, redo: null })
})

test.skipIf(process.getuid?.() === 0)(
  'from a folder that may not be written (nothing can be kept from root)',
  async () => {
    const { dir } = lib
    await lib.ctx.close()
    chmodSync(dir, 0o500)
    try {
      expect(await beside()('library.status')).toMatchObject({ articles: 1, readOnly: true })
    } finally {
      chmodSync(dir, 0o700)
    }
  },
)

test('a closed library is left byte for byte as it was', async () => {
  await lib.ctx.close()
  const bytes = readFileSync(join(lib.dir, 'library.sqlite'))
  const call = beside()
  expect((await call('listing.rows', {})).total).toBe(1)
  await opened.splice(0)[0]?.close()
  expect(readFileSync(join(lib.dir, 'library.sqlite')).equals(bytes)).toBe(true)
})

test('no library is made, and one of an earlier version is not touched', () => {
  const dir = mkdtempSync(join(tmpdir(), 'jianbao-'))
  try {
    const failure = (of: () => unknown) => {
      try {
        of()
      } catch (error) {
        return error
      }
      return null
    }
    expect(failure(() => beside(dir))).toMatchObject({ code: 'not-found', reason: 'library' })
    expect(readdirSync(dir)).toEqual([])
    const db = new Database(join(dir, 'library.sqlite'))
    registerFunctions(db)
    migrate(db, dir, migrations.slice(0, 3))
    db.close()
    expect(failure(() => beside(dir))).toMatchObject({ code: 'invalid', reason: 'read-only-old' })
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
})
