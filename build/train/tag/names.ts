/** The trainer of the names model: a linear chain of labels, FTRL-proximal with L1, a copy of all weights for each corpus. */

import { featuresOf } from '../../../electron/compute/tag/crf/features.ts'
import { label, labelCount, outside } from '../../../electron/compute/tag/crf/labels.ts'
import { type Allow, marginals, room } from '../../../electron/compute/tag/crf/lattice.ts'
import { type Row, writeTable } from '../../../electron/compute/tag/crf/table.ts'
import { fold } from '../../../electron/compute/tag/fold.ts'
import { stretches } from '../../../electron/compute/tag/names-model.ts'
import { propose } from '../../../electron/compute/tag/proposals.ts'
import { entityTypes } from '../../../electron/contract/tags.ts'
import type { Sample } from './corpora.ts'

export interface TrainOptions {
  /** The corpus whose way of tagging is exported. */
  readonly style: string
  readonly epochs: number
  readonly l1: number
  /** Weights smaller than this are left out of the file. */
  readonly prune: number
  readonly seed: number
  readonly log: (line: string) => void
}

/** A stretch of a text: dense feature numbers of each character and the labels it may have. */
interface Item {
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

/** FTRL: learning rate, its smoothing, and a little L2. Chosen on own/dev. */
const alpha = 0.12
const smoothing = 1
const l2 = 0.5
/** How often a turn takes a text that has variants as it is. */
const originals = 0.6
/** Gradients below this are not worth an update. */
const least = 0.0005

/** Trains on the samples, each of them one text in one or more variants, and returns the model's bytes. */
export function trainNames(samples: readonly (readonly Sample[])[], options: TrainOptions): Uint8Array {
  const corpora = [...new Set(samples.flat().map((one) => one.corpus))]
  const raw = samples.flatMap((variants) => {
    const sets = variants.map((sample) => itemsOf(sample, corpora.indexOf(sample.corpus)))
    return sets.flatMap((set, variant) =>
      set.map((item): RawItem => ({ ...item, variant, of: variants.length })),
    )
  })
  const { items, keys } = number(raw)
  const size = keys.length
  options.log(`${items.length} stretches, ${size} features`)
  const copies = 1 + corpora.length
  const z = new Float32Array(size * copies * labelCount)
  const n = new Float32Array(size * copies * labelCount)
  const transitions = new Float32Array(labelCount * labelCount)
  const transitionN = new Float32Array(labelCount * labelCount)
  const weight = (cell: number): number => {
    const value = z[cell] as number
    const size = Math.abs(value)
    if (size <= options.l1) return 0
    return (
      (-Math.sign(value) * (size - options.l1)) / ((smoothing + Math.sqrt(n[cell] as number)) / alpha + l2)
    )
  }
  const space = room()
  let free = new Float32Array(0)
  let held = new Float32Array(0)
  const random = generator(options.seed)
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    shuffle(items, random)
    let loss = 0
    let characters = 0
    for (const item of items) {
      if (item.of > 1 && random() > (item.variant === 0 ? originals : (1 - originals) / (item.of - 1)))
        continue
      const length = item.labels.length
      const emissions = new Float32Array(length * labelCount)
      for (let at = 0; at < length; at++)
        for (let k = item.offsets[at] as number; k < (item.offsets[at + 1] as number); k++)
          for (const copy of [0, 1 + item.corpus]) {
            const base = ((item.features[k] as number) * copies + copy) * labelCount
            for (let one = 0; one < labelCount; one++) {
              if (z[base + one] === 0) continue
              const cell = at * labelCount + one
              emissions[cell] = (emissions[cell] as number) + weight(base + one)
            }
          }
      if (free.length < emissions.length) {
        free = new Float32Array(emissions.length)
        held = new Float32Array(emissions.length)
      }
      const steps = Float64Array.from(transitions, Math.exp)
      const pairs = new Float64Array(labelCount * labelCount)
      const all = marginals(emissions, steps, length, null, free, space, pairs, 1)
      const own = marginals(emissions, steps, length, allowed(item), held, space, pairs, -1)
      loss += all - own
      characters += length
      for (let cell = 0; cell < pairs.length; cell++) {
        const gradient = pairs[cell] as number
        if (gradient === 0) continue
        const sum = (transitionN[cell] as number) + gradient * gradient
        transitionN[cell] = sum
        transitions[cell] = (transitions[cell] as number) - (0.1 * gradient) / (1 + Math.sqrt(sum))
      }
      for (let at = 0; at < length; at++)
        for (let one = 0; one < labelCount; one++) {
          const cell = at * labelCount + one
          const gradient = (free[cell] as number) - (held[cell] as number)
          if (Math.abs(gradient) < least) continue
          const square = gradient * gradient
          for (let k = item.offsets[at] as number; k < (item.offsets[at + 1] as number); k++)
            for (const copy of [0, 1 + item.corpus]) {
              const place = ((item.features[k] as number) * copies + copy) * labelCount + one
              const before = n[place] as number
              const step = (Math.sqrt(before + square) - Math.sqrt(before)) / alpha
              z[place] = (z[place] as number) + gradient - step * weight(place)
              n[place] = before + square
            }
        }
    }
    options.log(`epoch ${epoch}: loss ${(loss / characters).toFixed(5)} a character`)
  }
  return exported(keys, copies, 1 + corpora.indexOf(options.style), weight, transitions, options.prune)
}

function exported(
  keys: Int32Array,
  copies: number,
  style: number,
  weight: (cell: number) => number,
  transitions: Float32Array,
  prune: number,
): Uint8Array {
  let most = 0
  const sums: { key: number; weights: [number, number][] }[] = []
  for (let feature = 0; feature < keys.length; feature++) {
    const weights: [number, number][] = []
    for (let one = 0; one < labelCount; one++) {
      const base = feature * copies * labelCount + one
      const sum = weight(base) + weight(base + style * labelCount)
      if (Math.abs(sum) < prune) continue
      most = Math.max(most, Math.abs(sum))
      weights.push([one, sum])
    }
    if (weights.length) sums.push({ key: keys[feature] as number, weights })
  }
  const scale = most / 127
  const rows = sums
    .map(
      ({ key, weights }): Row => ({
        key,
        weights: weights
          .map(([one, sum]) => [one, Math.round(sum / scale)] as const)
          .filter(([, whole]) => whole !== 0),
      }),
    )
    .filter((row) => row.weights.length > 0)
  return writeTable(rows, scale, transitions)
}

interface RawItem extends Omit<Item, 'features'> {
  readonly hashes: Int32Array
}

function itemsOf(sample: Sample, corpus: number): RawItem[] {
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
function number(raw: readonly RawItem[]): { items: Item[]; keys: Int32Array } {
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
function allowed({ labels, untagged }: Item): Allow {
  return (at, one) => {
    const given = labels[at] as number
    if (one === given) return true
    return given === outside && one !== outside && (untagged & (1 << ((one - 1) >> 2))) !== 0
  }
}

/** Numbers from 0 to 1 by seed (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function shuffle<T>(all: T[], random: () => number): void {
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[all[i], all[j]] = [all[j] as T, all[i] as T]
  }
}
