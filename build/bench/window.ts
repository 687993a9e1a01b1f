/**
 * Measures the window over libraries of several sizes: `node build/bench/window.ts [--sizes 1000,10000] [--keep DIR]
 * [--rounds 3] [--files 100]`. JSON on standard output. The app's own main, preload and page run on the stand-in; the libraries take turns,
 * and each figure is given beside the smallest library's of the same run (`ratios`). Of each: milliseconds from the start of
 * the program to the article that was read last on the screen, and from the page's own beginning; an article of 100 and one
 * of 100,000 characters opened from the list; lists of articles, marks and things opened and scrolled in steps and in leaps
 * (frames, time of the main thread for each); the page of a thing of 10,000 mentions; milliseconds from a character typed into
 * the search to the first hits of what stands there; the stories with several versions; megabytes of the page's heap and its
 * nodes; milliseconds from a click on a row to its article beside the list, at rest and while files are imported. Besides, of
 * the smallest: what the window costs before it is of use (first-paint.ts).
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { bundle } from '../bundle.ts'
import { type Driver, launch } from '../e2e/driver.ts'
import { articleText, go, waitForImport } from '../e2e/steps.ts'
import { bundleSizes, listTimes, startTimes } from './first-paint.ts'
import { articleFile, libraryOf } from './libraries.ts'
import { textMaker } from './make-text.ts'
import {
  entityList,
  libraryList,
  marksList,
  metrics,
  press,
  type Shown,
  scroll,
  type,
} from './window-steps.ts'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000' },
    /** Where libraries are kept from run to run; what is opened is a copy. */
    keep: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    /** How many are imported while rows are clicked. */
    files: { type: 'string', default: '100' },
  },
})
const rounds = Number(values.rounds)

const round = (value: number): number => Math.round(value * 10) / 10
const at = (numbers: readonly number[], share: number): number =>
  round(numbers.toSorted((a, b) => a - b)[Math.ceil(numbers.length * share) - 1] ?? 0)

/** What is measured of one library: each figure once a round, or once for each key. */
type Figures = Record<string, number[]>
const note = (figures: Figures, name: string, ...numbers: number[]): void => {
  figures[name] = [...(figures[name] ?? []), ...numbers]
}

interface Library {
  readonly articles: number
  readonly dir: string
  /** Titles of a short and a long article at the head of the list. */
  readonly lengths: readonly (readonly [characters: string, title: string])[]
  readonly figures: Figures
}

/** Opens a list and scrolls through it. */
async function scrolled(
  { page }: Driver,
  figures: Figures,
  name: string,
  shown: Shown,
  open: () => Promise<void>,
): Promise<void> {
  const { busy } = await metrics(page)
  const began = performance.now()
  await open()
  await page.locator(`${shown.list} ${shown.text}`).first().waitFor()
  note(figures, `${name} opened, ms`, performance.now() - began)
  for (const [way, frames] of [
    ['step', 200],
    ['leap', 60],
  ] as const) {
    const { gaps, bare, filled, work } = await scroll(page, busy, shown, frames, way)
    note(figures, `${name}, ${way}: ms a frame`, at(gaps, 0.5))
    note(figures, `${name}, ${way}: ms of work a frame`, work)
    note(figures, `${name}, ${way}: frames without rows`, bare)
    note(figures, `${name}, ${way}: rows there after, ms`, filled)
  }
}

async function visit({ dir, lengths, figures }: Library): Promise<void> {
  const from = performance.now()
  const app: Driver = await launch({ host: 'stand-in', library: dir })
  try {
    const { page } = app
    await articleText(app).getByRole('heading').first().waitFor({ timeout: 60_000 })
    note(figures, 'start to the article read last, ms', performance.now() - from)
    note(figures, 'page to the article read last, ms', await page.evaluate(() => performance.now()))
    for (const [characters, title] of lengths) {
      await go(app, '书库')
      const ms = await press(page, title, 'dblclick', '.article-text h1')
      note(figures, `article of ${characters} characters opened, ms`, ms)
    }
    await scrolled(app, figures, 'list', libraryList, () => go(app, '书库'))
    await scrolled(app, figures, 'marks', marksList, () => go(app, '批注'))
    await scrolled(app, figures, 'things', entityList, () => go(app, '实体'))
    // A thing of 10,000 mentions, or the most that there are.
    const { rows: things } = await app.call('entities.list', { limit: 400 })
    const thing = things.find(({ mentions }) => mentions <= 10_000)
    await page.locator('.ents-filter input').fill(thing?.canonical ?? '')
    const row = page.locator(entityList.list).getByText(thing?.canonical ?? '', { exact: true })
    await row.first().waitFor()
    note(figures, 'thing of 10,000 mentions, mentions', thing?.mentions ?? 0)
    let began = performance.now()
    await row.first().click()
    await page.locator('.kw-list .kw').first().waitFor()
    note(figures, 'thing of 10,000 mentions, its page, ms', performance.now() - began)
    await go(app, '搜索')
    await page.locator('.find input[type=search]').waitFor()
    note(figures, 'character typed to first hits, ms', ...(await type(page)))
    began = performance.now()
    await page.locator('.find aside section').first().waitFor({ timeout: 60_000 })
    note(figures, 'facets there after the last hits, ms', performance.now() - began)
    began = performance.now()
    const { total } = await app.call('versions.groups', {})
    note(figures, 'stories with versions, ms', performance.now() - began)
    note(figures, 'stories with versions', total)
    const { megabytes, nodes } = await (await metrics(page)).weigh()
    note(figures, 'megabytes of the heap', megabytes)
    note(figures, 'nodes', nodes)
    // So that the next start has an article to show.
    await go(app, '阅读')
    await articleText(app).getByRole('heading').first().waitFor({ timeout: 60_000 })
  } finally {
    await app.close()
  }
}

/** Clicks rows while nothing else goes on, and while files are imported; once, when everything else is measured. */
async function click({ dir, figures }: Library, count: number): Promise<void> {
  const maker = textMaker(5)
  const folder = join(dir, 'in')
  mkdirSync(folder)
  for (let i = 0; i < count; i++) {
    const file = maker.page(i + 1, 2000)
    writeFileSync(join(folder, file.name), file.text)
  }
  const app = await launch({ host: 'stand-in', library: dir })
  try {
    await go(app, '书库')
    const once = async (name: string, i: number) => {
      note(figures, name, await press(app.page, i, 'click', '.pre h1'))
      await new Promise((rest) => setTimeout(rest, 50))
    }
    for (let i = 0; i < 100; i++) await once('click to the article beside, at rest, ms', i % 7)
    const from = performance.now()
    const { id } = await app.call('jobs.startImport', { paths: [folder] })
    for (let i = 0; ; i++) {
      await once('click to the article beside, while importing, ms', i % 7)
      const job = i % 10 === 9 ? (await app.call('jobs.list')).find((one) => one.id === id) : undefined
      if (job === undefined || job.state === 'running') continue
      if (job.done !== count) throw new Error(`${job.done} of ${count} files were imported`)
      note(figures, 'files imported meanwhile, a second', (1000 * count) / (performance.now() - from))
      return
    }
  } finally {
    await app.close()
  }
}

/** Brings a short and a long article into it and leaves it as after reading an article in the middle of it. */
async function prepare(dir: string): Promise<Library> {
  const app = await launch({ host: 'stand-in', library: dir })
  try {
    const { articles } = await app.call('library.status')
    const lengths: [string, string][] = []
    for (const length of [100, 100_000]) {
      await app.call('jobs.startImport', { paths: [articleFile(length, dir).path] })
      await waitForImport(app, 60_000)
      const [row] = (await app.call('listing.rows', { limit: 1 })).rows
      if (row === undefined || Math.abs(row.characters - length) > length / 2)
        throw new Error(`an article of ${row?.characters} characters, not ${length}`)
      lengths.push([length.toLocaleString('en-US'), row.title])
    }
    const [row] = (await app.call('listing.rows', { limit: 1, offset: Math.floor(articles / 2) })).rows
    await app.call('settings.set', { lastScreen: 'reader', lastArticleId: row?.id ?? null })
    return { articles, dir, lengths, figures: {} }
  } finally {
    await app.close()
  }
}

const root = mkdtempSync(join(tmpdir(), 'jianbao-bench-'))
try {
  await bundle()
  const all: Library[] = []
  for (const size of values.sizes.split(',')) {
    const dir = join(root, size)
    libraryOf(Number(size), dir, values.keep)
    all.push(await prepare(dir))
  }
  for (let i = 0; i < rounds; i++) for (const library of all) await visit(library)
  // Before the smallest has more articles than it is named after.
  const start = await startTimes(all[0]?.dir as string, rounds)
  for (const library of all) await click(library, Number(values.files))
  const told = all.map(({ articles, figures }) => ({
    articles,
    figures: Object.fromEntries(
      Object.entries(figures).map(([name, numbers]) => [
        name,
        { median: at(numbers, 0.5), p95: at(numbers, 0.95), p99: at(numbers, 0.99) },
      ]),
    ),
  }))
  const [smallest] = told
  const ratios = told.slice(1).map(({ articles, figures }) => ({
    articles,
    ...Object.fromEntries(
      Object.entries(figures).map(([name, { median }]) => [
        name,
        round(median / Math.max(0.1, smallest?.figures[name]?.median ?? 0)),
      ]),
    ),
  }))
  const first = { start, bundle: await bundleSizes(), rows: await listTimes(rounds) }
  process.stdout.write(`${JSON.stringify({ rounds, libraries: told, ratios, ...first }, null, 2)}\n`)
} finally {
  rmSync(root, { recursive: true, force: true })
}
