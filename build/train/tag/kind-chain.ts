/** Fits the weights of figures' kinds: a linear chain over the figures of a text, by AdaGrad over all texts at once. */
import { hashOf } from '../../../electron/compute/tag/crf/hash.ts'
import { kindCount, readChain } from '../../../electron/compute/tag/grammar/figure-chain.ts'
import type { KindWeights, Row } from '../../../electron/compute/tag/grammar/figure-weights.ts'
import { generator } from './random.ts'

/** The marked figures of one text, in their order. */
export interface Figures {
  /** Names of what holds for each. */
  readonly names: readonly (readonly string[])[]
  /** How each stands to the one before; empty for the first. */
  readonly links: readonly string[]
  /** Kinds by their number. */
  readonly kinds: readonly number[]
}

/** Decay keeps weights small, for there are few figures for many words; a feature that stands fewer times has no weight. */
export interface Options {
  readonly decay: number
  readonly linkDecay: number
  readonly rate: number
  readonly rounds: number
  /** Whole trainings whose weights are averaged, each leaving out other features: one alone leans on chance. */
  readonly runs: number
  readonly fewest: number
  /** Share of the features left out at random in each round, so that none is leant on alone. */
  readonly drop: number
}

const pairCount = kindCount * kindCount

/** Weights by number with AdaGrad's sums of squares. */
class Learned {
  readonly weights: Float64Array
  readonly gradient: Float64Array
  private readonly sum: Float64Array
  private summed = 0
  private readonly squares: Float64Array
  constructor(size: number) {
    this.weights = new Float64Array(size)
    this.gradient = new Float64Array(size)
    this.sum = new Float64Array(size)
    this.squares = new Float64Array(size)
  }
  step(rate: number, decayOf: (i: number) => number): void {
    for (let i = 0; i < this.weights.length; i++) {
      const weight = this.weights[i] as number
      const slope = (this.gradient[i] as number) + decayOf(i) * weight
      const square = (this.squares[i] as number) + slope * slope
      this.squares[i] = square
      this.weights[i] = weight - (rate * slope) / (0.001 + Math.sqrt(square))
    }
    this.gradient.fill(0)
  }
  /** Counts the weights of now for `mean`. */
  count(): void {
    this.summed++
    for (let i = 0; i < this.sum.length; i++) add(this.sum, i, this.weights[i] as number)
  }
  /** The mean of the counted weights: what is left out in the last rounds says less in it. */
  mean(): Float64Array {
    return this.sum.map((one) => one / this.summed)
  }
}

const add = (into: Float64Array, at: number, value: number): void => {
  into[at] = (into[at] as number) + value
}

/** The weights that give the marked kinds their chances; `cool` divides them, so that chances are as sure as they are right. */
export function fitted(texts: readonly Figures[], options: Options, cool = 1): KindWeights {
  const counts = new Map<string, number>()
  for (const { names } of texts)
    for (const all of names) for (const name of new Set(all)) counts.set(name, (counts.get(name) ?? 0) + 1)
  const numbers = new Map<string, number>()
  for (const [name, count] of counts) if (count >= options.fewest) numbers.set(name, numbers.size)
  const linkNames = [...new Set(texts.flatMap(({ links }) => links))].filter(Boolean).sort()
  const known = texts.map(({ names, links, kinds }) => ({
    features: names.map((all) => all.flatMap((name) => numbers.get(name) ?? [])),
    links: links.map((name) => linkNames.indexOf(name)),
    kinds,
  }))
  const bias = numbers.get('bias') ?? -1
  const runs = Array.from({ length: options.runs }, (_, i) =>
    learn(known, numbers.size * kindCount, linkNames.length * pairCount, bias, options, i + 1),
  )
  const mean = (of: (run: (typeof runs)[number]) => Float64Array): Float64Array =>
    of(runs[0] as (typeof runs)[number]).map(
      (_, i) => runs.reduce((sum, run) => sum + (of(run)[i] as number), 0) / runs.length,
    )
  const [features, links] = [mean((run) => run.features), mean((run) => run.links)]
  const warm = cool / (1 - options.drop)
  return {
    features: new Map(
      [...numbers].map(([name, i]) => [hashOf(name), centred(features, i, i === bias ? cool : warm)]),
    ),
    links: new Map(
      linkNames.map((name, i) => [
        name,
        [...links.subarray(i * pairCount, (i + 1) * pairCount)].map((weight) => weight / cool),
      ]),
    ),
  }
}

/** A text with its features and links by number. */
interface Known {
  readonly features: readonly (readonly number[])[]
  readonly links: readonly number[]
  readonly kinds: readonly number[]
}

/** The weights; the same texts give the same. */
function learn(
  known: readonly Known[],
  featureCount: number,
  linkCount: number,
  bias: number,
  options: Options,
  seed: number,
): { features: Float64Array; links: Float64Array } {
  const features = new Learned(featureCount)
  const links = new Learned(linkCount)
  const random = generator(seed)
  for (let round = 0; round < options.rounds; round++) {
    for (const whole of known) {
      const text = {
        ...whole,
        features: whole.features.map((all) => all.filter((one) => one === bias || random() >= options.drop)),
      }
      const { kinds, pairs } = chances(text, features.weights, links.weights)
      for (const [i, all] of text.features.entries()) {
        for (let kind = 0; kind < kindCount; kind++) {
          const over = (kinds[i * kindCount + kind] as number) - (text.kinds[i] === kind ? 1 : 0)
          for (const one of all) add(features.gradient, one * kindCount + kind, over)
        }
        const link = text.links[i] as number
        if (link < 0) continue
        const right = (text.kinds[i - 1] as number) * kindCount + (text.kinds[i] as number)
        for (let pair = 0; pair < pairCount; pair++)
          add(
            links.gradient,
            link * pairCount + pair,
            (pairs[i * pairCount + pair] as number) - (pair === right ? 1 : 0),
          )
      }
    }
    features.step(options.rate, (i) => (Math.floor(i / kindCount) === bias ? 0 : options.decay))
    links.step(options.rate, () => options.linkDecay)
    if (round >= options.rounds / 2) {
      features.count()
      links.count()
    }
  }
  return { features: features.mean(), links: links.mean() }
}

function chances(
  text: { readonly features: readonly (readonly number[])[]; readonly links: readonly number[] },
  weights: Float64Array,
  linkWeights: Float64Array,
) {
  const scores = new Float64Array(text.features.length * kindCount)
  const steps = new Float64Array(text.features.length * pairCount)
  for (const [i, all] of text.features.entries()) {
    for (const one of all)
      for (let kind = 0; kind < kindCount; kind++)
        add(scores, i * kindCount + kind, weights[one * kindCount + kind] as number)
    const link = text.links[i] as number
    if (link >= 0) steps.set(linkWeights.subarray(link * pairCount, (link + 1) * pairCount), i * pairCount)
  }
  return readChain(scores, steps)
}

/** A feature's three weights so that they sum to nothing, which changes no chance. */
function centred(weights: Float64Array, i: number, cool: number): Row {
  const [a, b, c] = weights.subarray(i * kindCount, (i + 1) * kindCount) as unknown as Row
  const mean = (a + b + c) / kindCount
  return [(a - mean) / cool, (b - mean) / cool, (c - mean) / cool]
}
