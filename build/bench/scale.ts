/**
 * Measures a library as it grows: `node build/bench/scale.ts [--sizes 1000,10000,100000] [--rounds 20] [--keep DIR]`. For each
 * size a library is made (make-library.ts; with `--keep` in DIR, and used again from there) and opened by a fresh process on
 * the thread the app uses; JSON on standard output with milliseconds (median, 95th) of opening it and of each call a window
 * makes, megabytes at rest and over an hour of use, bytes an article, the time of a copy, and for each the growth from size
 * to size.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import type { Job } from '../../electron/contract/jobs.ts'
import type { LibraryOptions } from '../../electron/library/options.ts'
import { articleFile, libraryOf, round, run, type Times, timesOf } from './libraries.ts'
import { random } from './make-text.ts'
import { megabytes, watchedCompute, watchMemory } from './memory.ts'
import { type Both, startBoth } from './threads.ts'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000' },
    rounds: { type: 'string', default: '20' },
    /** A library that is there already: only this one is measured, in this process. */
    library: { type: 'string' },
    /** Where libraries are kept from run to run; what is measured is a copy. */
    keep: { type: 'string' },
  },
})
const rounds = Number(values.rounds)

interface Measured {
  readonly articles: number
  readonly open: number
  readonly calls: Readonly<Record<string, Times>>
  readonly megabytesAtRest: number
  /** Of the whole process after each tenth of an hour's use. */
  readonly megabytesOverUse: readonly number[]
  readonly megabytesAfterUse: number
  readonly libraryThreadMegabytes: number
  readonly readingThreadMegabytes: number
}

const held = () => megabytes(process.memoryUsage.rss())

/** Opens the library and uses it as a window would. */
async function measure(dir: string): Promise<Measured> {
  const options: LibraryOptions = {
    dir,
    compute: watchedCompute,
    samples: null,
  }
  const from = performance.now()
  const library = startBoth(options)
  const { call } = library
  const { articles } = await call('library.status')
  const [last] = (await call('listing.rows', { limit: 1 })).rows
  await call('articles.get', { id: last?.id as string })
  const open = round(performance.now() - from)
  const megabytesAtRest = held()
  const memory = watchMemory(library.writing, library.reading)
  const next = random(5)
  const below = (n: number) => Math.floor(next() * n)
  // An entity of 10,000 mentions, or the most that there are.
  const { rows: entities } = await call('entities.list', { limit: 400 })
  const most = (entities.find(({ mentions }) => mentions <= 10_000) ?? entities.at(-1))?.id as string
  const rows = async () => (await call('listing.rows', { limit: 100, offset: below(articles) })).rows
  const someone = async () => (await rows())[0]?.id ?? (last?.id as string)
  const ids = await Promise.all(Array.from({ length: rounds }, someone))
  const [short = '', long = ''] = await articlesOf([100, 100_000], dir, library)
  const whole = async (id: string) => {
    await Promise.all([
      call('articles.get', { id }),
      call('tags.get', { articleId: id }),
      call('annotations.list', { articleId: id }),
    ])
  }
  const words = ['水利', '教育', '沙洲', '医', '粮食工程', '农业农村局负责人', '水利 教育', '2027']
  const asked: Readonly<Record<string, (i: number) => Promise<unknown>>> = {
    'library list, a window anywhere': rows,
    'library list, its outline': () => call('listing.outline', {}),
    'library list, filters': () => call('listing.counts'),
    'article to read': (i) => call('articles.get', { id: ids[i % ids.length] as string }),
    'its names and figures': (i) => call('tags.get', { articleId: ids[i % ids.length] as string }),
    'its other versions': (i) => call('versions.of', { articleId: ids[i % ids.length] as string }),
    'article of 100 characters, whole': () => whole(short),
    'article of 100,000 characters, whole': () => whole(long),
    search: (i) => call('search.query', { query: words[i % words.length] as string }),
    'search, facets': (i) => call('search.facets', { query: words[i % words.length] as string }),
    'marks, a window anywhere': () => call('annotations.find', { offset: below(articles / 2), limit: 100 }),
    'entities, first window': () => call('entities.list', { limit: 100, offset: below(200) }),
    'figures, a window anywhere': () => call('figures.list', { offset: below(articles), limit: 100 }),
    'entity of 10,000 mentions, its passages': (i) =>
      call('entities.concordance', { id: most, sort: i % 2 ? 'left' : 'right', offset: below(200) }),
    'a note made': (i) =>
      call('annotations.create', {
        articleId: ids[i % ids.length] as string,
        revision: 1,
        start: 10 + (i % 400),
        end: 16 + (i % 400),
        note: `第${i}条`,
      }),
    undo: () => call('history.undo'),
  }
  // Answers that are kept until the library changes: the first is the one that counts.
  const once: Readonly<Record<string, () => Promise<unknown>>> = {
    'entity of 10,000 mentions, its page': () => call('entities.get', { id: most }),
    'graph of 100 names': () => call('entities.graph', {}),
    promises: () => call('figures.promises', {}),
    'versions of all stories': () => call('versions.groups', {}),
    'review, the pile of today': () => call('review.pile'),
  }
  const calls: Record<string, Times> = {}
  for (const [name, ask] of Object.entries(once)) {
    const began = performance.now()
    await ask()
    calls[name] = timesOf([performance.now() - began])
  }
  for (const [name, ask] of Object.entries(asked)) {
    const times: number[] = []
    for (let i = 0; i < rounds; i++) {
      const began = performance.now()
      await ask(i)
      times.push(performance.now() - began)
    }
    calls[name] = timesOf(times)
  }
  // An hour of use at full speed: a thousand things done in no order, a note and its undo among them.
  const looks = Object.entries(asked).filter(([name]) => name !== 'undo')
  const megabytesOverUse: number[] = []
  for (let i = 1; i <= 1000; i++) {
    const [name, ask] = looks[below(looks.length)] as (typeof looks)[number]
    await ask(i)
    if (name === 'a note made') await call('history.undo')
    if (i % 100 === 0) megabytesOverUse.push(held())
  }
  const { libraryThreadMegabytes, readingThreadMegabytes } = await memory.end()
  const megabytesAfterUse = held()
  await library.close()
  return {
    articles,
    open,
    calls,
    megabytesAtRest,
    megabytesOverUse,
    megabytesAfterUse,
    libraryThreadMegabytes,
    readingThreadMegabytes,
  }
}

/** Imports articles of these lengths beside the others; their ids. */
async function articlesOf(lengths: readonly number[], dir: string, { call, on }: Both): Promise<string[]> {
  const ids: string[] = []
  for (const length of lengths) {
    const { path } = articleFile(length, dir)
    const ended = new Promise<Job>((resolve) => {
      on('job', (job) => {
        if (job.state !== 'running') resolve(job)
      })
    })
    await call('jobs.startImport', { paths: [path] })
    const sourceId = (await ended).outcomes[0]?.sourceId
    const page = (await call('pages.list')).find((one) => one.sourceId === sourceId)
    const [article] = (await call('pages.get', { id: page?.id as string })).articles
    if (!article) throw new Error(`no article in ${path}`)
    const { characters } = await call('articles.get', { id: article.id })
    if (Math.abs(characters - length) > length / 2)
      throw new Error(`an article of ${characters}, not ${length}`)
    ids.push(article.id)
  }
  return ids
}

/** What the file takes, and a copy of it made while it is open. */
function weigh(dir: string, articles: number): Record<string, number> {
  const file = join(dir, 'library.sqlite')
  const bytes = statSync(file).size
  const db = new Database(file, { readonly: true })
  const text = db.prepare('SELECT sum(octet_length(text)) FROM article').pluck().get() as number
  const copy = join(dir, 'copy.sqlite')
  const from = performance.now()
  db.prepare('VACUUM INTO ?').run(copy)
  const seconds = (performance.now() - from) / 1000
  db.close()
  rmSync(copy)
  return {
    megabytes: Math.round(bytes / 2 ** 20),
    kilobytesAnArticle: round(bytes / 1024 / articles),
    timesItsText: round(bytes / text),
    copySeconds: round(seconds),
  }
}

if (values.library !== undefined) {
  process.stdout.write(JSON.stringify(await measure(values.library)))
} else {
  const root = mkdtempSync(join(tmpdir(), 'jianbao-bench-'))
  const sizes = values.sizes.split(',').map(Number)
  const all: (Measured & {
    readonly articlesPerSecond: number | null
    readonly file: Record<string, number>
  })[] = []
  for (const size of sizes) {
    const dir = join(root, String(size))
    const seconds = libraryOf(size, dir, values.keep)
    const articlesPerSecond = seconds === null ? null : round(size / seconds)
    const measured = JSON.parse(run('scale.ts', '--library', dir, '--rounds', values.rounds)) as Measured
    all.push({ articlesPerSecond, file: weigh(dir, size), ...measured })
    rmSync(dir, { recursive: true })
  }
  rmSync(root, { recursive: true, force: true })
  const names = Object.keys(all[0]?.calls ?? {})
  const growth = all.slice(1).map((larger, i) => {
    const smaller = all[i] as Measured
    const of = (name: string) =>
      round((larger.calls[name]?.median ?? 0) / Math.max(0.01, smaller.calls[name]?.median ?? 0))
    return {
      from: smaller.articles,
      to: larger.articles,
      open: round(larger.open / smaller.open),
      ...Object.fromEntries(names.map((name) => [name, of(name)])),
    }
  })
  process.stdout.write(`${JSON.stringify({ sizes: all, growth }, null, 2)}\n`)
}
