/** Every passage of an entity, the name in the middle, in an order that shows what stands beside it. */
import type { z } from 'zod'
import type { ConcordanceLine, ConcordanceQuery, Rows } from '../../contract/entities.ts'
import type { Color, MentionState } from '../../contract/model.ts'
import { inOneState } from '../db/one-state.ts'
import { type Connection, column, query } from '../db/sql.ts'
import { withRests } from '../rests.ts'
import { entityOf } from './find.ts'
import { type Places, places, spotOf } from './places.ts'
import { remembered } from './remembered.ts'

type Query = z.output<typeof ConcordanceQuery>

/** UTF-16 units shown on either side. */
const around = 30

interface Row {
  readonly id: string
  readonly article_id: string
  readonly start: number
  readonly end: number
  readonly text: string
  readonly state: string
}

interface Span {
  /** The number of its row, for as long as the library is open. */
  readonly no: number
  readonly articleId: string
  readonly start: number
  readonly end: number
}

/** Newest article first, then down the page; what has no date last, as it was added. */
const inOrder = `FROM mention JOIN article ON article.id = mention.article_id JOIN page ON page.id = page_id
     JOIN source ON source.id = source_id LEFT JOIN tally_article ON tally_article.article_id = article.id
   WHERE entity_id = @id AND state <> 'rejected' AND (@name IS NULL OR mention.text = @name)
   ORDER BY tally_article.date IS NULL, tally_article.date DESC, added_at DESC, source.id DESC, page.n, article.n, article.id,
     start, "end"`
const numbersOf = column<[{ id: string; name: string | null }], number>(`SELECT mention.rowid ${inOrder}`)
const spansOf = query<[{ id: string; name: string | null }], Span>(
  `SELECT mention.rowid AS no, mention.article_id AS articleId, start, "end" ${inOrder}`,
)
const rowOf = query<[number], Row>(
  'SELECT id, article_id, start, "end", text, state FROM mention WHERE rowid = ?',
)
const textOf = column<[string], string>('SELECT text FROM article WHERE id = ?')
const colorsAt = column<[string, number, number], Color>(
  `SELECT DISTINCT color FROM annotation
   WHERE article_id = ? AND start < ? AND "end" > ? AND anchor <> 'lost' ORDER BY color`,
)

const blank = /\s/g

/** By what stands on one side, nearest first; the line's end comes before all else. With rests: every text is read. */
function* bySide(
  db: Connection,
  spans: readonly Span[],
  side: 'left' | 'right',
): Generator<null, Float64Array, undefined> {
  let [id, text] = ['', '']
  const keyed: { no: number; key: string }[] = []
  for (const span of spans) {
    // Mentions of one article stand together.
    if (span.articleId !== id) {
      yield null
      id = span.articleId
      text = textOf(db).get(id) ?? ''
    }
    const { left, right } = sides(text, span)
    const key = side === 'right' ? right : Array.from(left).reverse().join('')
    keyed.push({ no: span.no, key: key.replace(blank, '') })
  }
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return Float64Array.from(keyed, ({ no }) => no)
}

/** What stands beside a span in its paragraph; no half of a pair of surrogates. */
function sides(
  text: string,
  { start, end }: { start: number; end: number },
): { left: string; right: string } {
  const before = text.slice(Math.max(0, start - around), start)
  const after = text.slice(end, end + around)
  const line = after.indexOf('\n')
  return {
    left: before.slice(before.lastIndexOf('\n') + 1).replace(/^[\udc00-\udfff]/, ''),
    right: (line < 0 ? after : after.slice(0, line)).replace(/[\ud800-\udbff]$/, ''),
  }
}

export function lineOf(db: Connection, at: Places, row: Row): ConcordanceLine {
  const home = at.home(row.article_id)
  return {
    ...spotOf(home, row),
    mentionId: row.id,
    ...sides(home.text, row),
    text: row.text.replace(/\s*\n\s*/g, ''),
    state: row.state as MentionState,
    colors: colorsAt(db).all(row.article_id, row.end, row.start),
  }
}

const sorted = remembered<Promise<Float64Array>>(6)

/** @throws AppError `not-found`, reason `entity`. */
export async function concordance(
  db: Connection,
  {
    id,
    name = null,
    sort,
    limit,
    offset,
  }: Omit<Query, 'name'> & { readonly name?: string | null | undefined },
): Promise<Rows<ConcordanceLine>> {
  entityOf(db, id)
  const numbers = await sorted(db, JSON.stringify([id, name, sort]), async () =>
    sort === 'place'
      ? Float64Array.from(numbersOf(db).all({ id, name }))
      : withRests(db, bySide(db, spansOf(db).all({ id, name }), sort)),
  )
  const at = places(db)
  const rows = inOneState(db, () =>
    Array.from(numbers.subarray(offset, offset + limit)).flatMap((no) => {
      const row = rowOf(db).get(no)
      return row ? [lineOf(db, at, row)] : []
    }),
  )
  return { total: numbers.length, rows }
}
