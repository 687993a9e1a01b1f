/** Answers that are dear to make are kept until somebody writes to the library. */
import { type Connection, query } from '../db/sql.ts'

// On the reading connection it changes with every commit of the writing one.
const version = query<[], number>('PRAGMA data_version')

/** A function that makes an answer or gives the kept one; the last `size` keys of one state of the library are kept, a promise that rejects is not. */
export function remembered<Answer>(
  size: number,
): (db: Connection, key: string, make: () => Answer) => Answer {
  const kept = new WeakMap<Connection, { at: number; answers: Map<string, Answer> }>()
  return (db, key, make) => {
    const at = version(db).pluck().get() as unknown as number
    let memory = kept.get(db)
    if (memory?.at !== at) {
      memory = { at, answers: new Map() }
      kept.set(db, memory)
    }
    const { answers } = memory
    const isKept = answers.has(key)
    const answer = isKept ? (answers.get(key) as Answer) : make()
    answers.delete(key)
    answers.set(key, answer)
    if (!isKept && answer instanceof Promise)
      answer.catch(() => answers.get(key) === answer && answers.delete(key))
    for (const oldest of answers.keys()) {
      if (answers.size <= size) break
      answers.delete(oldest)
    }
    return answer
  }
}
