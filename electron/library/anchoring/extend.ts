/** How far two texts agree from a given place on, with few edits between (the furthest reach on each diagonal). */

/** A stretch of a text to be followed: from `start` on, `length` units, forwards (1) or backwards (-1). */
export interface Walk {
  readonly text: string
  /** The first unit. */
  readonly start: number
  readonly length: number
  readonly step: 1 | -1
}

export interface Reach {
  /** Units of the pattern that were followed; all of them, or as far as the edits allowed. */
  readonly done: number
  /** Units of the text that they took. */
  readonly taken: number
  /** Units replaced, added or left out on the way. */
  readonly edits: number
}

/** Both as long as the most edits allow on either side; used again by every call. */
let reach = new Int32Array(64)
let last = new Int32Array(64)

/**
 * Follows the whole pattern through the text with the fewest edits, at most `limit`. Of equals the one behind which both
 * go on alike (what follows the pattern in its text), then the one that takes as many units of the text. If the edits do not
 * suffice: as far as most of the pattern is still there.
 */
export function extend(pattern: Walk, text: Walk, limit: number): Reach {
  const width = 2 * limit + 3
  if (reach.length < width) {
    reach = new Int32Array(width)
    last = new Int32Array(width)
  }
  const middle = limit + 1
  let best: Reach = { done: 0, taken: 0, edits: 0 }
  for (let edits = 0; edits <= limit; edits++) {
    const swap = last
    last = reach
    reach = swap
    let end: Reach | null = null
    let endGoesOn = false
    for (let k = -edits; k <= edits; k++) {
      const at = middle + k
      let x = 0
      if (edits > 0) {
        x = -1
        if (Math.abs(k) < edits) x = (last[at] as number) + 1
        if (k >= 2 - edits) x = Math.max(x, last[at - 1] as number)
        if (k <= edits - 2) x = Math.max(x, (last[at + 1] as number) + 1)
      }
      x = Math.min(x, pattern.length, text.length - k)
      if (x + k < 0 || x < 0) {
        reach[at] = -2
        continue
      }
      while (
        x < pattern.length &&
        x + k < text.length &&
        pattern.text.charCodeAt(pattern.start + x * pattern.step) ===
          text.text.charCodeAt(text.start + (x + k) * text.step)
      )
        x++
      reach[at] = x
      if (x === pattern.length) {
        const goesOn = unitAt(pattern, x) === unitAt(text, x + k)
        if (!end || (goesOn && !endGoesOn) || (goesOn === endGoesOn && Math.abs(k) < Math.abs(end.taken - x)))
          end = { done: x, taken: x + k, edits }
        endGoesOn ||= goesOn
      } else if (x - 2 * edits > best.done - 2 * best.edits) best = { done: x, taken: x + k, edits }
    }
    if (end) return end
  }
  return best
}

/** The unit `n` steps on; NaN beyond the ends, which is like nothing. */
const unitAt = ({ text, start, step }: Walk, n: number): number => text.charCodeAt(start + n * step)
