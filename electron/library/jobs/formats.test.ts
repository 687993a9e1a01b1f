/** Import of every format on the real compute thread: pages, metadata, soundness; steps and readings of them later. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FinishedPage } from '../../compute/protocol.ts'
import { setColumns, writePdf } from '../../compute/read/test/write-pdf.ts'
import { writeZip } from '../../compute/read/test/write-zip.ts'
import { openTestLibrary, type TestLibrary } from '../test/open-test-library.ts'
import { lines } from './test/open.ts'

let library: TestLibrary
let files: string
beforeAll(async () => {
  library = await openTestLibrary()
  files = mkdtempSync(join(tmpdir(), 'jianbao-formats-'))
})
afterAll(async () => {
  await library.close()
  rmSync(files, { recursive: true, force: true })
})

const story =
  '本报讯（记者 林晓岚）去年底，春江两岸的村民陆续下田，农机都已检修完毕。各镇组织人员逐村逐户登记用水需求，先通渠、后放水。\n县农业农村局表示，下一步将组织农技人员进村入户，指导农民科学施肥，确保春耕生产有序推进。'
const pdf = writePdf([
  [
    { text: '2026年1月27日　星期二', x: 40, y: 30, size: 9 },
    { text: '03版：要闻', x: 480, y: 30, size: 9 },
    { text: '春江两岸忙春耕', x: 40, y: 80, size: 32, font: 'hei' },
    ...setColumns(story, { x: 40, y: 120, measure: 16, lines: 4 }),
  ],
  [],
])
const html = `<html><head><meta charset="utf-8"><title>图书馆延长开放</title><meta name="author" content="周立"></head><body><nav>首页</nav><article><h1>图书馆延长开放</h1><p>市图书馆日前宣布，自下月起将阅览室的开放时间延长到晚上十点。馆长介绍，去年到馆读者超过六十万人次。</p><p>读者说：“以前下班赶过来只能看半个钟头，现在总算能坐下来读完一章。”</p></article></body></html>`
const markdown = `---\npaper: 江城晚报\ndate: 2026-02-03\npage: A05\n---\n\n# 湿地迎来候鸟\n\n第一批候鸟昨日抵达城南湿地，比去年早了六天，护鸟员在岸边设了三处观鸟点。\n`

async function run(name: string, bytes: Uint8Array | string) {
  const path = join(files, name)
  writeFileSync(path, bytes)
  const { id } = await library.call('jobs.startImport', { paths: [path] })
  return library.ctx.jobs.ended(id)
}
const pagesOf = async (sourceId: string | null) =>
  (await library.call('pages.list')).filter((page) => page.sourceId === sourceId)

test('an archive of several formats: each file a source, each page with what is known of it', async () => {
  const job = await run(
    '一周.zip',
    writeZip([
      { name: '春江日报_20260127.pdf', data: pdf },
      { name: '网页.html', data: html },
      { name: '晚报.md', data: markdown },
    ]),
  )
  expect(lines(job)).toEqual([
    '一周.zip/春江日报_20260127.pdf imported',
    '一周.zip/晚报.md imported',
    '一周.zip/网页.html imported',
  ])
  expect(job.outcomes.map(({ format, doubts }) => [format, doubts.map(({ reason }) => reason)])).toEqual([
    ['pdf', ['pages-without-text']],
    ['markdown', []],
    ['html', []],
  ])
  const known = await Promise.all(
    job.outcomes.map(async ({ sourceId }) => (await pagesOf(sourceId)).map(({ meta }) => meta)),
  )
  expect(known).toMatchObject([
    [
      {
        paper: '春江日报',
        date: '2026-01-27',
        pageNo: '3',
        column: '要闻',
        origins: { date: 'text', paper: 'name' },
      },
    ],
    [{ paper: '江城晚报', date: '2026-02-03', pageNo: 'A05', origins: { date: 'file' } }],
    [{ author: '周立', origins: { author: 'file' } }],
  ])
  const articles = await library.call('articles.list')
  expect(articles.map(({ title }) => title).toSorted()).toEqual(
    ['图书馆延长开放', '春江两岸忙春耕', '湿地迎来候鸟'].toSorted(),
  )
  expect((await library.call('library.verify')).findings).toEqual([])
})

test('a PDF’s page is made anew with the places of its lines; what its date makes of 去年 is known', async () => {
  const article = (await library.call('articles.list')).find(({ title }) => title === '春江两岸忙春耕')
  const { id, pageId } = article as NonNullable<typeof article>
  const { mentions } = await library.call('tags.get', { articleId: id })
  expect(mentions.filter(({ type }) => type === 'DATE').map(({ canonical }) => canonical)).toContainEqual(
    expect.stringMatching(/^2025/),
  )
  const page = await library.call('pages.get', { id: pageId })
  const block = page.text.indexOf('县农业')
  const desk = await library.call('desk.apply', { pageId, step: { kind: 'role', block, role: 'lede' } })
  expect(desk.articles[0]?.blocks.map(({ role }) => role)).toContain('lede')
  expect((await library.call('articles.get', { id })).text).toContain('逐村逐户登记用水需求')
  await library.call('history.undo')
  const given = library.ctx.read
    .prepare('SELECT lines_json FROM page_given WHERE page_id = ?')
    .pluck()
    .get(pageId)
  expect(JSON.parse(String(given)).lines.length).toBeGreaterThan(8)
  expect((await library.call('library.verify')).findings).toEqual([])
})

test('a pasted page with its headlines is read as one, a pasted text as text', async () => {
  const { id } = library.ctx.jobs.startImport({
    paths: [],
    texts: [
      {
        name: '粘贴.html',
        text: '<h1>河堤加固完工</h1><p>沿河八公里堤防日前全部加固完工，比计划提早两周。</p>',
      },
      { name: '粘贴.txt', text: '河堤加固完工\n沿河八公里堤防日前全部加固完工。' },
    ],
  })
  const job = await library.ctx.jobs.ended(id)
  expect(job.outcomes.map(({ format, articles }) => [format, articles])).toEqual([
    ['html', 1],
    ['text', 1],
  ])
  const [page] = await pagesOf(job.outcomes[0]?.sourceId ?? null)
  expect((await library.call('pages.get', { id: page?.id as string })).text).toBe(
    '河堤加固完工\n\n沿河八公里堤防日前全部加固完工，比计划提早两周。',
  )
})

test('a PDF’s page can be looked at as it was printed, another cannot', async () => {
  const pages = await library.call('pages.list')
  const printed = pages.find(({ sourceName }) => sourceName.endsWith('.pdf'))
  const picture = await library.call('pages.picture', { id: printed?.id as string })
  expect(picture).toMatchObject({ name: '春江日报_20260127.pdf', n: 1, sheet: { width: 600, height: 800 } })
  const articles = (await library.call('pages.get', { id: printed?.id as string })).articles
  expect(new Set(picture.areas.map(({ articleId }) => articleId))).toEqual(
    new Set(articles.map(({ id }) => id)),
  )
  for (const { x, y, width, height } of picture.areas) {
    expect(Math.min(x, y, width, height)).toBeGreaterThanOrEqual(0)
    expect(x + width).toBeLessThanOrEqual(600)
    expect(y + height).toBeLessThanOrEqual(800)
  }
  expect(Buffer.from(picture.bytes).equals(pdf)).toBe(true)
  const other = pages.find(({ sourceName }) => sourceName === '晚报.md')
  await expect(library.call('pages.picture', { id: other?.id as string })).rejects.toMatchObject({
    code: 'not-found',
    reason: 'picture',
  })
})

test('files that mean harm or are damaged are a line each, and the rest comes in', async () => {
  const job = await run(
    '杂.zip',
    writeZip([
      { name: '锁.pdf', data: writePdf([[{ text: '密', x: 1, y: 1 }]], { encrypted: true }) },
      { name: '扫描.pdf', data: writePdf([[], []]) },
      { name: '断.docx', data: 'PK\u0003\u0004断' },
      { name: '一字.txt', data: '字' },
      { name: '空.txt', data: '' },
      { name: '其实是版面.txt', data: writePdf([[{ text: '新渠通水了', x: 10, y: 60 }]]) },
    ]),
  )
  expect(lines(job).toSorted()).toEqual(
    [
      '杂.zip/一字.txt imported',
      '杂.zip/其实是版面.txt imported',
      '杂.zip/扫描.pdf failed scanned',
      '杂.zip/断.docx failed damaged',
      '杂.zip/空.txt failed empty',
      '杂.zip/锁.pdf failed password',
    ].toSorted(),
  )
  // What a page was read from says whether there is a picture of it, not what its file is called.
  const pictured = (await library.call('pages.list')).filter(({ hasPicture }) => hasPicture)
  expect(pictured.map(({ sourceName }) => sourceName).toSorted()).toEqual(
    ['春江日报_20260127.pdf', '其实是版面.txt'].toSorted(),
  )
  const doubts = Object.fromEntries(
    job.outcomes.map((one) => [one.name.slice(6), one.doubts.map(({ reason }) => reason)]),
  )
  expect(doubts['一字.txt']).toEqual([])
  expect(doubts['其实是版面.txt']).toContain('wrong-ending')
  expect((await library.call('library.verify')).findings).toEqual([])
})

test('an issue that is gone on with in its middle has its paper and date as if it had never rested', async () => {
  const issue = writePdf(
    [1, 2, 3, 4].map((n) => [
      ...(n === 1 ? [{ text: '沧河日报　2026年3月7日　星期六', x: 40, y: 30, size: 9 }] : []),
      { text: `0${n}版：要闻`, x: 480, y: 30, size: 9 },
      {
        text: ['渡船今日下水', '河堤加固完工', '夜校开到村口', '老渠重新通水'][n - 1] as string,
        x: 40,
        y: 80,
        size: 32,
        font: 'hei',
      },
      ...setColumns(story, { x: 40, y: 120, measure: 16, lines: 4 }),
    ]),
  )
  const { compute } = library.ctx
  const { takeApart } = compute
  Object.assign(compute, {
    takeApart: (work: never, onPage: (page: FinishedPage, count: number) => void, ...rest: [never]) =>
      takeApart(
        work,
        (page, count) => {
          if (page.n === 3) throw new Error('it broke off')
          return onPage(page, count)
        },
        ...rest,
      ),
  })
  const broken = await run('本期.pdf', issue).finally(() => Object.assign(compute, { takeApart }))
  expect(lines(broken)).toEqual([expect.stringContaining('本期.pdf failed')])
  const source = library.ctx.read.prepare("SELECT id FROM source WHERE name = '本期.pdf'").pluck()
  expect(await pagesOf(source.get() as string)).toHaveLength(1)
  const job = await run('本期.pdf', issue)
  const pages = (await pagesOf(job.outcomes[0]?.sourceId ?? null)).toSorted((a, b) => a.n - b.n)
  expect(pages.map(({ meta: { paper, date, pageNo } }) => [paper, date, pageNo])).toEqual(
    ['1', '2', '3', '4'].map((pageNo) => ['沧河日报', '2026-03-07', pageNo]),
  )
})
