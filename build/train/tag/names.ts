/** The trainer of the names model: several runs of learning, averaged, as one table of int8 weights. */
import { labelCount, mayBegin, outside } from '../../../electron/compute/tag/crf/labels.ts'
import { type Row, writeTable } from '../../../electron/compute/tag/crf/table.ts'
import { type Entry, wordbook } from '../../../electron/compute/tag/lexicon/wordbook.ts'
import { cellsOf } from './cells.ts'
import type { Sample } from './corpora.ts'
import { isOf, numberedItems, type Text } from './items.ts'
import type { Learned, LearnOptions } from './learn.ts'
import { learnInThread } from './learn-thread.ts'

export interface TrainOptions extends Omit<LearnOptions, 'dropout'> {
  /** The corpora whose ways of tagging are exported, each as a model of its own. */
  readonly styles: readonly string[]
  /** Corpora in which kinds that nobody tagged may stand; in the others they are not asked for. */
  readonly open: readonly string[]
  /** A feature that stands this often has weights for all labels, others for those alone that they were met with. */
  readonly common: number
  /** Features that stand fewer times are left out (1, 2, 3, 4, 6 or 12). */
  readonly fewest: number
  /** As `LearnOptions`, but of the corpora that are kept whole. */
  readonly dropout: number
  /** Small corpora: nothing of their texts is left out at random, and their features stand often enough where they stand twice. */
  readonly small: readonly string[]
  /** How many runs, of seeds one after another, are averaged, and how many are made at once. */
  readonly threads: number
  readonly runs: number
  readonly seed: number
  /** The model's own words, written into its file; with none it looks at each line by itself. */
  readonly words: readonly Entry[]
  /** Weights smaller than this are left out of the file. */
  readonly prune: number
  /** For a style, nats added wherever a span begins behind another character: for names left out more often than made up. */
  readonly spans: Readonly<Record<string, number>>
  readonly log: (line: string) => void
}

/** Trains on the samples, each of them one text in one or more variants, and returns each style's bytes. */
export async function trainNames(
  samples: readonly (readonly Sample[])[],
  options: TrainOptions,
): Promise<Uint8Array[]> {
  const corpora = [...new Set(samples.flat().map((one) => one.corpus))]
  const texts = samples.map((variants): Text => {
    const corpus = variants[0]?.corpus ?? ''
    return { variants, corpus: corpora.indexOf(corpus), open: options.open.includes(corpus) }
  })
  const { items, keys } = numberedItems(
    texts,
    corpora.map((one) => (options.small.includes(one) ? Math.min(2, options.fewest) : options.fewest)),
    options.words.length > 0 ? wordbook(options.words) : null,
  )
  options.log(`${items.length} stretches, ${keys.length} features`)
  const cells = cellsOf(items, keys.length, corpora.length, options.common)
  options.log(`${cells.size} weights`)
  const styles = options.styles.map((style) => {
    const corpus = corpora.indexOf(style)
    const asked = options.open.includes(style)
    return {
      style,
      corpus,
      untagged: asked ? 0 : (items.find((one) => one.corpus === corpus)?.untagged ?? 0),
    }
  })
  const dropout = corpora.map((one) => (options.small.includes(one) ? 0 : options.dropout))
  const { epochs, l1, known, rate, wide } = options
  const runs: Learned[] = []
  let next = 0
  const work = async (): Promise<void> => {
    for (let run = next++; run < options.runs; run = next++)
      runs[run] = await learnInThread(
        { items, features: keys.length, cells, options: { epochs, l1, known, rate, dropout, wide } },
        options.seed + run,
        (line) => options.log(`run ${run + 1}, ${line}`),
      )
  }
  await Promise.all(Array.from({ length: options.threads }, work))
  return styles.map(({ style, corpus, untagged }) =>
    exported(keys, runs, corpus, untagged, { ...options, begin: options.spans[style] ?? 0 }),
  )
}

const barred = -1e4

/** The bytes of one corpus' model: the average of the runs, what is shared and what is the corpus' own summed. */
function exported(
  keys: Int32Array,
  runs: readonly Learned[],
  corpus: number,
  untagged: number,
  { prune, begin, words }: Pick<TrainOptions, 'prune' | 'words'> & { readonly begin: number },
): Uint8Array {
  const sums = new Float32Array(keys.length * labelCount)
  for (const { cells, weights, kept } of runs)
    for (const [number, feature] of kept.entries())
      for (const row of [number * cells.copies, number * cells.copies + 1 + corpus]) {
        const start = cells.heads[2 * row] as number
        const labels = cells.patterns[cells.heads[2 * row + 1] as number] as Uint8Array
        for (let l = 0; l < labels.length; l++) {
          const cell = feature * labelCount + (labels[l] as number)
          sums[cell] = (sums[cell] as number) + (weights[start + l] as number) / runs.length
        }
      }
  let most = 0
  for (let cell = 0; cell < sums.length; cell++) most = Math.max(most, Math.abs(sums[cell] as number))
  const scale = most / 127
  const rows: Row[] = []
  for (let feature = 0; feature < keys.length; feature++) {
    const row: [number, number][] = []
    for (let one = 0; one < labelCount; one++) {
      const weight = sums[feature * labelCount + one] as number
      const whole = Math.abs(weight) < prune ? 0 : Math.round(weight / scale)
      if (whole !== 0) row.push([one, whole])
    }
    if (row.length > 0) rows.push({ key: keys[feature] as number, weights: row })
  }
  const transitions = new Float32Array(labelCount * labelCount)
  for (const run of runs)
    for (const [cell, value] of run.transitions.entries())
      transitions[cell] = (transitions[cell] as number) + value / runs.length
  for (let cell = 0; cell < transitions.length; cell++) {
    const label = cell % labelCount
    if (label !== outside && mayBegin[label]) transitions[cell] = (transitions[cell] as number) + begin
  }
  // Kinds that the model was not asked about in this corpus have weights from others: no way leads through them.
  for (let cell = 0; cell < transitions.length; cell++)
    if (isOf(cell % labelCount, untagged) || isOf(Math.floor(cell / labelCount), untagged))
      transitions[cell] = barred
  return writeTable(rows, scale, transitions, words)
}
