/**
 * Trains the names model: `node build/train/tag/train.ts [--corpora ../shared/corpora] [--set own,uner-gsdsimp]
 * [--epochs 12] [--l1 0.35] [--out electron/compute/tag/model/names.bin]`. One thread; the same corpora and options give the same bytes.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readBio, readOwn, type Sample } from './corpora.ts'
import { trainNames } from './names.ts'

const { values } = parseArgs({
  options: {
    corpora: { type: 'string', default: '../shared/corpora' },
    set: { type: 'string', default: 'own,uner-gsdsimp' },
    epochs: { type: 'string', default: '12' },
    l1: { type: 'string', default: '0.35' },
    prune: { type: 'string', default: '0.05' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'electron/compute/tag/model/names.bin' },
  },
})

const samples: Sample[] = values.set
  .split(',')
  .flatMap((corpus) =>
    corpus === 'own' ? readOwn(values.corpora, 'train') : readBio(values.corpora, corpus, 'train'),
  )
const bytes = trainNames(samples, {
  style: 'own',
  epochs: Number(values.epochs),
  l1: Number(values.l1),
  prune: Number(values.prune),
  seed: Number(values.seed),
  log: (line) => process.stderr.write(`${line}\n`),
})
writeFileSync(values.out, bytes)
process.stderr.write(`${values.out}: ${bytes.length} bytes\n`)
