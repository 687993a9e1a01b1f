/** What every handler gets: the whole of the library's injection. */
import type { Database } from 'better-sqlite3'
import type { EventName, Events, Topic } from '../contract/events.ts'
import type { Compute } from './compute-host.ts'
import type { RowOf, TableName } from './db/tables.ts'
import type { Files } from './files.ts'
import type { History } from './history.ts'
import type { Jobs } from './jobs/queue.ts'

/** A handle that can read only: SQLite refuses writes on it. */
export type Reader = Pick<Database, 'prepare' | 'inTransaction'> & { readonly readonly: true }

/**
 * Writes of one transaction. `put` and `remove` are recorded so that history can take them back;
 * `db` reads what the transaction has written so far, and writes rows that nobody undoes.
 */
export interface Edit {
  readonly db: Database
  /** Inserts a row or replaces the one with its key; a row that is already so is no change. */
  put<T extends TableName>(table: T, row: RowOf<T>): void
  /** Removes one row. Rows that hang on it must be removed first, each recorded (see articles.ts). */
  remove<T extends TableName>(table: T, key: Partial<RowOf<T>>): void
  /** Lets `change` write without `put` and `remove`, and records what it did to the page, to all that hangs on it, and to entities. */
  watch<T>(pageId: string, change: (db: Database) => T): T
}

export interface Context {
  /** The library folder. */
  readonly dir: string
  /** Every `edit` and `system` fails with `invalid`, reason `read-only`. */
  readonly readOnly: boolean
  readonly read: Reader
  /**
   * One transaction, one step of history, and the events that announce it. `label` is a key of the window's strings
   * (`history.annotation.create`). Steps with the same `merge` key that follow one another become one (typing in a note).
   */
  edit<T>(label: string, change: (edit: Edit) => T, options?: { merge?: string }): T
  /** One transaction that nobody undoes (import, jobs, settings); the caller announces it. */
  system<T>(change: (db: Database) => T): T
  readonly history: History
  readonly jobs: Jobs
  readonly compute: Compute
  readonly files: Files
  emit<E extends EventName>(name: E, payload: Events[E]): void
  /** Shorthand for the `changed` event. */
  changed(topics: readonly Topic[], articleIds?: readonly string[]): void
  /** Milliseconds since 1970; tests fix it. */
  now(): number
  /** A new UUIDv7; tests fix it. */
  newId(): string
}
