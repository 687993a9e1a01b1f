/** The joint reading of all figures of a text: each one's weights and how kinds follow one another, as a chain. */

/** Promised, reported, neither. */
export const kindCount = 3
const pairCount = kindCount * kindCount

/** The kinds' probabilities of every figure, and what the trainer needs beside them. */
export interface Reading {
  /** `[figure * 3 + kind]`. */
  readonly kinds: Float64Array
  /** `[figure * 9 + kind before * 3 + kind]`; nothing for the first. */
  readonly pairs: Float64Array
}

function logOfSum(a: number, b: number, c: number): number {
  const most = Math.max(a, b, c)
  return most + Math.log(Math.exp(a - most) + Math.exp(b - most) + Math.exp(c - most))
}

/**
 * Reads a chain of figures forwards and backwards. `scores` are `[figure * 3 + kind]`, `links` are
 * `[figure * 9 + kind before * 3 + kind]` for the step from the figure before.
 */
export function readChain(scores: Float64Array, links: Float64Array): Reading {
  const count = scores.length / kindCount
  const ahead = new Float64Array(scores.length)
  const behind = new Float64Array(scores.length)
  const kinds = new Float64Array(scores.length)
  const pairs = new Float64Array(links.length)
  const at = (array: Float64Array, i: number): number => array[i] as number
  for (let i = 0; i < count; i++)
    for (let kind = 0; kind < kindCount; kind++) {
      const here = i * kindCount + kind
      let sum = at(scores, here)
      if (i > 0) {
        const before = here - kind - kindCount
        const step = i * pairCount + kind
        sum += logOfSum(
          at(ahead, before) + at(links, step),
          at(ahead, before + 1) + at(links, step + 3),
          at(ahead, before + 2) + at(links, step + 6),
        )
      }
      ahead[here] = sum
    }
  for (let i = count - 2; i >= 0; i--)
    for (let kind = 0; kind < kindCount; kind++) {
      const next = (i + 1) * kindCount
      const step = (i + 1) * pairCount + kind * kindCount
      behind[i * kindCount + kind] = logOfSum(
        at(behind, next) + at(scores, next) + at(links, step),
        at(behind, next + 1) + at(scores, next + 1) + at(links, step + 1),
        at(behind, next + 2) + at(scores, next + 2) + at(links, step + 2),
      )
    }
  const end = (count - 1) * kindCount
  const all = count ? logOfSum(at(ahead, end), at(ahead, end + 1), at(ahead, end + 2)) : 0
  for (let i = 0; i < kinds.length; i++) kinds[i] = Math.exp(at(ahead, i) + at(behind, i) - all)
  for (let i = 1; i < count; i++)
    for (let before = 0; before < kindCount; before++)
      for (let kind = 0; kind < kindCount; kind++) {
        const here = i * kindCount + kind
        const step = i * pairCount + before * kindCount + kind
        const way = at(ahead, here - kind - kindCount + before) + at(links, step) + at(scores, here)
        pairs[step] = Math.exp(way + at(behind, here) - all)
      }
  return { kinds, pairs }
}
