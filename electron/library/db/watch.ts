/** What a change did to a page and all that hangs on it, found by looking at the rows before and after. */
import type { Database } from 'better-sqlite3'
import { type Change, rowName, sameRow } from './edit.ts'
import { column, query } from './sql.ts'
import { type AnyRow, type TableName, tables } from './tables.ts'

const columnsOf = (table: TableName): string =>
  Object.keys(tables[table].columns)
    .map((column) => `"${column}"`)
    .join(', ')

/** The rows of each table that belong to one page. */
const branches = (Object.keys(tables) as TableName[]).flatMap((table) => {
  const columns: object = tables[table].columns
  const where =
    table === 'page'
      ? 'id = ?'
      : 'page_id' in columns
        ? 'page_id = ?'
        : 'article_id' in columns
          ? 'article_id IN (SELECT id FROM article WHERE page_id = ?)'
          : null
  if (where === null) return []
  return [{ table, rows: query<[string], AnyRow>(`SELECT ${columnsOf(table)} FROM ${table} WHERE ${where}`) }]
})

// Names are made as they are met and never changed, so that those made since have higher row numbers.
const lastEntity = column<[], number>('SELECT coalesce(max(rowid), 0) FROM entity')
const entitiesSince = query<[number], AnyRow>(`SELECT ${columnsOf('entity')} FROM entity WHERE rowid > ?`)

/** All rows of the page, by name. */
function rowsOf(db: Database, pageId: string): Map<string, { table: TableName; row: AnyRow }> {
  const found = new Map<string, { table: TableName; row: AnyRow }>()
  for (const { table, rows } of branches)
    for (const row of rows(db).all(pageId))
      found.set(rowName({ table, before: row, after: null }), { table, row })
  return found
}

/** Runs `change` and returns the changes it made to the page's rows, and the entities it added. */
export function watchPage<T>(db: Database, pageId: string, change: () => T): { value: T; changes: Change[] } {
  const entity = lastEntity(db).get() as number
  const before = rowsOf(db, pageId)
  const value = change()
  const after = rowsOf(db, pageId)
  const changes: Change[] = entitiesSince(db)
    .all(entity)
    .map((row) => ({ table: 'entity', before: null, after: row }))
  for (const [name, { table, row }] of before) {
    const now = after.get(name)?.row ?? null
    if (!sameRow(row, now)) changes.push({ table, before: row, after: now })
  }
  for (const [name, { table, row }] of after)
    if (!before.has(name)) changes.push({ table, before: null, after: row })
  return { value, changes }
}
