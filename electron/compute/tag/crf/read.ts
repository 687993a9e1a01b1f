/** Reads a text by the model: the best path, and how probable its labels are. */
import { before, labelCount, mayBegin, mayEnd, outside } from './labels.ts'
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

/** The weights of one label behind another, `[label * labelCount + before]`; 0 where the labels' order bars the pair. */
export type Chain = Float64Array

export function chainOf(transitions: Transitions): Chain {
  const chain = new Float64Array(transitions.length)
  for (const [label, all] of before.entries())
    for (const one of all)
      chain[label * labelCount + one] = Math.exp(transitions[one * labelCount + label] as number)
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
/** Labels behind which no span is open, and those behind which one is. */
const closed = all.filter((label) => mayEnd[label])
const open = all.filter((label) => !mayEnd[label])

const weights = new Float64Array(labelCount)
const masses = new Float64Array(labelCount)
const bests = new Float64Array(labelCount)
const sources = new Int32Array(labelCount)

/** Goes on to one character: all ways to each of its labels are summed, and the best of them kept. */
function step(emissions: Int32Array, falls: Float64Array, chain: Chain, at: number, isLast: boolean): void {
  const { starts, opens, labels } = beam
  const row = at * labelCount
  let most = emissions[row] as number
  for (let label = 1; label < labelCount; label++)
    if ((emissions[row + label] as number) > most) most = emissions[row + label] as number
  const first = at === 0 ? 0 : (starts[at - 1] as number)
  const opened = at === 0 ? 0 : (opens[at - 1] as number)
  const here = starts[at] as number
  let total = 0
  let top = 0
  for (let label = 0; label < labelCount; label++) {
    let mass = 0
    let best = 0
    let source = 0
    if (isLast && !mayEnd[label]) mass = 0
    else if (at === 0) mass = best = mayBegin[label] ? 1 : 0
    else {
      // A label that begins something stands behind closed ones, the others behind open ones of their kind.
      const until = mayBegin[label] ? opened : here
      for (let k = mayBegin[label] ? first : opened; k < until; k++) {
        const link = chain[label * labelCount + (labels[k] as number)] as number
        if (link === 0) continue
        mass += (beam.all[k] as number) * link
        const way = (beam.best[k] as number) * link
        if (way > best) {
          best = way
          source = k
        }
      }
    }
    if (mass > 0) {
      const weight = falls[most - (emissions[row + label] as number)] ?? least
      weights[label] = weight
      mass *= weight
      best *= weight
    }
    masses[label] = mass
    bests[label] = best
    sources[label] = source
    total += mass
    if (best > top) top = best
  }
  let count = here
  const keep = (label: number): void => {
    const mass = masses[label] as number
    if (mass <= total * negligible && (bests[label] as number) <= top * negligible) return
    labels[count] = label
    beam.weight[count] = weights[label] as number
    beam.all[count] = mass / total
    beam.best[count] = (bests[label] as number) / top
    beam.from[count++] = sources[label] as number
  }
  for (const label of closed) keep(label)
  opens[at] = count
  for (const label of open) keep(label)
  starts[at + 1] = count
}

/** How probable the labels of the path are, whose places in the beam are given. */
function probabilities(chain: Chain, path: Uint8Array, places: Int32Array): Float32Array {
  const { starts, labels, weight } = beam
  const { length } = path
  const sure = new Float32Array(length).fill(1)
  if (path.every((label) => label === outside)) return sure
  const behind = beam.best.fill(1, 0, starts[length])
  for (let at = length - 1; at >= 0; at--) {
    const here = starts[at] as number
    const end = starts[at + 1] as number
    if (at < length - 1) {
      const next = starts[at + 2] as number
      let most = 0
      for (let i = here; i < end; i++) {
        let mass = 0
        for (let k = end; k < next; k++)
          mass +=
            (chain[(labels[k] as number) * labelCount + (labels[i] as number)] as number) *
            (weight[k] as number) *
            (behind[k] as number)
        behind[i] = mass
        if (mass > most) most = mass
      }
      for (let i = here; i < end; i++) behind[i] = (behind[i] as number) / most
    }
    let sum = 0
    for (let i = here; i < end; i++) sum += (beam.all[i] as number) * (behind[i] as number)
    const place = places[at] as number
    sure[at] = ((beam.all[place] as number) * (behind[place] as number)) / sum
  }
  return sure
}
