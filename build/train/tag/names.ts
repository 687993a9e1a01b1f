/** The trainer of the names model: several runs of learning, averaged, as one table of int8 weights. */
import { labelCount } from '../../../electron/compute/tag/crf/labels.ts'
import { type Row, writeTable } from '../../../electron/compute/tag/crf/table.ts'
import type { Sample } from './corpora.ts'
import { itemsOf, number, type RawItem } from './items.ts'
import { type LearnOptions, learn } from './learn.ts'

export interface TrainOptions extends LearnOptions {
  /** The corpus whose way of tagging is exported. */
  readonly style: string
  /** How many runs, of seeds one after another, are averaged. */
  readonly runs: number
  readonly seed: number
  /** Weights smaller than this are left out of the file. */
  readonly prune: number
}

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
  options.log(`${items.length} stretches, ${keys.length} features`)
  const style = corpora.indexOf(options.style)
  const weights = new Float32Array(keys.length * labelCount)
  const transitions = new Float32Array(labelCount * labelCount)
  for (let run = 0; run < options.runs; run++) {
    const learned = learn([...items], keys.length, corpora.length, options, options.seed + run)
    for (let feature = 0; feature < keys.length; feature++)
      for (let one = 0; one < labelCount; one++) {
        const cell = feature * labelCount + one
        weights[cell] = (weights[cell] as number) + learned.weight(feature, one, style) / options.runs
      }
    for (const [cell, value] of learned.transitions.entries())
      transitions[cell] = (transitions[cell] as number) + value / options.runs
  }
  return exported(keys, weights, transitions, options.prune)
}

function exported(
  keys: Int32Array,
  weights: Float32Array,
  transitions: Float32Array,
  prune: number,
): Uint8Array {
  let most = 0
  for (const weight of weights) most = Math.max(most, Math.abs(weight))
  const scale = most / 127
  const rows: Row[] = []
  for (let feature = 0; feature < keys.length; feature++) {
    const row: [number, number][] = []
    for (let one = 0; one < labelCount; one++) {
      const weight = weights[feature * labelCount + one] as number
      const whole = Math.abs(weight) < prune ? 0 : Math.round(weight / scale)
      if (whole !== 0) row.push([one, whole])
    }
    if (row.length > 0) rows.push({ key: keys[feature] as number, weights: row })
  }
  return writeTable(rows, scale, transitions)
}
