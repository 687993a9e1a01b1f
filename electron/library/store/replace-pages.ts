/** Puts a new reading of pages in the place of the old one, and carries over what people made of the old one. */
import type { Database } from 'better-sqlite3'
import type { FinishedPage } from '../../compute/protocol.ts'
import { canonicalText } from '../../contract/canonical.ts'
import type { Fix, PageArticle, Range } from '../../contract/page.ts'
import type { Tags } from '../../contract/tags.ts'
import { type Connection, column, query } from '../db/sql.ts'
import type { RowOf } from '../db/tables.ts'
import { keptNames } from '../entities/rules.ts'
import { type Passed, passOn } from '../own-metadata.ts'
import {
  type Decided,
  type Fresh,
  type Homes,
  isDecided,
  keepDecisions,
  moveAnnotations,
  type Old,
  workOn,
} from './carry.ts'
import { pairArticles } from './pair.ts'
import { groundOf, type Placed, pairByPlace, placed } from './places.ts'
import { hold, putArticleRows, tagWriter, untagged } from './store-article.ts'
import { indexedTogether, putPageRow } from './store-page.ts'

interface OldPage {
  readonly id: string
  readonly n: number
  readonly text: string
}
interface OldArticle extends Old {
  readonly page: OldPage
  readonly n: number
  readonly revision: number
  readonly tagEngine: string
}
interface NewArticle extends Placed {
  readonly page: FinishedPage
  readonly article: PageArticle
  readonly tags: Tags | undefined
}

const pagesOf = query<[string], OldPage>('SELECT id, n, text FROM page WHERE source_id = ?')
const onePage = query<[string], OldPage & { source_id: string }>(
  'SELECT id, source_id, n, text FROM page WHERE id = ?',
)
const articlesOf = query<[string], Pick<OldArticle, 'id' | 'n' | 'text' | 'revision' | 'tagEngine'>>(
  'SELECT id, n, text, revision, tag_engine AS tagEngine FROM article WHERE page_id = ? ORDER BY n, id',
)
const blocksOf = query<[string], Pick<RowOf<'block'>, 'start' | 'end' | 'ranges_json' | 'fixes_json'>>(
  'SELECT start, "end", ranges_json, fixes_json FROM block WHERE article_id = ? ORDER BY i',
)
const clearing = ['mention', 'figure', 'quotation'].map((table) =>
  query<[string]>(`DELETE FROM ${table} WHERE article_id = ?`),
)
const dropArticle = query<[string]>('DELETE FROM article WHERE id = ?')
const dropPage = query<[string]>('DELETE FROM page WHERE id = ?')
const setEncoding = query<[string, string]>('UPDATE source SET encoding = ? WHERE id = ?')
const sourceAnnotated = column<[string], number>(
  `SELECT count(*) FROM annotation JOIN article ON article.id = article_id JOIN page ON page.id = page_id
   WHERE source_id = ?`,
)
const pageAnnotated = column<[string], number>(
  'SELECT count(*) FROM annotation JOIN article ON article.id = article_id WHERE page_id = ?',
)

/** Whether people have added something to the source's articles that would have nowhere to go without articles. */
export const hasAnnotations = (db: Connection, sourceId: string): boolean =>
  (sourceAnnotated(db).get(sourceId) as number) > 0

/** The same of one page. */
export const pageHasAnnotations = (db: Connection, pageId: string): boolean =>
  (pageAnnotated(db).get(pageId) as number) > 0

/**
 * Replaces all pages of a source inside the caller's transaction. An article that goes on keeps its id and reading place;
 * its revision rises if its text changed. Annotations move with their text, into another article if it is there now; those
 * whose text is gone are `lost`, kept with the article that took the place of theirs. A person's decisions on tags stay
 * where the tagged text is still there. There must be an article to carry annotations to. Where a page's text is what it was,
 * every character is followed to its new place; else texts are compared. What was said of an article that ends goes to the
 * one that has most of its characters. Returns the pages' ids in order.
 */
export function replacePages(
  db: Database,
  newId: () => string,
  sourceId: string,
  pages: readonly FinishedPage[],
  encoding: string,
): string[] {
  const old = pagesOf(db).all(sourceId)
  const { ids } = replace(db, newId, sourceId, old, pages)
  setEncoding(db).run(encoding, sourceId)
  return ids
}

/** Replaces one page of a source in the same way, and leaves the others alone. Returns what was passed on. */
export function replacePage(
  db: Database,
  newId: () => string,
  pageId: string,
  page: FinishedPage,
): readonly Passed[] {
  const old = onePage(db).get(pageId)
  return old ? replace(db, newId, old.source_id, [old], [page]).passed : []
}

function replace(
  db: Database,
  newId: () => string,
  sourceId: string,
  oldPages: readonly OldPage[],
  pages: readonly FinishedPage[],
): { ids: string[]; passed: Passed[] } {
  const byNumber = new Map(oldPages.map((page) => [page.n, page]))
  const old = oldPages.flatMap((page) =>
    articlesOf(db)
      .all(page.id)
      .map((row) => oldArticle(db, page, row)),
  )
  const layouts = pages.flatMap((page) =>
    page.layout.articles.map((article, i) => newArticle(page, article, page.tags[i])),
  )
  const keeps = (page: FinishedPage) => byNumber.get(page.n)?.text === page.text
  const pairs = pair(old, layouts, pages.filter(keeps))
  const pageIds = new Map(pages.map((page) => [page, byNumber.get(page.n)?.id ?? newId()]))
  for (const [page, id] of pageIds) putPageRow(db, id, sourceId, page)
  const put = ({ page, article, tags, text, places, fixes }: NewArticle, j: number): Fresh => {
    const before = old[pairs[j] as number]
    const same = before?.text === text
    const revision = same ? before.revision : (before?.revision ?? 0) + 1
    const place = { id: before?.id ?? newId(), pageId: pageIds.get(page) as string, revision }
    putArticleRows(db, place, article, tags?.engine ?? '')
    const tagged = same && before.tagEngine === (tags?.engine ?? '')
    return { id: place.id, revision, text, places, fixes, same, tagged, figures: tags?.figures ?? [] }
  }
  const fresh = indexedTogether(db, () => layouts.map(put))
  const tagged = new Set(fresh.filter((article) => article.tagged).map(({ id }) => id))
  const names = new Map(old.map(({ id }) => [id, keptNames(db, [id])]))
  const allNames = keptNames(
    db,
    old.map(({ id }) => id),
  )
  for (const { id } of old) {
    if (tagged.has(id)) continue
    hold(db).run(id)
    for (const clear of clearing) clear(db).run(id)
  }

  const grounds = new Map(
    pages.filter(keeps).map((page) => {
      const articles = fresh.filter((_, j) => layouts[j]?.page === page)
      return [page.n, { articles, ground: groundOf(page.text, articles) }]
    }),
  )
  const kept = new Map<string, Decided[]>()
  for (const [i, article] of old.entries()) {
    if (article.annotations.length + article.mentions.length + article.figures.length === 0) continue
    const home = fresh[pairs.indexOf(i)] ?? null
    const ground = grounds.get(article.page.n) ?? null
    const homes: Homes = { home, others: othersOf(article, home, fresh, ground), ground }
    moveAnnotations(db, article, homes)
    keepDecisions(db, article, homes, kept)
  }
  const putTags = tagWriter(db)
  for (const [j, { tags }] of layouts.entries()) {
    const article = fresh[j] as Fresh
    if (article.tagged) continue
    const skip = (table: 'mention' | 'figure', span: { type: string; start: number; end: number }) =>
      isDecided(kept.get(article.id) ?? [], table, span)
    const own = names.get(article.id)
    putTags(article, tags ?? untagged, skip, own ? [own, allNames] : [allNames])
  }
  const alive = new Set(fresh.map(({ id }) => id))
  const passed: Passed[] = []
  for (const article of old) {
    if (alive.has(article.id)) continue
    const heir = heirOf(article, grounds.get(article.page.n) ?? null)
    const before = old.find(({ id }) => id === heir?.id)
    const places = { place: firstPlace(article), heirPlace: before ? firstPlace(before) : null }
    if (heir) passed.push(...passOn(db, article.id, heir.id).map((one) => ({ ...one, ...places })))
    dropArticle(db).run(article.id)
  }
  const used = new Set(pageIds.values())
  for (const { id } of oldPages) if (!used.has(id)) dropPage(db).run(id)
  return { ids: [...used], passed }
}

/** The articles a span may have gone to besides its own: those with most of its article's characters first. */
function othersOf(
  article: OldArticle,
  home: Fresh | null,
  fresh: readonly Fresh[],
  ground: Homes['ground'],
): Fresh[] {
  const others = fresh.filter((other) => other !== home)
  if (!ground) return others
  const shares = sharesOf(article, ground)
  return others.toSorted((a, b) => (shares.get(b) ?? 0) - (shares.get(a) ?? 0))
}

const sharesOf = (article: OldArticle, { ground, articles }: NonNullable<Homes['ground']>) =>
  new Map([...ground.shares(article)].map(([j, share]) => [articles[j] as Fresh, share]))

/** The first character of an article that the page has. */
const firstPlace = ({ places }: OldArticle): number | null => places.find((place) => place >= 0) ?? null

/** The article that has most of an ended one's characters. */
function heirOf(article: OldArticle, ground: Homes['ground']): Fresh | null {
  if (!ground) return null
  const [first] = [...sharesOf(article, ground)].sort(([, a], [, b]) => b - a)
  return first?.[0] ?? null
}

/** Which old article each new one continues; pages whose text is what it was are paired by their characters. */
function pair(
  old: readonly OldArticle[],
  fresh: readonly NewArticle[],
  kept: readonly FinishedPage[],
): number[] {
  const pairs = fresh.map(() => -1)
  const settle = (
    mine: (article: OldArticle) => boolean,
    theirs: (article: NewArticle) => boolean,
    match: (old: readonly OldArticle[], fresh: readonly NewArticle[]) => number[],
  ) => {
    const [before, after] = [
      [...old.keys()].filter((i) => mine(old[i] as OldArticle)),
      [...fresh.keys()].filter((j) => theirs(fresh[j] as NewArticle)),
    ]
    const found = match(
      before.map((i) => old[i] as OldArticle),
      after.map((j) => fresh[j] as NewArticle),
    )
    for (const [k, j] of after.entries()) pairs[j] = before[found[k] as number] ?? -1
  }
  for (const page of kept)
    settle(
      (article) => article.page.n === page.n,
      (article) => article.page === page,
      (before, after) => pairByPlace(before, after, groundOf(page.text, after)),
    )
  const numbers = new Set(kept.map(({ n }) => n))
  settle(
    (article) => !numbers.has(article.page.n),
    (article) => !numbers.has(article.page.n),
    (before, after) =>
      pairArticles(
        before,
        after.map(({ text, article }) => ({ text, n: article.n })),
      ),
  )
  return pairs
}

function oldArticle(
  db: Database,
  page: OldPage,
  row: Pick<OldArticle, 'id' | 'n' | 'text' | 'revision' | 'tagEngine'>,
): OldArticle {
  const blocks = blocksOf(db)
    .all(row.id)
    .map(({ start, end, ranges_json, fixes_json }) => ({
      start,
      end,
      ranges: JSON.parse(ranges_json) as Range[],
      ...(fixes_json === null ? {} : { fixes: JSON.parse(fixes_json) as Fix[] }),
    }))
  return { ...row, page, ...placed(page.text, row.text, blocks), ...workOn(db, row.id) }
}

function newArticle(page: FinishedPage, article: PageArticle, tags: Tags | undefined): NewArticle {
  const { text, spans } = canonicalText(article.blocks)
  const blocks = article.blocks.map(({ ranges, fixes }, i) => {
    const [start, end] = spans[i] as Range
    return { start, end, ranges, ...(fixes ? { fixes } : {}) }
  })
  return { page, article, tags, ...placed(page.text, text, blocks) }
}
