/** A kept file into the library: taken apart, and stored page by page. */
import { setImmediate } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import type { ComputeCalls, FinishedPage } from '../../compute/protocol.ts'
import { fail } from '../../contract/errors.ts'
import type { Doubt, ImportOutcome } from '../../contract/jobs.ts'
import { noMetadata } from '../../contract/metadata.ts'
import type { Work as ToRead } from '../compute-host.ts'
import { type Connection, query } from '../db/sql.ts'
import type { Kept } from '../files.ts'
import { metadataOf } from '../store/put-metadata.ts'
import { countCharacters } from '../store/store-article.ts'
import { storePage } from '../store/store-page.ts'
import type { JobContext, Work } from './queue.ts'
import { type Item, writeOutcome } from './rows.ts'

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
const lastPage = query<[string], { id: string; n: number }>(
  'SELECT id, n FROM page WHERE source_id = ? ORDER BY n DESC LIMIT 1',
)
const insertSource = query(
  `INSERT INTO source (id, name, sha256, bytes, encoding, added_at, sample)
   VALUES (@id, @name, @sha256, @bytes, @encoding, @addedAt, @sample)`,
)
const setEncoding = query<[string, string]>('UPDATE source SET encoding = ? WHERE id = ?')
const markUnfinished = query<[string]>('INSERT OR IGNORE INTO unfinished_source (source_id) VALUES (?)')
const markFinished = query<[string]>('DELETE FROM unfinished_source WHERE source_id = ?')

/** Whether a source with these bytes is in the library, whole or in part. */
export const isHere = (db: Connection, { sha256 }: Kept): boolean =>
  sourceByHash(db).get(sha256) !== undefined

/** What is said of a file whose bytes are in the library, all its pages; null when they are not. */
export function thereOf(db: Connection, item: Item, { sha256 }: Kept): ImportOutcome | null {
  const there = sourceByHash(db).get(sha256)
  if (!there || there.unfinished) return null
  return {
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
}

/** What a page that is stored was read to be; what a person or the file's name says is of that page alone. */
function saidOf(db: Connection, pageId: string): NonNullable<ToRead['before']> {
  const { origins, ...meta } = metadataOf(db, pageId) ?? noMetadata
  const read = (field: 'paper' | 'date' | 'pageNo') =>
    origins[field] === 'file' || origins[field] === 'text' ? meta[field] : ''
  return { paper: read('paper'), date: read('date'), pageNo: read('pageNo') }
}

/** A file that is being taken apart. */
export interface Reading {
  /** Settles when the compute thread is done with it; the last page is not stored yet. */
  readonly read: Promise<ComputeCalls['source.takeApart']['output']>
  /** Stores what is held back, with the outcome. Not before `read` is fulfilled, and at once. */
  store(read: ComputeCalls['source.takeApart']['output']): ImportOutcome
}

/**
 * Begins to take a kept file apart; pages are stored as they come. The last page is held back until all is known about the
 * source, so that a source of one page is one transaction; one with more is marked unfinished until then.
 */
export function takeIn(
  ctx: JobContext,
  item: Item,
  i: number,
  kept: Kept,
  how: { readonly sample: boolean; readonly encoding?: string },
  work: Work,
  signal: AbortSignal,
): Reading {
  const there = sourceByHash(ctx.read).get(kept.sha256)
  const id = there?.id ?? ctx.newId()
  // Pages are stored in their order: what comes after the last one is missing.
  const last = there ? lastPage(ctx.read).get(id) : undefined
  const done = last?.n ?? 0
  let begun = there !== undefined
  let pages = there?.pages ?? 0
  let articles = there?.articles ?? 0
  const account = { all: 0, loose: 0 }
  let held: FinishedPage | undefined

  const put = (db: Database, page: FinishedPage, encoding: string) => {
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
  const putEarly = (page: FinishedPage) => {
    ctx.system((db) => {
      put(db, page, '')
      markUnfinished(db).run(id)
    })
    begun = true
    work.stored(page.layout.articles.length)
  }

  const read = ctx.compute.takeApart(
    {
      material: { path: kept.path },
      name: item.name,
      ...(last ? { from: done + 1, before: saidOf(ctx.read, last.id) } : {}),
      ...(how.encoding === undefined ? {} : { encoding: how.encoding }),
    },
    async (page, count) => {
      pages++
      articles += page.layout.articles.length
      account.all += countCharacters(page.text)
      for (const { text } of page.layout.unassigned) account.loose += countCharacters(text)
      work.page({ done: page.n, of: count })
      if (held) {
        putEarly(held)
        await setImmediate()
      }
      held = page
    },
    signal,
  )
  return {
    read,
    store({ format, encoding, doubts }) {
      const rest = held
      if (!rest && done === 0)
        throw fail('unreadable-file', `${item.name} is empty`, {
          reason: 'empty',
          params: { name: item.name },
        })
      const outcome: ImportOutcome = {
        name: item.label,
        status: 'imported',
        sourceId: id,
        pages,
        articles,
        format,
        encoding,
        doubts: [...doubts, ...doubtsOf(articles, account)],
        error: null,
      }
      ctx.system((db) => {
        if (rest) put(db, rest, encoding)
        if (begun) setEncoding(db).run(encoding, id)
        markFinished(db).run(id)
        writeOutcome(db, work.id, i, outcome)
      })
      work.stored(rest?.layout.articles.length ?? 0, rest ? 1 : 0)
      return outcome
    },
  }
}

/** Characters without an article that are worth a look, and their share of the page. */
const muchLoose = 150
const largeShare = 0.15

function doubtsOf(articles: number, { all, loose }: { all: number; loose: number }): Doubt[] {
  if (articles === 0) return [{ reason: 'no-article' }]
  if (loose < muchLoose || loose < all * largeShare) return []
  return [{ reason: 'unassigned', params: { count: loose, percent: Math.round((loose / all) * 100) } }]
}
