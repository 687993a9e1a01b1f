/** Every passage of an entity, the name in the middle, in an order that shows what stands beside it. */
import type { z } from 'zod'
import type { ConcordanceLine, ConcordanceQuery, Rows } from '../../contract/entities.ts'
import type { Color, MentionState } from '../../contract/model.ts'
import { type Connection, query } from '../db/sql.ts'
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

const mentionsOf = query<[string], Row>(
  `SELECT id, article_id, start, "end", text, state FROM mention WHERE entity_id = ? AND state <> 'rejected'`,
)
const textOf = query<[string], string>('SELECT text FROM article WHERE id = ?')
const orderOf = query<[string], { added: number; source: string; page: number; n: number }>(
  `SELECT source.added_at AS added, source.id AS source, page.n AS page, article.n
   FROM article JOIN page ON page.id = page_id JOIN source ON source.id = source_id WHERE article.id = ?`,
)
const colorsAt = query<[string, number, number], Color>(
  `SELECT DISTINCT color FROM annotation
   WHERE article_id = ? AND start < ? AND "end" > ? AND anchor <> 'lost' ORDER BY color`,
)

/** Newest page first, then down the page. */
function byPlace(db: Connection, rows: readonly Row[]): Row[] {
  const ids = [...new Set(rows.map(({ article_id }) => article_id))]
  const keys = new Map(ids.map((id) => [id, orderOf(db).get(id)]))
  const ordered = ids.sort((a, b) => {
    const [x, y] = [keys.get(a), keys.get(b)]
    if (!x || !y) return 0
    return (
      y.added - x.added || (x.source < y.source ? 1 : x.source > y.source ? -1 : x.page - y.page || x.n - y.n)
    )
  })
  const rank = new Map(ordered.map((id, i) => [id, i]))
  const rankOf = (row: Row) => rank.get(row.article_id) as number
  return rows.toSorted((a, b) => rankOf(a) - rankOf(b) || a.start - b.start || a.end - b.end)
}

const blank = /\s/g

/** By what stands on one side, nearest first; the line's end comes before all else. */
function bySide(db: Connection, rows: readonly Row[], side: 'left' | 'right'): Row[] {
  const texts = new Map<string, string>()
  const keyed = rows.map((row) => {
    let text = texts.get(row.article_id)
    if (text === undefined) {
      text = textOf(db).pluck().get(row.article_id) as unknown as string
      texts.set(row.article_id, text)
    }
    const { left, right } = sides(text, row)
    const key = side === 'right' ? right : Array.from(left).reverse().join('')
    return { row, key: key.replace(blank, '') }
  })
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return keyed.map(({ row }) => row)
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
    colors: colorsAt(db).pluck().all(row.article_id, row.end, row.start) as Color[],
  }
}

const sorted = remembered<Row[]>(6)

/** @throws AppError `not-found`, reason `entity`. */
export function concordance(db: Connection, { id, name, sort, limit, offset }: Query): Rows<ConcordanceLine> {
  entityOf(db, id)
  const rows = sorted(db, JSON.stringify([id, name ?? null, sort]), () => {
    const all = mentionsOf(db).all(id)
    const placed = byPlace(db, name === undefined ? all : all.filter(({ text }) => text === name))
    return sort === 'place' ? placed : bySide(db, placed, sort)
  })
  const at = places(db)
  return {
    total: rows.length,
    rows: rows.slice(offset, offset + limit).map((row) => lineOf(db, at, row)),
  }
}
