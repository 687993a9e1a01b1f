/** What is in the trash can be put back. */
import type { Finding } from '../../contract/model.ts'
import { type Connection, query } from '../db/sql.ts'
import { type TableName, tables } from '../db/tables.ts'
import { only, rowsIn, type TrashRow } from '../trash/entries.ts'

const all = query<[], TrashRow>('SELECT * FROM trash')

/** Findings `trash`. */
export function checkTrash(db: Connection): Finding[] {
  return all(db)
    .all()
    .flatMap((row) =>
      isWhole(row) ? [] : [{ check: 'trash', where: row.title, message: 'it cannot be put back' }],
    )
}

function isWhole(row: TrashRow): boolean {
  try {
    const kept = rowsIn(row)
    const known = kept.every(
      ([table, one]) =>
        Object.hasOwn(tables, table) && tables[table as TableName].key.every((key) => key in one),
    )
    return known && only(kept, row.kind as TableName).some((one) => 'id' in one && one.id === row.id)
  } catch {
    return false
  }
}
