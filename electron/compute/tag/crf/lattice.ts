/** The arithmetic of the linear chain for training: how probable each label and each pair of labels is. */
import { before, labelCount, mayBegin, mayEnd } from './labels.ts'

/** Scores of one label after another, `[from * labelCount + to]`. */
export type Transitions = Float32Array

/** Allows a label at a character; null allows all. */
export type Allow = ((at: number, label: number) => boolean) | null

/** The labels that are asked about, and for each label those of them that may stand before it. */
export interface Asked {
  readonly labels: Int32Array
  readonly before: readonly Int32Array[]
}

/** Those labels that `is` says yes to; outside is one of them. */
export function askedOf(is: (label: number) => boolean): Asked {
  return {
    labels: Int32Array.from({ length: labelCount }, (_, label) => label).filter(is),
    before: before.map((all) => all.filter(is)),
  }
}

/** Working memory of `marginals`, reused between calls. */
export interface Room {
  alpha: Float64Array
  beta: Float64Array
  weight: Float64Array
}
export const room = (): Room => ({
  alpha: new Float64Array(0),
  beta: new Float64Array(0),
  weight: new Float64Array(0),
})

/**
 * The probability of each label that is asked about at each character, into `into`. With `pairs` the probabilities of each label after
 * another are added to it, times `sign`. Returns the logarithm of the sum over all allowed paths.
 */
export function marginals(
  emissions: Float32Array,
  expTransitions: Float64Array,
  length: number,
  { labels, before }: Asked,
  allow: Allow,
  into: Float32Array,
  space: Room,
  pairs: Float64Array | null = null,
  sign = 1,
): number {
  const size = length * labelCount
  if (space.alpha.length < size) {
    space.alpha = new Float64Array(size)
    space.beta = new Float64Array(size)
    space.weight = new Float64Array(size)
  }
  const { alpha, beta, weight } = space
  let log = 0
  for (let at = 0; at < length; at++) {
    const row = at * labelCount
    let most = Number.NEGATIVE_INFINITY
    for (const label of labels) most = Math.max(most, emissions[row + label] as number)
    log += most
    for (const label of labels) {
      const score = (emissions[row + label] as number) - most
      weight[row + label] = allow === null || allow(at, label) ? Math.exp(score) : 0
    }
    let sum = 0
    for (const label of labels) {
      let mass = 0
      if (at === 0) mass = mayBegin[label] ? 1 : 0
      else if ((weight[row + label] as number) > 0) {
        const all = before[label] as Int32Array
        for (let k = 0; k < all.length; k++) {
          const one = all[k] as number
          mass +=
            (alpha[row - labelCount + one] as number) * (expTransitions[one * labelCount + label] as number)
        }
      }
      mass *= weight[row + label] as number
      if (at === length - 1 && !mayEnd[label]) mass = 0
      alpha[row + label] = mass
      sum += mass
    }
    if (!(sum > 0)) sum = Number.MIN_VALUE
    log += Math.log(sum)
    for (const label of labels) alpha[row + label] = (alpha[row + label] as number) / sum
  }
  const end = (length - 1) * labelCount
  for (const label of labels) beta[end + label] = mayEnd[label] ? 1 : 0
  for (let at = length - 1; at >= 0; at--) {
    const row = at * labelCount
    let sum = 0
    for (const label of labels) {
      const mass = (alpha[row + label] as number) * (beta[row + label] as number)
      into[row + label] = mass
      sum += mass
    }
    if (sum > 0) for (const label of labels) into[row + label] = (into[row + label] as number) / sum
    if (at === 0) break
    const back = row - labelCount
    beta.fill(0, back, row)
    let total = 0
    for (const label of labels) {
      const mass = (weight[row + label] as number) * (beta[row + label] as number)
      if (mass === 0) continue
      const all = before[label] as Int32Array
      for (let k = 0; k < all.length; k++) {
        const one = all[k] as number
        const step = (expTransitions[one * labelCount + label] as number) * mass
        beta[back + one] = (beta[back + one] as number) + step
        total += (alpha[back + one] as number) * step
      }
    }
    if (pairs !== null && total > 0)
      for (const label of labels) {
        const mass = (weight[row + label] as number) * (beta[row + label] as number)
        if (mass === 0) continue
        const all = before[label] as Int32Array
        for (let k = 0; k < all.length; k++) {
          const one = all[k] as number
          const cell = one * labelCount + label
          pairs[cell] =
            (pairs[cell] as number) +
            (sign * (alpha[back + one] as number) * (expTransitions[cell] as number) * mass) / total
        }
      }
    let most = 0
    for (const label of labels) most = Math.max(most, beta[back + label] as number)
    if (most > 0) for (const label of labels) beta[back + label] = (beta[back + label] as number) / most
  }
  return log
}
