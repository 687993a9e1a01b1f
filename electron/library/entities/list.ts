/** The list of entities, by the tallies: no mention is read. */

import type { z } from 'zod'
import type { EntityQuery, EntitySummary, Rows } from '../../contract/entities.ts'
import { type EntityType, entityTypes } from '../../contract/tags.ts'
import { type Connection, column, query } from '../db/sql.ts'
import { like } from './like.ts'

type Sort = z.output<typeof EntityQuery>['sort']

export interface EntityRow {
  readonly no: number
  readonly id: string
  readonly type: EntityType
  readonly canonical: string
  readonly mentions: number
  readonly articles: number
  readonly first: string | null
  readonly last: string | null
}

/** Names beside the canonical one that a line of the list has. */
const namesShown = 12

const fields = `no, entity.id, entity.type, canonical, mentions, articles, first, last`
const fits = `mentions > 0 AND type IN (SELECT value FROM json_each(@kinds))`
const fitsText = `${fits} AND (no IN (SELECT entity_no FROM tally_name WHERE text LIKE @text ESCAPE '\\')
  OR no IN (SELECT no FROM entity JOIN tally_entity ON entity_id = entity.id WHERE canonical LIKE @text ESCAPE '\\')
  OR no IN (SELECT entity_no FROM search_name WHERE pinyin GLOB @typed OR initials GLOB @typed))`

/** The natural way of each sort, then its reverse; equal ones by number, so that pages do not overlap. */
const orders: Readonly<Record<Sort, readonly [string, string]>> = {
  mentions: ['mentions DESC, no', 'mentions, no DESC'],
  articles: ['articles DESC, mentions DESC, no', 'articles, mentions, no DESC'],
  name: ['pinyin IS NULL, pinyin, canonical, no', 'pinyin IS NULL, pinyin DESC, canonical DESC, no DESC'],
  first: ['first IS NULL, first, no', 'first IS NULL, first DESC, no'],
  last: ['last IS NULL, last DESC, no', 'last IS NULL, last, no'],
}

interface Choice {
  readonly kinds: string
  readonly text: string
  /** The beginning of a name in pinyin or by initials. */
  readonly typed: string
}
type Paged = Choice & { readonly limit: number; readonly offset: number }

/** Numbers are sorted alone, and the rows of one page are looked up. */
const pages = Object.fromEntries(
  Object.entries(orders).map(([sort, ways]) => [
    sort,
    ways.map((order) =>
      [fits, fitsText].map((where) =>
        sort === 'name'
          ? query<[Paged], EntityRow>(
              `SELECT ${fields} FROM (SELECT no, entity_id, mentions, articles, first, last,
                   (SELECT pinyin FROM search_name WHERE entity_no = tally_entity.no AND own = 1) AS pinyin
                 FROM tally_entity WHERE ${where}) AS page
               JOIN entity ON entity.id = entity_id ORDER BY ${order} LIMIT @limit OFFSET @offset`,
            )
          : query<[Paged], EntityRow>(
              `SELECT ${fields} FROM (SELECT no, entity_id, mentions, articles, first, last FROM tally_entity WHERE ${where}
                 ORDER BY ${order} LIMIT @limit OFFSET @offset) AS page
               JOIN entity ON entity.id = entity_id ORDER BY ${order}`,
            ),
      ),
    ),
  ]),
) as unknown as Record<Sort, ReturnType<typeof query<[Paged], EntityRow>>[][]>
const totals = [fits, fitsText].map((where) =>
  column<[Choice], number>(`SELECT count(*) FROM tally_entity WHERE ${where}`),
)
const one = query<[string], EntityRow>(
  `SELECT ${fields} FROM tally_entity JOIN entity ON entity.id = entity_id WHERE entity_id = ?`,
)
const namesOf = query<[number], { text: string; count: number }>(
  'SELECT text, n AS count FROM tally_name WHERE entity_no = ? ORDER BY n DESC, text',
)

/** Kinds a call means; dates are no things unless they are asked for. */
export const kindsOf = (kinds: readonly EntityType[] | undefined): readonly EntityType[] =>
  kinds ?? entityTypes.filter((type) => type !== 'DATE')

/** Every way an entity is written, commonest first; line breaks of the page left out. */
export function spellings(db: Connection, no: number): { text: string; count: number }[] {
  return namesOf(db).all(no)
}

export function summaryOf(db: Connection, { no, ...row }: EntityRow): EntitySummary {
  const names = spellings(db, no)
    .map(({ text }) => text)
    .filter((text) => text !== row.canonical)
  return { ...row, names: names.slice(0, namesShown) }
}

/** The row of an entity, or undefined. */
export const entityRow = (db: Connection, id: string): EntityRow | undefined => one(db).get(id)

/** Text that may be pinyin or initials as a pattern for how names begin; for any other text, one that fits nothing. */
const typedAs = (text: string): string => {
  const letters = text.toLowerCase().replace(/[\s']+/g, '')
  return /^[a-z0-9]+$/.test(letters) ? `${letters}*` : ''
}

export function listEntities(
  db: Connection,
  { kinds, text, sort, reverse, limit, offset }: z.output<typeof EntityQuery>,
): Rows<EntitySummary> {
  const filtered = text === '' ? 0 : 1
  const choice: Choice = { kinds: JSON.stringify(kindsOf(kinds)), text: like(text), typed: typedAs(text) }
  const page = pages[sort][reverse ? 1 : 0]?.[filtered] as (typeof pages)['name'][number][number]
  return {
    total: totals[filtered]?.(db).get(choice) as number,
    rows: page(db)
      .all({ ...choice, limit, offset })
      .map((row) => summaryOf(db, row)),
  }
}
