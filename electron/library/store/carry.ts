/** What people made of an article — marks, notes, decisions on tags — carried over to the articles that have its text now. */
import type { Database } from 'better-sqlite3'
import type { TaggedFigure } from '../../contract/tags.ts'
import { describe } from '../anchoring/describe.ts'
import { type Anchored, carryOver, type Found, type Resolved, resolve } from '../anchoring/resolve.ts'
import { query } from '../db/sql.ts'
import type { RowOf } from '../db/tables.ts'
import { type Ground, isOnPage, type Placed } from './places.ts'

type AnnotationRow = RowOf<'annotation'>
/** `beside`: the machine has a mention of its own at the same place. */
type MentionRow = RowOf<'mention'> & { readonly beside: number }
type FigureRow = RowOf<'figure'>

/** An article of the old reading with all that a person added to it or decided in it. */
export interface Old extends Placed {
  readonly id: string
  readonly annotations: readonly AnnotationRow[]
  readonly mentions: readonly MentionRow[]
  readonly figures: readonly FigureRow[]
}

/**
 * An article of the new reading. `same`: it has the old text; `tagged`: and the old tags, which stay where they are.
 * `figures`: what the machine reads in it.
 */
export interface Fresh extends Placed {
  readonly id: string
  readonly revision: number
  readonly same: boolean
  readonly tagged: boolean
  readonly figures: readonly TaggedFigure[]
}

/** Where the spans of one old article may be now. */
export interface Homes {
  /** The article that continues it; null when it has ended. */
  readonly home: Fresh | null
  /** The others, where it is likeliest first. */
  readonly others: readonly Fresh[]
  /** When the page's text is what it was: its ground, and the article of each of its numbers. */
  readonly ground: { readonly ground: Ground; readonly articles: readonly Fresh[] } | null
}

const annotationsOf = query<[string], AnnotationRow>('SELECT * FROM annotation WHERE article_id = ?')
// What the word list decided it decides again; a place that a person pointed at is theirs even so.
const mentionsOf = query<[string], MentionRow>(
  `SELECT *, EXISTS (SELECT 1 FROM mention AS other WHERE other.article_id = mention.article_id
       AND other.start = mention.start AND other."end" = mention."end" AND other.id <> mention.id
       AND other.by NOT IN ('person', 'words')) AS beside
   FROM mention WHERE article_id = ? AND (by = 'person' OR (state <> 'suggested' AND word_id IS NULL))`,
)
const figuresOf = query<[string], FigureRow>(
  `SELECT * FROM figure WHERE article_id = ? AND (state <> 'suggested' OR by = 'person')`,
)
const moveAnnotation = query<[AnnotationRow]>(
  `UPDATE annotation SET article_id = @article_id, revision = @revision, start = @start, "end" = @end,
     quote = @quote, prefix = @prefix, suffix = @suffix, anchor = @anchor, score = @score, kept = @kept
   WHERE id = @id`,
)
const putMention = query<[MentionRow]>(
  `INSERT INTO mention (id, article_id, entity_id, type, start, "end", text, confidence, by, state,
     word_id)
   VALUES (@id, @article_id, @entity_id, @type, @start, @end, @text, @confidence, @by, @state, @word_id)`,
)
const putFigure = query<[FigureRow]>(
  `INSERT INTO figure (id, article_id, start, "end", text, value_json, unit, qualifier, indicator, kind,
     confidence, by, state)
   VALUES (@id, @article_id, @start, @end, @text, @value_json, @unit, @qualifier, @indicator, @kind,
     @confidence, @by, @state)`,
)

/** What a person added to an article or decided in it. */
export const workOn = (db: Database, id: string): Pick<Old, 'annotations' | 'mentions' | 'figures'> => ({
  annotations: annotationsOf(db).all(id),
  mentions: mentionsOf(db).all(id),
  figures: figuresOf(db).all(id),
})

type Put = { readonly article: Fresh; readonly found: Found } | null

/** Where spans of an old article are now; null for those that are nowhere. */
function place(old: Old, spans: readonly Anchored[], { home, others, ground }: Homes): Put[] {
  const put: Put[] = spans.map(() => null)
  const at = (article: Fresh, found: Resolved | undefined): Put =>
    found && found.anchor !== 'lost' ? { article, found } : null
  // With the text untouched, characters are followed; only spans that had lost theirs are looked for.
  const sought: number[] = []
  for (const [i, span] of spans.entries()) {
    if (!ground || old.text.slice(span.start, span.end) !== span.quote || span.anchor === 'lost') {
      sought.push(i)
      continue
    }
    if (!isOnPage(old, span)) {
      sought.push(i)
      continue
    }
    const landed = ground.ground.land(old, span)
    if (!landed) continue
    const { start, end, whole, share } = landed
    const article = ground.articles[landed.article] as Fresh
    const stays = start === span.start && article.text.slice(start, end) === span.quote
    const anchor = whole ? (stays ? 'exact' : 'moved') : 'fuzzy'
    put[i] = { article, found: { start, end, anchor, score: share } }
  }
  const look = (article: Fresh, find: (wanted: Anchored[]) => readonly Resolved[]) => {
    const missing = sought.filter((i) => put[i] === null)
    if (missing.length === 0) return
    const found = find(missing.map((i) => spans[i] as Anchored))
    for (const [k, i] of missing.entries()) put[i] = at(article, found[k])
  }
  if (home && !home.same) look(home, (wanted) => carryOver(old.text, home.text, wanted))
  for (const other of others) if (!other.same) look(other, (wanted) => resolve(other.text, wanted))
  return put
}

/**
 * Moves an old article's annotations to where their text is now; those whose text is nowhere are `lost`, kept with the
 * article that took the place of theirs. There must be one.
 */
export function moveAnnotations(db: Database, old: Old, homes: Homes): void {
  const { home } = homes
  const refuge = home ?? homes.others[0]
  // Text that is as it was holds its marks; only those it had lost may have turned up elsewhere.
  const rows = home?.same ? old.annotations.filter(({ anchor }) => anchor === 'lost') : old.annotations
  const put = place(old, rows, homes)
  for (const [i, row] of rows.entries()) {
    const where = put[i]
    const article = where?.article ?? refuge
    if (!article) throw new Error('there is no article to carry annotations to')
    const now = { ...row, article_id: article.id, revision: article.revision }
    if (!where) {
      if (!home?.same) moveAnnotation(db).run({ ...now, anchor: 'lost', score: null })
      continue
    }
    const { start, end } = where.found
    // In another article the same text is still another place.
    const anchor = where.found.anchor === 'exact' && article.id !== old.id ? 'moved' : where.found.anchor
    // A quotation that was edited keeps its own words, which prove it once the text is mended.
    const proof = anchor === 'fuzzy' ? {} : describe(article.text, start, end)
    const score = anchor === 'fuzzy' ? where.found.score : null
    moveAnnotation(db).run({ ...now, start, end, anchor, score, kept: 0, ...proof })
  }
}

/** A span that a person has decided on. */
export interface Decided {
  readonly table: 'mention' | 'figure'
  /** null: it may stand in the place of what the machine has there under any kind. */
  readonly type: string | null
  readonly start: number
  readonly end: number
  /** Nothing is suggested over it. */
  readonly alone: boolean
}

/** Puts a person's decisions to where the tagged text is now, and notes them in `kept` by article. */
export function keepDecisions(db: Database, old: Old, homes: Homes, kept: Map<string, Decided[]>): void {
  if (homes.home?.tagged) return
  const anchored = ({ start, end, text }: MentionRow | FigureRow): Anchored => {
    const { prefix, suffix } = describe(old.text, start, end)
    return { start, end, quote: text, prefix, suffix }
  }
  const carry = <Row extends MentionRow | FigureRow>(
    table: Decided['table'],
    rows: readonly Row[],
    write: (row: Row, before: Row, article: Fresh) => Row | null,
    typeOf: (row: Row) => Decided['type'],
    isConfirmed: (row: Row) => boolean,
  ) => {
    const put = place(old, rows.map(anchored), homes)
    for (const [i, row] of rows.entries()) {
      const where = put[i]
      if (!where || where.found.anchor === 'fuzzy' || where.article.tagged) continue
      const { start, end } = where.found
      const { article } = where
      // A break inside it may have come or gone.
      const now = { ...row, article_id: article.id, start, end, text: article.text.slice(start, end) }
      const done = write(now, row, article)
      if (!done) continue
      const spans = kept.get(article.id) ?? []
      spans.push({
        table,
        type: typeOf(row),
        start: done.start,
        end: done.end,
        alone: isConfirmed(row),
      })
      kept.set(article.id, spans)
    }
  }
  carry(
    'mention',
    old.mentions,
    (row) => {
      putMention(db).run(row)
      return row
    },
    // A kind that a person gave stands for the machine's, unless that is there still (where the word list had found it).
    ({ by, type, beside }) => (by === 'person' && beside === 0 ? null : type),
    // What the word list confirmed goes with it, and gives way then.
    ({ state, word_id }) => state === 'confirmed' && word_id === null,
  )
  carry(
    'figure',
    old.figures,
    (row, before, article) => {
      const now = sameWriting(row.text, before.text) ? row : readAgain(row, article)
      if (now) putFigure(db).run(now)
      return now
    },
    () => 'FIGURE',
    ({ state }) => state !== 'rejected',
  )
}

const sameWriting = (a: string, b: string): boolean => a.replace(/\s+/gu, '') === b.replace(/\s+/gu, '')

/** A figure whose digits were corrected, as the machine reads it now; null where it reads none. */
function readAgain(row: FigureRow, { figures }: Fresh): FigureRow | null {
  const found = figures.find(({ start, end }) => start < row.end && row.start < end)
  if (!found) return null
  const { start, end, text, value, unit, qualifier, indicator, kind } = found
  return { ...row, start, end, text, value_json: JSON.stringify(value), unit, qualifier, indicator, kind }
}

/** What a person rejected is not suggested again, and nothing is suggested over what a person confirmed. */
export function isDecided(
  spans: readonly Decided[],
  table: Decided['table'],
  { type, start, end }: { type: string; start: number; end: number },
): boolean {
  return spans.some((span) => {
    if (span.table !== table) return false
    if (span.alone) return span.start < end && start < span.end
    return span.start === start && span.end === end && (span.type === null || span.type === type)
  })
}
