/** Finds what a call points at: one entity, the articles that may hold a name. */
import type { EntityRef } from '../../contract/entities.ts'
import type { EntityType } from '../../contract/tags.ts'
import { type Connection, column, query } from '../db/sql.ts'
import type { RowOf } from '../db/tables.ts'
import { notThere } from '../not-there.ts'
import { fold } from '../search/fold.ts'
import { plan } from '../search/terms.ts'

const entity = query<[string], RowOf<'entity'>>('SELECT * FROM entity WHERE id = ?')
const holders = column<[string], string>(
  `SELECT article_id FROM search_text JOIN search_article ON no = search_text.rowid
   WHERE search_text MATCH ? ORDER BY no`,
)

/** @throws AppError `not-found`, reason `entity`. */
export function entityOf(db: Connection, id: string): EntityRef {
  const row = entity(db).get(id)
  if (!row) throw notThere('entity', id)
  return { ...row, type: row.type as EntityType }
}

/** Line breaks inside a name are the page's, not the name's. */
export const nameIn = (text: string): string => text.replace(/\s*\n\s*/g, '').trim()

/** Articles that may hold the name, by the search index; null when a name has nothing the index knows. */
export function articlesWith(db: Connection, name: string): string[] | null {
  const { match } = plan([{ text: fold(name), whole: true }])
  return match === '' ? null : holders(db).all(match)
}
