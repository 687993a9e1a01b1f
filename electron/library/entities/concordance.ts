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

/** Newest page first, then down the page. */
const mentionsOf = query<[string], Row>(
  `SELECT mention.id, article_id, start, "end", mention.text, state
   FROM mention JOIN article ON article.id = article_id JOIN page ON page.id = page_id JOIN source ON source.id = source_id
   WHERE entity_id = ? AND state <> 'rejected'
   ORDER BY added_at DESC, source.id DESC, page.n, article.n, article.id, start, "end"`,
)
const textOf = query<[string], string>('SELECT text FROM article WHERE id = ?')
const colorsAt = query<[string, number, number], Color>(
  `SELECT DISTINCT color FROM annotation
   WHERE article_id = ? AND start < ? AND "end" > ? AND anchor <> 'lost' ORDER BY color`,
)

const blank = /\s/g

/** By what stands on one side, nearest first; the line's end comes before all else. */
function bySide(db: Connection, rows: readonly Row[], side: 'left' | 'right'): Row[] {
  let [id, text] = ['', '']
  const keyed = rows.map((row) => {
    // Mentions of one article stand together.
    if (row.article_id !== id) {
      id = row.article_id
      text = textOf(db).pluck().get(id) as unknown as string
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
    const placed = name === undefined ? all : all.filter(({ text }) => text === name)
    return sort === 'place' ? placed : bySide(db, placed, sort)
  })
  const at = places(db)
  return {
    total: rows.length,
    rows: rows.slice(offset, offset + limit).map((row) => lineOf(db, at, row)),
  }
}
