/** Writes rows and records what each was before and after, so that a change can be taken back. */
import type { Database } from 'better-sqlite3'
import type { Edit } from '../context.ts'
import { type Change, current, joined, sameRow, write } from './edit.ts'
import type { AnyRow, TableName } from './tables.ts'
import { watchPage } from './watch.ts'

/** An `Edit` on an open transaction, and what it has changed so far. */
export function recorder(db: Database): { edit: Edit; changes: () => Change[] } {
  const changes: Change[] = []
  const apply = (table: TableName, key: AnyRow, after: AnyRow | null) => {
    const change: Change = { table, before: current(db, table, key), after }
    if (sameRow(change.before, after)) return
    write(db, change)
    changes.push(change)
  }
  return {
    edit: {
      db,
      put: (table, row) => apply(table, row as AnyRow, row as AnyRow),
      remove: (table, key) => apply(table, key as AnyRow, null),
      watch(pageId, change) {
        const { value, changes: seen } = watchPage(db, pageId, () => change(db))
        changes.push(...seen)
        return value
      },
    },
    changes: () => joined(changes),
  }
}
