/** A pass through the whole library: made once for each state of what it goes by, and never beside another one. */
import { remembered, type Written } from '../db/remembered.ts'
import type { Connection } from '../db/sql.ts'

/**
 * A function that gives what `pass`, which goes by `topics`, finds in the library as it is now. A call that comes while a
 * pass is under way waits for it, and asks once more if the library has changed since that pass began: writes that come one
 * after another (an import) start no passes beside one another, and all who wait share the next one. A pass that rejects is
 * forgotten.
 */
export function oneAtATime<Answer>(
  topics: readonly Written[],
  pass: (db: Connection) => Promise<Answer>,
): (db: Connection) => Promise<Answer> {
  const kept = remembered<Promise<Answer>>(1)
  const running = new WeakMap<Connection, Promise<Answer>>()
  const ask = (db: Connection): Promise<Answer> =>
    kept(db, topics, '', () => {
      const begun = pass(db).finally(() => running.delete(db))
      running.set(db, begun)
      return begun
    })
  return async (db) => {
    const earlier = running.get(db)
    if (!earlier) return ask(db)
    await earlier.catch(() => undefined)
    // Begun by another who waited, and so after this call came.
    return running.get(db) ?? ask(db)
  }
}
