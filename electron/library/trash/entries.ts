/** What was deleted, as rows that can be put back. */
import type { Edit } from '../context.ts'
import { type Connection, query } from '../db/sql.ts'
import { type AnyRow, type RowOf, type TableName, tables } from '../db/tables.ts'

export type TrashRow = RowOf<'trash'>
/** A row with its table. */
export type Kept = readonly [table: TableName, row: AnyRow]

/** UTF-16 units of an excerpt, and of a title: two lines of the list. */
const shown = 160
export const excerpt = (text: string): string => text.replace(/\s+/g, ' ').slice(0, shown).toWellFormed()

export const rowsIn = ({ rows_json }: Pick<TrashRow, 'rows_json'>): Kept[] => JSON.parse(rows_json) as Kept[]

/** The rows of one table among those kept. */
export const only = <T extends TableName>(kept: readonly Kept[], table: T): RowOf<T>[] =>
  kept.flatMap(([name, row]) => (name === table ? [row as unknown as RowOf<T>] : []))

const names = Object.keys(tables) as TableName[]
const columnsOf = (table: TableName): string =>
  Object.keys(tables[table].columns)
    .map((column) => `${table}."${column}"`)
    .join(', ')
const has = (table: TableName, column: string): boolean => column in tables[table].columns

/** Tables by what their rows hang on, each after those it refers to. The log of reviews outlives its marks. */
const branches = (column: string, where: (table: TableName) => string, but: readonly TableName[]) =>
  names
    .filter((table) => has(table, column) && !but.includes(table))
    .map((table) => ({
      table,
      rows: query<[string], AnyRow>(`SELECT ${columnsOf(table)} FROM ${table} WHERE ${where(table)} = ?`),
    }))
const onArticle = branches('article_id', (table) => `${table}.article_id`, [])
const onMark = branches('annotation_id', (table) => `${table}.annotation_id`, ['review_log'])
const onPage = branches('page_id', (table) => `${table}.page_id`, ['article'])
const onMarksOf = names
  .filter((table) => has(table, 'annotation_id') && table !== 'review_log')
  .map((table) => ({
    table,
    rows: query<[string], AnyRow>(
      `SELECT ${columnsOf(table)} FROM ${table} JOIN annotation ON annotation.id = annotation_id
       WHERE annotation.article_id = ?`,
    ),
  }))
const articleRow = query<[string], AnyRow>(`SELECT ${columnsOf('article')} FROM article WHERE id = ?`)
const pageRow = query<[string], AnyRow>(`SELECT ${columnsOf('page')} FROM page WHERE id = ?`)
const markRow = query<[string], AnyRow>(`SELECT ${columnsOf('annotation')} FROM annotation WHERE id = ?`)

const gather = (
  db: Connection,
  id: string,
  root: readonly [TableName, AnyRow | undefined],
  branches: readonly { table: TableName; rows: ReturnType<typeof query<[string], AnyRow>> }[],
): Kept[] => {
  const [table, row] = root
  if (!row) return []
  return [
    [table, row],
    ...branches.flatMap(({ table, rows }) =>
      rows(db)
        .all(id)
        .map((one): Kept => [table, one]),
    ),
  ]
}

/** An article with all that hangs on it, roots first; none when it is not there. */
export const rowsOfArticle = (db: Connection, id: string): Kept[] =>
  gather(db, id, ['article', articleRow(db).get(id)], [...onArticle, ...onMarksOf])

/** A mark with its card. */
export const rowsOfMark = (db: Connection, id: string): Kept[] =>
  gather(db, id, ['annotation', markRow(db).get(id)], onMark)

/** A page without articles, with its corrections and what is known of it. */
export const rowsOfPage = (db: Connection, id: string): Kept[] =>
  gather(db, id, ['page', pageRow(db).get(id)], onPage)

/** Removes rows, leaves first. */
export function removeRows(edit: Edit, kept: readonly Kept[]): void {
  for (const [table, row] of kept.toReversed()) edit.remove<TableName>(table, row)
}
