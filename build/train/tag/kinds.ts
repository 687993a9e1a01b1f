/**
 * Trains the weights by which a figure is promised, reported or neither: `node build/train/tag/kinds.ts
 * [--corpora ../shared/corpora]` writes electron/compute/tag/grammar/figure-kind.data.ts. Logistic regression, same bytes each time.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { fold } from '../../../electron/compute/tag/fold.ts'
import { figureKinds, kindFeatures, planLeaning } from '../../../electron/compute/tag/grammar/figure-kind.ts'
import { findFigures } from '../../../electron/compute/tag/grammar/figures.ts'
import { readOwn } from './corpora.ts'
import { readMarkedLines } from './marked.ts'

const { values } = parseArgs({
  options: {
    corpora: { type: 'string', default: '../shared/corpora' },
    rounds: { type: 'string', default: '150' },
  },
})
/** Keeps weights small: there are few figures for many words. Chosen on train, held out by turns. */
const decay = 1.2
const rate = 0.3
/** What stood fewer times has no weight. */
const fewest = 2

type Weights = Map<string, [number, number, number]>
interface Example {
  readonly names: readonly string[]
  readonly kind: number
  /** The item it stands in: folds are cut between items. */
  readonly item: number
}

interface Gold {
  readonly start: number
  readonly end: number
  readonly kind: 'target' | 'result' | null
}

function exampleOf(text: string, gold: readonly Gold[], item: number): Example[] {
  const folded = fold(text)
  const leaning = planLeaning(folded)
  const found = findFigures(folded, [])
  return gold.flatMap(({ start, end, kind }) => {
    const figure = found.find((one) => one.start < end && start < one.end)
    return figure
      ? [{ names: kindFeatures(folded, figure, leaning), kind: figureKinds.indexOf(kind), item }]
      : []
  })
}

function examples(part: string): Example[] {
  return readOwn(values.corpora, part).flatMap(({ text, figures }, item) =>
    figures ? exampleOf(text, figures, item) : [],
  )
}

function probabilities(weights: Weights, names: readonly string[]): number[] {
  const scores = [0, 1, 2].map((i) => names.reduce((sum, name) => sum + (weights.get(name)?.[i] ?? 0), 0))
  const most = Math.max(...scores)
  const raised = scores.map((score) => Math.exp(score - most))
  const total = raised.reduce((sum, one) => sum + one, 0)
  return raised.map((one) => one / total)
}

/** Logistic regression by AdaGrad over all examples at once. */
function fitted(train: readonly Example[]): Weights {
  const weights: Weights = new Map()
  const squares: Weights = new Map()
  const counts = new Map<string, number>()
  for (const { names } of train) for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  for (const [name, count] of counts)
    if (count >= fewest) {
      weights.set(name, [0, 0, 0])
      squares.set(name, [0, 0, 0])
    }
  const known = train.map(({ names, kind }) => ({ names: names.filter((name) => weights.has(name)), kind }))
  for (let round = 0; round < Number(values.rounds); round++) {
    const gradient: Weights = new Map([...weights.keys()].map((name) => [name, [0, 0, 0]]))
    for (const { names, kind } of known) {
      const found = probabilities(weights, names)
      for (const name of names) {
        const sum = gradient.get(name) as [number, number, number]
        for (const i of [0, 1, 2] as const) sum[i] += (found[i] as number) - (i === kind ? 1 : 0)
      }
    }
    for (const [name, sum] of gradient) {
      const weight = weights.get(name) as [number, number, number]
      const square = squares.get(name) as [number, number, number]
      for (const i of [0, 1, 2] as const) {
        const step = sum[i] + (name === 'bias' ? 0 : decay * weight[i])
        square[i] += step * step
        weight[i] -= (rate * step) / (0.001 + Math.sqrt(square[i]))
      }
    }
  }
  return weights
}

const right = (weights: Weights, all: readonly Example[]): number =>
  all.filter(({ names, kind }) => {
    const found = probabilities(weights, names)
    return found.indexOf(Math.max(...found)) === kind
  }).length
/** Examples of figure-kinds.txt. */
const written = (): Example[] =>
  readMarkedLines(readFileSync(new URL('./figure-kinds.txt', import.meta.url), 'utf8')).flatMap(
    ({ text, figures }, item) => exampleOf(text, figures, item),
  )

const own = examples('train')
const train = [...own, ...written()]
const folds = 6
let held = 0
for (let fold = 0; fold < folds; fold++)
  held += right(
    fitted([...own.filter((one) => one.item % folds !== fold), ...train.slice(own.length)]),
    own.filter((one) => one.item % folds === fold),
  )
const weights = fitted(train)
const dev = examples('dev')
process.stderr.write(
  `train ${(right(weights, train) / train.length).toFixed(3)}, held out by turns ${(held / own.length).toFixed(3)}, dev ${(right(weights, dev) / dev.length).toFixed(3)}\n`,
)

const lines = [...weights]
  .map(([name, all]) => [name, all.map((one) => one.toFixed(2))] as const)
  .filter(([, all]) => all.some((one) => Math.abs(Number(one)) >= 0.05))
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, all]) => `  '${name}': [${all.map(Number).join(', ')}],`)
writeFileSync(
  'electron/compute/tag/grammar/figure-kind.data.ts',
  `/** Weights of the cues for promised, reported and neither; written by build/train/tag/kinds.ts from the own press text. */
export type KindWeights = Readonly<Record<string, readonly [target: number, result: number, neither: number]>>
export const kindWeights: KindWeights = {
${lines.join('\n')}
}
`,
)
