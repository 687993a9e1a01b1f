/** What the window costs before it is of use: its start beside a trivial page's, what it loads, a long list's first picture. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { build } from 'vite'
import { findBrowser } from '../browser.ts'
import { launch } from '../e2e/driver.ts'
import { articleText } from '../e2e/steps.ts'
import { launchChromium } from '../standin/chromium.ts'
import { makeScratch, removeScratch } from '../standin/scratch.ts'
import { bundlePage, busyClock, launchBrowser, openPage } from './marks/browser.ts'

const round = (value: number): number => Number(value.toPrecision(4))
const middle = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0

/** The same browser with nothing to show but a line of text; ms from its start until that is there. */
async function trivialPage(): Promise<number> {
  const executable = await findBrowser({ window: false })
  if (executable === null) throw new Error('no Chromium is installed')
  const scratch = makeScratch()
  const from = performance.now()
  const context = await launchChromium({ executable, head: false }, scratch)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>剪报</h1>' }))
  await page.goto('https://reader.app.invalid/')
  await page.getByRole('heading').first().waitFor()
  const ms = performance.now() - from
  await context.close()
  removeScratch(scratch)
  return ms
}

/** The app over a library in which an article was read; ms from its start until that is there, and until the page drew anything. */
async function article(library: string): Promise<{ start: number; page: number; drawn: number }> {
  const from = performance.now()
  const app = await launch({ host: 'stand-in', library })
  try {
    await articleText(app).getByRole('heading').first().waitFor({ timeout: 60_000 })
    const start = performance.now() - from
    const [page, drawn] = await app.page.evaluate(() => [
      performance.now(),
      performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    ])
    return { start, page: page ?? 0, drawn: drawn ?? 0 }
  } finally {
    await app.close()
  }
}

/** Both in turns. Main, which is Node, and the browser start side by side on the stand-in. */
export async function startTimes(library: string, rounds: number) {
  const trivial: number[] = []
  const own: Awaited<ReturnType<typeof article>>[] = []
  for (let i = 0; i <= rounds; i++) {
    const [one, other] = [await trivialPage(), await article(library)]
    if (i > 0) {
      trivial.push(one)
      own.push(other)
    }
  }
  const start = middle(own.map((one) => one.start))
  return {
    trivialPageMs: round(middle(trivial)),
    articleMs: round(start),
    'article / trivial page': round(start / middle(trivial)),
    firstDrawnByThePageMs: round(middle(own.map(({ drawn }) => drawn))),
    articleByThePageMs: round(middle(own.map(({ page }) => page))),
  }
}

/** Kilobytes of script that the window loads before its first picture, beside React with a list of rows, bundled alike. */
export async function bundleSizes() {
  const folder = join(import.meta.dirname, '..', '..', 'out', 'renderer')
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const scripts = [...html.matchAll(/(?:src|href)="(\.\/[^"]+\.js)"/g)].map(([, path = '']) => path)
  const own = scripts.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0)
  const source = `import { createRoot } from 'react-dom/client'
    import { createElement, useState } from 'react'
    function List() {
      const [at, put] = useState(0)
      return Array.from({ length: 1000 }, (_, i) =>
        createElement('p', { key: i, 'data-on': i === at, onClick: () => put(i) }, '第' + i + '行'))
    }
    createRoot(document.body).render(createElement(List))`
  const entry = 'virtual:react-list'
  const built = await build({
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    root: join(import.meta.dirname, '..', '..', 'renderer'),
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'react-list',
        resolveId: (id) => (id === entry ? `\0${entry}` : null),
        load: (id) => (id === `\0${entry}` ? source : null),
      },
    ],
    build: { write: false, target: 'chrome140', rollupOptions: { input: entry } },
  })
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []))
  const base = outputs.reduce((sum, one) => sum + (one.type === 'chunk' ? Buffer.byteLength(one.code) : 0), 0)
  return {
    windowKilobytes: round(own / 1000),
    reactKilobytes: round(base / 1000),
    'window / React': round(own / base),
  }
}

/** A list of 1,000 rows: ms until it is painted and main-thread ms, with the rows in view and with all of them. */
export async function listTimes(rounds: number) {
  const { script, style } = await bundlePage(new URL('rows-page.ts', import.meta.url))
  const html = `<!doctype html><meta charset="utf-8"><style>${style}
    .frame{position:fixed;inset:0;display:grid}.row{display:grid;grid-template-columns:40px 1fr 60px}
    .list-space{position:relative}.list-row{position:absolute;inset-inline:0}.scroll{overflow:auto}</style>
    <body><script>${script.replaceAll('</script', '<\\/script')}</script></body>`
  const browser = await launchBrowser()
  try {
    const times = { 'in view': [] as number[], all: [] as number[] }
    const work = { 'in view': [] as number[], all: [] as number[] }
    for (let i = 0; i <= rounds; i++)
      for (const which of ['in view', 'all'] as const) {
        const page = await openPage(browser, html)
        const busy = await busyClock(page)
        const before = await busy()
        const ms = await page.evaluate((which) => window.paint(1000, which), which)
        const spent = (await busy()) - before
        await page.close()
        if (i === 0) continue
        times[which].push(ms)
        work[which].push(spent)
      }
    return {
      paintedMs: { inView: round(middle(times['in view'])), all: round(middle(times.all)) },
      mainThreadMs: { inView: round(middle(work['in view'])), all: round(middle(work.all)) },
      'in view / all': round(middle(times['in view']) / middle(times.all)),
      'main thread, in view / all': round(middle(work['in view']) / middle(work.all)),
    }
  } finally {
    await browser.close()
  }
}
