/**
 * Measures the engine on damaged pages made from tagged press items.
 * `node build/bench/pages/trial.ts ITEMS.jsonl [FROM_SEED] [TO_SEED] [--misses] [--typeset]`: JSON, in all, and by kind of damage.
 * ITEMS.jsonl may be a gzipped file of segmented newspaper text. `--typeset`: set in columns, with places and type sizes.
 */
import { takeApart } from '../../../electron/compute/layout/take-apart.ts'
import { readCorpus } from './corpus.ts'
import { drawPage } from './draw.ts'
import { type PageScore, scorePage, summary } from './score.ts'
import { readSegmented } from './segmented.ts'
import { typeset } from './typeset.ts'

const [file, from = '1', to = '400'] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
if (file === undefined) {
  process.stderr.write(
    'usage: node build/bench/pages/trial.ts ITEMS.jsonl [FROM_SEED] [TO_SEED] [--misses]\n',
  )
  process.exit(2)
}
const { stories, photos } = file.endsWith('.gz') ? readSegmented(file) : readCorpus(file)
if (stories.length === 0) {
  process.stderr.write(
    `${file} holds no item that makes a story. Give a .jsonl of tagged items, or the gzipped segmented text with its words (words-pos), not the lists of ids or tags beside it.\n`,
  )
  process.exit(2)
}
const inType = process.argv.includes('--typeset')
const all: PageScore[] = []
const kinds = new Map<string, PageScore[]>()
for (let seed = Number(from); seed <= Number(to); seed++) {
  const { style, ...drawn } = drawPage(stories, photos, seed)
  // No column shows where a text goes on from if it stands out of the order of columns.
  if (inType && (style.far || style.above)) continue
  const { page, gold } = inType ? typeset(drawn) : { page: { text: drawn.text }, gold: drawn }
  const score = scorePage(page.text, gold, takeApart(page))
  all.push(score)
  const { hashes, glyph: _, ...flags } = style
  const own = Object.entries(flags).filter(([, value]) => value !== false && value !== 0)
  const named = [
    `hashes ${hashes}`,
    ...own.map(([name]) => name),
    ...(gold.photos.length > 0 ? ['photo'] : []),
  ]
  for (const kind of named) kinds.set(kind, [...(kinds.get(kind) ?? []), score])
  if (process.argv.includes('--misses') && score.misses.length > 0)
    process.stdout.write(`${seed} ${JSON.stringify(named)}\n  ${score.misses.join('\n  ')}\n`)
}
const report = {
  stories: stories.length,
  all: summary(all),
  kinds: Object.fromEntries([...kinds].sort().map(([kind, scores]) => [kind, summary(scores)])),
}
process.stdout.write(`${JSON.stringify(report, null, 1)}\n`)
