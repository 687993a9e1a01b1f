/** The trainer of the names model: several runs of learning, averaged, as one table of int8 weights. */
import { labelCount } from '../../../electron/compute/tag/crf/labels.ts'
import { type Row, writeTable } from '../../../electron/compute/tag/crf/table.ts'
import type { Sample } from './corpora.ts'
import { itemsOf, number, type RawItem } from './items.ts'
import { type LearnOptions, learn } from './learn.ts'

export interface TrainOptions extends LearnOptions {
  /** The corpora whose ways of tagging are exported, each as a model of its own. */
  readonly styles: readonly string[]
  /** Corpora in which kinds that nobody tagged may stand; in the others they are not asked for. */
  readonly open: readonly string[]
  /** Features that stand fewer times are left out. */
  readonly fewest: number
  /** How many runs, of seeds one after another, are averaged. */
  readonly runs: number
  readonly seed: number
  /** Weights smaller than this are left out of the file. */
  readonly prune: number
}

/** Trains on the samples, each of them one text in one or more variants, and returns each style's bytes. */
export function trainNames(samples: readonly (readonly Sample[])[], options: TrainOptions): Uint8Array[] {
  const corpora = [...new Set(samples.flat().map((one) => one.corpus))]
  const raw = samples.flatMap((variants) => {
    const sets = variants.map((sample) =>
      itemsOf(sample, corpora.indexOf(sample.corpus), options.open.includes(sample.corpus)),
    )
    return sets.flatMap((set, variant) =>
      set.map((item): RawItem => ({ ...item, variant, of: variants.length })),
    )
  })
  const { items, keys } = number(raw, options.fewest)
  options.log(`${items.length} stretches, ${keys.length} features`)
  const models = options.styles.map(() => new Map<number, Float32Array>())
  const transitions = new Float32Array(labelCount * labelCount)
  const sum = new Float32Array(labelCount)
  for (let run = 0; run < options.runs; run++) {
    const learned = learn([...items], keys.length, corpora.length, options, options.seed + run)
    for (const [i, style] of options.styles.entries()) {
      const weights = models[i] as Map<number, Float32Array>
      for (let feature = 0; feature < keys.length; feature++) {
        sum.fill(0)
        learned.addWeights(feature, corpora.indexOf(style), 1 / options.runs, sum)
        if (sum.every((one) => one === 0)) continue
        const known = weights.get(feature)
        if (known === undefined) weights.set(feature, sum.slice())
        else
          for (let one = 0; one < labelCount; one++)
            known[one] = (known[one] as number) + (sum[one] as number)
      }
    }
    for (const [cell, value] of learned.transitions.entries())
      transitions[cell] = (transitions[cell] as number) + value / options.runs
  }
  return models.map((weights) => exported(keys, weights, transitions, options.prune))
}

function exported(
  keys: Int32Array,
  weights: ReadonlyMap<number, Float32Array>,
  transitions: Float32Array,
  prune: number,
): Uint8Array {
  let most = 0
  for (const all of weights.values()) for (const weight of all) most = Math.max(most, Math.abs(weight))
  const scale = most / 127
  const rows: Row[] = []
  for (const [feature, all] of weights) {
    const row: [number, number][] = []
    for (let one = 0; one < labelCount; one++) {
      const weight = all[one] as number
      const whole = Math.abs(weight) < prune ? 0 : Math.round(weight / scale)
      if (whole !== 0) row.push([one, whole])
    }
    if (row.length > 0) rows.push({ key: keys[feature] as number, weights: row })
  }
  return writeTable(rows, scale, transitions)
}
