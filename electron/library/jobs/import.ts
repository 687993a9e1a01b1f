/** One import: item by item into the library; what goes wrong with one is its outcome, and the rest goes on. */
import { setImmediate } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import type { FinishedPage, Material } from '../../compute/protocol.ts'
import { AppError, type Failure, fail, toFailure } from '../../contract/errors.ts'
import type { Doubt, ImportOutcome } from '../../contract/jobs.ts'
import { query } from '../db/sql.ts'
import type { Kept } from '../files.ts'
import { countCharacters } from '../store/store-article.ts'
import { storePage } from '../store/store-page.ts'
import { type Archives, createArchives } from './archive.ts'
import type { JobContext, Work } from './queue.ts'
import { type ImportInput, type Item, itemsOf, type Refusal, writeItems, writeOutcome } from './rows.ts'
import { expand } from './walk.ts'

interface SourceRow {
  id: string
  encoding: string
  unfinished: number
  articles: number
  pages: number
}

const sourceByHash = query<[string], SourceRow>(
  `SELECT id, encoding, id IN (SELECT source_id FROM unfinished_source) AS unfinished,
     (SELECT count(*) FROM article JOIN page ON page.id = page_id WHERE source_id = source.id) AS articles,
     (SELECT count(*) FROM page WHERE source_id = source.id) AS pages
   FROM source WHERE sha256 = ?`,
)
const lastPage = query<[string], number>('SELECT coalesce(max(n), 0) FROM page WHERE source_id = ?')
const insertSource = query(
  `INSERT INTO source (id, name, sha256, bytes, encoding, added_at, sample)
   VALUES (@id, @name, @sha256, @bytes, @encoding, @addedAt, @sample)`,
)
const setEncoding = query<[string, string]>('UPDATE source SET encoding = ? WHERE id = ?')
const markUnfinished = query<[string]>('INSERT OR IGNORE INTO unfinished_source (source_id) VALUES (?)')
const markFinished = query<[string]>('DELETE FROM unfinished_source WHERE source_id = ?')

const unreadableFor = (reason: string, why: string) => (name: string) =>
  fail('unreadable-file', `${name} ${why}`, { reason, params: { name } })
const refusals: Readonly<Record<Refusal, (name: string) => AppError>> = {
  unsupported: (name) => fail('unsupported', `${name} is of no format that is read`, { params: { name } }),
  'old-office': (name) =>
    fail('unsupported', `${name} is an Office file of the old kind`, {
      reason: 'old-office',
      params: { name },
    }),
  'no-files': unreadableFor('no-files', 'holds no file that is read'),
  permission: unreadableFor('permission', 'may not be read'),
  password: unreadableFor('password', 'is protected by a password'),
  'entry-name': unreadableFor('entry-name', 'has a path that leads out of its archive'),
  nested: unreadableFor('nested', 'lies too deep in archives'),
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
  const archives = createArchives()
  try {
    await runItems(ctx, input, items, work, archives)
  } finally {
    archives.close()
  }
}

async function runItems(
  ctx: JobContext,
  input: ImportInput,
  items: readonly { readonly item: Item; readonly outcome: ImportOutcome | null }[],
  work: Work,
  archives: Archives,
): Promise<void> {
  for (const [i, { item, outcome: before }] of items.entries()) {
    if (before) continue
    if (work.signal.aborted) throw fail('cancelled', 'the import was cancelled')
    work.note(item.label)
    try {
      work.outcome(await importItem(ctx, input, item, i, work, archives))
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
  pages: 0,
  articles: 0,
  format: null,
  encoding: null,
  doubts: [],
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
  archives: Archives,
): Promise<ImportOutcome> {
  const { what } = item
  if ('refused' in what) throw refusals[what.refused](item.name)
  if ('failed' in what) throw new AppError(what.failed)
  const kept =
    'text' in what
      ? await ctx.files.keepText(what.text, item.name)
      : what.inside
        ? await ctx.files.keepPieces(
            await archives.open(what.path, what.inside, item.name),
            item.name,
            work.signal,
          )
        : await ctx.files.keep(what.path, item.name, work.signal)
  const there = sourceByHash(ctx.read).get(kept.sha256)
  if (there && !there.unfinished) {
    const outcome: ImportOutcome = {
      name: item.label,
      status: 'already-there',
      sourceId: there.id,
      pages: there.pages,
      articles: there.articles,
      format: null,
      encoding: there.encoding,
      doubts: [],
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
  // Pages are stored in their order: what comes after the last one is missing.
  const done = there ? (lastPage(ctx.read).pluck().get(id) as number) : 0
  let begun = there !== undefined
  let pages = there?.pages ?? 0
  let articles = there?.articles ?? 0
  const account = { all: 0, loose: 0 }
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
    storePage(db, ctx.newId, id, page)
  }
  const storeEarly = (page: FinishedPage) => {
    ctx.system((db) => {
      store(db, page, '')
      markUnfinished(db).run(id)
    })
    begun = true
    work.stored(page.layout.articles.length)
  }

  const material: Material = { path: kept.path }
  const read = await ctx.compute.takeApart(
    {
      material,
      name: item.name,
      ...(done > 0 ? { from: done + 1 } : {}),
      ...(how.encoding === undefined ? {} : { encoding: how.encoding }),
    },
    async (page, count) => {
      pages++
      articles += page.layout.articles.length
      account.all += countCharacters(page.text)
      for (const { text } of page.layout.unassigned) account.loose += countCharacters(text)
      work.page({ done: page.n, of: count })
      if (held) {
        storeEarly(held)
        await setImmediate()
      }
      held = page
    },
    work.signal,
  )
  const last = held
  if (!last && done === 0)
    throw fail('unreadable-file', `${item.name} is empty`, { reason: 'empty', params: { name: item.name } })
  const outcome: ImportOutcome = {
    name: item.label,
    status: 'imported',
    sourceId: id,
    pages,
    articles,
    format: read.format,
    encoding: read.encoding,
    doubts: [...read.doubts, ...doubtsOf(articles, account)],
    error: null,
  }
  ctx.system((db) => {
    if (last) store(db, last, read.encoding)
    if (begun) setEncoding(db).run(read.encoding, id)
    markFinished(db).run(id)
    writeOutcome(db, work.id, i, outcome)
  })
  work.stored(last?.layout.articles.length ?? 0, last ? 1 : 0)
  return outcome
}

/** Characters without an article that are worth a look, and their share of the page. */
const muchLoose = 150
const largeShare = 0.15

function doubtsOf(articles: number, { all, loose }: { all: number; loose: number }): Doubt[] {
  if (articles === 0) return [{ reason: 'no-article' }]
  if (loose < muchLoose || loose < all * largeShare) return []
  return [{ reason: 'unassigned', params: { count: loose, percent: Math.round((loose / all) * 100) } }]
}
