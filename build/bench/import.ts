/**
 * Measures import on the library's threads as the app runs them: `node build/bench/import.ts [--files 1000] [--pages 30]
 * [--sizes 1000,10000 --keep DIR]`. JSON on standard output, milliseconds: from a file of 5,000 characters to its article in
 * hand (first one and median), how long calls wait while many files are imported, beside the same calls in a library at rest,
 * what the calls cost the import (half of the files come while nothing is asked), and the most memory that each thread held
 * meanwhile; the same into libraries of these sizes (libraries.ts), and the growth from size to size.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Job } from '../../electron/contract/jobs.ts'
import type { LibraryOptions } from '../../electron/library/options.ts'
import { libraryOf, round, run, type Times, timesOf } from './libraries.ts'
import { textMaker } from './make-text.ts'
import { watchedCompute, watchMemory } from './memory.ts'
import { startBoth } from './threads.ts'

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '1000' },
    /** Pages for the time from file to article. */
    pages: { type: 'string', default: '30' },
    /** Characters of each of the many files. */
    characters: { type: 'string', default: '2000' },
    /** Articles of the libraries that are imported into besides an empty one. */
    sizes: { type: 'string', default: '' },
    /** Where libraries of these sizes are kept from run to run; what is imported into is a copy. */
    keep: { type: 'string' },
    /** A library that is there already: only into this one is imported. */
    library: { type: 'string' },
  },
})
/** What is used of the report of a larger library. */
interface Told {
  readonly fileOf5000Characters: Times
  readonly import: { readonly articlesPerSecond: number; readonly processMegabytes: number }
  readonly callsWhileImporting: Times
}
const maker = textMaker(3)
const root = mkdtempSync(join(tmpdir(), 'jianbao-bench-'))
const options: LibraryOptions = {
  dir: values.library ?? join(root, 'library'),
  compute: watchedCompute,
  samples: null,
}
const library = startBoth(options)
const { call } = library

/** Files written beforehand: their writing is not measured. */
function write(folder: string, count: number, characters: number): string[] {
  mkdirSync(join(root, folder))
  return Array.from({ length: count }, (_, i) => {
    const page = maker.page(i + 1, characters)
    const path = join(root, folder, page.name)
    writeFileSync(path, page.text)
    return path
  })
}

function ended(id: string): Promise<Job> {
  return new Promise((resolve) => {
    const stop = library.on('job', (job) => {
      if (job.id !== id || job.state === 'running') return
      stop()
      resolve(job)
    })
  })
}

async function fileToArticle(path: string): Promise<number> {
  const from = performance.now()
  const { id } = await call('jobs.startImport', { paths: [path] })
  const job = await ended(id)
  const sourceId = job.outcomes[0]?.sourceId
  if (!sourceId) throw new Error(`not imported: ${JSON.stringify(job.outcomes)}`)
  const [article] = (await call('listing.rows', { limit: 1 })).rows
  await call('articles.get', { id: article?.id as string })
  return performance.now() - from
}

const singles: number[] = []
for (const path of write('single', Number(values.pages), 5000)) singles.push(await fileToArticle(path))
const [first, ...warm] = singles as [number, ...number[]]

const known = (await call('listing.rows', { limit: 2 })).rows
const calls: Readonly<Record<string, () => Promise<unknown>>> = {
  'articles.get': () => call('articles.get', { id: known[1]?.id as string }),
  'tags.get': () => call('tags.get', { articleId: known[1]?.id as string }),
  'search.query': () => call('search.query', { query: '水利' }),
  'articles.setPlace': () =>
    call('articles.setPlace', { id: known[0]?.id as string, place: 10, progress: 0.1 }),
}

/** Asks each call in turn, 20 ms apart, until told to stop. */
async function ask(going: () => boolean): Promise<Record<string, number[]>> {
  const times: Record<string, number[]> = Object.fromEntries(Object.keys(calls).map((name) => [name, []]))
  while (going())
    for (const [name, one] of Object.entries(calls)) {
      const from = performance.now()
      await one()
      times[name]?.push(performance.now() - from)
      await setTimeout(20)
    }
  return times
}

let looks = 60
const rest = await ask(() => looks-- > 0)
const files = Number(values.files)
/** Files of each of the four turns: asked, left alone, left alone, asked, so that a machine that tires tires both. */
const each = Math.ceil(files / 2)
const [asked1, alone1, alone2, asked2] = ['一', '二', '三', '四'].map((name) =>
  write(name, each, Number(values.characters)),
) as [string[], string[], string[], string[]]
const articlesBefore = (await call('library.status')).articles
const memory = watchMemory(library.writing, library.reading)

/** Imports them all; seconds. `meanwhile` goes on as long as it is told to. */
async function imported(
  paths: readonly string[],
  meanwhile: (going: () => boolean) => Promise<unknown> = async () => {},
): Promise<number> {
  const from = performance.now()
  const { id } = await call('jobs.startImport', { paths: [...paths] })
  let going = true
  const done = ended(id).then(({ outcomes }) => {
    going = false
    if (outcomes.some(({ status }) => status !== 'imported')) throw new Error('a file was not imported')
    return (performance.now() - from) / 1000
  })
  await meanwhile(() => going)
  return done
}

const busy: Record<string, number[]> = Object.fromEntries(Object.keys(calls).map((name) => [name, []]))
const askMeanwhile = async (going: () => boolean) => {
  for (const [name, times] of Object.entries(await ask(going))) busy[name]?.push(...times)
}
let seconds = await imported(asked1, askMeanwhile)
const aloneSeconds = (await imported(alone1)) + (await imported(alone2))
seconds += await imported(asked2, askMeanwhile)
const held = await memory.end()
const articles = (await call('library.status')).articles - articlesBefore

await library.close()

/** The same into larger libraries, each in a process of its own. */
const sizes = values.sizes === '' ? [] : values.sizes.split(',').map(Number)
const into = sizes.map((size) => {
  const dir = join(root, `${size}`)
  libraryOf(size, dir, values.keep)
  const few = ['--files', String(Math.min(files, 200)), '--pages', '10']
  const told = JSON.parse(run('import.ts', '--library', dir, ...few)) as Told
  rmSync(dir, { recursive: true })
  return { inLibraryOf: size, ...told }
})
const growth = into.slice(1).map((larger, i) => {
  const smaller = into[i] as (typeof into)[number]
  const of = (way: (told: Told) => number) => round(way(larger) / way(smaller))
  return {
    from: smaller.inLibraryOf,
    to: larger.inLibraryOf,
    'articles a second': of((told) => told.import.articlesPerSecond),
    'file to article': of((told) => told.fileOf5000Characters.median),
    'calls meanwhile': of((told) => told.callsWhileImporting.median),
    'memory of the process': of((told) => told.import.processMegabytes),
  }
})
const all = (times: Record<string, number[]>) => Object.values(times).flat()
process.stdout.write(
  `${JSON.stringify(
    {
      fileOf5000Characters: { first: round(first), ...timesOf(warm) },
      import: {
        files: each * 4,
        seconds: round(seconds + aloneSeconds),
        filesPerSecond: round((each * 4) / (seconds + aloneSeconds)),
        'rate asked / unasked': round(aloneSeconds / seconds),
        articles,
        articlesPerSecond: round(articles / (seconds + aloneSeconds)),
        ...held,
      },
      callsWhileImporting: timesOf(all(busy)),
      callsAtRest: timesOf(all(rest)),
      byCallAtRest: Object.fromEntries(
        Object.keys(calls).map((name) => [name, timesOf(rest[name] as number[])]),
      ),
      byCall: Object.fromEntries(Object.keys(calls).map((name) => [name, timesOf(busy[name] as number[])])),
      ...(into.length === 0 ? {} : { into, growth }),
    },
    null,
    2,
  )}\n`,
)
rmSync(root, { recursive: true, force: true })
