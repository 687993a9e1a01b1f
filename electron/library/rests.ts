/** Long work on the one thread of the library: done in steps, with other calls answered between them. */
import { setImmediate as othersFirst } from 'node:timers/promises'

/** ms of work after which other calls are let in. */
const longest = 8

/** Goes through `steps` to their end. `onRest` is called whenever others were let in; what it throws ends the work. */
export async function withRests<Answer>(
  steps: Iterator<null, Answer, undefined>,
  onRest: () => void = () => {},
  restAfter = longest,
): Promise<Answer> {
  let from = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - from < restAfter) continue
    await othersFirst()
    onRest()
    from = performance.now()
  }
}
