/** Gives a connection the function that the triggers of the bands call. */
import type { Database } from 'better-sqlite3'
import { bandKeys } from './sketch.ts'

/** Must be called on every connection that writes, before migrations run. */
export function registerVersions(db: Database): void {
  db.function('jianbao_bands', { deterministic: true }, (text: unknown) =>
    JSON.stringify(bandKeys(String(text ?? ''))),
  )
}
