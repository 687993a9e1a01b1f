/** Samples as the trainer takes them: stretches of text with numbered features and the labels that each character may have. */

import { featuresOf } from '../../../electron/compute/tag/crf/features.ts'
import { label, labelCount, outside } from '../../../electron/compute/tag/crf/labels.ts'
import { type Allow, type Asked, askedOf } from '../../../electron/compute/tag/crf/lattice.ts'
import { wideOf } from '../../../electron/compute/tag/crf/wide.ts'
import { fold } from '../../../electron/compute/tag/fold.ts'
import type { Wordbook } from '../../../electron/compute/tag/lexicon/wordbook.ts'
import { stretches } from '../../../electron/compute/tag/names-model.ts'
import { propose } from '../../../electron/compute/tag/proposals.ts'
import { entityTypes } from '../../../electron/contract/tags.ts'
import type { Sample } from './corpora.ts'
import { Numbers } from './numbers.ts'

/** A stretch of a text, by number: dense feature numbers of each character and the labels it may have. */
export interface Item {
  readonly number: number
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
interface RawItem extends Omit<Item, 'features' | 'number'> {
  readonly hashes: Int32Array
}

/** One text in one or more variants, of a corpus. */
export interface Text {
  readonly variants: readonly Sample[]
  readonly corpus: number
  readonly open: boolean
}

/** The stretches of a text in all its variants. */
function itemsOf({ variants, corpus, open }: Text, words: Wordbook | null): RawItem[] {
  return variants.flatMap((sample, variant) =>
    stretchesOf(sample, words).map((one) => ({ ...one, corpus, open, variant, of: variants.length })),
  )
}

function stretchesOf(
  sample: Sample,
  words: Wordbook | null,
): Pick<RawItem, 'hashes' | 'offsets' | 'labels' | 'untagged'>[] {
  const text = fold(sample.text)
  const proposals = propose(text)
  const wide = wideOf(words, text)
  const labels = new Uint8Array(text.length)
  for (const { type, start, end } of sample.entities) label(labels, type, start, end)
  let untagged = 0
  for (const [kind, type] of entityTypes.entries()) if (!sample.kinds.has(type)) untagged |= 1 << kind
  return stretches(text).map(([start, end]) => {
    const inside = proposals
      .filter((one) => one.start >= start && one.end <= end)
      .map((one) => ({ ...one, start: one.start - start, end: one.end - start }))
    const { hashes, offsets } = featuresOf(text.slice(start, end), inside, wide, start)
    return { hashes, offsets, labels: labels.slice(start, end), untagged }
  })
}

/** Low parts of a hash that are counted, each in a byte: two hashes of one low part are counted together. */
const countedBits = 28
const low = (1 << countedBits) - 1
/** Hashes lie in blocks of so many, which the system takes back whole. */
const blockSize = 1 << 24
/** What a feature's places must come to: each counts for this through what its corpus asks for. */
const enough = 12

/**
 * The items of all texts, with numbers for the features that stand often enough; the others are left out. `fewest` says by
 * corpus how many places are (1, 2, 3, 4, 6 or 12). With `words` the features of a model that has words of its own. Numbers,
 * offsets and labels lie in memory that threads may share.
 */
export function numberedItems(
  texts: readonly Text[],
  fewest: readonly number[],
  words: Wordbook | null,
): { items: Item[]; keys: Int32Array } {
  const counts = new Uint8Array(1 << countedBits)
  const raw: RawItem[] = []
  let block = new Int32Array(0)
  let used = 0
  for (const text of texts) {
    const step = enough / (fewest[text.corpus] as number)
    for (const item of itemsOf(text, words)) {
      const { length } = item.hashes
      if (used + length > block.length) {
        block = new Int32Array(Math.max(blockSize, length))
        used = 0
      }
      block.set(item.hashes, used)
      raw.push({ ...item, hashes: block.subarray(used, used + length) })
      used += length
      for (let k = 0; k < item.hashes.length; k++) {
        const cell = (item.hashes[k] as number) & low
        const count = counts[cell] as number
        if (count < enough) counts[cell] = count + step
      }
    }
  }
  let places = 0
  let characters = 0
  for (const { hashes, labels } of raw) {
    characters += labels.length
    for (let k = 0; k < hashes.length; k++)
      if ((counts[(hashes[k] as number) & low] as number) >= enough) places++
  }
  const allFeatures = new Int32Array(new SharedArrayBuffer(places * 4))
  const allOffsets = new Int32Array(new SharedArrayBuffer((characters + raw.length) * 4))
  const allLabels = new Uint8Array(new SharedArrayBuffer(characters))
  const numbers = new Numbers()
  const items: Item[] = []
  let end = 0
  let from = 0
  // Each block of hashes is let go as soon as they have numbers: those of all corpora fill a large part of the memory, and what
  // waits for the collector stays while other threads learn.
  for (let item = raw.pop(); item; item = raw.pop()) {
    const { hashes, offsets, labels, ...rest } = item
    const first = end
    const moved = allOffsets.subarray(from + items.length, from + items.length + offsets.length)
    for (let at = 0; at + 1 < offsets.length; at++) {
      moved[at] = end - first
      for (let k = offsets[at] as number; k < (offsets[at + 1] as number); k++) {
        const hash = hashes[k] as number
        if ((counts[hash & low] as number) >= enough) allFeatures[end++] = numbers.of(hash)
      }
    }
    moved[offsets.length - 1] = end - first
    allLabels.set(labels, from)
    items.push({
      ...rest,
      number: items.length,
      features: allFeatures.subarray(first, end),
      offsets: moved,
      labels: allLabels.subarray(from, from + labels.length),
    })
    from += labels.length
    if (raw.at(-1)?.hashes.buffer !== hashes.buffer) free(hashes)
  }
  free(counts)
  return { items, keys: numbers.keys() }
}

/** Gives an array's memory back at once; it is of no use any more. */
export function free({ buffer }: Int32Array | Uint8Array): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0)
}

/** The labels that agree with what was tagged. */
export function allowed({ labels, untagged, open }: Item): Allow {
  return (at, one) => {
    const given = labels[at] as number
    if (one === given) return true
    return open && given === outside && isOf(one, untagged)
  }
}

const orders = new Map<number, Asked>()

/** The labels that the model may choose from in an item. */
export function asked({ untagged, open }: Item): Asked {
  const kinds = open ? 0 : untagged
  let order = orders.get(kinds)
  if (!order) {
    order = askedOf((one) => !isOf(one, kinds))
    orders.set(kinds, order)
  }
  return order
}

/**
 * The score of the labels of an item that leaves none open; they are written into `held` as certain, and each step from one
 * to the next is taken from `pairs`.
 */
export function goldOf(
  { labels }: Item,
  emissions: Float32Array,
  transitions: Float32Array,
  held: Float32Array,
  pairs: Float64Array,
): number {
  held.fill(0, 0, labels.length * labelCount)
  let score = 0
  for (let at = 0; at < labels.length; at++) {
    const place = at * labelCount + (labels[at] as number)
    held[place] = 1
    score += emissions[place] as number
    if (at === 0) continue
    const cell = (labels[at - 1] as number) * labelCount + (labels[at] as number)
    score += transitions[cell] as number
    pairs[cell] = (pairs[cell] as number) - 1
  }
  return score
}

/** Whether a label is of one of the kinds of a bit set. */
export const isOf = (one: number, kinds: number): boolean =>
  one !== outside && (kinds & (1 << ((one - 1) >> 2))) !== 0
