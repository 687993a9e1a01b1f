/** Settles which of the proposed spans stand, where they overlap. */
import type { Candidate } from './rule.ts'

/**
 * The heaviest set of candidates that do not overlap, in text order. A candidate weighs its length times its confidence,
 * plus a little for being one span instead of two; candidates below `floor` take no part. O(n log n).
 */
export function choose(candidates: readonly Candidate[], floor = 0.5): Candidate[] {
  const able = candidates
    .filter((one) => one.confidence >= floor)
    .sort((a, b) => a.end - b.end || a.start - b.start)
  const best = new Float64Array(able.length + 1)
  const before = new Int32Array(able.length)
  const taken = new Uint8Array(able.length)
  for (const [i, one] of able.entries()) {
    let low = 0
    let high = i
    while (low < high) {
      const middle = (low + high) >> 1
      if ((able[middle] as Candidate).end <= one.start) low = middle + 1
      else high = middle
    }
    before[i] = low
    const weight = (best[low] as number) + (one.end - one.start + 0.5) * one.confidence
    taken[i] = weight > (best[i] as number) ? 1 : 0
    best[i + 1] = Math.max(best[i] as number, weight)
  }
  const chosen: Candidate[] = []
  for (let i = able.length; i > 0; ) {
    if (taken[i - 1]) {
      chosen.push(able[i - 1] as Candidate)
      i = before[i - 1] as number
    } else i--
  }
  return chosen.reverse()
}

/**
 * The rule by which grammar and model are joined. Titles in 《…》 stand as the grammar reads them. Everywhere else the
 * model decides, for it has seen what each rule proposed. Without a model, the heaviest set of the rules' candidates.
 */
export function settle(proposals: readonly Candidate[], model: readonly Candidate[] | null): Candidate[] {
  if (model === null) return choose(proposals)
  const sure = choose(proposals, certain)
  let next = 0
  const clear = model.filter((one) => {
    if (one.confidence < doubtful) return false
    while (next < sure.length && (sure[next] as Candidate).end <= one.start) next++
    const other = sure[next]
    return !other || other.start >= one.end
  })
  return [...sure, ...clear].sort((a, b) => a.start - b.start)
}

/** Below this the model's spans are wrong more often than right (own/dev). */
const doubtful = 0.45
/** A rule this sure is not overruled by the model. */
const certain = 0.97
