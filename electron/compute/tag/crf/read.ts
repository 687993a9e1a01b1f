/** Reads a text by the model: the best path, and how probable its labels are. */
import { before, inner, labelCount, mayBegin, mayEnd, outside } from './labels.ts'
import type { Transitions } from './lattice.ts'

/** What is less than this part of all that leads to a character is followed no further; on own/dev it never was the best way. */
const negligible = 1e-5
/** The least weight of a label, so that no character is without a way. */
const least = 1e-30

/** The weights of labels by how many whole numbers of `scale` they lie below the best one of their character. */
export function fallsOf(scale: number): Float64Array {
  const count = Math.min(1 << 16, Math.ceil(-Math.log(least) / scale) + 1)
  return Float64Array.from({ length: count }, (_, below) => Math.max(least, Math.exp(-below * scale)))
}

/** The weights of one label behind another, `[before * labelCount + label]`; 0 where the labels' order bars the pair. */
export type Chain = Float64Array

export function chainOf(transitions: Transitions): Chain {
  const chain = new Float64Array(transitions.length)
  for (const [label, all] of before.entries())
    for (const one of all) {
      const pair = one * labelCount + label
      chain[pair] = Math.exp(transitions[pair] as number)
    }
  return chain
}

export interface Reading {
  readonly path: Uint8Array
  /** How probable each label of the path is. */
  readonly sure: Float32Array
}

/** The labels that are followed at each character, those of character i from `starts[i]` on; from `opens[i]` on spans are open. */
class Beam {
  readonly starts: Int32Array
  readonly opens: Int32Array
  readonly labels: Uint8Array
  /** The weight of the label here, of all ways to it, of the best way to it. */
  readonly weight: Float64Array
  readonly all: Float64Array
  readonly best: Float64Array
  /** Where in the beam the best way comes from. */
  readonly from: Int32Array
  readonly length: number
  constructor(length: number) {
    this.length = length
    this.starts = new Int32Array(length + 1)
    this.opens = new Int32Array(length)
    this.labels = new Uint8Array(length * labelCount)
    this.weight = new Float64Array(length * labelCount)
    this.all = new Float64Array(length * labelCount)
    this.best = new Float64Array(length * labelCount)
    this.from = new Int32Array(length * labelCount)
  }
}

/** Working memory, reused between texts and grown where one is longer. */
let beam = new Beam(256)

/** Reads `emissions` (`[at * labelCount + label]`, in whole numbers) of `length` characters, at least one. */
export function read(emissions: Int32Array, falls: Float64Array, chain: Chain, length: number): Reading {
  if (beam.length < length) beam = new Beam(length)
  const { starts, labels, from } = beam
  for (let at = 0; at < length; at++) step(emissions, falls, chain, at, at === length - 1)
  let place = starts[length - 1] as number
  for (let i = place; i < (starts[length] as number); i++)
    if ((beam.best[i] as number) > (beam.best[place] as number)) place = i
  const places = new Int32Array(length)
  const path = new Uint8Array(length)
  for (let at = length - 1; at >= 0; at--) {
    places[at] = place
    path[at] = labels[place] as number
    place = from[place] as number
  }
  return { path, sure: probabilities(chain, path, places) }
}

const all = Array.from({ length: labelCount }, (_, label) => label)
const labelsOf = (is: (label: number) => boolean): Uint8Array => Uint8Array.from(all.filter(is))
/** Labels behind which no span is open, and those behind which one is. */
const closed = labelsOf((label) => mayEnd[label] === true)
const open = labelsOf((label) => !mayEnd[label])
/** Labels that stand behind closed ones; the others, each behind the open ones of its kind. */
const starting = labelsOf((label) => mayBegin[label] === true)
const isStarting = Uint8Array.from(all, (label) => (mayBegin[label] ? 1 : 0))
/** The two labels that go on with the kind of an open one. */
const further = (label: number): number => inner((label - 1) >> 2)

const weights = new Float64Array(labelCount)
const masses = new Float64Array(labelCount)
const bests = new Float64Array(labelCount)
const sources = new Int32Array(labelCount)

/** Goes on to one character: all ways to each of its labels are summed, and the best of them kept. */
function step(emissions: Int32Array, falls: Float64Array, chain: Chain, at: number, isLast: boolean): void {
  const { starts, opens } = beam
  masses.fill(0)
  bests.fill(0)
  if (at > 0) reach(chain, at)
  else
    for (let label = 0; label < labelCount; label++)
      masses[label] = bests[label] = isStarting[label] as number
  if (isLast) for (let i = 0; i < open.length; i++) masses[open[i] as number] = bests[open[i] as number] = 0
  const row = at * labelCount
  let most = emissions[row] as number
  for (let label = 1; label < labelCount; label++) {
    const one = emissions[row + label] as number
    if (one > most) most = one
  }
  let total = 0
  let top = 0
  for (let label = 0; label < labelCount; label++) {
    if (masses[label] === 0) continue
    const below = most - (emissions[row + label] as number)
    const weight = below < falls.length ? (falls[below] as number) : least
    const mass = (masses[label] as number) * weight
    const best = (bests[label] as number) * weight
    weights[label] = weight
    masses[label] = mass
    bests[label] = best
    total += mass
    if (best > top) top = best
  }
  opens[at] = keep(closed, starts[at] as number, total, top)
  starts[at + 1] = keep(open, opens[at] as number, total, top)
}

/** Sums, over the labels that are followed at the character before, the ways to each label, and finds the best one. */
function reach(chain: Chain, at: number): void {
  const { starts, opens, labels, all, best: ways } = beam
  const opened = opens[at - 1] as number
  const here = starts[at] as number
  for (let k = starts[at - 1] as number; k < opened; k++) {
    const links = (labels[k] as number) * labelCount
    const mass = all[k] as number
    const way = ways[k] as number
    for (let i = 0; i < starting.length; i++) {
      const label = starting[i] as number
      const link = chain[links + label] as number
      masses[label] = (masses[label] as number) + mass * link
      if (way * link <= (bests[label] as number)) continue
      bests[label] = way * link
      sources[label] = k
    }
  }
  for (let k = opened; k < here; k++) {
    const before = labels[k] as number
    const next = further(before)
    for (let label = next; label < next + 2; label++) {
      const link = chain[before * labelCount + label] as number
      masses[label] = (masses[label] as number) + (all[k] as number) * link
      const way = (ways[k] as number) * link
      if (way <= (bests[label] as number)) continue
      bests[label] = way
      sources[label] = k
    }
  }
}

/** Writes those of some labels into the beam, from `count` on, that are followed further; returns how far it is filled. */
function keep(some: Uint8Array, count: number, total: number, top: number): number {
  const { labels, weight, all, best: ways, from } = beam
  const mostly = total * negligible
  const nearly = top * negligible
  for (let i = 0; i < some.length; i++) {
    const label = some[i] as number
    const mass = masses[label] as number
    const best = bests[label] as number
    if (mass <= mostly && best <= nearly) continue
    labels[count] = label
    weight[count] = weights[label] as number
    all[count] = mass / total
    ways[count] = best / top
    from[count++] = sources[label] as number
  }
  return count
}

/** Where each label stands in the beam at the character behind, -1 for none. */
const placeOf = new Int32Array(labelCount)

/** How probable the labels of the path are, whose places in the beam are given. */
function probabilities(chain: Chain, path: Uint8Array, places: Int32Array): Float32Array {
  const { starts, opens, labels, weight, all } = beam
  const { length } = path
  const sure = new Float32Array(length).fill(1)
  if (path.every((label) => label === outside)) return sure
  const behind = beam.best.fill(1, 0, starts[length])
  for (let at = length - 1; at >= 0; at--) {
    const here = starts[at] as number
    const end = starts[at + 1] as number
    if (at < length - 1) {
      const next = starts[at + 2] as number
      placeOf.fill(-1)
      for (let k = end; k < next; k++) placeOf[labels[k] as number] = k
      const opened = opens[at] as number
      let most = 0
      for (let i = here; i < end; i++) {
        const label = labels[i] as number
        const links = label * labelCount
        let mass = 0
        if (i < opened)
          for (let k = end; k < next; k++) {
            const other = labels[k] as number
            if (isStarting[other] === 0) continue
            mass += (chain[links + other] as number) * (weight[k] as number) * (behind[k] as number)
          }
        // The one that closes stands before the one that goes on.
        else
          for (let other = further(label) + 1; other >= further(label); other--) {
            const k = placeOf[other] as number
            if (k >= 0)
              mass += (chain[links + other] as number) * (weight[k] as number) * (behind[k] as number)
          }
        behind[i] = mass
        if (mass > most) most = mass
      }
      for (let i = here; i < end; i++) behind[i] = (behind[i] as number) / most
    }
    let sum = 0
    for (let i = here; i < end; i++) sum += (all[i] as number) * (behind[i] as number)
    const place = places[at] as number
    sure[at] = ((all[place] as number) * (behind[place] as number)) / sum
  }
  return sure
}
