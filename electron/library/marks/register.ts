/** Gives a connection the function that the triggers of `mark_tag` call. */
import type { Database } from 'better-sqlite3'
import { ancestors, tagNames } from './tag-name.ts'

/** Must be called on every connection that writes, before migrations run, as `registerSearch`. */
export function registerMarks(db: Database): void {
  db.function('jianbao_tags', { deterministic: true }, (json: unknown) => JSON.stringify(filed(String(json))))
}

/** A mark's tags and all that these are nested in, each once; 1 for its own. */
function filed(json: string): [tag: string, own: 0 | 1][] {
  const own = new Set(tagNames(JSON.parse(json) as string[]))
  const above = new Set([...own].flatMap(ancestors).filter((tag) => !own.has(tag)))
  return [...[...own].map((tag): [string, 1] => [tag, 1]), ...[...above].map((tag): [string, 0] => [tag, 0])]
}
