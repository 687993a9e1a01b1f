/** One import: item by item into the library; what goes wrong with one is its outcome, and the rest goes on. */
import { setImmediate } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import type { FinishedPage } from '../../compute/protocol.ts'
import { AppError, type Failure, fail, toFailure } from '../../contract/errors.ts'
import type { ImportOutcome } from '../../contract/model.ts'
import { query } from '../db/sql.ts'
import type { Kept } from '../files.ts'
import { storePage } from '../store/store-page.ts'
import type { JobContext, Work } from './queue.ts'
import { type ImportInput, type Item, itemsOf, type Refusal, writeItems, writeOutcome } from './rows.ts'
import { expand } from './walk.ts'

interface SourceRow {
  id: string
  encoding: string
  unfinished: number
  articles: number
}

const sourceByHash = query<[string], SourceRow>(
  `SELECT id, encoding, id IN (SELECT source_id FROM unfinished_source) AS unfinished,
     (SELECT count(*) FROM article JOIN page ON page.id = page_id WHERE source_id = source.id) AS articles
   FROM source WHERE sha256 = ?`,
)
const pageNumbers = query<[string], number>('SELECT n FROM page WHERE source_id = ?')
const insertSource = query(
  `INSERT INTO source (id, name, sha256, bytes, encoding, added_at, sample)
   VALUES (@id, @name, @sha256, @bytes, @encoding, @addedAt, @sample)`,
)
const setEncoding = query<[string, string]>('UPDATE source SET encoding = ? WHERE id = ?')
const markUnfinished = query<[string]>('INSERT OR IGNORE INTO unfinished_source (source_id) VALUES (?)')
const markFinished = query<[string]>('DELETE FROM unfinished_source WHERE source_id = ?')

const refusals: Readonly<Record<Refusal, (name: string) => AppError>> = {
  unsupported: (name) => fail('unsupported', `${name} is no text or Markdown file`, { params: { name } }),
  'no-files': (name) =>
    fail('unreadable-file', `there is no text or Markdown file in ${name}`, {
      reason: 'no-files',
      params: { name },
    }),
  permission: (name) =>
    fail('unreadable-file', `no permission to read ${name}`, { reason: 'permission', params: { name } }),
}

/**
 * Does what the job's items ask for, those that have an outcome left out.
 * @throws AppError `cancelled`, or `disk-full`: then nothing more can be stored.
 */
export async function runImport(ctx: JobContext, input: ImportInput, work: Work): Promise<void> {
  let items = itemsOf(ctx.read, work.id)
  if (items.length === 0) {
    const found = await expand(input, work.signal)
    ctx.system((db) => writeItems(db, work.id, found))
    items = found.map((item) => ({ item, outcome: null }))
  }
  work.total(items.length)
  for (const [i, { item, outcome: before }] of items.entries()) {
    if (before) continue
    if (work.signal.aborted) throw fail('cancelled', 'the import was cancelled')
    work.note(item.label)
    try {
      work.outcome(await importItem(ctx, input, item, i, work))
    } catch (error) {
      const failure = explain(error, item)
      if (failure.code === 'cancelled' || work.signal.aborted) throw error
      const outcome = failed(item, failure)
      work.outcome(outcome)
      if (failure.code === 'disk-full') throw error
      ctx.system((db) => writeOutcome(db, work.id, i, outcome))
    }
    // Calls that wait are answered between two items.
    await setImmediate()
  }
}

const failed = (item: Item, error: Failure): ImportOutcome => ({
  name: item.label,
  status: 'failed',
  sourceId: null,
  articles: 0,
  encoding: null,
  error,
})

function explain(error: unknown, item: Item): Failure {
  if (error instanceof AppError && error.reason === 'thread-ended')
    return {
      code: 'unreadable-file',
      reason: 'compute-ended',
      message: `${item.name} could not be taken apart: the work broke off, most likely for want of memory`,
      params: { name: item.name },
    }
  return toFailure(error)
}

async function importItem(
  ctx: JobContext,
  input: ImportInput,
  item: Item,
  i: number,
  work: Work,
): Promise<ImportOutcome> {
  const { what } = item
  if ('refused' in what) throw refusals[what.refused](item.name)
  const kept =
    'path' in what
      ? await ctx.files.keep(what.path, item.name, work.signal)
      : await ctx.files.keepText(what.text, item.name)
  const there = sourceByHash(ctx.read).get(kept.sha256)
  if (there && !there.unfinished) {
    const outcome: ImportOutcome = {
      name: item.label,
      status: 'already-there',
      sourceId: there.id,
      articles: there.articles,
      encoding: there.encoding,
      error: null,
    }
    ctx.system((db) => writeOutcome(db, work.id, i, outcome))
    return outcome
  }
  try {
    const encoding = 'text' in what ? 'utf-8' : input.encoding
    return await takeIn(ctx, item, i, kept, { sample: input.sample, ...(encoding ? { encoding } : {}) }, work)
  } catch (error) {
    // Bytes that were there before may belong to a source whose removal can still be undone.
    if (kept.fresh && !sourceByHash(ctx.read).get(kept.sha256)) await ctx.files.remove(kept.sha256)
    throw error
  }
}

/**
 * Takes a kept file apart and stores it page by page. The last page is held back until all is known about the source,
 * so that a source of one page is one transaction; one with more is marked unfinished until then.
 */
async function takeIn(
  ctx: JobContext,
  item: Item,
  i: number,
  kept: Kept,
  how: { readonly sample: boolean; readonly encoding?: string },
  work: Work,
): Promise<ImportOutcome> {
  const there = sourceByHash(ctx.read).get(kept.sha256)
  const id = there?.id ?? ctx.newId()
  const stored = new Set(there ? (pageNumbers(ctx.read).pluck().all(id) as number[]) : [])
  let begun = there !== undefined
  let articles = 0
  let held: FinishedPage | undefined

  const store = (db: Database, page: FinishedPage, encoding: string) => {
    if (!begun)
      insertSource(db).run({
        id,
        name: item.name,
        sha256: kept.sha256,
        bytes: kept.bytes,
        encoding,
        addedAt: ctx.now(),
        sample: how.sample ? 1 : 0,
      })
    if (!stored.has(page.n)) storePage(db, ctx.newId, id, page)
  }
  const storeEarly = (page: FinishedPage) => {
    ctx.system((db) => {
      store(db, page, '')
      markUnfinished(db).run(id)
    })
    begun = true
    work.stored()
  }

  const done = await ctx.compute.takeApart(
    {
      material: { path: kept.path },
      name: item.name,
      ...(how.encoding === undefined ? {} : { encoding: how.encoding }),
    },
    async (page) => {
      articles += page.layout.articles.length
      if (held) {
        storeEarly(held)
        await setImmediate()
      }
      held = page
    },
    work.signal,
  )
  const last = held
  if (!last)
    throw fail('unreadable-file', `${item.name} is empty`, { reason: 'empty', params: { name: item.name } })
  const outcome: ImportOutcome = {
    name: item.label,
    status: 'imported',
    sourceId: id,
    articles,
    encoding: done.encoding,
    error: null,
  }
  ctx.system((db) => {
    store(db, last, done.encoding)
    if (begun) setEncoding(db).run(done.encoding, id)
    markFinished(db).run(id)
    writeOutcome(db, work.id, i, outcome)
  })
  work.stored()
  return outcome
}
