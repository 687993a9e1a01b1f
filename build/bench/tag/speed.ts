/**
 * Characters a second and memory of one tagger in a process of its own: `node build/bench/tag/speed.ts ours|jieba TEXT-FILE
 * [MODEL|none]`. JSON on stdout: the processor time of the best of several rounds, and the most memory the process held, in
 * MB. Other work on the machine lengthens even that time, so it is to be read beside jieba's of the same run.
 */
import { readFileSync } from 'node:fs'

const [which, file, model] = process.argv.slice(2) as [string, string, string | undefined]
/** The texts of the file, parted by form feeds, are tagged one by one, as articles are. */
const texts = readFileSync(file, 'utf8').split('\f')
const characters = texts.reduce((sum, text) => sum + text.length, 0)

async function tagger(): Promise<(text: string) => unknown> {
  if (which === 'jieba') {
    const { loadJieba, jiebaSpans } = await import('./jieba.ts')
    const jieba = loadJieba()
    return (one) => jiebaSpans(jieba, one)
  }
  const { tagWith } = await import('../../../electron/compute/tag/tag.ts')
  const { namesModel } = await import('../../../electron/compute/tag/names-model.ts')
  const { readTable } = await import('../../../electron/compute/tag/crf/table.ts')
  const table = model === undefined ? namesModel() : model === 'none' ? null : readTable(readFileSync(model))
  return (one) => tagWith(table, one)
}

const tag = await tagger()
const rounds = 12
let best = Number.POSITIVE_INFINITY
for (let round = 0; round < rounds; round++) {
  const from = process.threadCpuUsage()
  for (const text of texts) tag(text)
  const { user, system } = process.threadCpuUsage(from)
  best = Math.min(best, (user + system) / 1000)
}
process.stdout.write(
  JSON.stringify({
    characters,
    milliseconds: Math.round(best * 10) / 10,
    charactersASecond: Math.round((characters / best) * 1000),
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
)
