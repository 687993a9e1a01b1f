/** One row's change: made, turned round, joined with others. */
import type { Database } from 'better-sqlite3'
import { query } from './sql.ts'
import { type AnyRow, type TableName, tables } from './tables.ts'

/** One row's change. `before` null: it was not there; `after` null: it is gone. */
export interface Change {
  readonly table: TableName
  readonly before: AnyRow | null
  readonly after: AnyRow | null
}

type Value = string | number | null

const names = Object.keys(tables) as TableName[]
const perTable = <S>(make: (table: TableName) => S): Readonly<Record<TableName, S>> =>
  Object.fromEntries(names.map((table) => [table, make(table)])) as Record<TableName, S>

const keyOf = (table: TableName): readonly string[] => tables[table].key
const columnsOf = (table: TableName): readonly string[] => Object.keys(tables[table].columns)
const quoted = (column: string): string => `"${column}"`
const where = (table: TableName): string =>
  keyOf(table)
    .map((column) => `${quoted(column)} = ?`)
    .join(' AND ')

const selecting = perTable((table) =>
  query<Value[], AnyRow>(
    `SELECT ${columnsOf(table).map(quoted).join(', ')} FROM ${table} WHERE ${where(table)}`,
  ),
)
const inserting = perTable((table) =>
  query<Value[]>(
    `INSERT INTO ${table} (${columnsOf(table).map(quoted).join(', ')})
     VALUES (${columnsOf(table)
       .map(() => '?')
       .join(', ')})`,
  ),
)
const updating = perTable((table) =>
  query<Value[]>(
    `UPDATE ${table} SET ${columnsOf(table)
      .map((column) => `${quoted(column)} = ?`)
      .join(', ')} WHERE ${where(table)}`,
  ),
)
const deleting = perTable((table) => query<Value[]>(`DELETE FROM ${table} WHERE ${where(table)}`))

const pick = (row: AnyRow, columns: readonly string[]): Value[] =>
  columns.map((column) => {
    const value = row[column]
    if (value === undefined) throw new TypeError(`a row without ${column}`)
    return value
  })

/** The row with `row`'s key as it is now, or null. */
export function current(db: Database, table: TableName, row: AnyRow): AnyRow | null {
  return selecting[table](db).get(...pick(row, keyOf(table))) ?? null
}

/** Makes the row of `change` what `after` says. */
export function write(db: Database, { table, before, after }: Change): void {
  if (after === null) {
    if (before !== null) deleting[table](db).run(...pick(before, keyOf(table)))
  } else if (before === null) inserting[table](db).run(...pick(after, columnsOf(table)))
  else updating[table](db).run(...pick(after, columnsOf(table)), ...pick(after, keyOf(table)))
}

/** Names one row among all tables. */
export function rowName({ table, before, after }: Change): string {
  return JSON.stringify([table, ...pick((after ?? before) as AnyRow, keyOf(table))])
}

/** Whether two states of a row are the same in every column. */
export function sameRow(a: AnyRow | null, b: AnyRow | null): boolean {
  if (a === null || b === null) return a === b
  return Object.keys(a).every((column) => a[column] === b[column])
}

/**
 * The same changes turned round, in an order that foreign keys allow whatever the first order was: what comes begins at
 * the root, then nothing refers any longer to what goes, which leaves from the leaves up (`tables` lists a table before
 * those that hang on it). Within a table the last is first: a name that one row gave up for another is free again for it.
 */
export function turnedRound(changes: readonly Change[]): Change[] {
  const rank = ({ table, after }: Change) =>
    after === null ? 2 * names.length - names.indexOf(table) : names.indexOf(table)
  return changes
    .map(({ table, before, after }): Change => ({ table, before: after, after: before }))
    .reverse()
    .sort((a, b) => rank(a) - rank(b))
}

/** Changes of the same row one after the other as one; a row that ends as it began falls out. Order of first touch. */
export function joined(changes: readonly Change[]): Change[] {
  const rows = new Map<string, Change>()
  for (const change of changes) {
    const name = rowName(change)
    const earlier = rows.get(name)
    rows.set(name, earlier ? { ...earlier, after: change.after } : change)
  }
  return [...rows.values()].filter((change) => !sameRow(change.before, change.after))
}
