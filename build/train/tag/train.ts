/**
 * Trains the names model: `node build/train/tag/train.ts [--set own,uner-gsdsimp] [--parts train] [--out
 * electron/compute/tag/model/names.bin] [--corpora ../shared/corpora] [--vary 3] [--runs 4] [--threads 2] [--epochs 6] [--l1 0.6]
 * [--fewest 2] [--common 1] [--known 0] [--rate 0.12] [--dropout 0.2] [--small CORPORA] [--wide 2] [--prune 0.05]
 * [--spans msra=0.5]`. With `--all` it trains on every corpus instead and writes a file for each one's way of tagging
 * (`names.msra.bin` beside `--out`); what the options are then was chosen on the dev parts, which are learned from as well in the end. The same corpora and options give the same bytes,
 * whatever the number of threads.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readArticles, readBio, readOwn } from './corpora.ts'
import { trainNames } from './names.ts'
import { readPhrases } from './phrases.ts'
import { generator } from './random.ts'
import { vary } from './vary.ts'
import { readWords } from './words.ts'

const all = process.argv.includes('--all')
const { values } = parseArgs({
  allowNegative: true,
  options: {
    all: { type: 'boolean' },
    corpora: { type: 'string', default: '../shared/corpora' },
    set: { type: 'string', default: all ? 'own,uner-gsdsimp,msra,pfr199801,cluener' : 'own,uner-gsdsimp' },
    parts: { type: 'string', default: all ? 'train,dev' : 'train' },
    epochs: { type: 'string', default: all ? '4' : '6' },
    l1: { type: 'string', default: all ? '0.4' : '0.6' },
    fewest: { type: 'string', default: all ? '3' : '2' },
    common: { type: 'string', default: all ? '20' : '1' },
    rate: { type: 'string', default: '0.12' },
    dropout: { type: 'string', default: '0.2' },
    wide: { type: 'string', default: '2' },
    known: { type: 'string', default: all ? '0.0005' : '0' },
    prune: { type: 'string', default: all ? '0.1' : '0.05' },
    spans: { type: 'string', default: all ? 'uner-gsdsimp=0.5,msra=0.5,cluener=0.5' : '' },
    vary: { type: 'string', default: '3' },
    phrases: { type: 'boolean', default: true },
    runs: { type: 'string', default: all ? '2' : '4' },
    threads: { type: 'string', default: '2' },
    small: { type: 'string', default: all ? 'cluener' : '' },
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
  .flatMap((corpus) =>
    values.parts
      .split(',')
      .filter((part) => existsSync(`${values.corpora}/${corpus}/${part}.tsv.gz`))
      .flatMap((part) => (all ? readArticles : readBio)(values.corpora, corpus, part)),
  )
const samples = [...variants, ...others.map((sample) => [sample])]
const styles = all ? values.set.split(',') : ['own']
const models = await trainNames(samples, {
  styles,
  open: ['uner-gsdsimp'],
  fewest: Number(values.fewest),
  common: Number(values.common),
  rate: Number(values.rate),
  dropout: Number(values.dropout),
  wide: Number(values.wide),
  epochs: Number(values.epochs),
  l1: Number(values.l1),
  known: Number(values.known),
  prune: Number(values.prune),
  spans: Object.fromEntries(
    values.spans.split(',').map((one) => {
      const [style = '', nats] = one.split('=')
      return [style, Number(nats ?? 0)]
    }),
  ),
  seed: Number(values.seed),
  runs: Number(values.runs),
  threads: Number(values.threads),
  small: values.small.split(','),
  words: all ? readWords() : [],
  log: (line) => process.stderr.write(`${line}\n`),
})
for (const [i, bytes] of models.entries()) {
  const file = i === 0 ? values.out : values.out.replace(/\.bin$/, `.${styles[i]}.bin`)
  writeFileSync(file, bytes)
  process.stderr.write(`${file}: ${bytes.length} bytes\n`)
}
const { maxRSS, userCPUTime } = process.resourceUsage()
process.stderr.write(`${Math.round(maxRSS / 1024)} MB at most, ${Math.round(userCPUTime / 1e6)} s\n`)
