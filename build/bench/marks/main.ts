/**
 * Opens a text of 100,000 characters with 10,000 marks in Chromium: without marks, painted, and with each mark in an
 * element, all in one run, interleaved. Prints JSON with medians and ratios. `node build/bench/marks/main.ts [rounds]`
 */
import { type Browser, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { findBrowser } from '../../browser.ts'
import type { Mode } from './page.ts'

const rounds = Number(process.argv[2] ?? 9)
const many = 10_000
const few = 1_000
const additions = 20

/** The page in one script and one style sheet, so that it needs no server. */
async function bundle(): Promise<{ script: string; style: string }> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      cssCodeSplit: false,
      lib: { entry: new URL('page.ts', import.meta.url).pathname, formats: ['iife'], name: 'page' },
    },
  })
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []))
  const script = outputs.find((output) => output.type === 'chunk')?.code ?? ''
  const style = outputs.find((output) => output.type === 'asset' && output.fileName.endsWith('.css'))
  return { script, style: style?.type === 'asset' ? String(style.source) : '' }
}

const middle = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
const round = (value: number): number => Math.round(value * 100) / 100

const { script, style } = await bundle()
const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>${style}
:root{--r-size:19px;--r-line:35px;--r-indent:2em}
/* Wrapped text must not pay for the search for pretty last lines among thousands of elements. */
.unpretty p{text-wrap:wrap!important}
mark.key{background:var(--hl-key)}mark.ask{background:var(--hl-ask)}mark.data{background:var(--hl-data)}
mark.view{background:var(--hl-view)}mark.todo{background:var(--hl-todo)}
#scroller{position:fixed;inset:0;overflow:auto;padding:0 calc(50% - 18 * 19px);overflow-anchor:none}
.plain .article-text > section{content-visibility:visible}
</style><body><div id="scroller"></div><script>${script.replaceAll('</script', '<\\/script')}</script></body></html>`

async function openPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.route('http://bench.invalid/', (route) =>
    route.fulfill({ contentType: 'text/html', body: html }),
  )
  await page.goto('http://bench.invalid/')
  return page
}

/** Reads the main thread's processor time in ms: what the machine does besides does not count. */
async function busyClock(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0) * 1000
  }
}

/** Main-thread ms of one more mark, script and frame, with `count` there already. */
async function measureAdd(browser: Browser, count: number) {
  const page = await openPage(browser)
  await page.evaluate((count) => window.bench.open('painted', count), count)
  const busy = await busyClock(page)
  const script: number[] = []
  const main: number[] = []
  const html = await page.evaluate(() => window.bench.html())
  let domChanged = false
  for (let i = 0; i < additions; i++) {
    const before = await busy()
    const added = await page.evaluate((at) => window.bench.add(at), 40 + i * 17)
    main.push((await busy()) - before)
    script.push(added.script)
    domChanged ||= added.domChanged
  }
  domChanged ||= (await page.evaluate(() => window.bench.html())) !== html
  const hit = await page.evaluate(() => window.bench.hit())
  await page.close()
  return { script: middle(script), main: middle(main), mainWorst: Math.max(...main), domChanged, hit }
}

const executablePath = await findBrowser({ window: false })
if (executablePath === null) throw new Error('no Chromium was found; install one or set CHROMIUM_PATH')
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
try {
  const modes: Mode[] = ['text', 'painted', 'elements', 'plain-text', 'plain-elements']
  const none = (): Record<Mode, number[]> => ({
    text: [],
    painted: [],
    elements: [],
    'plain-text': [],
    'plain-elements': [],
  })
  const frames = none()
  const work = none()
  const elements: Partial<Record<Mode, number>> = {}
  let ranges = 0
  // The first round warms the machine and is thrown away.
  for (let i = 0; i <= rounds; i++)
    for (const mode of modes) {
      const page = await openPage(browser)
      const busy = await busyClock(page)
      const before = await busy()
      const opened = await page.evaluate(([mode, count]) => window.bench.open(mode, count), [
        mode,
        many,
      ] as const)
      const worked = (await busy()) - before
      if (i > 0) {
        frames[mode].push(opened.firstFrame)
        work[mode].push(worked)
      }
      elements[mode] = opened.elements
      if (mode === 'painted') ranges = opened.ranges
      await page.close()
    }
  const atMany = await measureAdd(browser, many)
  const atFew = await measureAdd(browser, few)
  const medians = (times: Record<Mode, number[]>) =>
    Object.fromEntries(modes.map((mode) => [mode, round(middle(times[mode]))]))
  const ratios = (times: Record<Mode, number[]>) => {
    const ratio = (a: Mode, b: Mode) => round(middle(times[a]) / middle(times[b]))
    return {
      'painted / text (goal <= 1.3)': ratio('painted', 'text'),
      'painted / plain-elements (goal <= 0.2)': ratio('painted', 'plain-elements'),
      'painted / elements': ratio('painted', 'elements'),
    }
  }
  const report = {
    text: 100_000,
    marks: many,
    rounds,
    chromium: browser.version(),
    // By the clock, in steps of a display's frame.
    firstFrameMs: medians(frames),
    firstFrameRatios: ratios(frames),
    // Processor time of the main thread, opening and first frame.
    mainThreadMs: medians(work),
    mainThreadRatios: ratios(work),
    elements,
    rangesRegistered: ranges,
    addOne: {
      mainMs: round(atMany.main),
      mainWorstMs: round(atMany.mainWorst),
      scriptMs: round(atMany.script),
      'main at 10,000 / at 1,000': round(atMany.main / atFew.main),
      domChanged: atMany.domChanged || atFew.domChanged,
    },
    hitTestMicroseconds: round(atMany.hit),
  }
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
} finally {
  await browser.close()
}
