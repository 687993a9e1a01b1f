import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writePdf } from '../compute/read/test/write-pdf.ts'
import { gb18030 } from './test/gb18030.ts'
import { cli, cliJson, finished, startCli } from './test/run-cli.ts'

const page = `# 春耕时节农事忙

□ 王小禾 李青

三月的田野上，机声隆隆。本报记者从市农业农村局获悉，全市今年计划播种小麦25万亩，比去年增加3万亩。

“地里的活不等人。”种粮大户张立新说，“今年要把新农机用起来。”

# 图书馆周末开放

□ 赵明

市图书馆自4月1日起周末延长开放时间，市民可以阅读到晚上九点。
`

let dir: string
const at = (name: string) => join(dir, name)
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'jianbao-cli-'))
  await writeFile(at('晨报.txt'), page)
  await writeFile(at('gb.txt'), gb18030(page))
  await writeFile(at('空.txt'), '')
  await writeFile(at('二进制.txt'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 3, 0]))
  await mkdir(at('夹'))
})
afterAll(() => rm(dir, { recursive: true }))

interface Block {
  readonly role: string
  readonly text: string
  readonly ranges: readonly (readonly [number, number])[]
}
interface PageEntry {
  readonly source: string
  readonly articles: readonly {
    n: number
    title: string
    byline: string[]
    bylineText: string
    blocks: Block[]
  }[]
  readonly error?: { code: string; reason: string; message: string }
}
interface TagEntry {
  readonly source: string
  readonly entities: readonly { type: string; text: string; start: number; end: number }[]
  readonly figures: readonly { text: string; start: number; end: number; value: number; unit: string }[]
  readonly quotes: readonly { speaker: string; text: string; start: number; end: number }[]
}

test('page: one file is an array of one, with the articles and every character of the page', async () => {
  const { code, stdout, stderr } = await cli(['page', at('晨报.txt'), '--json'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const [entry, ...rest] = JSON.parse(stdout) as PageEntry[]
  expect(rest).toEqual([])
  expect(Object.keys(entry ?? {})).toEqual(['source', 'articles', 'photos', 'furniture', 'unassigned'])
  expect(entry?.source).toBe('晨报.txt')
  expect(entry?.articles.map(({ n, title, byline }) => ({ n, title, byline }))).toEqual([
    { n: 1, title: '春耕时节农事忙', byline: ['王小禾', '李青'] },
    { n: 2, title: '图书馆周末开放', byline: ['赵明'] },
  ])
  expect(Object.keys(entry?.articles[0] ?? {})).toEqual([
    'n',
    'title',
    'kicker',
    'subtitle',
    'byline',
    'bylineText',
    'blocks',
  ])
  const paragraph = entry?.articles[0]?.blocks.find(({ role }) => role === 'paragraph')
  expect(paragraph?.ranges.map(([start, end]) => page.slice(start, end)).join('')).toBe(paragraph?.text)
})

test('page: the same text in GB18030 gives the same articles', async () => {
  const [utf8, gb] = await cliJson<PageEntry[]>(['page', at('晨报.txt'), at('gb.txt')])
  expect(gb?.source).toBe('gb.txt')
  expect(gb?.articles).toEqual(utf8?.articles)
})

test('several files of which some fail: the others are there, each failure has its entry, status 1', async () => {
  const files = ['晨报.txt', '没有.txt', '空.txt', '二进制.txt', '夹', 'gb.txt']
  const { code, stdout, stderr } = await cli(['page', ...files.map(at), '--json'])
  expect(code).toBe(1)
  const entries = JSON.parse(stdout) as PageEntry[]
  expect(entries.map(({ source, articles, error }) => [source, error?.reason ?? articles.length])).toEqual([
    ['晨报.txt', 2],
    ['没有.txt', 'missing'],
    ['空.txt', 'empty'],
    ['二进制.txt', 'format'],
    ['夹', 'folder'],
    ['gb.txt', 2],
  ])
  for (const { error } of entries) if (error) expect(stderr).toContain(error.message)
  expect(stderr.trim().split('\n')).toHaveLength(4)
})

test('page: for people there is a table, and sentences in their language', async () => {
  const { code, stdout, stderr } = await cli(['page', at('晨报.txt'), at('没有.txt')], {
    LC_ALL: 'zh_CN.UTF-8',
  })
  expect(code).toBe(1)
  expect(stdout).toContain('晨报.txt：2 篇')
  expect(stdout).toMatch(/^ 1 {2}春耕时节农事忙 {2}王小禾 李青/m)
  expect(stderr).toBe('找不到“没有.txt”。请检查路径，看看文件是否已被移走或改名。\n')
})

test('page: another encoding can be chosen', async () => {
  const [entry] = await cliJson<PageEntry[]>(['page', at('gb.txt'), '--encoding', 'gbk'])
  expect(entry?.articles[0]?.title).toBe('春耕时节农事忙')
})

test('tag: spans are offsets into the text of the file', async () => {
  const [entry] = await cliJson<TagEntry[]>(['tag', at('晨报.txt')])
  expect(Object.keys(entry ?? {})).toEqual(['source', 'entities', 'figures', 'quotes'])
  for (const { text, start, end } of [...(entry?.entities ?? []), ...(entry?.figures ?? [])])
    expect(page.slice(start, end).replace(/ *\n\s*/g, '')).toBe(text)
  expect(entry?.entities).toContainEqual(expect.objectContaining({ type: 'DATE', text: '4月1日' }))
  expect(Object.keys(entry?.entities[0] ?? {})).toEqual([
    'type',
    'text',
    'start',
    'end',
    'canonical',
    'confidence',
  ])
  expect(Object.keys(entry?.figures[0] ?? {})).toEqual([
    'text',
    'start',
    'end',
    'value',
    'unit',
    'qualifier',
    'indicator',
    'kind',
  ])
})

test('a reader that leaves early ends the command in peace', async () => {
  await writeFile(at('长.txt'), page.repeat(200))
  const child = startCli(['page', at('长.txt'), '--json'])
  child.stdout?.once('data', () => child.stdout?.destroy())
  const { code, stderr } = await finished(child)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
})

test('a PDF has an entry for each page with a text, by the number it has in the file', async () => {
  const pdf = writePdf([
    [{ text: '春江两岸忙春耕，农机检修完毕。', x: 40, y: 80 }],
    [],
    [{ text: '图书馆延长开放到晚上十点。', x: 40, y: 80 }],
  ])
  await writeFile(at('版.pdf'), pdf)
  const pages = await cliJson<(PageEntry & { page: number })[]>(['page', at('版.pdf')])
  expect(pages.map(({ source, page }) => [source, page])).toEqual([
    ['版.pdf', 1],
    ['版.pdf', 3],
  ])
  const tagged = await cliJson<(TagEntry & { page: number })[]>(['tag', at('版.pdf')])
  expect(tagged.map(({ page }) => page)).toEqual([1, 3])
})

test('a web page says what its file says of it', async () => {
  const html = `<html><head><title>春耕</title><meta property="og:site_name" content="春江日报"></head><body><p>一句话。</p></body></html>`
  await writeFile(at('页.html'), html)
  const [entry] = await cliJson<(PageEntry & { paper?: string })[]>(['page', at('页.html')])
  expect(entry?.paper).toBe('春江日报')
})
