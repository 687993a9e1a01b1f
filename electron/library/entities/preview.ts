/** What a join or split would make, before it is made. */
import type { z } from 'zod'
import type {
  EntityRef,
  JoinInput,
  JoinPreview,
  SidePreview,
  SplitInput,
  SplitPreview,
} from '../../contract/entities.ts'
import type { EntityType } from '../../contract/tags.ts'
import { type Connection, column, query } from '../db/sql.ts'
import type { RowOf } from '../db/tables.ts'
import { others, parting } from './change.ts'
import { lineOf } from './concordance.ts'
import { entityOf } from './find.ts'
import { places } from './places.ts'

type MentionRow = RowOf<'mention'>

/** Passages that are shown of what would move. */
const passagesShown = 3

const mentionsOf = query<[string], MentionRow>(
  `SELECT * FROM mention WHERE entity_id = ? AND state <> 'rejected' ORDER BY article_id DESC, start`,
)
const isApart = column<[string, string], number>(
  'SELECT EXISTS (SELECT 1 FROM apart WHERE entity_id = ? AND other_id = ?)',
)

function side(canonical: string, type: EntityType, rows: readonly MentionRow[]): SidePreview {
  const counts = new Map<string, number>()
  for (const { text } of rows) counts.set(text, (counts.get(text) ?? 0) + 1)
  return {
    canonical,
    type,
    names: [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count),
    mentions: rows.length,
    articles: new Set(rows.map(({ article_id }) => article_id)).size,
  }
}

function passages(db: Connection, rows: readonly MentionRow[]) {
  const at = places(db)
  return rows.slice(0, passagesShown).map((row) => lineOf(db, at, row))
}

export function previewJoin(db: Connection, input: z.output<typeof JoinInput>): JoinPreview {
  const ids = others(db, input.into, input.ids)
  const into = entityOf(db, input.into)
  const all = [into, ...ids.map((id) => entityOf(db, id))]
  const apart: (readonly [EntityRef, EntityRef])[] = []
  for (const [i, a] of all.entries())
    for (const b of all.slice(i + 1)) {
      const [first, second] = a.id < b.id ? [a.id, b.id] : [b.id, a.id]
      if (isApart(db).get(first, second) === 1) apart.push([a, b])
    }
  const coming = ids.flatMap((id) => mentionsOf(db).all(id))
  return {
    result: side(input.canonical ?? into.canonical, into.type, [...mentionsOf(db).all(into.id), ...coming]),
    apart,
    retyped: coming.filter(({ type }) => type !== into.type).length,
    passages: passages(db, coming),
  }
}

export function previewSplit(db: Connection, input: z.output<typeof SplitInput>): SplitPreview {
  const { from, rows, canonical, existing } = parting(db, input)
  const ids = new Set(rows.map(({ id }) => id))
  const going = rows.filter(({ state }) => state !== 'rejected')
  const there = existing === undefined ? [] : mentionsOf(db).all(existing)
  return {
    kept: side(
      from.canonical,
      from.type,
      mentionsOf(db)
        .all(from.id)
        .filter(({ id }) => !ids.has(id)),
    ),
    made: side(canonical, from.type, [...there, ...going]),
    existing: existing !== undefined,
    passages: passages(db, going),
  }
}
