/**
 * Measures import on the library's threads as the app runs them: `node build/bench/import.ts [--files 1000] [--pages 30]`.
 * JSON on standard output, milliseconds: from a file of 5,000 characters to its article in hand (first one and median),
 * how long calls wait while many files are imported, beside the same calls in a library at rest, what the calls cost the
 * import (half of the files come while nothing is asked), and the most memory that each thread held meanwhile.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Job } from '../../electron/contract/jobs.ts'
import type { LibraryOptions } from '../../electron/library/options.ts'
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
  },
})
const maker = textMaker(3)
const root = mkdtempSync(join(tmpdir(), 'jianbao-bench-'))
const options: LibraryOptions = {
  dir: join(root, 'library'),
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
  const page = (await call('pages.list')).find((one) => one.sourceId === sourceId)
  const article = (await call('articles.list')).find((one) => one.pageId === page?.id)
  await call('articles.get', { id: article?.id as string })
  return performance.now() - from
}

const singles: number[] = []
for (const path of write('single', Number(values.pages), 5000)) singles.push(await fileToArticle(path))
const [first, ...warm] = singles as [number, ...number[]]

const known = await call('articles.list')
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

const all = (times: Record<string, number[]>) => Object.values(times).flat()
process.stdout.write(
  `${JSON.stringify(
    {
      fileOf5000Characters: { first: round(first), ...summary(warm) },
      import: {
        ...{ files: each * 4, seconds: round(seconds + aloneSeconds) },
        filesPerSecond: round((each * 4) / (seconds + aloneSeconds)),
        'rate asked / unasked': round(aloneSeconds / seconds),
        articles,
        articlesPerSecond: round(articles / (seconds + aloneSeconds)),
        ...held,
      },
      callsWhileImporting: summary(all(busy)),
      callsAtRest: summary(all(rest)),
      byCallAtRest: Object.fromEntries(
        Object.keys(calls).map((name) => [name, summary(rest[name] as number[])]),
      ),
      byCall: Object.fromEntries(Object.keys(calls).map((name) => [name, summary(busy[name] as number[])])),
    },
    null,
    2,
  )}\n`,
)
await library.close()
rmSync(root, { recursive: true, force: true })

function summary(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)
  return { count: sorted.length, median: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
