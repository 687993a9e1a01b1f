/**
 * Measures search: `node build/bench/search.ts [--articles 10000] [--rounds 5]`. JSON on standard output: for classes of
 * queries recall and precision against a plain scan, milliseconds (median, 95th, most) of the whole call, and of SQLite's
 * LIKE over the same texts in the same run. Sizes and the rate of indexing beside it.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { openDatabase } from '../../electron/library/db/open.ts'
import { searchLibrary } from '../../electron/library/search.ts'
import { random, textMaker } from './make-text.ts'

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
  },
})
const articles = Number(values.articles)
const rounds = Number(values.rounds)
const next = random(Number(values.seed) + 7)

/** Words the maker does not know, put into this many articles each. */
const planted: Readonly<Record<string, number>> = {
  麒麟: 10,
  𠮷: 10,
  榫卯: 100,
  琥: 100,
  皮影戏: 30,
  候鸟迁徙: 20,
  孵化: 1000,
}

const { texts, library, dir } = build()
const classes: Readonly<Record<string, readonly string[]>> = {
  'one character, common': byFrequency(1, 0.3, 1),
  'one character, rare': [...byFrequency(1, 0.0001, 0.05), '琥', '𠮷'],
  'two characters, common': byFrequency(2, 0.3, 1),
  'two characters, middling': [...byFrequency(2, 0.02, 0.1), '孵化'],
  'two characters, rare': [...byFrequency(2, 0.0001, 0.005), '麒麟', '榫卯'],
  'two characters, absent': ['麟麒', '鬱鬱', '卯榫', '𠮷𠮷'],
  'four characters': [...byFrequency(4, 0.001, 0.1), '候鸟迁徙'],
  'eight characters': byFrequency(8, 0.0001, 0.5),
  'four characters of common pairs': rareOfCommonPairs(),
  'two words': byFrequency(2, 0.02, 0.3).map((word, i, all) => `${word} ${all[(i + 1) % all.length]}`),
  'numbers and letters': ['2030', '12.8%', '"5"', '20'],
}

const report = Object.fromEntries(Object.entries(classes).map(([name, queries]) => [name, measure(queries)]))
const short = Object.entries(report).filter(([name]) => name.startsWith('one') || name.startsWith('two ch'))
const { index, textBytes, seconds } = library
process.stdout.write(
  `${JSON.stringify(
    {
      articles,
      characters: texts.reduce((sum, text) => sum + text.length, 0),
      articlesPerSecond: Math.round(articles / seconds),
      indexToText: round(index / textBytes),
      libraryMegabytes: round(statSync(join(dir, 'library.sqlite')).size / 2 ** 20),
      oneAndTwoCharacters: {
        missed: short.reduce((sum, [, { missed }]) => sum + missed, 0),
        untrue: short.reduce((sum, [, { untrue }]) => sum + untrue, 0),
        worstP95: Math.max(...short.map(([, { p95 }]) => p95)),
      },
      classes: report,
    },
    null,
    2,
  )}\n`,
)
library.close()
rmSync(dir, { recursive: true, force: true })

function build() {
  const maker = textMaker(Number(values.seed))
  const texts = Array.from({ length: articles }, () => maker.article(400 + Math.floor(next() * 1600)))
  for (const [word, count] of Object.entries(planted))
    for (let i = 0; i < Math.min(count, articles / 2); ) {
      const at = Math.floor(next() * articles)
      const text = texts[at] as string
      if (text.includes(word)) continue
      const place = text.indexOf('，', Math.floor(next() * text.length * 0.5)) + 1
      texts[at] = text.slice(0, place) + word + text.slice(place)
      i++
    }
  const dir = mkdtempSync(join(tmpdir(), 'jianbao-bench-'))
  const { write, read, close } = openDatabase(dir)
  const insert = write.prepare(
    `INSERT INTO article VALUES (?, 'p', ?, ?, NULL, NULL, '[]', NULL, ?, 1, ?, 'bench')`,
  )
  write.exec(`INSERT INTO source VALUES ('s', '报.txt', 'h', 1, 'utf-8', 1, 0);
    INSERT INTO page VALUES ('p', 's', 1, '', '[]', '[]', '[]', 0, 0, 'bench')`)
  write.pragma('synchronous = NORMAL')
  const from = performance.now()
  const few = write.transaction((start: number) => {
    for (let i = start; i < Math.min(articles, start + 10); i++) {
      const text = texts[i] as string
      insert.run(`a${String(i).padStart(8, '0')}`, i, text.slice(0, text.indexOf('\n')), text, text.length)
    }
  })
  for (let i = 0; i < articles; i += 10) few(i)
  const seconds = (performance.now() - from) / 1000
  const bytes = (sql: string) => write.prepare(sql).pluck().get() as number
  return {
    texts,
    dir,
    library: {
      read,
      close,
      seconds,
      index: bytes('SELECT sum(length(block)) FROM search_text_data'),
      textBytes: bytes('SELECT sum(octet_length(text)) FROM article'),
    },
  }
}

/** Up to twelve stretches of `length` characters, without punctuation, that this share of the articles has. */
function byFrequency(length: number, least: number, most: number): string[] {
  const found = new Set<string>()
  for (let tries = 0; tries < 4000 && found.size < 12; tries++) {
    const text = texts[Math.floor(next() * articles)] as string
    const at = Math.floor(next() * (text.length - length))
    const stretch = text.slice(at, at + length)
    if (!/^\p{sc=Han}+$/u.test(stretch) || found.has(stretch)) continue
    const share = texts.reduce((sum, other) => sum + Number(other.includes(stretch)), 0) / articles
    if (share >= least && share <= most) found.add(stretch)
  }
  return [...found]
}

/** The worst for an index of pairs: common pairs that hardly ever stand together. */
function rareOfCommonPairs(): string[] {
  const common = byFrequency(2, 0.4, 1)
  return common
    .flatMap((a) => common.map((b) => a + b))
    .filter((word) => texts.filter((text) => text.includes(word)).length < 20)
    .slice(0, 12)
}

function measure(queries: readonly string[]) {
  const times: number[] = []
  const like: number[] = []
  let missed = 0
  let untrue = 0
  let hits = 0
  const scan = library.read.prepare('SELECT count(*) FROM article WHERE text LIKE ?').pluck()
  for (let i = 0; i < rounds; i++)
    for (const query of queries) {
      const from = performance.now()
      searchLibrary(library.read, query, 50, 5)
      times.push(performance.now() - from)
    }
  for (const query of queries) {
    const from = performance.now()
    scan.get(`%${query.replaceAll('%', '').replace(/[" ]+/g, '%')}%`)
    like.push(performance.now() - from)
    const truth = new Set<number>()
    for (const [n, text] of texts.entries()) if (isTrue(text, query)) truth.add(n)
    const found = searchLibrary(library.read, query, articles, 1)
    const numbers = found.hits.map((hit) => Number(hit.articleId.slice(1)))
    hits += truth.size
    untrue += numbers.filter((n) => !truth.has(n)).length + Math.abs(found.articles - numbers.length)
    missed += truth.size - numbers.filter((n) => truth.has(n)).length
  }
  times.sort((a, b) => a - b)
  like.sort((a, b) => a - b)
  const at = (list: number[], share: number) => round(list[Math.ceil(list.length * share) - 1] ?? 0)
  return {
    queries: queries.length,
    hits,
    missed,
    untrue,
    median: at(times, 0.5),
    p95: at(times, 0.95),
    most: at(times, 1),
    likeMedian: at(like, 0.5),
    likeToP95: round(at(like, 0.5) / at(times, 0.95)),
  }
}

/** Said anew, without the search's own code: words of letters and digits begin where they begin. */
function isTrue(text: string, query: string): boolean {
  return query.split(' ').every((part) => {
    const word = part.replaceAll('"', '')
    const ascii = /^[0-9a-z]/i.test(word)
    const whole = part.startsWith('"')
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
      if (
        !(ascii && /[0-9a-z]/i.test(text[at - 1] ?? '')) &&
        !(whole && /[0-9a-z]/i.test(text[at + word.length] ?? ''))
      )
        return true
    return false
  })
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
