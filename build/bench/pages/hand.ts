/**
 * Measures the engine on pages invented by hand, as they are and with other marks before titles and headings.
 * `node build/bench/pages/hand.ts [FOLDER] [--misses]`: JSON, a summary of each marking. FOLDER: pages of the same format.
 */
import { takeApart } from '../../../electron/compute/layout/take-apart.ts'
import { type Marking, pagesByHand } from './by-hand.ts'
import { scorePage, summary } from './score.ts'

const [folder] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const report: Record<string, unknown> = {}
for (const marking of [null, 'right', 'flat', 'bare'] as (Marking | null)[]) {
  const scores = pagesByHand(marking, folder).map(({ text, gold }) => {
    const score = scorePage(text, gold, takeApart({ text }))
    if (process.argv.includes('--misses') && score.misses.length > 0)
      process.stdout.write(`${marking ?? 'own'} ${gold.source}\n  ${score.misses.join('\n  ')}\n`)
    return score
  })
  report[marking ?? 'own'] = summary(scores)
}
process.stdout.write(`${JSON.stringify(report, null, 1)}\n`)
