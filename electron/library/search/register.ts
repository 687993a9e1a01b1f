/** Gives a connection the function that the search triggers call. */
import type { Database } from 'better-sqlite3'
import { indexTokens } from './tokens.ts'

/**
 * Must be called on every connection that writes, before migrations run: without it every change to an article or a
 * note fails, so that text and index cannot part.
 */
export function registerSearch(db: Database): void {
  db.function('jianbao_tokens', { deterministic: true }, (text: unknown) => indexTokens(String(text ?? '')))
}
