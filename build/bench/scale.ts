/**
 * Measures a library as it grows: `node build/bench/scale.ts [--sizes 1000,10000,100000] [--rounds 20]`. For each size a
 * library is made (make-library.ts) and opened by a fresh process on the thread the app uses; JSON on standard output with
 * milliseconds (median, 95th) of opening it and of each call a window makes, megabytes, bytes an article, the time of a copy,
 * and for each the growth from size to size. Memory is that of the whole process.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import type { Call } from '../../electron/contract/api.ts'
import type { LibraryOptions } from '../../electron/library/options.ts'
import { startThread } from '../../electron/rpc/thread.ts'
import { random } from './make-text.ts'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000' },
    rounds: { type: 'string', default: '20' },
    /** A library that is there already: only this one is measured, in this process. */
    library: { type: 'string' },
  },
})
const rounds = Number(values.rounds)

interface Times {
  readonly median: number
  readonly p95: number
}
interface Measured {
  readonly articles: number
  readonly open: number
  readonly calls: Readonly<Record<string, Times>>
  readonly megabytesAtRest: number
  readonly megabytesAfterUse: number
}

const round = (value: number): number => Math.round(value * 100) / 100

function timesOf(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)
  return { median: at(0.5), p95: at(0.95) }
}

const megabytes = () => Math.round(process.memoryUsage().rss / 2 ** 20)

/** Opens the library and uses it as a window would. */
async function measure(dir: string): Promise<Measured> {
  const options: LibraryOptions = {
    dir,
    compute: new URL('../../electron/compute/entry.ts', import.meta.url).href,
    samples: null,
  }
  const from = performance.now()
  const thread = startThread(new URL('../../electron/library/entry.ts', import.meta.url), {
    workerData: options,
  })
  const call = ((name: string, input?: unknown) => thread.client.call(name, input ?? {})) as Call
  const { articles } = await call('library.status')
  const [last] = (await call('listing.rows', { limit: 1 })).rows
  await call('articles.get', { id: last?.id as string })
  const open = round(performance.now() - from)
  const megabytesAtRest = megabytes()
  const next = random(5)
  const below = (n: number) => Math.floor(next() * n)
  const { rows: entities } = await call('entities.list', { limit: 50 })
  const most = entities[0]?.id as string
  const rows = async () => (await call('listing.rows', { limit: 100, offset: below(articles) })).rows
  const someone = async () => (await rows())[0]?.id ?? (last?.id as string)
  const ids = await Promise.all(Array.from({ length: rounds }, someone))
  const words = ['水利', '教育', '沙洲', '医', '粮食工程', '农业农村局负责人', '水利 教育', '2027']
  const asked: Readonly<Record<string, (i: number) => Promise<unknown>>> = {
    'library list, a window anywhere': rows,
    'library list, its outline': () => call('listing.outline', {}),
    'library list, filters': () => call('listing.counts'),
    'article to read': (i) => call('articles.get', { id: ids[i % ids.length] as string }),
    'its names and figures': (i) => call('tags.get', { articleId: ids[i % ids.length] as string }),
    'its other versions': (i) => call('versions.of', { articleId: ids[i % ids.length] as string }),
    search: (i) => call('search.query', { query: words[i % words.length] as string }),
    'search, facets': (i) => call('search.facets', { query: words[i % words.length] as string }),
    'marks, a window anywhere': () => call('annotations.find', { offset: below(articles / 2), limit: 100 }),
    'entities, first window': () => call('entities.list', { limit: 100, offset: below(200) }),
    'figures, a window anywhere': () => call('figures.list', { offset: below(articles), limit: 100 }),
    'entity most named, its passages': (i) =>
      call('entities.concordance', { id: most, sort: i % 2 ? 'left' : 'right', offset: below(200) }),
    'a note made': (i) =>
      call('annotations.create', {
        articleId: ids[i % ids.length] as string,
        revision: 1,
        start: 10 + i,
        end: 16 + i,
        note: `第${i}条`,
      }),
    undo: () => call('history.undo'),
  }
  // Answers that are kept until the library changes: the first is the one that counts.
  const once: Readonly<Record<string, () => Promise<unknown>>> = {
    'entity most named, its page': () => call('entities.get', { id: most }),
    'graph of 100 names': () => call('entities.graph', {}),
    promises: () => call('figures.promises', {}),
    'versions of all stories': () => call('versions.groups'),
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
  // An hour of use at full speed: a thousand looks in no order.
  const looks = Object.values(asked).slice(0, 12)
  for (let i = 0; i < 1000; i++) await (looks[below(looks.length)] as (typeof looks)[number])(i)
  const megabytesAfterUse = megabytes()
  await thread.close()
  return { articles, open, calls, megabytesAtRest, megabytesAfterUse }
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

const run = (script: string, ...args: string[]): string =>
  execFileSync(process.execPath, [join(import.meta.dirname, script), ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    stdio: ['ignore', 'pipe', 'inherit'],
  })

if (values.library !== undefined) {
  process.stdout.write(JSON.stringify(await measure(values.library)))
} else {
  const root = mkdtempSync(join(tmpdir(), 'jianbao-bench-'))
  const sizes = values.sizes.split(',').map(Number)
  const all: (Measured & { readonly articlesPerSecond: number; readonly file: Record<string, number> })[] = []
  for (const size of sizes) {
    const dir = join(root, String(size))
    const from = performance.now()
    run('make-library.ts', '--articles', String(size), '--library', dir)
    const articlesPerSecond = round(size / ((performance.now() - from) / 1000))
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
