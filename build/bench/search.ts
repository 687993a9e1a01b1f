/**
 * Measures search: `node build/bench/search.ts [--articles 10000 | --library DIR] [--rounds 6] [--order newest|best]
 * [--truth 1]`. JSON on standard output. For classes of queries: milliseconds (median, 95th, most) of the whole call that a window makes, and in
 * the same run of what people would use instead over the same texts: SQLite's LIKE, FTS5's trigram tokenizer, and ripgrep
 * over one file (where `rg` is installed; with a process started for each query). Recall and precision against a plain scan
 * with `--truth 1`. Sizes and the rate of indexing beside it; a new process from opening the library to the answer to its
 * first query, with the file in the system's memory and without (where `dd` can have it forgotten).
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import { SearchQuery, searchOrders } from '../../electron/contract/search.ts'
import { openDatabase } from '../../electron/library/db/open.ts'
import { indexTokens } from '../../electron/library/search/tokens.ts'
import { searchLibrary } from '../../electron/library/search.ts'
import { random, textMaker } from './make-text.ts'

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '6' },
    seed: { type: 'string', default: '1' },
    order: { type: 'string', default: 'newest' },
    truth: { type: 'string', default: '1' },
    /** A library that is there already: only it is asked, and LIKE over it, and ripgrep. */
    library: { type: 'string' },
    /** Only one query, put to a library that is opened for it. */
    first: { type: 'string' },
  },
})
if (values.first !== undefined) {
  const from = performance.now()
  const { read, close } = openDatabase(values.first)
  searchLibrary(read, SearchQuery.parse({ query: '水利', order: 'newest', limit: 20 }))
  process.stdout.write(String(performance.now() - from))
  close()
  process.exit()
}
const rounds = Number(values.rounds)
const order = searchOrders.find((one) => one === values.order) ?? 'newest'
const next = random(Number(values.seed) + 7)
/** Rounds in which the others are measured, too. */
const peerRounds = 2
/** Queries of a class that are put to them: a scan of everything takes as long for each. */
const peerQueries = 4
/** What a screen of results asks for. */
const shown = 20

/** Words the maker does not know, put into this many articles each. */
const planted: Readonly<Record<string, number>> = {
  麒麟: 10,
  𠮷: 10,
  榫卯: 100,
  琥: 100,
  皮影戏: 30,
  候鸟迁徙: 20,
  孵化: 1000,
  候鸟迁徙保护监测: 25,
}

const { texts, ids, library, dir } = values.library === undefined ? build() : open(values.library)
const articles = texts.length
const numbers = new Map(ids.map((id, n) => [id, n]))
const peers = buildPeers()
const classes: Readonly<Record<string, readonly string[]>> = {
  'one character, common': byFrequency(1, 0.3, 1),
  'one character, rare': [...byFrequency(1, 0.0001, 0.05), '琥', '𠮷'],
  'two characters, common': byFrequency(2, 0.3, 1),
  'two characters, middling': [...byFrequency(2, 0.02, 0.1), '孵化'],
  'two characters, rare': [...byFrequency(2, 0.0001, 0.005), '麒麟', '榫卯'],
  'two characters, absent': ['麟麒', '鬱鬱', '卯榫', '𠮷𠮷'],
  'four characters': [...byFrequency(4, 0.001, 0.1), '候鸟迁徙'],
  'eight characters': [...byFrequency(8, 0.0001, 0.5), '候鸟迁徙保护监测'],
  'four characters of common pairs': rareOfCommonPairs(),
  'two words': byFrequency(2, 0.02, 0.3).map((word, i, all) => `${word} ${all[(i + 1) % all.length]}`),
  'numbers and letters': ['2030', '12.8%', '"5"', '20'],
}

const report = Object.fromEntries(Object.entries(classes).map(([name, queries]) => [name, measure(queries)]))
const { textBytes, index, seconds } = library
const characters = texts.reduce((sum, text) => sum + text.length, 0)
process.stdout.write(
  `${JSON.stringify(
    {
      articles,
      order,
      characters,
      build: {
        articlesPerSecond: seconds === null ? null : Math.round(articles / seconds),
        trigramArticlesPerSecond: peers.isAsked ? Math.round(articles / peers.seconds) : null,
        indexAloneArticlesPerSecond: peers.isAsked ? Math.round(articles / peers.ownSeconds) : null,
        tokensOnlyArticlesPerSecond: Math.round(tokenRate()),
      },
      size: {
        indexToText: round(index / textBytes),
        trigramToText: peers.isAsked ? round(peers.index / textBytes) : null,
        trigramToIndex: peers.isAsked ? round(peers.index / index) : null,
        libraryMegabytes: round(statSync(join(values.library ?? dir, 'library.sqlite')).size / 2 ** 20),
      },
      first: firstQueries(),
      missed: sum(({ missed }) => missed),
      untrue: sum(({ untrue }) => untrue),
      /** Goals are at least 150 and 20. */
      worstRatios: {
        likeToP95: Math.min(...Object.values(report).map(({ likeToP95 }) => likeToP95)),
        rgToP95: peers.hasRg ? Math.min(...Object.values(report).map(({ rgToP95 }) => rgToP95 ?? 0)) : null,
      },
      classes: report,
    },
    null,
    2,
  )}\n`,
)
peers.db.close()
rmSync(dir, { recursive: true, force: true })

function sum(of: (one: ReturnType<typeof measure>) => number): number {
  return Object.values(report).reduce((all, one) => all + of(one), 0)
}

/** A new process's first query, ms: the library's file forgotten by the system before each, and in its memory. */
function firstQueries() {
  const own = values.library ?? dir
  const file = join(own, 'library.sqlite')
  library.close()
  const ask = () =>
    Number(execFileSync(process.execPath, [import.meta.filename, '--first', own], { encoding: 'utf8' }))
  const forget = () =>
    spawnSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0'], { stdio: 'ignore' }).status === 0
  const times = { cold: [] as number[], warm: [] as number[] }
  ask()
  for (let i = 0; i < 5; i++) {
    if (!forget()) return { cold: null, warm: null, 'cold / warm': null }
    times.cold.push(ask())
    times.warm.push(ask())
  }
  const [cold, warm] = [times.cold, times.warm].map((some) => some.toSorted((a, b) => a - b)[2] as number)
  return { cold: round(cold ?? 0), warm: round(warm ?? 0), 'cold / warm': round((cold ?? 0) / (warm ?? 1)) }
}

function build() {
  const articles = Number(values.articles)
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
    `INSERT INTO article (id, page_id, n, title, byline_json, text, revision, characters, tag_engine)
     VALUES (?, 'p', ?, ?, '[]', ?, 1, ?, 'bench')`,
  )
  write.exec(`INSERT INTO source VALUES ('s', '报.txt', 'h', 1, 'utf-8', 1, 0);
    INSERT INTO page VALUES ('p', 's', 1, '', '[]', '[]', '[]', 0, 0, 'bench')`)
  write.pragma('synchronous = NORMAL')
  const from = performance.now()
  // As a page is stored: its articles go into the index together.
  const rest = write.prepare('INSERT INTO search_rest SELECT coalesce(max(no), 0) FROM search_article')
  const goOn = write.prepare('DELETE FROM search_rest')
  const few = write.transaction((start: number) => {
    rest.run()
    for (let i = start; i < Math.min(articles, start + 10); i++) {
      const text = texts[i] as string
      insert.run(idOf(i), i, text.slice(0, text.indexOf('\n')), text, text.length)
    }
    goOn.run()
  })
  for (let i = 0; i < articles; i += 10) few(i)
  const seconds = (performance.now() - from) / 1000
  write.pragma('wal_checkpoint(TRUNCATE)')
  const sizes = sizesOf(read)
  return { texts, ids: texts.map((_, i) => idOf(i)), dir, library: { read, close, seconds, ...sizes } }
}

function idOf(i: number): string {
  return `a${String(i).padStart(8, '0')}`
}

function sizesOf(read: Pick<Database.Database, 'prepare'>) {
  const bytes = (sql: string) => read.prepare(sql).pluck().get() as number
  return {
    index: bytes('SELECT sum(length(block)) FROM search_text_data'),
    textBytes: bytes('SELECT sum(octet_length(text)) FROM article'),
  }
}

/** A library that is there already; what is written beside it lies elsewhere. */
function open(library: string) {
  const { read, close } = openDatabase(library)
  const rows = read.prepare('SELECT id, text FROM article').all() as { id: string; text: string }[]
  const dir = mkdtempSync(join(tmpdir(), 'jianbao-bench-'))
  return {
    texts: rows.map(({ text }) => text),
    ids: rows.map(({ id }) => id),
    dir,
    library: { read, close, seconds: null, ...sizesOf(read) },
  }
}

/** The same texts as others would have them: FTS5 with trigrams, and one file for ripgrep. */
function buildPeers() {
  const db = new Database(join(dir, 'trigram.sqlite'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  db.exec(`CREATE TABLE body (no INTEGER PRIMARY KEY, text TEXT NOT NULL);
    CREATE VIRTUAL TABLE tri USING fts5(text, content='body', content_rowid='no', tokenize='trigram')`)
  const body = db.prepare('INSERT INTO body VALUES (?, ?)')
  const tri = db.prepare('INSERT INTO tri (rowid, text) VALUES (?, ?)')
  const from = performance.now()
  const few = db.transaction((start: number) => {
    for (let i = start; i < Math.min(articles, start + 10); i++) {
      body.run(i, texts[i])
      tri.run(i, texts[i])
    }
  })
  // Beside a library that is there already only what needs no index of its own is asked.
  const isAsked = values.library === undefined
  const indexed = isAsked ? articles : 0
  for (let i = 0; i < indexed; i += 10) few(i)
  const seconds = (performance.now() - from) / 1000
  // Our index by itself, as large and as often written as the peer's.
  db.exec(`CREATE VIRTUAL TABLE own USING fts5(
    tokens, content='', contentless_delete=1, detail=none, prefix='1', tokenize='ascii')`)
  const own = db.prepare('INSERT INTO own (rowid, tokens) VALUES (?, ?)')
  const fewOwn = db.transaction((start: number) => {
    for (let i = start; i < Math.min(articles, start + 10); i++) own.run(i, indexTokens(texts[i] as string))
  })
  const fromOwn = performance.now()
  for (let i = 0; i < indexed; i += 10) fewOwn(i)
  const ownSeconds = (performance.now() - fromOwn) / 1000
  db.exec('DROP TABLE own')
  const index = db.prepare('SELECT sum(length(block)) FROM tri_data').pluck().get() as number
  const file = join(dir, 'texts.txt')
  writeFileSync(file, texts.join('\n\n'))
  const hasRg = spawnSync('rg', ['--version']).status === 0
  return { db, seconds, ownSeconds, index, file, hasRg, isAsked }
}

/** Articles a second that are cut into tokens, without writing them. */
function tokenRate(): number {
  const some = texts.slice(0, 2000)
  const from = performance.now()
  for (const text of some) indexTokens(text)
  return some.length / ((performance.now() - from) / 1000)
}

/** Up to twelve stretches of `length` characters, without punctuation, that this share of the articles has. */
function byFrequency(length: number, least: number, most: number): string[] {
  // A sample says nearly what all would, in a hundredth of the time.
  const sample =
    texts.length <= 10_000 ? texts : texts.filter((_, i) => i % Math.ceil(texts.length / 10_000) === 0)
  const found = new Set<string>()
  for (let tries = 0; tries < 4000 && found.size < 12; tries++) {
    const text = texts[Math.floor(next() * articles)] as string
    const at = Math.floor(next() * (text.length - length))
    const stretch = text.slice(at, at + length)
    if (!/^\p{sc=Han}+$/u.test(stretch) || found.has(stretch)) continue
    const share = sample.reduce((all, other) => all + Number(other.includes(stretch)), 0) / sample.length
    if (share >= least && share <= most) found.add(stretch)
  }
  return [...found]
}

/** The worst for an index of pairs: common pairs that hardly ever stand together. */
function rareOfCommonPairs(): string[] {
  const common = byFrequency(2, 0.4, 1)
  const sample = texts.slice(0, 10_000)
  return common
    .flatMap((a) => common.map((b) => a + b))
    .filter((word) => sample.filter((text) => text.includes(word)).length < 20)
    .slice(0, 12)
}

/** Keeps the fastest time of each query: what else the computer does meanwhile falls out. */
function timed(times: Map<string, number>, query: string, work: () => void): void {
  const from = performance.now()
  work()
  times.set(query, Math.min(times.get(query) ?? Number.POSITIVE_INFINITY, performance.now() - from))
}

function measure(queries: readonly string[]) {
  const times = new Map<string, number>()
  const like = new Map<string, number>()
  const trigram = new Map<string, number>()
  const rg = new Map<string, number>()
  let missed = 0
  let untrue = 0
  let hits = 0
  const scan = library.read.prepare('SELECT count(*) FROM article WHERE text LIKE ?').pluck()
  const match = peers.db
    .prepare("SELECT rowid, snippet(tri, 0, '', '', '', 20) FROM tri WHERE tri MATCH ? ORDER BY rank LIMIT ?")
    .raw()
  // Each in turn, so that what else the computer does falls on all.
  for (let i = 0; i < rounds; i++)
    for (const [n, query] of queries.entries()) {
      const plain = query.replaceAll('"', '')
      timed(times, query, () =>
        searchLibrary(library.read, SearchQuery.parse({ query, order, limit: shown })),
      )
      if (i >= peerRounds || n >= peerQueries) continue
      timed(like, query, () => scan.get(`%${plain.replaceAll('%', '').replace(/ +/g, '%')}%`))
      const words = plain.split(' ')
      if (peers.isAsked && words.every((word) => Array.from(word).length >= 3))
        timed(trigram, query, () => match.all(words.map((word) => `"${word}"`).join(' AND '), shown))
      if (peers.hasRg)
        timed(rg, query, () => {
          try {
            execFileSync('rg', ['-F', '-c', words[0] as string, peers.file])
          } catch {
            // Exit status 1: nothing found.
          }
        })
    }
  if (values.truth === '1')
    for (const query of queries) {
      const truth = new Set<number>()
      for (const [n, text] of texts.entries()) if (isTrue(text, query)) truth.add(n)
      const input = { ...SearchQuery.parse({ query, exact: true }), limit: articles, limitPerArticle: 1 }
      const found = searchLibrary(library.read, input)
      const given = found.hits.map((hit) => numbers.get(hit.articleId) ?? -1)
      hits += truth.size
      untrue += given.filter((n) => !truth.has(n)).length + Math.abs(found.articles - given.length)
      missed += truth.size - given.filter((n) => truth.has(n)).length
    }
  const at = (list: ReadonlyMap<string, number>, share: number) =>
    round([...list.values()].sort((a, b) => a - b)[Math.ceil(list.size * share) - 1] ?? 0)
  const median = (list: ReadonlyMap<string, number>) => (list.size === 0 ? null : at(list, 0.5))
  const p95 = at(times, 0.95)
  return {
    queries: queries.length,
    hits,
    missed,
    untrue,
    median: at(times, 0.5),
    p95,
    most: at(times, 1),
    like: median(like),
    trigram: median(trigram),
    trigramMost: trigram.size === 0 ? null : at(trigram, 1),
    rg: median(rg),
    likeToP95: round((median(like) ?? 0) / p95),
    likeToMedian: round((median(like) ?? 0) / at(times, 0.5)),
    likeToMost: round((median(like) ?? 0) / at(times, 1)),
    rgToP95: rg.size === 0 ? null : round((median(rg) ?? 0) / p95),
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
