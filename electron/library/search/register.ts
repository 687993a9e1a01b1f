/** Gives a connection the functions that the search triggers call. */
import type { Database } from 'better-sqlite3'
import { isSimplified } from './fold.ts'
import { nameKeys } from './names.ts'
import { indexTokens } from './tokens.ts'

/**
 * Must be called on every connection that writes, before migrations run: without it every change to an article, a note or
 * a name fails, so that text and index cannot part.
 */
export function registerSearch(db: Database): void {
  db.function('jianbao_tokens', { deterministic: true }, (text: unknown) => indexTokens(String(text ?? '')))
  db.function('jianbao_is_simplified', { deterministic: true }, (text: unknown) =>
    isSimplified(String(text ?? '')) ? 1 : 0,
  )
  db.function('jianbao_name_keys', { deterministic: true }, (text: unknown, type: unknown) =>
    JSON.stringify(nameKeys(String(text ?? ''), String(type ?? ''))),
  )
}
