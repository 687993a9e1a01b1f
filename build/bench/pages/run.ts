/**
 * Measures the page engine against gold files.
 * `node build/bench/pages/run.ts DIR_OF_GOLD DIR_OF_PAGES [--misses]`: JSON on standard output, per page and in all.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { takeApart } from '../../../electron/compute/layout/take-apart.ts'
import type { GoldPage } from './gold.ts'
import { type PageScore, scorePage, summary } from './score.ts'

const [goldFolder, pageFolder] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
if (goldFolder === undefined || pageFolder === undefined) {
  process.stderr.write('usage: node build/bench/pages/run.ts DIR_OF_GOLD DIR_OF_PAGES [--misses]\n')
  process.exit(2)
}
const withMisses = process.argv.includes('--misses')
const scores: PageScore[] = []
const pages: Record<string, unknown> = {}
for (const name of readdirSync(goldFolder)
  .filter((file) => file.endsWith('.gold.json'))
  .sort()) {
  const gold = JSON.parse(readFileSync(join(goldFolder, name), 'utf8')) as GoldPage
  const text = readFileSync(join(pageFolder, gold.source), 'utf8')
  const begun = performance.now()
  const layout = takeApart({ text })
  const ms = Math.round((performance.now() - begun) * 10) / 10
  const score = scorePage(text, gold, layout)
  scores.push(score)
  pages[gold.source] = {
    characters: text.length,
    ms,
    ...summary([score]),
    ...(withMisses ? { misses: score.misses } : {}),
  }
}
process.stdout.write(`${JSON.stringify({ pages, all: summary(scores) }, null, 2)}\n`)
