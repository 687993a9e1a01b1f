/** Leaves out of a run what L1 has no use for, so that its later turns take a part of the time. */
import type { Cells } from './cells.ts'

/** What a run holds of its own: its weights, and of each weight FTRL's two sums. */
export interface Lean {
  readonly cells: Cells
  readonly weights: Float32Array
  readonly sums: Float32Array
  /** The number of each feature that is kept among all. */
  readonly kept: Int32Array
  /** The number of each feature among the kept ones, -1 for those that are left out; null where all are kept. */
  readonly numbers: Int32Array | null
}

/** A feature is kept that has a weight, or has come this near to one (part of L1). */
const near = 0.7

/**
 * The same without the features that have no weight and are far from one. The arrays of weights and sums that are given are
 * used up: what is kept moves to their front, so that there is never a second set of weights in memory.
 */
export function lean({ cells, weights, sums, kept }: Lean, l1: number): Lean {
  const { copies, heads, patterns } = cells
  const numbers = new Int32Array(kept.length).fill(-1)
  const stay: number[] = []
  for (let feature = 0; feature < kept.length; feature++) {
    let most = 0
    const first = feature * copies
    for (let row = first; row < first + copies; row++) {
      const start = heads[2 * row] as number
      const end = start + (patterns[heads[2 * row + 1] as number] as Uint8Array).length
      for (let cell = start; cell < end; cell++) most = Math.max(most, Math.abs(sums[2 * cell] as number))
    }
    if (most < near * l1) continue
    numbers[feature] = stay.length
    stay.push(feature)
  }
  let size = 0
  const left = new Int32Array(stay.length * copies * 2)
  for (const [number, feature] of stay.entries())
    for (let copy = 0; copy < copies; copy++) {
      const [from, to] = [2 * (feature * copies + copy), 2 * (number * copies + copy)]
      const start = heads[from] as number
      const pattern = heads[from + 1] as number
      const end = start + (patterns[pattern] as Uint8Array).length
      weights.copyWithin(size, start, end)
      sums.copyWithin(2 * size, 2 * start, 2 * end)
      left[to] = size
      left[to + 1] = pattern
      size += end - start
    }
  return {
    cells: { copies, heads: left, patterns, size },
    weights: weights.slice(0, size),
    sums: sums.slice(0, size * 2),
    kept: Int32Array.from(stay, (feature) => kept[feature] as number),
    numbers,
  }
}
