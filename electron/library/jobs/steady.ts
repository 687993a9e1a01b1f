/** Lets a thing happen at most once in a stretch of time: at once the first time, and the last time never forgotten. */

export interface Steady {
  /** Do it now, or when the stretch since the last time is over. */
  ask(): void
  /** Do it now if it was asked for and has not happened. */
  flush(): void
  /** Forget what was asked for. */
  drop(): void
}

/** `every`: milliseconds between two times. */
export function steady(every: number, act: () => void): Steady {
  let last = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  const now = () => {
    clearTimeout(timer)
    timer = undefined
    last = performance.now()
    act()
  }
  return {
    ask() {
      if (timer !== undefined) return
      const wait = last + every - performance.now()
      if (wait <= 0) now()
      else timer = setTimeout(now, wait)
    },
    flush() {
      if (timer !== undefined) now()
    },
    drop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
