/** Long work on the one thread of the library: done in steps, with other calls answered between them. */
import { setImmediate as othersFirst } from 'node:timers/promises'
import { inOneState } from './db/one-state.ts'
import type { Connection } from './db/sql.ts'

/** ms of work after which other calls are let in. */
const longest = 8

/**
 * Goes through `steps`, which look through `db`, to their end: each from rest to rest in one state of the library. `onRest` is
 * called whenever others were let in; what it throws ends the work.
 */
export async function withRests<Answer>(
  db: Connection,
  steps: Iterator<null, Answer, undefined>,
  onRest: () => void = () => {},
  restAfter = longest,
): Promise<Answer> {
  const untilRest = () => {
    const from = performance.now()
    for (;;) {
      const step = steps.next()
      if (step.done || performance.now() - from >= restAfter) return step
    }
  }
  for (;;) {
    const step = inOneState(db, untilRest)
    if (step.done) return step.value
    await othersFirst()
    onRest()
  }
}
