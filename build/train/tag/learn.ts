/** One run of training: a linear chain of labels, FTRL-proximal with L1, a copy of all weights for each corpus. */
import { labelCount } from '../../../electron/compute/tag/crf/labels.ts'
import { marginals, room } from '../../../electron/compute/tag/crf/lattice.ts'
import type { Cells } from './cells.ts'
import { allowed, asked, type Item } from './items.ts'
import { generator, shuffle } from './random.ts'

export interface LearnOptions {
  readonly epochs: number
  readonly l1: number
  /** What lost less a character than this is left out of the next epoch, and looked at again in the one behind it. */
  readonly known: number
  readonly log: (line: string) => void
}

/** FTRL: learning rate, its smoothing, and a little L2. Chosen on own/dev. */
const alpha = 0.12
const smoothing = 1
const l2 = 0.5
/** How often a turn takes a text that has variants as it is. */
const originals = 0.6
/** Gradients below this are not worth an update. */
const least = 0.0005

/** What a run has learned: a weight for each cell, and the transitions. */
export interface Learned {
  readonly weights: Float32Array
  readonly transitions: Float32Array
}

/** Learns the weights of `cells` from items. */
export function learn(items: Item[], cells: Cells, options: LearnOptions, seed: number): Learned {
  const { copies, starts, labels } = cells
  const z = new Float32Array(labels.length)
  const n = new Float32Array(labels.length)
  const weights = new Float32Array(labels.length)
  const transitions = new Float32Array(labelCount * labelCount)
  const transitionN = new Float32Array(labelCount * labelCount)
  const { l1 } = options
  const space = room()
  let free = new Float32Array(0)
  let held = new Float32Array(0)
  const gradients = new Float64Array(labelCount)
  const random = generator(seed)
  const resting = new Set<Item>()
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    shuffle(items, random)
    let loss = 0
    let characters = 0
    for (const item of items) {
      if (item.of > 1 && random() > (item.variant === 0 ? originals : (1 - originals) / (item.of - 1)))
        continue
      if (resting.delete(item)) continue
      const length = item.labels.length
      const emissions = new Float32Array(length * labelCount)
      for (let at = 0; at < length; at++) {
        const row = at * labelCount
        for (let k = item.offsets[at] as number; k < (item.offsets[at + 1] as number); k++) {
          const base = (item.features[k] as number) * copies
          for (let turn = 0; turn < 2; turn++) {
            const copy = turn === 0 ? base : base + 1 + item.corpus
            const until = starts[copy + 1] as number
            for (let cell = starts[copy] as number; cell < until; cell++) {
              const weight = weights[cell] as number
              if (weight === 0) continue
              const score = row + (labels[cell] as number)
              emissions[score] = (emissions[score] as number) + weight
            }
          }
        }
      }
      if (free.length < emissions.length) {
        free = new Float32Array(emissions.length)
        held = new Float32Array(emissions.length)
      }
      const steps = Float64Array.from(transitions, Math.exp)
      const pairs = new Float64Array(labelCount * labelCount)
      const all = marginals(emissions, steps, length, asked(item), free, space, pairs, 1)
      const own = marginals(emissions, steps, length, allowed(item), held, space, pairs, -1)
      loss += all - own
      if (all - own < options.known * length) resting.add(item)
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
        for (let one = 0; one < labelCount; one++) {
          const row = at * labelCount + one
          const difference = (free[row] as number) - (held[row] as number)
          gradients[one] = Math.abs(difference) < least ? 0 : difference
          most = Math.max(most, Math.abs(gradients[one] as number))
        }
        if (most === 0) continue
        for (let k = item.offsets[at] as number; k < (item.offsets[at + 1] as number); k++) {
          const base = (item.features[k] as number) * copies
          for (let turn = 0; turn < 2; turn++) {
            const copy = turn === 0 ? base : base + 1 + item.corpus
            const until = starts[copy + 1] as number
            for (let cell = starts[copy] as number; cell < until; cell++) {
              const gradient = gradients[labels[cell] as number] as number
              if (gradient === 0) continue
              const before = n[cell] as number
              const sum = before + gradient * gradient
              const root = Math.sqrt(sum)
              const step = (root - Math.sqrt(before)) / alpha
              const value = (z[cell] as number) + gradient - step * (weights[cell] as number)
              z[cell] = value
              n[cell] = sum
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
    options.log(`epoch ${epoch}: loss ${(loss / characters).toFixed(5)} a character`)
  }
  return { weights, transitions }
}
