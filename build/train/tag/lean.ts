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

/** The same without the features that have no weight and are far from one; items keep their order. */
export function lean({ items, cells, weights, sums, kept }: Lean, l1: number): Lean {
  const { copies, heads, patterns } = cells
  const numbers = new Int32Array(kept.length).fill(-1)
  const left: number[] = []
  let size = 0
  for (let feature = 0; feature < kept.length; feature++) {
    let most = 0
    let length = 0
    for (let row = feature * copies; row < (feature + 1) * copies; row++) {
      const start = heads[2 * row] as number
      const count = (patterns[heads[2 * row + 1] as number] as Uint8Array).length
      for (let cell = start; cell < start + count; cell++)
        most = Math.max(most, Math.abs(sums[2 * cell] as number))
      length += count
    }
    if (most < near * l1) continue
    numbers[feature] = left.push(feature) - 1
    size += length
  }
  const fewer = {
    items: items.map((item) => without(item, numbers)),
    cells: { copies, heads: new Int32Array(left.length * copies * 2), patterns, size },
    weights: new Float32Array(size),
    sums: new Float32Array(size * 2),
    kept: Int32Array.from(left, (feature) => kept[feature] as number),
  }
  let end = 0
  for (const [number, feature] of left.entries())
    for (let copy = 0; copy < copies; copy++) {
      const [from, to] = [feature * copies + copy, number * copies + copy]
      const start = heads[2 * from] as number
      const pattern = heads[2 * from + 1] as number
      const count = (patterns[pattern] as Uint8Array).length
      fewer.cells.heads[2 * to] = end
      fewer.cells.heads[2 * to + 1] = pattern
      fewer.weights.set(weights.subarray(start, start + count), end)
      fewer.sums.set(sums.subarray(2 * start, 2 * (start + count)), 2 * end)
      end += count
    }
  return fewer
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
