/**
 * Measures the window over libraries of several sizes: `node build/bench/window.ts [--sizes 1000,10000] [--libraries DIR,DIR]
 * [--rounds 3]`. JSON on standard output. The app's own main, preload and page run on the stand-in; the libraries take turns,
 * and each figure is given beside the smallest library's of the same run (`ratios`). Of each: milliseconds from the start of
 * the program to the article that was read last on the screen, and from the page's own beginning; the list opened, scrolled in
 * steps and in leaps (frames, time of the main thread for each); milliseconds from a character typed into the search to the
 * first hits of what stands there; the stories with several versions; megabytes of the page's heap and its nodes. Besides, of
 * the smallest: what the window costs before it is of use (first-paint.ts).
 * `--libraries` names libraries that are there already; they are opened as a person opens them, and read settings are kept.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { bundle } from '../bundle.ts'
import { type Driver, launch } from '../e2e/driver.ts'
import { articleText, go } from '../e2e/steps.ts'
import { bundleSizes, listTimes, startTimes } from './first-paint.ts'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000' },
    libraries: { type: 'string' },
    rounds: { type: 'string', default: '3' },
  },
})
const rounds = Number(values.rounds)
const words = ['粮食工程', '水利局', '沙洲乡', '青溪市教育']

const round = (value: number): number => Math.round(value * 10) / 10
const at = (numbers: readonly number[], share: number): number =>
  round(numbers.toSorted((a, b) => a - b)[Math.ceil(numbers.length * share) - 1] ?? 0)

/** What is measured of one library: each figure once a round, or once for each key. */
type Figures = Record<string, number[]>
const note = (figures: Figures, name: string, ...numbers: number[]): void => {
  figures[name] = [...(figures[name] ?? []), ...numbers]
}

/** Numbers of the page's process, as Chromium counts them. */
async function metrics(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const read = async (name: string) =>
    (await session.send('Performance.getMetrics')).metrics.find((metric) => metric.name === name)?.value ?? 0
  return {
    busy: async () => (await read('TaskDuration')) * 1000,
    async weigh() {
      await session.send('HeapProfiler.collectGarbage')
      return { megabytes: (await read('JSHeapUsedSize')) / 2 ** 20, nodes: await read('Nodes') }
    },
  }
}

/** Scrolls the library's list; frames by the clock and by the work of the main thread. */
async function scroll(page: Page, busy: () => Promise<number>, frames: number, way: 'step' | 'leap') {
  const before = await busy()
  const seen = await page.evaluate(
    async ([count, by]) => {
      const list = document.querySelector('.lib .list')
      if (list === null) throw new Error('no list')
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
      const gaps: number[] = []
      let bare = 0
      let last = await frame()
      for (let i = 0; i < count; i++) {
        list.scrollTop = by === 'step' ? list.scrollTop + 120 : (((i * 7919) % 997) / 997) * list.scrollHeight
        const now = await frame()
        gaps.push(now - last)
        last = now
        if (list.querySelector('[role=row]') === null) bare++
      }
      // After a leap rows are fetched: until they have their text.
      const from = performance.now()
      while (list.querySelector('.line-text') === null && performance.now() - from < 10_000) await frame()
      return { gaps, bare, filled: performance.now() - from }
    },
    [frames, way] as const,
  )
  return { ...seen, work: ((await busy()) - before) / frames }
}

/** Types words character by character; ms until the first hit shown is one of what stands in the field. */
async function type(page: Page): Promise<number[]> {
  return page.evaluate(async (all) => {
    const field = document.querySelector<HTMLInputElement>('.find input[type=search]')
    const put = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    if (field === null || put === undefined) throw new Error('no field')
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    const write = (text: string) => {
      put.call(field, text)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
    const times: number[] = []
    for (const word of all)
      for (let length = 1; length <= word.length; length++) {
        const typed = word.slice(0, length)
        const from = performance.now()
        write(typed)
        const isThere = () =>
          document.querySelector('.find .kwic mark')?.textContent === typed ||
          document.querySelector('.find .ui-empty') !== null
        do await frame()
        while (!isThere() && performance.now() - from < 20_000)
        times.push(performance.now() - from)
      }
    return times
  }, words)
}

async function visit(library: string, figures: Figures): Promise<void> {
  const from = performance.now()
  const app: Driver = await launch({ host: 'stand-in', library })
  try {
    const { page } = app
    await articleText(app).getByRole('heading').first().waitFor({ timeout: 60_000 })
    note(figures, 'start to the article read last, ms', performance.now() - from)
    note(figures, 'page to the article read last, ms', await page.evaluate(() => performance.now()))
    const { busy, weigh } = await metrics(page)
    let began = performance.now()
    await go(app, '书库')
    await page.locator('.lib .list .line-text').first().waitFor()
    note(figures, 'list opened, ms', performance.now() - began)
    for (const [way, frames] of [
      ['step', 200],
      ['leap', 60],
    ] as const) {
      const { gaps, bare, filled, work } = await scroll(page, busy, frames, way)
      note(figures, `list, ${way}: ms a frame`, at(gaps, 0.5))
      note(figures, `list, ${way}: ms of work a frame`, work)
      note(figures, `list, ${way}: frames without rows`, bare)
      note(figures, `list, ${way}: rows there after, ms`, filled)
    }
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
    const { megabytes, nodes } = await weigh()
    note(figures, 'megabytes of the heap', megabytes)
    note(figures, 'nodes', nodes)
    // So that the next start has an article to show.
    await go(app, '阅读')
    await articleText(app).getByRole('heading').first().waitFor({ timeout: 60_000 })
  } finally {
    await app.close()
  }
}

/** Leaves the library as after reading an article in the middle of it. */
async function prepare(library: string): Promise<number> {
  const app = await launch({ host: 'stand-in', library })
  try {
    const { articles } = await app.call('library.status')
    const [row] = (await app.call('listing.rows', { limit: 1, offset: Math.floor(articles / 2) })).rows
    await app.call('settings.set', { lastScreen: 'reader', lastArticleId: row?.id ?? null })
    return articles
  } finally {
    await app.close()
  }
}

const root = mkdtempSync(join(tmpdir(), 'jianbao-bench-'))
try {
  await bundle()
  const libraries =
    values.libraries?.split(',') ??
    values.sizes.split(',').map((size) => {
      const dir = join(root, size)
      const script = join(import.meta.dirname, 'make-library.ts')
      execFileSync(process.execPath, [script, '--articles', size, '--library', dir], { stdio: 'ignore' })
      return dir
    })
  const all: { articles: number; library: string; figures: Figures }[] = []
  for (const library of libraries) all.push({ articles: await prepare(library), library, figures: {} })
  for (let i = 0; i < rounds; i++) for (const { library, figures } of all) await visit(library, figures)
  const told = all.map(({ articles, figures }) => ({
    articles,
    figures: Object.fromEntries(
      Object.entries(figures).map(([name, numbers]) => [
        name,
        { median: at(numbers, 0.5), p95: at(numbers, 0.95) },
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
  const first = {
    start: await startTimes(libraries[0] as string, rounds),
    ...{ bundle: await bundleSizes(), rows: await listTimes(rounds) },
  }
  process.stdout.write(`${JSON.stringify({ rounds, libraries: told, ratios, ...first }, null, 2)}\n`)
} finally {
  rmSync(root, { recursive: true, force: true })
}
