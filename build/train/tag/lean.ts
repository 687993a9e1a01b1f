/** Leaves out of a run what L1 has no use for, so that its later turns take a part of the time. */
import type { Cells } from './cells.ts'
import type { Item } from './items.ts'

/** What a run holds: its texts, its weights, and of each weight FTRL's two sums. */
export interface Lean {
  readonly items: Item[]
  readonly cells: Cells
  readonly weights: Float32Array
  readonly sums: Float32Array
  /** The number of each feature that is kept among all. */
  readonly kept: Int32Array
}

/** A feature is kept that has a weight, or has come this near to one (part of L1). */
const near = 0.7

/**
 * The same without the features that have no weight and are far from one; items keep their order. The arrays that are given
 * are used up: what is kept moves to their front, so that there is never a second set of weights in memory.
 */
export function lean({ items, cells, weights, sums, kept }: Lean, l1: number): Lean {
  const { copies, heads, patterns } = cells
  const numbers = new Int32Array(kept.length).fill(-1)
  let count = 0
  let size = 0
  for (let feature = 0; feature < kept.length; feature++) {
    let most = 0
    const first = feature * copies
    for (let row = first; row < first + copies; row++) {
      const start = heads[2 * row] as number
      const end = start + (patterns[heads[2 * row + 1] as number] as Uint8Array).length
      for (let cell = start; cell < end; cell++) most = Math.max(most, Math.abs(sums[2 * cell] as number))
    }
    if (most < near * l1) continue
    for (let copy = 0; copy < copies; copy++) {
      const [from, to] = [2 * (first + copy), 2 * (count * copies + copy)]
      const start = heads[from] as number
      const pattern = heads[from + 1] as number
      const end = start + (patterns[pattern] as Uint8Array).length
      weights.copyWithin(size, start, end)
      sums.copyWithin(2 * size, 2 * start, 2 * end)
      heads[to] = size
      heads[to + 1] = pattern
      size += end - start
    }
    kept[count] = kept[feature] as number
    numbers[feature] = count++
  }
  for (let i = 0; i < items.length; i++) items[i] = without(items[i] as Item, numbers)
  return {
    items,
    cells: { copies, heads: heads.slice(0, count * copies * 2), patterns, size },
    weights: weights.slice(0, size),
    sums: sums.slice(0, size * 2),
    kept: kept.slice(0, count),
  }
}

function without(item: Item, numbers: Int32Array): Item {
  const offsets = new Int32Array(item.offsets.length)
  const features = new Int32Array(item.features.length)
  let end = 0
  for (let at = 0; at + 1 < offsets.length; at++) {
    offsets[at] = end
    for (let k = item.offsets[at] as number; k < (item.offsets[at + 1] as number); k++) {
      const number = numbers[item.features[k] as number] as number
      if (number >= 0) features[end++] = number
    }
  }
  offsets[offsets.length - 1] = end
  return { ...item, features: features.slice(0, end), offsets }
}
