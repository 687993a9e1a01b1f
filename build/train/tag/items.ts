/** Samples as the trainer takes them: stretches of text with numbered features and the labels that each character may have. */

import { featuresOf } from '../../../electron/compute/tag/crf/features.ts'
import { label, outside } from '../../../electron/compute/tag/crf/labels.ts'
import type { Allow } from '../../../electron/compute/tag/crf/lattice.ts'
import { fold } from '../../../electron/compute/tag/fold.ts'
import { stretches } from '../../../electron/compute/tag/names-model.ts'
import { propose } from '../../../electron/compute/tag/proposals.ts'
import { entityTypes } from '../../../electron/contract/tags.ts'
import type { Sample } from './corpora.ts'

/** A stretch of a text: dense feature numbers of each character and the labels it may have. */
export interface Item {
  readonly corpus: number
  readonly features: Int32Array
  readonly offsets: Int32Array
  readonly labels: Uint8Array
  /** Which variant of its text this is, of how many: a turn of training takes the first as often as all others. */
  readonly variant: number
  readonly of: number
  /** Kinds that nobody tagged in this corpus, as a bit set: they may stand where it says outside. */
  readonly untagged: number
}

/** An item whose features have no numbers yet. */
export interface RawItem extends Omit<Item, 'features'> {
  readonly hashes: Int32Array
}

/** The stretches of a sample. */
export function itemsOf(sample: Sample, corpus: number): RawItem[] {
  const text = fold(sample.text)
  const proposals = propose(text)
  const labels = new Uint8Array(text.length)
  for (const { type, start, end } of sample.entities) label(labels, type, start, end)
  let untagged = 0
  for (const [kind, type] of entityTypes.entries()) if (!sample.kinds.has(type)) untagged |= 1 << kind
  const items: RawItem[] = []
  for (const [start, end] of stretches(text)) {
    const inside = proposals
      .filter((one) => one.start >= start && one.end <= end)
      .map((one) => ({ ...one, start: one.start - start, end: one.end - start }))
    const { hashes, offsets } = featuresOf(text.slice(start, end), inside)
    items.push({ corpus, hashes, offsets, labels: labels.slice(start, end), untagged, variant: 0, of: 1 })
  }
  return items
}

/** Numbers the features that stand at least twice; the others are left out. */
export function number(raw: readonly RawItem[]): { items: Item[]; keys: Int32Array } {
  const counts = new Map<number, number>()
  for (const { hashes } of raw) for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  const keys: number[] = []
  const numbers = new Map<number, number>()
  for (const [hash, count] of counts)
    if (count >= 2) {
      numbers.set(hash, keys.length)
      keys.push(hash)
    }
  const items = raw.map(({ hashes, offsets, ...rest }): Item => {
    const features: number[] = []
    const moved = new Int32Array(offsets.length)
    for (let at = 0; at + 1 < offsets.length; at++) {
      moved[at] = features.length
      for (let k = offsets[at] as number; k < (offsets[at + 1] as number); k++) {
        const feature = numbers.get(hashes[k] as number)
        if (feature !== undefined) features.push(feature)
      }
    }
    moved[offsets.length - 1] = features.length
    return { ...rest, features: Int32Array.from(features), offsets: moved }
  })
  return { items, keys: Int32Array.from(keys) }
}

/** The labels that agree with what was tagged; a kind that nobody tagged there may stand where it says outside. */
export function allowed({ labels, untagged }: Item): Allow {
  return (at, one) => {
    const given = labels[at] as number
    if (one === given) return true
    return given === outside && one !== outside && (untagged & (1 << ((one - 1) >> 2))) !== 0
  }
}
