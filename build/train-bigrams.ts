/**
 * Trains the character pairs that tell how well two halves of a cut paragraph join.
 * `node build/train-bigrams.ts CORPORA` reads `*.tsv.gz` (character<TAB>label, blank line after a sentence) and
 * `*.jsonl` (`{title, text}`) below the folder and writes electron/compute/layout/bigrams.data.ts.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync, gunzipSync } from 'node:zlib'

const target = new URL('../electron/compute/layout/bigrams.data.ts', import.meta.url)
/** Opens a text; also stands for all characters too rare to be counted. */
const start = '\u0002'
const rare = '\u0003'
const mostCharacters = 4000
const fewest = 3
const mostPairs = 140_000
const mostEdges = 9000
/** Modern press text counts more than the newswire of the 1990s. */
const modernWeight = 6

const folder = process.argv[2]
if (folder === undefined) {
  process.stderr.write('usage: node build/train-bigrams.ts CORPORA\n')
  process.exit(2)
}

/** Full-width Latin letters and digits as ASCII, half-width punctuation of Chinese text as full-width. */
function fold(text: string): string {
  return text
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (c) =>
      String.fromCharCode(c.charCodeAt(0) - 0xfee0),
    )
    .replace(/\d/g, '0')
    .replace(/[A-Za-z]/g, 'a')
    .replace(
      /[,:;?!()%]/g,
      (c) =>
        ({ ',': '，', ':': '：', ';': '；', '?': '？', '!': '！', '(': '（', ')': '）', '%': '％' })[
          c
        ] as string,
    )
    .replace(/\s/g, '')
}

const texts: { text: string; weight: number }[] = []
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
  if (/train\.tsv\.gz$/.test(name)) {
    const lines = gunzipSync(readFileSync(join(folder, name)))
      .toString('utf8')
      .split('\n')
    let sentence = ''
    for (const line of lines) {
      if (line !== '') sentence += line.slice(0, line.indexOf('\t'))
      else if (sentence !== '') {
        texts.push({ text: fold(sentence), weight: 1 })
        sentence = ''
      }
    }
  } else if (/train\.jsonl$/.test(name)) {
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
      if (line === '') continue
      const item = JSON.parse(line) as { text: string }
      for (const paragraph of item.text.split('\n'))
        texts.push({ text: fold(paragraph), weight: modernWeight })
    }
  }
}

const single = new Map<string, number>()
for (const { text, weight } of texts) for (const c of text) single.set(c, (single.get(c) ?? 0) + weight)
const alphabet = [...single]
  .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  .slice(0, mostCharacters)
  .map(([c]) => c)
const known = new Set(alphabet)
const pairs = new Map<string, number>()
const left = new Map<string, number>()
const right = new Map<string, number>()
let total = 0
for (const { text, weight } of texts) {
  let before = start
  for (const c of text) {
    const here = known.has(c) ? c : rare
    const pair = before + here
    pairs.set(pair, (pairs.get(pair) ?? 0) + weight)
    left.set(before, (left.get(before) ?? 0) + weight)
    right.set(here, (right.get(here) ?? 0) + weight)
    total += weight
    before = here
  }
}

const symbols = [start, rare, ...alphabet]
const indexOf = new Map(symbols.map((c, i) => [c, i]))
const kept = [...pairs]
  .filter(([, count]) => count >= fewest)
  .map(([pair, count]) => {
    const [a, b] = [...pair] as [string, string]
    const surprise = Math.log((count * total) / ((left.get(a) as number) * (right.get(b) as number)))
    return {
      a: indexOf.get(a) as number,
      b: indexOf.get(b) as number,
      surprise,
      worth: count * Math.abs(surprise),
    }
  })
  .sort((x, y) => y.worth - x.worth)
  .slice(0, mostPairs)
  .sort((x, y) => x.a - y.a || x.b - y.b)

/**
 * Two characters that open a text or close a clause more or less often than they stand anywhere: log of the ratio.
 * Pairs that were to be expected there and never are count as much as those that are there.
 */
function edges(found: ReadonlyMap<string, number>): { a: number; b: number; surprise: number }[] {
  let places = 0
  for (const count of found.values()) places += count
  return [...pairs]
    .flatMap(([pair, count]) => {
      const [a, b] = [...pair] as [string, string]
      if (a === start || a === rare || b === rare) return []
      const here = found.get(pair) ?? 0
      const expected = (count * places) / total
      const surprise = Math.log((here + 0.5) / (expected + 0.5))
      if (Math.max(here, expected) < 2.5 || Math.abs(surprise) < 0.7) return []
      const worth = Math.max(here, expected) * Math.abs(surprise)
      return [{ a: indexOf.get(a) as number, b: indexOf.get(b) as number, surprise, worth }]
    })
    .sort((x, y) => y.worth - x.worth)
    .slice(0, mostEdges)
    .sort((x, y) => x.a - y.a || x.b - y.b)
}

const openings = new Map<string, number>()
const closings = new Map<string, number>()
const isWord = /[^，。；：！？、“”‘’（）《》…—]/u
for (const { text, weight } of texts) {
  const characters = [...text]
  const add = (to: Map<string, number>, at: number) => {
    const pair = (characters[at] ?? '') + (characters[at + 1] ?? '')
    if ([...pair].length === 2) to.set(pair, (to.get(pair) ?? 0) + weight)
  }
  add(openings, 0)
  for (let i = 2; i < characters.length; i++)
    if (/[，。；！？]/u.test(characters[i] as string) && isWord.test(characters[i - 1] as string))
      add(closings, i - 2)
}

const blob = (bytes: Uint8Array) => deflateRawSync(bytes, { level: 9 }).toString('base64')

/**
 * For each left symbol the number of pairs and the gap to each right symbol, numbers as 7-bit groups; and the levels
 * of all pairs, two to a byte: three quarters of a nat each, from -4.5 to 6.75.
 */
function encoded(list: readonly { a: number; b: number; surprise: number }[]): {
  gaps: string
  levels: string
} {
  const gaps: number[] = []
  const levels: number[] = []
  const push = (value: number) => {
    let rest = value
    while (rest >= 128) {
      gaps.push((rest & 127) | 128)
      rest >>= 7
    }
    gaps.push(rest)
  }
  for (let a = 0, at = 0; a < symbols.length; a++) {
    let end = at
    while (end < list.length && list[end]?.a === a) end++
    push(end - at)
    let before = -1
    for (; at < end; at++) {
      const pair = list[at] as (typeof list)[number]
      push(pair.b - before - 1)
      before = pair.b
      levels.push(Math.max(0, Math.min(15, Math.round(pair.surprise / 0.75) + 6)))
    }
  }
  const packed = new Uint8Array(Math.ceil(levels.length / 2))
  for (const [i, level] of levels.entries())
    packed[i >> 1] = (packed[i >> 1] as number) | (level << (i % 2 === 0 ? 0 : 4))
  return { gaps: blob(Uint8Array.from(gaps)), levels: blob(packed) }
}

const counts = new Float32Array(symbols.length * 2)
for (const [i, c] of symbols.entries()) {
  counts[i] = Math.log(((left.get(c) ?? 0) + 0.5) / total)
  counts[symbols.length + i] = Math.log(((right.get(c) ?? 0) + 0.5) / total)
}
const frequency = Int8Array.from(counts, (value) => Math.round(value * 6))
const source = `/** Character pairs of Chinese press text, written by build/train-bigrams.ts. Not for hand editing. */
export const bigramData = {
  symbols: ${JSON.stringify(symbols.join(''))},
  total: ${total},
  frequency: '${blob(new Uint8Array(frequency.buffer))}',
  pairs: ${JSON.stringify(encoded(kept))},
  openings: ${JSON.stringify(encoded(edges(openings)))},
  closings: ${JSON.stringify(encoded(edges(closings)))},
}
`
writeFileSync(target, source)
process.stdout.write(
  `${JSON.stringify({ characters: total, pairs: pairs.size, kept: kept.length, bytes: source.length })}\n`,
)
