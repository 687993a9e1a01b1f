/** Tells a thing that may happen now and then from one that keeps happening. */

/**
 * A function to be called each time it happens. It says true once that was more than `times` in one minute.
 * `now`: milliseconds since 1970.
 */
export function tooOften(times: number, now: () => number = Date.now): () => boolean {
  const happened: number[] = []
  return () => {
    happened.push(now())
    return happened.filter((time) => now() - time < 60_000).length > times
  }
}
