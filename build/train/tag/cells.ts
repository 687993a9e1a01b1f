/** Which weights there are: for each feature, as each corpus sees it, the labels it was met with. */
import { labelCount, outside } from '../../../electron/compute/tag/crf/labels.ts'
import { type Item, isOf } from './items.ts'

/**
 * The weights of a feature and a copy lie side by side: cells `starts[feature * copies + copy]` up to the next start, each
 * for the label `labels[cell]`. Copy 0 is what all corpora share, copy 1 + c what corpus c has of its own.
 */
export interface Cells {
  readonly copies: number
  readonly starts: Uint32Array
  readonly labels: Uint8Array
}

/**
 * The cells of `size` features. A feature has a weight for outside and for the labels it stands with; with `full`, for
 * all labels that the model is asked about there.
 */
export function cellsOf(items: readonly Item[], size: number, corpora: number, full: boolean): Cells {
  const copies = 1 + corpora
  // A bit for each label but outside, which every feature that is met has.
  const met = new Int32Array(size * copies)
  const seen = new Uint8Array(size * copies)
  for (const { corpus, features, offsets, labels, untagged, open } of items) {
    let asked = 0
    for (let one = 1; one < labelCount; one++) if (open || !isOf(one, untagged)) asked |= 1 << (one - 1)
    for (let at = 0; at < labels.length; at++) {
      const label = labels[at] as number
      const bit = full ? asked : label === outside ? 0 : 1 << (label - 1)
      for (let k = offsets[at] as number; k < (offsets[at + 1] as number); k++) {
        const base = (features[k] as number) * copies
        for (const copy of [base, base + 1 + corpus]) {
          seen[copy] = 1
          met[copy] = (met[copy] as number) | bit
        }
      }
    }
  }
  const starts = new Uint32Array(size * copies + 1)
  for (let i = 0; i < seen.length; i++)
    starts[i + 1] = (starts[i] as number) + (seen[i] as number) + ones(met[i] as number)
  const labels = new Uint8Array(starts[seen.length] as number)
  for (let i = 0; i < seen.length; i++) {
    let cell = starts[i] as number
    if (seen[i]) labels[cell++] = outside
    for (let one = 1; one < labelCount; one++)
      if (((met[i] as number) >>> (one - 1)) & 1) labels[cell++] = one
  }
  return { copies, starts, labels }
}

function ones(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}
