/** Answers that hold until something is written to the library. */
import type { Reader } from '../context.ts'
import { query } from '../db/sql.ts'

/** Changes whenever another connection has written; the reader never writes itself. */
const version = query<[], number>('PRAGMA data_version')

/** Answers kept at once: the list, the folders beside it, and what was looked at before. */
const kept = 16

/** `work`, done once for each key as long as the library stays as it is. */
export function remembered<Answer>(
  work: (db: Reader, key: string) => Answer,
): (db: Reader, key: string) => Answer {
  const states = new WeakMap<Reader, { version: number; answers: Map<string, Answer> }>()
  return (db, key) => {
    const now = version(db).pluck().get() as number
    let state = states.get(db)
    if (!state || state.version !== now) {
      state = { version: now, answers: new Map() }
      states.set(db, state)
    }
    let answer = state.answers.get(key)
    if (answer === undefined) {
      answer = work(db, key)
      const oldest = state.answers.keys().next()
      if (state.answers.size >= kept && !oldest.done) state.answers.delete(oldest.value)
      state.answers.set(key, answer)
    }
    return answer
  }
}
