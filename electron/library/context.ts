/** What every handler gets: the whole of the library's injection. */
import type { Database } from 'better-sqlite3'
import type { EventName, Events, Topic } from '../contract/events.ts'
import type { Compute } from './compute-host.ts'
import type { Files } from './files.ts'
import type { History } from './history.ts'
import type { Jobs } from './jobs/queue.ts'

/** A handle that can read only: SQLite refuses writes on it. */
export type Reader = Pick<Database, 'prepare'> & { readonly readonly: true }

/**
 * Writes of one transaction. `put` and `remove` are recorded so that history can take them back;
 * `db` is for rows that nobody undoes (jobs, settings, search rows, reading places).
 */
export interface Edit {
  readonly db: Database
  /** Inserts or replaces a row by its primary key `id`. Columns as in the schema. */
  put(table: EditableTable, row: Row): void
  remove(table: EditableTable, id: string): void
}
export type EditableTable = 'annotation' | 'mention' | 'figure' | 'entity'
export type Row = Readonly<Record<string, string | number | null>> & { readonly id: string }

export interface Context {
  /** The library folder. */
  readonly dir: string
  readonly read: Reader
  /**
   * One transaction and one step of history. `label` is a key of the window's strings (`annotation.create`).
   * Steps with the same `merge` key that follow one another become one (typing in a note).
   */
  edit<T>(label: string, change: (edit: Edit) => T, options?: { merge?: string }): T
  /** One transaction that nobody undoes (import, jobs, settings). */
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
