/** Which weights there are: for each feature, as each corpus sees it, the labels that have one. */
import { labelCount, outside } from '../../../electron/compute/tag/crf/labels.ts'
import { free, type Item, isOf } from './items.ts'

/**
 * The weights of a feature and a copy lie side by side: those of row `feature * copies + copy` begin at `heads[2 * row]` and
 * are for the labels `patterns[heads[2 * row + 1]]`; pattern 0 is of none. Copy 0 is what all corpora share, copy 1 + c what
 * corpus c has of its own; a feature that stands in one corpus alone has no copy of its own there.
 */
export interface Cells {
  readonly copies: number
  readonly heads: Int32Array
  readonly patterns: readonly Uint8Array[]
  /** How many weights there are in all. */
  readonly size: number
}

/**
 * The cells of `size` features. A row has weights for all labels that the model is asked about there, if its feature stands
 * there at least `common` times; else for outside and for the labels it was met with.
 */
export function cellsOf(items: readonly Item[], size: number, corpora: number, common: number): Cells {
  const copies = 1 + corpora
  // A bit for each label but outside, which every row that is met has.
  const met = new Int32Array(size * copies)
  const asked = new Int32Array(size * copies)
  const counts = new Uint8Array(size * copies)
  for (const { corpus, features, offsets, labels, untagged, open } of items) {
    let all = 0
    for (let one = 1; one < labelCount; one++) if (open || !isOf(one, untagged)) all |= 1 << (one - 1)
    for (let at = 0; at < labels.length; at++) {
      const label = labels[at] as number
      const bit = label === outside ? 0 : 1 << (label - 1)
      for (let k = offsets[at] as number; k < (offsets[at + 1] as number); k++) {
        const base = (features[k] as number) * copies
        for (let turn = 0; turn < 2; turn++) {
          const row = turn === 0 ? base : base + 1 + corpus
          if ((counts[row] as number) < 255) counts[row] = (counts[row] as number) + 1
          met[row] = (met[row] as number) | bit
          asked[row] = (asked[row] as number) | all
        }
      }
    }
  }
  const patterns: Uint8Array[] = [new Uint8Array(0)]
  const numbers = new Map<number, number>()
  const heads = new Int32Array(new SharedArrayBuffer(size * copies * 8))
  let start = 0
  for (let row = 0; row < counts.length; row++) {
    const count = counts[row] as number
    if (count === 0 || isLonely(counts, row, copies)) continue
    const bits = (count >= common ? asked[row] : met[row]) as number
    let number = numbers.get(bits)
    if (number === undefined) {
      number = patterns.length
      numbers.set(bits, number)
      const labels = [outside]
      for (let one = 1; one < labelCount; one++) if ((bits >>> (one - 1)) & 1) labels.push(one)
      patterns.push(Uint8Array.from(labels))
    }
    heads[2 * row] = start
    heads[2 * row + 1] = number
    start += (patterns[number] as Uint8Array).length
  }
  free(met)
  free(asked)
  free(counts)
  return { copies, heads, patterns, size: start }
}

/** Whether a row is a corpus' own of a feature that stands in no other. */
function isLonely(counts: Uint8Array, row: number, copies: number): boolean {
  const copy = row % copies
  if (copy === 0) return false
  for (let other = 1; other < copies; other++)
    if (other !== copy && counts[row - copy + other] !== 0) return false
  return true
}
