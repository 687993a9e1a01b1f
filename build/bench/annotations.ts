/**
 * Measures the list over all marks: `node build/bench/annotations.ts [--marks 50000] [--rounds 9]`. JSON on standard output:
 * milliseconds of the library's answers (median, worst), each after a change, when nothing of the answer before can be used
 * again, and then for the next window; the window in Chromium over the same library, scrolled through in steps and in leaps.
 */
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import type { Call, Input } from '../../electron/contract/api.ts'
import { toFailure } from '../../electron/contract/errors.ts'
import { colors, markStyles } from '../../electron/contract/model.ts'
import { describe } from '../../electron/library/anchoring/describe.ts'
import { addPage } from '../../electron/library/test/fixtures.ts'
import { openTestLibrary, type TestLibrary } from '../../electron/library/test/open-test-library.ts'
import { findBrowser } from '../browser.ts'
import { random, textMaker } from './make-text.ts'

const { values } = parseArgs({
  options: { marks: { type: 'string', default: '50000' }, rounds: { type: 'string', default: '9' } },
})
const marks = Number(values.marks)
const rounds = Number(values.rounds)
const perArticle = 25

const next = random(11)
const below = (n: number): number => Math.floor(next() * n)
const tags = ['农业', '农业/水利', '农业/水利/渠', '民生', '民生/医疗', '待核', '金句', '人物/专家']
const notes = ['与去年的说法对一下。', '口径**不同**，见第三段。', '题眼', '这个数字从哪来？下次去问。']

const lib = await openTestLibrary()
async function fill({ ctx }: TestLibrary): Promise<void> {
  const maker = textMaker(3)
  for (let page = 0; page < marks / perArticle / 10; page++) {
    const articles = Array.from({ length: 10 }, () =>
      maker
        .article(800)
        .replaceAll('的重点。', '的重点，写进《规划》。')
        .replaceAll('说。', '说起《规划》。')
        .split('\n'),
    )
    const { articleIds } = await addPage({ ...lib, ctx }, { name: `第${page + 1}版.txt`, articles })
    ctx.system((db) => {
      const insert = db.prepare(
        `INSERT INTO annotation (id, article_id, revision, start, "end", quote, prefix, suffix, color, style, note,
           tags_json, anchor, created_at, modified_at, done) VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'exact', ?, ?, ?)`,
      )
      for (const id of articleIds) {
        const text = String(db.prepare('SELECT text FROM article WHERE id = ?').pluck().get(id))
        for (let n = 0; n < perArticle; n++) {
          const start = below(text.length - 60)
          const end = start + 4 + below(36)
          const { quote, prefix, suffix } = describe(text, start, end)
          const at = ctx.now()
          const own = tags.filter(() => next() < 0.12)
          const note = next() < 0.4 ? (notes[below(notes.length)] ?? '') : ''
          const look = [colors[below(5)], markStyles[below(markStyles.length)]]
          insert.run(
            ctx.newId(),
            id,
            start,
            end,
            quote,
            prefix,
            suffix,
            ...look,
            note,
            JSON.stringify(own),
            at,
            at,
            below(2),
          )
        }
      }
    })
  }
}

interface Times {
  median: number
  worst: number
}
const round = (value: number): number => Math.round(value * 10) / 10
function told(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b)
  return { median: round(sorted[Math.floor(sorted.length / 2)] ?? 0), worst: round(sorted.at(-1) ?? 0) }
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await run()
  return performance.now() - from
}

async function measureLibrary(call: Call) {
  const one = (await call('annotations.find', { limit: 1 })).rows[0]?.id ?? ''
  const entity = (await call('entities.list', { limit: 1 })).rows[0]?.id ?? ''
  let flip = 0
  /** Anything that is written makes the library look again. */
  const touch = () => call('annotations.update', { id: one, note: `改 ${flip++}` })
  const questions: Record<string, Input<'annotations.find'>> = {
    'newest first': {},
    'by article': { sort: 'article' },
    'one colour, open': { colors: ['ask'], done: false },
    'a tag with those nested in it': { tags: ['农业'] },
    'one character': { text: '水' },
    'two characters': { text: '口径' },
    'two words': { text: '水 说法' },
    'an entity inside': { entityId: entity },
  }
  const answers: Record<string, { total: number; first: Times; nextWindow: Times }> = {}
  for (const [name, question] of Object.entries(questions)) {
    const first: number[] = []
    const following: number[] = []
    let total = 0
    for (let i = 0; i < rounds; i++) {
      await touch()
      first.push(
        await timed(async () => {
          total = (await call('annotations.find', { ...question, limit: 200 })).total
        }),
      )
      const offset = below(Math.max(1, total - 200))
      following.push(await timed(() => call('annotations.find', { ...question, limit: 200, offset })))
    }
    answers[name] = { total, first: told(first), nextWindow: told(following) }
  }
  const counts: number[] = []
  const tree: number[] = []
  const article: number[] = []
  const articleId = (await call('annotations.find', { limit: 1 })).rows[0]?.articleId ?? ''
  for (let i = 0; i < rounds; i++) {
    await touch()
    counts.push(await timed(() => call('annotations.counts', { text: '口径' })))
    tree.push(await timed(() => call('annotations.tags')))
    article.push(await timed(() => call('annotations.list', { articleId })))
  }
  const marksOfOneColor = { filter: { colors: ['view' as const] } }
  const recolour = await timed(() =>
    call('annotations.change', { marks: marksOfOneColor, change: { style: 'dashed' } }),
  )
  const undo = await timed(() => call('history.undo'))
  const rename = await timed(() => call('annotations.renameTag', { name: '农业', to: '三农' }))
  await call('history.undo')
  return {
    answers,
    counts: told(counts),
    tags: told(tree),
    listOfOneArticle: told(article),
    manyAtOnceMs: { restyleOneColour: round(recolour), undo: round(undo), renameTag: round(rename) },
  }
}

/** The whole window in one script and one style sheet, so that it needs no server. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      cssCodeSplit: false,
      lib: {
        entry: new URL('../../renderer/main.tsx', import.meta.url).pathname,
        formats: ['iife'],
        name: 'page',
      },
    },
  })
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []))
  const script = outputs.find((output) => output.type === 'chunk')?.code ?? ''
  const style = outputs.find((output) => output.type === 'asset' && output.fileName.endsWith('.css'))
  const sheet = style?.type === 'asset' ? String(style.source) : ''
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>${sheet}</style><body><div id="root"></div>
<script>window.jianbao = { call: (name, input) => window.libraryCall(name, input), on: () => () => {}, pathOf: () => '' }</script>
<script>${script.replaceAll('</script', '<\\/script')}</script></body></html>`
}

async function openWindow(browser: Browser, { call }: TestLibrary): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  const info = { version: '0', host: 'stand-in', locale: 'zh-CN', platform: 'linux', notice: null }
  await page.exposeFunction('libraryCall', async (name: string, input: unknown) => {
    if (name === 'app.info') return { ok: true, value: info }
    try {
      return {
        ok: true,
        value: await (call as (name: string, input: unknown) => Promise<unknown>)(name, input),
      }
    } catch (error) {
      return { ok: false, error: toFailure(error) }
    }
  })
  const html = await bundle()
  await page.route('http://bench.invalid/', (route) =>
    route.fulfill({ contentType: 'text/html', body: html }),
  )
  await page.goto('http://bench.invalid/')
  await page.waitForSelector('.mark-rows [role=option]')
  return page
}

/** Frames of a scroll: ms between them by the clock, and processor time of the main thread for each: that is ours alone. */
async function scrolled(page: Page, frames: number, by: 'still' | 'step' | 'leap') {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const busy = async () =>
    ((await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')
      ?.value ?? 0) * 1000
  const before = await busy()
  const result = await page.evaluate(
    async ([count, way]) => {
      const list = document.querySelector('.mark-rows')
      if (list === null) throw new Error('no list')
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
      const gaps: number[] = []
      let empty = 0
      let last = await frame()
      for (let i = 0; i < count; i++) {
        if (way === 'step') list.scrollTop += 120
        else if (way === 'leap') list.scrollTop = (((i * 7919) % 997) / 997) * list.scrollHeight
        const now = await frame()
        gaps.push(now - last)
        last = now
        if (list.querySelector('[role=option]') === null) empty++
      }
      return { gaps, empty, rows: list.querySelectorAll('[role=option]').length }
    },
    [frames, by] as const,
  )
  const worked = (await busy()) - before
  const sorted = result.gaps.toSorted((a, b) => a - b)
  return {
    frames,
    frameMs: {
      median: round(sorted[Math.floor(frames / 2)] ?? 0),
      p95: round(sorted[Math.floor(frames * 0.95)] ?? 0),
    },
    framesPerSecond: round((1000 * frames) / result.gaps.reduce((sum, gap) => sum + gap, 0)),
    mainThreadMsPerFrame: round(worked / frames),
    rowsInPage: result.rows,
    framesWithoutRows: result.empty,
  }
}

async function measureWindow(library: TestLibrary) {
  const executablePath = await findBrowser({ window: false })
  if (executablePath === null) throw new Error('no Chromium is installed')
  await library.call('settings.set', { lastScreen: 'annotations' })
  const browser = await chromium.launch({ executablePath })
  try {
    const page = await openWindow(browser, library)
    await scrolled(page, 30, 'step')
    // What the machine gives a list that stands still, at this moment: the frames by the clock are read beside it.
    const still = await scrolled(page, 300, 'still')
    const steps = await scrolled(page, 600, 'step')
    const leaps = await scrolled(page, 120, 'leap')
    return {
      chromium: browser.version(),
      'frames a second, scrolled / still': round(steps.framesPerSecond / still.framesPerSecond),
      still,
      steps,
      leaps,
    }
  } finally {
    await browser.close()
  }
}

try {
  await fill(lib)
  const library = await measureLibrary(lib.call)
  const window = await measureWindow(lib)
  process.stdout.write(
    `${JSON.stringify({ marks, articles: marks / perArticle, rounds, library, window }, null, 2)}\n`,
  )
} finally {
  await lib.close()
}
