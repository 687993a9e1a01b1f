/**
 * Tunes the weights of the page engine on damaged pages with known answers: coordinate search, one weight after the
 * other, a step up and a step down, the steps halved with each round. Deterministic.
 * `node build/tune-layout.ts ITEMS.jsonl [ROUNDS] [WEIGHT,WEIGHT…]` writes electron/compute/layout/tuned.ts, of all weights
 * or of those named; progress on standard error.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { takeApart } from '../electron/compute/layout/take-apart.ts'
import { tuned } from '../electron/compute/layout/tuned.ts'
import type { PageText } from '../electron/contract/page.ts'
import { pagesByHand } from './bench/pages/by-hand.ts'
import { readCorpus } from './bench/pages/corpus.ts'
import { drawPage } from './bench/pages/draw.ts'
import type { GoldPage } from './bench/pages/gold.ts'
import { scorePage, summary } from './bench/pages/score.ts'
import { stories } from './bench/pages/stories.ts'
import { typeset } from './bench/pages/typeset.ts'

/** Seeds of the pages tuned on; those above are held out. */
const corpusPages = 90
const storyPages = 30
/** So many of either are set in type as well, with the places of their lines and without. */
const typesetPages = 15
/** What a weight must gain to leave its place, and what each further step away costs. */
const leastGain = 0.0005
const away = 0.0003

const [file, rounds = '2', only] = process.argv.slice(2)
if (file === undefined) {
  process.stderr.write('usage: node build/tune-layout.ts ITEMS.jsonl [ROUNDS] [WEIGHT,WEIGHT…]\n')
  process.exit(2)
}
const corpus = readCorpus(file)
const drawn = [
  ...Array.from({ length: corpusPages }, (_, i) => drawPage(corpus.stories, corpus.photos, i + 1)),
  ...Array.from({ length: storyPages }, (_, i) => drawPage(stories, [], i + 1)),
]
const byHand = pagesByHand().map(({ text, gold }) => ({ text, ...gold }))
const inOrder = drawn.filter(({ style }) => !style.far && !style.above).slice(0, typesetPages)
const inType = [...inOrder, ...byHand].map(typeset)
const pages: readonly { readonly page: PageText; readonly gold: GoldPage }[] = [
  ...[...drawn, ...byHand, ...byHand].map(({ text, ...gold }) => ({ page: { text }, gold })),
  ...inType,
  ...inType.map(({ page: { text }, gold }) => ({ page: { text }, gold })),
]
const weights: Record<string, number> = tuned
const start = { ...weights }
const names = only === undefined ? Object.keys(weights) : only.split(',')
const stepOf = (name: string): number => Math.max(0.3, 0.3 * Math.abs(start[name] as number))

function value(): number {
  const all = summary(pages.map(({ page, gold }) => scorePage(page.text, gold, takeApart(page))))
  const rate = (name: string): number => all[name] as number
  const kept =
    rate('articleCount') +
    1.5 * rate('titles') +
    0.5 * rate('bylines') +
    2 * rate('blockRoleF1') +
    1.5 * rate('mended')
  const moved = Object.keys(weights).reduce(
    (sum, name) => sum + Math.abs((weights[name] as number) - (start[name] as number)) / stepOf(name),
    0,
  )
  return kept / 6.5 - away * moved
}

function write(): void {
  const path = join(import.meta.dirname, '../electron/compute/layout/tuned.ts')
  const source = readFileSync(path, 'utf8').replace(/^ {2}(\w+): -?[\d.]+,$/gmu, (line, name: string) => {
    const weight = weights[name]
    return weight === undefined ? line : `  ${name}: ${Math.round(weight * 1000) / 1000},`
  })
  writeFileSync(path, source)
}

let best = value()
process.stderr.write(`start ${best.toFixed(5)}\n`)
for (let round = 0; round < Number(rounds); round++) {
  for (const name of names) {
    const here = weights[name] as number
    const step = stepOf(name) / 2 ** round
    let kept = here
    for (const tried of [here + step, here - step]) {
      weights[name] = tried
      const score = value()
      if (score > best + leastGain) {
        best = score
        kept = tried
        break
      }
    }
    weights[name] = kept
    if (kept !== here) process.stderr.write(`${round} ${name} ${here} → ${kept}: ${best.toFixed(5)}\n`)
  }
  write()
}
