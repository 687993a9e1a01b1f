/** Answers that are dear to make are kept as long as what they go by stays as it is. */
import { type Connection, query } from './sql.ts'

/** What writing is counted under (`change_count`, migration 0017). */
export type Written = 'articles' | 'marks' | 'reading' | 'stars' | 'names' | 'settings'
export const everything: readonly Written[] = ['articles', 'marks', 'reading', 'stars', 'names', 'settings']

const counts = query<[], [topic: Written, n: number]>('SELECT topic, n FROM change_count')

interface Kept<Answer> {
  readonly topics: readonly Written[]
  readonly state: string
  readonly answer: Answer
}

/**
 * A function that makes an answer, or gives the one that was made for `key` if nothing was written under `topics` since.
 * The last `size` answers of a connection are kept, none that has grown old; a promise that rejects is forgotten.
 */
export function remembered<Answer>(
  size: number,
): (db: Connection, topics: readonly Written[], key: string, make: () => Answer) => Answer {
  const kept = new WeakMap<Connection, Map<string, Kept<Answer>>>()
  return (db, topics, key, make) => {
    const now = new Map(counts(db).raw().all() as [Written, number][])
    const stateOf = (these: readonly Written[]) => these.map((topic) => now.get(topic)).join()
    const answers = kept.get(db) ?? new Map<string, Kept<Answer>>()
    kept.set(db, answers)
    for (const [name, { topics, state }] of answers) if (stateOf(topics) !== state) answers.delete(name)
    const known = answers.get(key)
    answers.delete(key)
    const one = known ?? { topics, state: stateOf(topics), answer: make() }
    answers.set(key, one)
    const { answer } = one
    if (!known && answer instanceof Promise)
      answer.catch(() => answers.get(key) === one && answers.delete(key))
    for (const oldest of answers.keys()) {
      if (answers.size <= size) break
      answers.delete(oldest)
    }
    return answer
  }
}
