/** Samples as the trainer takes them: stretches of text with numbered features and the labels that each character may have. */

import { featuresOf } from '../../../electron/compute/tag/crf/features.ts'
import { label, outside } from '../../../electron/compute/tag/crf/labels.ts'
import type { Allow } from '../../../electron/compute/tag/crf/lattice.ts'
import { fold } from '../../../electron/compute/tag/fold.ts'
import { stretches } from '../../../electron/compute/tag/names-model.ts'
import { propose } from '../../../electron/compute/tag/proposals.ts'
import { entityTypes } from '../../../electron/contract/tags.ts'
import type { Sample } from './corpora.ts'
import { Numbers } from './numbers.ts'

/** A stretch of a text: dense feature numbers of each character and the labels it may have. */
export interface Item {
  readonly corpus: number
  readonly features: Int32Array
  readonly offsets: Int32Array
  readonly labels: Uint8Array
  /** Which variant of its text this is, of how many: a turn of training takes the first as often as all others. */
  readonly variant: number
  readonly of: number
  /** Kinds that nobody tagged in this corpus, as a bit set. */
  readonly untagged: number
  /** Whether such kinds may stand where it says outside; if not, the model is not asked about them there. */
  readonly open: boolean
}

/** An item whose features have no numbers yet. */
interface RawItem extends Omit<Item, 'features'> {
  readonly hashes: Int32Array
}

/** One text in one or more variants, of a corpus. */
export interface Text {
  readonly variants: readonly Sample[]
  readonly corpus: number
  readonly open: boolean
}

/** The stretches of a text in all its variants. */
function itemsOf({ variants, corpus, open }: Text): RawItem[] {
  return variants.flatMap((sample, variant) =>
    stretchesOf(sample).map((one) => ({ ...one, corpus, open, variant, of: variants.length })),
  )
}

function stretchesOf(sample: Sample): Pick<RawItem, 'hashes' | 'offsets' | 'labels' | 'untagged'>[] {
  const text = fold(sample.text)
  const proposals = propose(text)
  const labels = new Uint8Array(text.length)
  for (const { type, start, end } of sample.entities) label(labels, type, start, end)
  let untagged = 0
  for (const [kind, type] of entityTypes.entries()) if (!sample.kinds.has(type)) untagged |= 1 << kind
  return stretches(text).map(([start, end]) => {
    const inside = proposals
      .filter((one) => one.start >= start && one.end <= end)
      .map((one) => ({ ...one, start: one.start - start, end: one.end - start }))
    const { hashes, offsets } = featuresOf(text.slice(start, end), inside)
    return { hashes, offsets, labels: labels.slice(start, end), untagged }
  })
}

/** Low parts of a hash that are counted, each in a byte: two hashes of one low part are counted together. */
const countedBits = 28
const low = (1 << countedBits) - 1

/** How often each feature stands in the texts, up to 255. */
function countFeatures(texts: readonly Text[]): Uint8Array {
  const counts = new Uint8Array(1 << countedBits)
  for (const text of texts)
    for (const { hashes } of itemsOf(text))
      for (let k = 0; k < hashes.length; k++) {
        const cell = (hashes[k] as number) & low
        const count = counts[cell] as number
        if (count < 255) counts[cell] = count + 1
      }
  return counts
}

/**
 * The items of all texts, with numbers for the features that stand at least `fewest` times (1 to 255); the others are left
 * out. The features are made twice, once to count them, for those of a large corpus do not fit into memory with their numbers.
 */
export function numberedItems(texts: readonly Text[], fewest: number): { items: Item[]; keys: Int32Array } {
  const counts = countFeatures(texts)
  const numbers = new Numbers()
  const items: Item[] = []
  for (const text of texts)
    for (const { hashes, offsets, ...rest } of itemsOf(text)) {
      const moved = new Int32Array(offsets.length)
      let end = 0
      for (let at = 0; at + 1 < offsets.length; at++) {
        moved[at] = end
        for (let k = offsets[at] as number; k < (offsets[at + 1] as number); k++) {
          const hash = hashes[k] as number
          if ((counts[hash & low] as number) >= fewest) hashes[end++] = numbers.of(hash)
        }
      }
      moved[offsets.length - 1] = end
      items.push({ ...rest, features: hashes.slice(0, end), offsets: moved })
    }
  return { items, keys: numbers.keys() }
}

/** The labels that agree with what was tagged. */
export function allowed({ labels, untagged, open }: Item): Allow {
  return (at, one) => {
    const given = labels[at] as number
    if (one === given) return true
    return open && given === outside && isOf(one, untagged)
  }
}

/** The labels that the model may choose from in an item; null for all. */
export function asked({ untagged, open }: Item): Allow {
  return open || untagged === 0 ? null : (_, one) => !isOf(one, untagged)
}

/** Whether a label is of one of the kinds of a bit set. */
export const isOf = (one: number, kinds: number): boolean =>
  one !== outside && (kinds & (1 << ((one - 1) >> 2))) !== 0
