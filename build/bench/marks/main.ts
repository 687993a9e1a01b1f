/**
 * Opens a text of 100,000 characters with 10,000 marks in Chromium: without marks, painted, with a range registered for each,
 * and with each mark in an element, all in one run, interleaved; then adds and removes marks, scrolls, clicks. A text of a
 * million characters beside the same laid out at once. Prints JSON with medians and ratios.
 * `node build/bench/marks/main.ts [rounds]`
 */
import type { Browser } from 'playwright-core'
import { bundlePage, busyClock, launchBrowser, openPage, privateMegabytes } from './browser.ts'
import type { Mode } from './page.ts'

const rounds = Number(process.argv[2] ?? 9)
const many = 10_000
const few = 1_000
const additions = 20
const scrolled = 120
/** Paragraphs of a million characters. */
const million = 4_280

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const round = (value: number): number => Math.round(value * 100) / 100

const { script, style } = await bundlePage(new URL('page.ts', import.meta.url))
const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>${style}
:root{--r-size:19px;--r-line:35px;--r-indent:2em}
/* Wrapped text must not pay for the search for pretty last lines among thousands of elements. */
.unpretty p{text-wrap:wrap!important}
mark.key{background:var(--hl-key)}mark.ask{background:var(--hl-ask)}mark.data{background:var(--hl-data)}
mark.view{background:var(--hl-view)}mark.todo{background:var(--hl-todo)}
#scroller{position:fixed;inset:0;overflow:auto;padding:0 calc(50% - 18 * 19px);overflow-anchor:none}
.plain .article-text > section{content-visibility:visible}.bare{font-size:19px;line-height:35px}
</style><body><div id="scroller"></div><script>${script.replaceAll('</script', '<\\/script')}</script></body></html>`

/** A page with the article open in it; main-thread ms of whatever is done with it. */
async function opened(browser: Browser, mode: Mode, count: number, paragraphs?: number) {
  const page = await openPage(browser, html)
  const busy = await busyClock(page)
  const before = await busy()
  const first = await page.evaluate(([mode, count, more]) => window.bench.open(mode, count, more), [
    mode,
    count,
    paragraphs,
  ] as const)
  const worked = (await busy()) - before
  const work = async <T>(what: () => Promise<T>): Promise<[ms: number, value: T]> => {
    const from = await busy()
    const value = await what()
    return [(await busy()) - from, value]
  }
  return { ...{ page, first, worked, work }, memory: () => privateMegabytes(browser, page) }
}

/** Main-thread ms of one more mark, and of one less, script and frame, with `count` there already. */
async function changed(browser: Browser, mode: Mode, count: number) {
  const { page, work } = await opened(browser, mode, count)
  const times = { add: [] as number[], remove: [] as number[] }
  let domChanged = false
  const text = await page.evaluate(() => window.bench.html())
  for (let i = 0; i < additions; i++)
    for (const way of ['add', 'remove'] as const) {
      const [ms, touched] = await work(() =>
        page.evaluate(([at, way]) => window.bench.change(at, way), [40 + i * 17, way] as const),
      )
      times[way].push(ms)
      domChanged ||= touched
    }
  domChanged ||= (await page.evaluate(() => window.bench.html())) !== text
  await page.close()
  return { add: middle(times.add), remove: middle(times.remove), worst: Math.max(...times.add), domChanged }
}

/** Frames of a scroll, main-thread ms of each, and what the process holds then. */
async function scroll(browser: Browser, mode: Mode, count: number, paragraphs?: number) {
  const { page, work, memory, first } = await opened(browser, mode, count, paragraphs)
  const [ms, gaps] = await work(() => page.evaluate((frames) => window.bench.scroll(frames), scrolled))
  const held = await memory()
  await page.close()
  const slow = gaps.filter((gap) => gap > 34).length
  return { firstFrame: first.firstFrame, made: first.made, perFrame: ms / scrolled, slow, held }
}

async function compareScrolls(browser: Browser) {
  const runs = { text: [] as Scrolled[], painted: [] as Scrolled[] }
  for (let i = 0; i < Math.max(3, rounds); i++)
    for (const mode of ['text', 'painted'] as const) runs[mode].push(await scroll(browser, mode, many))
  const of = (mode: 'text' | 'painted', pick: (one: Scrolled) => number) => middle(runs[mode].map(pick))
  const more = (pick: (one: Scrolled) => number) => of('painted', pick) - of('text', pick)
  return {
    framesEach: scrolled,
    mainMsPerFrame: {
      text: round(of('text', ({ perFrame }) => perFrame)),
      painted: round(of('painted', ({ perFrame }) => perFrame)),
    },
    'main ms a frame, painted / text': round(
      of('painted', ({ perFrame }) => perFrame) / of('text', ({ perFrame }) => perFrame),
    ),
    'frames over 34 ms': { text: of('text', ({ slow }) => slow), painted: of('painted', ({ slow }) => slow) },
    'megabytes of the process, painted − text': runs.text.every(({ held }) => held !== null)
      ? round(more(({ held }) => held ?? 0))
      : null,
  }
}
type Scrolled = Awaited<ReturnType<typeof scroll>>

/** Our test of a click beside the browser's own, which needs a range registered for every mark. */
async function compareHits(browser: Browser, mode: Mode) {
  const { page } = await opened(browser, mode, many)
  const { points, marked, same, own, browser: theirs } = await page.evaluate(() => window.bench.hits())
  await page.close()
  return {
    points,
    marked,
    different: points - same,
    microseconds: { own: round(own), browser: round(theirs) },
    'browser / own': round(theirs / own),
  }
}

/** A million characters as the reader lays them out, and all at once. */
async function longText(browser: Browser) {
  const runs = { text: [] as Scrolled[], 'plain-text': [] as Scrolled[] }
  for (let i = 0; i < Math.min(3, rounds); i++)
    for (const mode of ['text', 'plain-text'] as const)
      runs[mode].push(await scroll(browser, mode, 0, million))
  const of = (mode: 'text' | 'plain-text', pick: (one: Scrolled) => number) => middle(runs[mode].map(pick))
  const { page } = await opened(browser, 'text', 0, million)
  const off = await page.evaluate((count) => window.bench.jumps(count), 20)
  const { found, selected } = await page.evaluate(() => window.bench.wholeText())
  await page.close()
  const ratio = (pick: (one: Scrolled) => number) => round(of('text', pick) / of('plain-text', pick))
  return {
    firstFrameMs: {
      madeBeforeIt: round(of('text', ({ made }) => made)),
      text: round(of('text', ({ firstFrame }) => firstFrame)),
      plain: round(of('plain-text', ({ firstFrame }) => firstFrame)),
    },
    'first frame, text / plain': ratio(({ firstFrame }) => firstFrame),
    mainMsPerFrame: {
      text: round(of('text', ({ perFrame }) => perFrame)),
      plain: round(of('plain-text', ({ perFrame }) => perFrame)),
    },
    'main ms a frame, text / plain': ratio(({ perFrame }) => perFrame),
    jumpOffPx: { median: round(middle(off)), most: round(Math.max(...off)) },
    'found by the browser': Number(found),
    'all of it selected': Number(selected),
  }
}

const browser = await launchBrowser()
try {
  const modes: Mode[] = [
    ...(['text', 'painted', 'registered', 'elements'] as const),
    ...(['plain-text', 'plain-html', 'plain-registered', 'plain-elements'] as const),
  ]
  const none = () => Object.fromEntries(modes.map((mode) => [mode, []])) as unknown as Record<Mode, number[]>
  const frames = none()
  const work = none()
  const elements: Partial<Record<Mode, number>> = {}
  let ranges = 0
  // The first round warms the machine and is thrown away.
  for (let i = 0; i <= rounds; i++)
    for (const mode of modes) {
      const { page, first, worked } = await opened(browser, mode, many)
      if (i > 0) {
        frames[mode].push(first.firstFrame)
        work[mode].push(worked)
      }
      elements[mode] = first.elements
      if (mode === 'painted') ranges = first.ranges
      await page.close()
    }
  const atMany = await changed(browser, 'painted', many)
  const atFew = await changed(browser, 'painted', few)
  const all = await changed(browser, 'registered', many)
  const plainAll = await changed(browser, 'plain-registered', many)
  const medians = (times: Record<Mode, number[]>) =>
    Object.fromEntries(modes.map((mode) => [mode, round(middle(times[mode]))]))
  const ratios = (times: Record<Mode, number[]>) => {
    const ratio = (a: Mode, b: Mode) => round(middle(times[a]) / middle(times[b]))
    return {
      'painted / text': ratio('painted', 'text'),
      'painted / plain-elements': ratio('painted', 'plain-elements'),
      'painted / elements': ratio('painted', 'elements'),
      'text / plain-html': ratio('text', 'plain-html'),
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
    nodesMore: (elements.painted ?? 0) - (elements.text ?? 0),
    rangesRegistered: ranges,
    oneMore: {
      mainMs: round(atMany.add),
      mainWorstMs: round(atMany.worst),
      removedMainMs: round(atMany.remove),
      'main at 10,000 / at 1,000': round(atMany.add / atFew.add),
      'near ones / all registered': round(atMany.add / all.add),
      'near ones / all registered, plain': round(atMany.add / plainAll.add),
      'removed: near ones / all registered, plain': round(atMany.remove / plainAll.remove),
      domChanged: atMany.domChanged || atFew.domChanged,
    },
    scroll: await compareScrolls(browser),
    hitTest: await compareHits(browser, 'registered'),
    hitTestPlain: await compareHits(browser, 'plain-registered'),
    million: await longText(browser),
  }
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
} finally {
  await browser.close()
}
