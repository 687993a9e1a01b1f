/**
 * Trains the names model: `node build/train/tag/train.ts [--corpora ../shared/corpora] [--set own,uner-gsdsimp]
 * [--vary 3] [--runs 3] [--epochs 6] [--l1 0.6] [--out electron/compute/tag/model/names.bin]`. One thread; the same corpora and options give the same bytes.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readBio, readOwn } from './corpora.ts'
import { trainNames } from './names.ts'
import { readPhrases } from './phrases.ts'
import { generator } from './random.ts'
import { vary } from './vary.ts'

const { values } = parseArgs({
  allowNegative: true,
  options: {
    corpora: { type: 'string', default: '../shared/corpora' },
    set: { type: 'string', default: 'own,uner-gsdsimp' },
    epochs: { type: 'string', default: '6' },
    l1: { type: 'string', default: '0.6' },
    prune: { type: 'string', default: '0.05' },
    vary: { type: 'string', default: '3' },
    phrases: { type: 'boolean', default: true },
    runs: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'electron/compute/tag/model/names.bin' },
  },
})

const random = generator(Number(values.seed))
const own = values.set.includes('own') ? readOwn(values.corpora, 'train') : []
const phrases = values.phrases ? readPhrases() : []
const variants = [...own, ...phrases].map((sample) => [
  sample,
  ...Array.from({ length: Number(values.vary) }, () => vary(sample, random)),
])
const others = values.set
  .split(',')
  .filter((corpus) => corpus !== 'own')
  .flatMap((corpus) => readBio(values.corpora, corpus, 'train'))
const samples = [...variants, ...others.map((sample) => [sample])]
const bytes = trainNames(samples, {
  style: 'own',
  epochs: Number(values.epochs),
  l1: Number(values.l1),
  prune: Number(values.prune),
  seed: Number(values.seed),
  runs: Number(values.runs),
  log: (line) => process.stderr.write(`${line}\n`),
})
writeFileSync(values.out, bytes)
process.stderr.write(
  `${values.out}: ${bytes.length} bytes; ${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most\n`,
)
