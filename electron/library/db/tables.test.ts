import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { registerFunctions } from './functions.ts'
import { migrations } from './migrate.ts'
import { tables } from './tables.ts'

interface Column {
  name: string
  type: string
  notnull: number
  pk: number
}

test.each(Object.entries(tables))('the rows of %s are those of the schema', (table, { key, columns }) => {
  const db = new Database(':memory:')
  registerFunctions(db)
  for (const step of migrations) db.exec(step)
  const info = db.pragma(`table_info(${table})`) as Column[]
  db.close()
  expect(info.filter((column) => column.pk > 0).map((column) => column.name)).toEqual(key)
  const inSchema = info.map(({ name, type, notnull, pk }) => [
    name,
    type.toLowerCase() + (notnull === 1 || pk > 0 ? '' : '?'),
  ])
  expect(columns).toEqual(Object.fromEntries(inSchema))
  expect(Object.keys(columns)).toEqual(info.map((column) => column.name))
})
