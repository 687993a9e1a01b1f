/** One run of training: a linear chain of labels, FTRL-proximal with L1, a copy of all weights for each corpus. */
import { labelCount } from '../../../electron/compute/tag/crf/labels.ts'
import { marginals, room } from '../../../electron/compute/tag/crf/lattice.ts'
import { allowed, type Item } from './items.ts'
import { generator, shuffle } from './random.ts'

export interface LearnOptions {
  readonly epochs: number
  readonly l1: number
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

/** What a run has learned: the weights of a feature for a label as a corpus sees it, and the transitions. */
export interface Learned {
  readonly weight: (feature: number, label: number, corpus: number) => number
  readonly transitions: Float32Array
}

/** Learns from items of `corpora` corpora with `size` features. */
export function learn(
  items: Item[],
  size: number,
  corpora: number,
  options: LearnOptions,
  seed: number,
): Learned {
  const copies = 1 + corpora
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
  const random = generator(seed)
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
  return {
    weight: (feature, one, corpus) => {
      const base = feature * copies * labelCount + one
      return weight(base) + weight(base + (1 + corpus) * labelCount)
    },
    transitions,
  }
}
