/** Answers about entities and figures, kept until an article, a name or a figure changes. */
import { remembered as rememberedBy } from '../db/remembered.ts'
import type { Connection } from '../db/sql.ts'

/** A function that makes an answer or gives the kept one; the last `size` keys are kept, a promise that rejects is not. */
export function remembered<Answer>(
  size: number,
): (db: Connection, key: string, make: () => Answer) => Answer {
  const kept = rememberedBy<Answer>(size)
  return (db, key, make) => kept(db, ['articles', 'names'], key, make)
}
