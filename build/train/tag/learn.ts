/** One run of training: a linear chain of labels, FTRL-proximal with L1, a copy of weights for each corpus. */
import { labelCount } from '../../../electron/compute/tag/crf/labels.ts'
import { marginals, room } from '../../../electron/compute/tag/crf/lattice.ts'
import type { Cells } from './cells.ts'
import { allowed, asked, goldOf, type Item } from './items.ts'
import { type Lean, lean } from './lean.ts'
import { generator, shuffle } from './random.ts'

export interface LearnOptions {
  readonly epochs: number
  readonly l1: number
  /** What lost less a character than this is left out of the next epoch, and looked at again in the one behind it. */
  readonly known: number
  /** How fast FTRL learns. */
  readonly rate: number
  /**
   * With this chance a feature of a character is left out of one look at its text, so that the others learn to do without; by
   * corpus.
   */
  readonly dropout: readonly number[]
  /** After so many epochs features that have no weight are left out of the rest. */
  readonly wide: number
}

/** FTRL: the smoothing of its rate, and a little L2. Chosen on own/dev. */
const smoothing = 1
const l2 = 0.5
/** How often a turn takes a text that has variants as it is. */
const originals = 0.6
/** Gradients below this are not worth an update. */
const least = 0.0005

/** What a run has learned: a weight for each cell of the features that were kept, and the transitions. */
export interface Learned {
  readonly cells: Cells
  readonly weights: Float32Array
  /** The number of each kept feature among all. */
  readonly kept: Int32Array
  readonly transitions: Float32Array
}

type Seen = Pick<Item, 'features' | 'offsets'>

/**
 * Makes what leaves features out: at random, and those that have no number. What it returns is good until it is asked again.
 */
function thinner(dropout: readonly number[], seed: number): (item: Item, numbers: Int32Array | null) => Seen {
  let state = seed ^ 0x9e3779b9 || 1
  let kept = new Int32Array(0)
  let starts = new Int32Array(0)
  return (item, numbers) => {
    const { corpus, features, offsets } = item
    const bound = Math.floor((dropout[corpus] as number) * 2 ** 32)
    if (bound === 0 && numbers === null) return item
    if (kept.length < features.length) kept = new Int32Array(features.length * 2)
    if (starts.length < offsets.length) starts = new Int32Array(offsets.length * 2)
    let end = 0
    for (let at = 0; at + 1 < offsets.length; at++) {
      for (let k = offsets[at] as number; k < (offsets[at + 1] as number); k++) {
        if (bound > 0) {
          // Xorshift of 32 bits (Marsaglia 2003).
          state ^= state << 13
          state ^= state >>> 17
          state ^= state << 5
          if (state >>> 0 < bound) continue
        }
        const feature = features[k] as number
        const number = numbers === null ? feature : (numbers[feature] as number)
        if (number >= 0) kept[end++] = number
      }
      starts[at + 1] = end
    }
    return { features: kept, offsets: starts }
  }
}

/** Learns the weights of the first `features` features from items, of which nothing is changed but their order. */
export function learn(
  items: Item[],
  features: number,
  cells: Cells,
  options: LearnOptions,
  seed: number,
  log: (line: string) => void,
): Learned {
  let state: Lean = {
    cells,
    weights: new Float32Array(cells.size),
    sums: new Float32Array(cells.size * 2),
    kept: new Int32Array(features).map((_, i) => i),
    numbers: null,
  }
  const transitions = new Float32Array(labelCount * labelCount)
  const transitionN = new Float32Array(labelCount * labelCount)
  const { l1, rate: alpha, dropout } = options
  const thin = thinner(dropout, seed)
  const space = room()
  let emissions = new Float32Array(0)
  let free = new Float32Array(0)
  let held = new Float32Array(0)
  const gradients = new Float64Array(labelCount)
  const pairs = new Float64Array(labelCount * labelCount)
  const random = generator(seed)
  let resting = new Set<number>()
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    if (epoch === options.wide + 1) state = lean(state, l1)
    const { weights, sums, numbers } = state
    const { copies, heads, patterns } = state.cells
    shuffle(items, random)
    const rested = resting
    resting = new Set()
    let loss = 0
    let characters = 0
    for (const item of items) {
      if (item.of > 1 && random() > (item.variant === 0 ? originals : (1 - originals) / (item.of - 1)))
        continue
      if (rested.has(item.number)) continue
      const length = item.labels.length
      const { features, offsets } = thin(item, numbers)
      // What is left of a character's features counts for those that are left out.
      const whole = 1 / (1 - (dropout[item.corpus] as number))
      const size = length * labelCount
      if (emissions.length < size) {
        emissions = new Float32Array(size)
        free = new Float32Array(size)
        held = new Float32Array(size)
      }
      emissions.fill(0, 0, size)
      for (let at = 0; at < length; at++) {
        const place = at * labelCount
        for (let k = offsets[at] as number; k < (offsets[at + 1] as number); k++) {
          const base = (features[k] as number) * copies
          for (let turn = 0; turn < 2; turn++) {
            const row = turn === 0 ? base : base + 1 + item.corpus
            const start = heads[2 * row] as number
            const labels = patterns[heads[2 * row + 1] as number] as Uint8Array
            for (let l = 0; l < labels.length; l++) {
              const weight = weights[start + l] as number
              if (weight === 0) continue
              const score = place + (labels[l] as number)
              emissions[score] = (emissions[score] as number) + weight * whole
            }
          }
        }
      }
      const steps = Float64Array.from(transitions, Math.exp)
      pairs.fill(0)
      const order = asked(item)
      const all = marginals(emissions, steps, length, order, null, free, space, pairs, 1)
      const own = item.open
        ? marginals(emissions, steps, length, order, allowed(item), held, space, pairs, -1)
        : goldOf(item, emissions, transitions, held, pairs)
      loss += all - own
      if (all - own < options.known * length) resting.add(item.number)
      characters += length
      for (let cell = 0; cell < pairs.length; cell++) {
        const gradient = pairs[cell] as number
        if (gradient === 0) continue
        const sum = (transitionN[cell] as number) + gradient * gradient
        transitionN[cell] = sum
        transitions[cell] = (transitions[cell] as number) - (0.1 * gradient) / (1 + Math.sqrt(sum))
      }
      for (let at = 0; at < length; at++) {
        let most = 0
        gradients.fill(0)
        for (const one of order.labels) {
          const place = at * labelCount + one
          const difference = (free[place] as number) - (held[place] as number)
          if (Math.abs(difference) < least) continue
          gradients[one] = difference
          most = Math.max(most, Math.abs(difference))
        }
        if (most === 0) continue
        for (let k = offsets[at] as number; k < (offsets[at + 1] as number); k++) {
          const base = (features[k] as number) * copies
          for (let turn = 0; turn < 2; turn++) {
            const row = turn === 0 ? base : base + 1 + item.corpus
            const start = heads[2 * row] as number
            const labels = patterns[heads[2 * row + 1] as number] as Uint8Array
            for (let l = 0; l < labels.length; l++) {
              const gradient = gradients[labels[l] as number] as number
              if (gradient === 0) continue
              const cell = start + l
              const before = sums[2 * cell + 1] as number
              const root = Math.sqrt(before * before + gradient * gradient)
              const step = (root - before) / alpha
              const value = (sums[2 * cell] as number) + gradient - step * (weights[cell] as number)
              sums[2 * cell] = value
              sums[2 * cell + 1] = root
              weights[cell] =
                value > l1
                  ? (l1 - value) / ((smoothing + root) / alpha + l2)
                  : value < -l1
                    ? -(l1 + value) / ((smoothing + root) / alpha + l2)
                    : 0
            }
          }
        }
      }
    }
    log(`epoch ${epoch}: loss ${(loss / characters).toFixed(5)} a character`)
  }
  return { cells: state.cells, weights: state.weights, kept: state.kept, transitions }
}
