/** Puts a new reading of a source in the place of the old one, and carries over what people made of the old one. */
import type { Database } from 'better-sqlite3'
import type { FinishedPage } from '../../compute/protocol.ts'
import { canonicalText } from '../../contract/canonical.ts'
import { describe } from '../anchoring/describe.ts'
import { type Anchored, carryOver, type Found, type Resolved, resolve } from '../anchoring/resolve.ts'
import { query } from '../db/sql.ts'
import type { RowOf } from '../db/tables.ts'
import { pairArticles } from './pair.ts'
import { putArticleRows, putTags } from './store-article.ts'
import { putPageRow } from './store-page.ts'

type AnnotationRow = RowOf<'annotation'>
type MentionRow = RowOf<'mention'>
type FigureRow = RowOf<'figure'>

/** An article of the old reading with all that a person added to it or decided in it. */
interface Old {
  readonly id: string
  readonly n: number
  readonly text: string
  readonly revision: number
  readonly annotations: readonly AnnotationRow[]
  readonly mentions: readonly MentionRow[]
  readonly figures: readonly FigureRow[]
}

/** An article of the new reading. */
interface Fresh {
  readonly id: string
  readonly text: string
  readonly revision: number
}

const pagesOf = query<[string], { id: string; n: number }>('SELECT id, n FROM page WHERE source_id = ?')
const articlesOf = query<[string], Pick<Old, 'id' | 'n' | 'text' | 'revision'>>(
  `SELECT article.id, article.n, article.text, revision FROM article JOIN page ON page.id = page_id
   WHERE source_id = ? ORDER BY page.n, article.n`,
)
const annotationsOf = query<[string], AnnotationRow>('SELECT * FROM annotation WHERE article_id = ?')
const decided = `article_id = ? AND (state <> 'suggested' OR by = 'person')`
const mentionsOf = query<[string], MentionRow>(`SELECT * FROM mention WHERE ${decided}`)
const figuresOf = query<[string], FigureRow>(`SELECT * FROM figure WHERE ${decided}`)
const clearing = ['mention', 'figure', 'quotation'].map((table) =>
  query<[string]>(`DELETE FROM ${table} WHERE article_id = ?`),
)
const dropArticle = query<[string]>('DELETE FROM article WHERE id = ?')
const dropPage = query<[string]>('DELETE FROM page WHERE id = ?')
const moveAnnotation = query<[Omit<AnnotationRow, never>]>(
  `UPDATE annotation SET article_id = @article_id, revision = @revision, start = @start, "end" = @end,
     quote = @quote, prefix = @prefix, suffix = @suffix, anchor = @anchor WHERE id = @id`,
)
const putMention = query(
  `INSERT INTO mention (id, article_id, entity_id, type, start, "end", text, confidence, by, state)
   VALUES (@id, @article_id, @entity_id, @type, @start, @end, @text, @confidence, @by, @state)`,
)
const putFigure = query(
  `INSERT INTO figure (id, article_id, start, "end", text, value_json, unit, qualifier, indicator, kind,
     confidence, by, state)
   VALUES (@id, @article_id, @start, @end, @text, @value_json, @unit, @qualifier, @indicator, @kind,
     @confidence, @by, @state)`,
)
const setEncoding = query<[string, string]>('UPDATE source SET encoding = ? WHERE id = ?')

/** Whether people have added something to the source's articles that would have nowhere to go without articles. */
const annotated = query<[string], number>(
  `SELECT count(*) FROM annotation JOIN article ON article.id = article_id JOIN page ON page.id = page_id
   WHERE source_id = ?`,
)
export const hasAnnotations = (db: Pick<Database, 'prepare'>, sourceId: string): boolean =>
  (annotated(db).pluck().get(sourceId) as number) > 0

/**
 * Replaces a source's pages inside the caller's transaction. An article that goes on keeps its id, reading place and a
 * higher revision. Annotations move with their text, into another article if it is there now; those whose text is gone
 * are `lost`, kept with the article that took the place of theirs. A person's decisions on tags stay where the tagged text
 * is still there. There must be an article to carry annotations to. Returns the pages' ids in order.
 */
export function replacePages(
  db: Database,
  newId: () => string,
  sourceId: string,
  pages: readonly FinishedPage[],
  encoding: string,
): string[] {
  const oldPages = new Map(
    pagesOf(db)
      .all(sourceId)
      .map(({ id, n }) => [n, id]),
  )
  const old = articlesOf(db)
    .all(sourceId)
    .map((row) => withDecisions(db, row))
  const layouts = pages.flatMap((page) =>
    page.layout.articles.map((article, i) => ({ page, article, tags: page.tags[i] })),
  )
  const pairs = pairArticles(
    old,
    layouts.map(({ article }) => ({ n: article.n, text: canonicalText(article.blocks).text })),
  )
  for (const { id } of old) for (const clear of clearing) clear(db).run(id)
  const pageIds = new Map(pages.map((page) => [page, oldPages.get(page.n) ?? newId()]))
  for (const [page, id] of pageIds) putPageRow(db, id, sourceId, page)
  const fresh = layouts.map(({ page, article, tags }, j): Fresh => {
    const before = old[pairs[j] as number]
    const place = {
      id: before?.id ?? newId(),
      pageId: pageIds.get(page) as string,
      revision: (before?.revision ?? 0) + 1,
    }
    return { ...place, text: putArticleRows(db, place, article, tags?.engine ?? '') }
  })
  const kept = new Map<string, Span[]>()
  for (const [i, article] of old.entries()) {
    const home = pairs.indexOf(i)
    const order = [...fresh.keys()].sort((a, b) => Number(b === home) - Number(a === home))
    const candidates = order.map((j) => fresh[j] as Fresh)
    moveAnnotations(db, article, candidates)
    keepDecisions(db, article, candidates, kept)
  }
  for (const [j, { tags }] of layouts.entries()) {
    const { id } = fresh[j] as Fresh
    if (tags) putTags(db, newId, id, tags, (table, span) => isDecided(kept.get(id) ?? [], table, span))
  }
  const alive = new Set(fresh.map(({ id }) => id))
  for (const { id } of old) if (!alive.has(id)) dropArticle(db).run(id)
  const used = new Set(pageIds.values())
  for (const id of oldPages.values()) if (!used.has(id)) dropPage(db).run(id)
  setEncoding(db).run(encoding, sourceId)
  return [...used]
}

function withDecisions(db: Database, row: Pick<Old, 'id' | 'n' | 'text' | 'revision'>): Old {
  return {
    ...row,
    annotations: annotationsOf(db).all(row.id),
    mentions: mentionsOf(db).all(row.id),
    figures: figuresOf(db).all(row.id),
  }
}

type Placed = { readonly article: Fresh; readonly found: Found } | null

/** Where spans of an old article are now: in the article that continues it (the first candidate), else in another. */
function place(old: Old, spans: readonly Anchored[], candidates: readonly Fresh[]): Placed[] {
  const [home, ...others] = candidates
  if (!home || spans.length === 0) return spans.map(() => null)
  const at = (article: Fresh, found: Resolved | undefined): Placed =>
    found && found.anchor !== 'lost' ? { article, found } : null
  const placed = carryOver(old.text, home.text, spans).map((found) => at(home, found))
  for (const other of others) {
    const missing = [...placed.keys()].filter((i) => placed[i] === null)
    if (missing.length === 0) break
    const found = resolve(
      other.text,
      missing.map((i) => spans[i] as Anchored),
    )
    for (const [k, i] of missing.entries()) placed[i] = at(other, found[k])
  }
  return placed
}

function moveAnnotations(db: Database, old: Old, candidates: readonly Fresh[]): void {
  const placed = place(old, old.annotations, candidates)
  for (const [i, row] of old.annotations.entries()) {
    const where = placed[i]
    const article = (where?.article ?? candidates[0]) as Fresh
    const now = { ...row, article_id: article.id, revision: article.revision }
    if (!where) {
      moveAnnotation(db).run({ ...now, anchor: 'lost' })
      continue
    }
    const { start, end } = where.found
    // In another article the same text is still another place.
    const anchor = where.found.anchor === 'exact' && article.id !== old.id ? 'moved' : where.found.anchor
    // A quotation that was edited keeps its own words, which prove it once the text is mended.
    const proof = anchor === 'fuzzy' ? {} : describe(article.text, start, end)
    moveAnnotation(db).run({ ...now, start, end, anchor, ...proof })
  }
}

/** A span that a person has decided on. */
interface Span {
  readonly table: 'mention' | 'figure'
  readonly type: string
  readonly start: number
  readonly end: number
  readonly rejected: boolean
}

function keepDecisions(
  db: Database,
  old: Old,
  candidates: readonly Fresh[],
  kept: Map<string, Span[]>,
): void {
  const anchored = ({ start, end, text }: MentionRow | FigureRow): Anchored => {
    const { prefix, suffix } = describe(old.text, start, end)
    return { start, end, quote: text, prefix, suffix }
  }
  const carry = <Row extends MentionRow | FigureRow>(
    table: Span['table'],
    rows: readonly Row[],
    put: (row: Row) => void,
    typeOf: (row: Row) => string,
  ) => {
    const placed = place(old, rows.map(anchored), candidates)
    for (const [i, row] of rows.entries()) {
      const where = placed[i]
      if (!where || where.found.anchor === 'fuzzy') continue
      const { start, end } = where.found
      put({ ...row, article_id: where.article.id, start, end })
      const spans = kept.get(where.article.id) ?? []
      spans.push({ table, type: typeOf(row), start, end, rejected: row.state === 'rejected' })
      kept.set(where.article.id, spans)
    }
  }
  carry(
    'mention',
    old.mentions,
    (row) => putMention(db).run(row),
    (row) => row.type,
  )
  carry(
    'figure',
    old.figures,
    (row) => putFigure(db).run(row),
    () => 'FIGURE',
  )
}

/** What a person rejected is not suggested again, and nothing is suggested over what a person confirmed. */
function isDecided(
  spans: readonly Span[],
  table: Span['table'],
  { type, start, end }: { type: string; start: number; end: number },
): boolean {
  return spans.some((span) => {
    if (span.table !== table) return false
    if (span.rejected) return span.start === start && span.end === end && span.type === type
    return span.start < end && start < span.end
  })
}
