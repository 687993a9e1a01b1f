/**
 * Trains the weights by which a figure is promised, reported or neither: `node build/train/tag/kinds.ts
 * [--corpora ../shared/corpora] [--dry]` writes electron/compute/tag/grammar/figure-kind.data.ts, or only measures. A chain over
 * the figures of each text; same bytes each time. On stderr what it measures on own train, each text read by what was learned
 * without it, and how far the marks of figures that stand alike agree among themselves.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { fold } from '../../../electron/compute/tag/fold.ts'
import { placed } from '../../../electron/compute/tag/grammar/figure-context.ts'
import { kindFeatures, linkOf } from '../../../electron/compute/tag/grammar/figure-features.ts'
import { figureKinds, kindsWith } from '../../../electron/compute/tag/grammar/figure-kind.ts'
import { packKinds, unpackKinds } from '../../../electron/compute/tag/grammar/figure-weights.ts'
import { findFigures, type Measured } from '../../../electron/compute/tag/grammar/figures.ts'
import { Kinds } from '../../bench/tag/kinds.ts'
import { readOwn } from './corpora.ts'
import { type Figures, fitted, type Options } from './kind-chain.ts'
import { likeness } from './kind-likeness.ts'
import { readMarkedLines } from './marked.ts'

const { values } = parseArgs({
  options: {
    corpora: { type: 'string', default: '../shared/corpora' },
    dry: { type: 'boolean', default: false },
    decay: { type: 'string', default: '0.15' },
    link: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '120' },
    fewest: { type: 'string', default: '1' },
    drop: { type: 'string', default: '0.5' },
    runs: { type: 'string', default: '5' },
    cool: { type: 'string', default: '1' },
  },
})
/** Chosen on own train, held out by turns. */
const options: Options = {
  decay: Number(values.decay),
  linkDecay: Number(values.link),
  rate: 0.3,
  rounds: Number(values.rounds),
  fewest: Number(values.fewest),
  drop: Number(values.drop),
  runs: Number(values.runs),
}

interface Gold {
  readonly start: number
  readonly end: number
  readonly kind: 'target' | 'result' | null
}
interface Text extends Figures {
  readonly text: string
  readonly figures: readonly Measured[]
}

/** The figures of a text that are marked and found. */
function textOf(raw: string, gold: readonly Gold[]): Text {
  const text = fold(raw)
  const figures: Measured[] = []
  const kinds: number[] = []
  for (const figure of findFigures(text, [])) {
    const mark = gold.find((one) => figure.start < one.end && one.start < figure.end)
    if (!mark) continue
    figures.push(figure)
    kinds.push(figureKinds.indexOf(mark.kind))
  }
  return {
    text,
    figures,
    kinds,
    names: placed(text, figures).map(kindFeatures),
    links: figures.map((one, i) => (i === 0 ? '' : linkOf(text, figures[i - 1] as Measured, one))),
  }
}

const own = readOwn(values.corpora, 'train').flatMap(({ text, figures }) =>
  figures ? [textOf(text, figures)] : [],
)
const written = readMarkedLines(readFileSync(new URL('./figure-kinds.txt', import.meta.url), 'utf8')).map(
  ({ text, figures }) => textOf(text, figures),
)

const folds = 10
const held = new Kinds()
const sure = { right: 0, of: 0, logarithms: 0 }
for (let fold = 0; fold < folds; fold++) {
  const weights = unpackKinds(
    packKinds(
      fitted([...own.filter((_, i) => i % folds !== fold), ...written], options, Number(values.cool)),
    ),
  )
  for (const { text, figures, kinds } of own.filter((_, i) => i % folds === fold))
    for (const [i, { kind, confidence }] of kindsWith(weights, text, figures).entries()) {
      const gold = figureKinds[kinds[i] as number] ?? null
      held.add(gold, kind)
      sure.logarithms -= Math.log(Math.max(0.01, kind === gold ? confidence : (1 - confidence) / 2))
      if (confidence < 0.9) continue
      sure.of++
      if (kind === gold) sure.right++
    }
}
const say = (what: string, report: unknown): void => {
  process.stderr.write(`${what} ${JSON.stringify(report)}\n`)
}
const count = own.reduce((sum, { kinds }) => sum + kinds.length, 0)
say('held out by turns', held.report())
say('those of 0.9 and surer', { right: sure.right / sure.of, of: sure.of, loss: sure.logarithms / count })
for (const report of likeness(own)) say('marks of figures that stand alike', report)

const packed = packKinds(fitted([...own, ...written], options, Number(values.cool)))
say('bytes', packed.length)
if (!values.dry)
  writeFileSync(
    'electron/compute/tag/grammar/figure-kind.data.ts',
    `/** Weights for promised, reported and neither; written by build/train/tag/kinds.ts. Not for hand editing. */
export const packedKinds =
  '${packed}'
`,
  )
