/**
 * How the time to take a page apart grows with its length: `node build/bench/pages/speed.ts
 * [--longest 4000000] [FILE…]`, JSON.
 * Each text is repeated to the lengths below; the median of several runs after one to warm up.
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { takeApart } from '../../../electron/compute/layout/take-apart.ts'

const { values, positionals } = parseArgs({
  options: { longest: { type: 'string', default: '4000000' } },
  allowPositionals: true,
})
const lengths = [5_000, 20_000, 100_000, 300_000, 1_000_000, 4_000_000].filter(
  (length) => length <= Number(values.longest),
)
const paragraph =
  '市里今年新开十二条社区公交线路，老人出门看病买菜不再发愁。“过去要走两站地，现在楼下就能上车。”'
const made: Readonly<Record<string, string>> = {
  paragraphs: `## 公交开到家门口\n\n■ 林晓岚\n\n${`${paragraph}\n\n`.repeat(8)}`,
  'cut paragraphs': `${paragraph.repeat(2).slice(0, 70)}\n\n`,
  'short lines': '便民线路\n\n通到村口\n\n',
  'hashes everywhere': '# 一座小城\n\n### 老街新生\n\n修旧如旧，留住乡愁。\n\n',
}

function measure(text: string): number {
  const runs = text.length > 200_000 ? 1 : 5
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const begun = performance.now()
    takeApart({ text })
    times.push(performance.now() - begun)
  }
  return Math.round((times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] as number) * 10) / 10
}

const texts = { ...made }
for (const file of positionals) texts[basename(file)] = readFileSync(file, 'utf8')
takeApart({ text: made.paragraphs as string })
const result: Record<string, { length: number; ms: number; msPer5000: number }[]> = {}
for (const [name, unit] of Object.entries(texts))
  result[name] = lengths.map((length) => {
    const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
    const ms = measure(text)
    return { length, ms, msPer5000: Math.round((ms / length) * 500_000) / 100 }
  })
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
