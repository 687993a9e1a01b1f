/** Statements that are prepared once for each connection. */
import type { Database, Statement } from 'better-sqlite3'

/** What can prepare a statement: the writing or the reading connection. */
export type Connection = Pick<Database, 'prepare' | 'inTransaction'>

/**
 * A statement by its text; `query(text)(db)` is prepared at its first use on a connection and kept with it.
 * Each `query` keeps its own, so `raw()` and the like on one never reach another with the same text.
 */
export function query<P extends unknown[], R = unknown>(text: string): (db: Connection) => Statement<P, R> {
  const prepared = new WeakMap<Connection, Statement<P, R>>()
  return (db) => {
    let statement = prepared.get(db)
    if (!statement) {
      statement = db.prepare<P, R>(text) as Statement<P, R>
      prepared.set(db, statement)
    }
    return statement
  }
}

/** As `query`, for a statement of one column: answers are its values, not rows. */
export function column<P extends unknown[], V>(text: string): (db: Connection) => Statement<P, V> {
  const rows = query<P, V>(text)
  return (db) => rows(db).pluck()
}
