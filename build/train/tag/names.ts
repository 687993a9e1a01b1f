/** The trainer of the names model: several runs of learning, averaged, as one table of int8 weights. */
import { labelCount } from '../../../electron/compute/tag/crf/labels.ts'
import { type Row, writeTable } from '../../../electron/compute/tag/crf/table.ts'
import { type Cells, cellsOf } from './cells.ts'
import type { Sample } from './corpora.ts'
import { isOf, numberedItems, type Text } from './items.ts'
import { type Learned, type LearnOptions, learn } from './learn.ts'

export interface TrainOptions extends LearnOptions {
  /** The corpora whose ways of tagging are exported, each as a model of its own. */
  readonly styles: readonly string[]
  /** Corpora in which kinds that nobody tagged may stand; in the others they are not asked for. */
  readonly open: readonly string[]
  /** Whether each feature has weights for all labels, or for those alone that it was met with. */
  readonly full: boolean
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
  const texts = samples.map((variants): Text => {
    const corpus = variants[0]?.corpus ?? ''
    return { variants, corpus: corpora.indexOf(corpus), open: options.open.includes(corpus) }
  })
  const { items, keys } = numberedItems(texts, options.fewest)
  options.log(`${items.length} stretches, ${keys.length} features`)
  const cells = cellsOf(items, keys.length, corpora.length, options.full)
  const runs = Array.from({ length: options.runs }, (_, run) =>
    learn([...items], cells, options, options.seed + run),
  )
  return options.styles.map((style) => {
    const corpus = corpora.indexOf(style)
    const untagged = options.open.includes(style)
      ? 0
      : (items.find((one) => one.corpus === corpus)?.untagged ?? 0)
    return exported(keys, cells, runs, corpus, untagged, options.prune)
  })
}

const barred = -1e4

/** The bytes of one corpus' model: the average of the runs, what is shared and what is the corpus' own summed. */
function exported(
  keys: Int32Array,
  cells: Cells,
  runs: readonly Learned[],
  corpus: number,
  untagged: number,
  prune: number,
): Uint8Array {
  const sum = new Float32Array(labelCount)
  const sumUp = (feature: number): void => {
    sum.fill(0)
    for (const copy of [feature * cells.copies, feature * cells.copies + 1 + corpus])
      for (let cell = cells.starts[copy] as number; cell < (cells.starts[copy + 1] as number); cell++) {
        const one = cells.labels[cell] as number
        for (const { weights } of runs)
          sum[one] = (sum[one] as number) + (weights[cell] as number) / runs.length
      }
  }
  let most = 0
  for (let feature = 0; feature < keys.length; feature++) {
    sumUp(feature)
    for (const weight of sum) most = Math.max(most, Math.abs(weight))
  }
  const scale = most / 127
  const rows: Row[] = []
  for (let feature = 0; feature < keys.length; feature++) {
    sumUp(feature)
    const row: [number, number][] = []
    for (const [one, weight] of sum.entries()) {
      const whole = Math.abs(weight) < prune ? 0 : Math.round(weight / scale)
      if (whole !== 0) row.push([one, whole])
    }
    if (row.length > 0) rows.push({ key: keys[feature] as number, weights: row })
  }
  const transitions = new Float32Array(labelCount * labelCount)
  for (const run of runs)
    for (const [cell, value] of run.transitions.entries())
      transitions[cell] = (transitions[cell] as number) + value / runs.length
  // Kinds that the model was not asked about in this corpus have weights from others: no way leads through them.
  for (let cell = 0; cell < transitions.length; cell++)
    if (isOf(cell % labelCount, untagged) || isOf(Math.floor(cell / labelCount), untagged))
      transitions[cell] = barred
  return writeTable(rows, scale, transitions)
}
