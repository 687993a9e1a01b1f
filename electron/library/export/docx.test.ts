import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { docx } from './docx.ts'
import { buildNotes } from './test/build-notes.ts'
import { readZip } from './test/read-zip.ts'

const spring = buildNotes({
  title: '春耕<忙>&“𠮷”',
  blocks: [
    ['title', '春耕<忙>&“𠮷”'],
    ['paragraph', '3月的山东聊城，王小禾走进田间。农业局说，今年播种25万亩。'],
    ['paragraph', '她说，地里的活不等人😀。'],
  ],
  marks: [
    { quote: '王小禾走进田间', color: 'key', note: '她是谁？\n查档案 & 照片', tags: ['人物/记者'] },
    { quote: '走进田间。农业局说', color: 'ask', style: 'underline' },
    { quote: '25万亩。\n她说', color: 'data', note: '跨段的批注' },
    { quote: '活不等人😀', color: 'todo' },
    { quote: '不见了的话', start: 0, color: 'view', anchor: 'lost', note: '原处已改' },
  ],
})

const plain = (xml: string): string =>
  xml.replace(
    /&(lt|gt|amp|quot|apos);/g,
    (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" })[name] as string,
  )
const texts = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => plain(text as string)).join('')

/** What lies between the ends of each comment in the text, a line break for each new paragraph. */
function commented(xml: string): Map<string, string> {
  const open = new Map<string, string>()
  const done = new Map<string, string>()
  const tokens =
    /<w:commentRangeStart w:id="(\d+)"\/>|<w:commentRangeEnd w:id="(\d+)"\/>|<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<(w:p)>/g
  for (const [, start, end, text, paragraph] of xml.matchAll(tokens)) {
    if (start !== undefined) open.set(start, '')
    if (end !== undefined) {
      done.set(end, open.get(end) as string)
      open.delete(end)
    }
    const piece = paragraph ? '\n' : plain(text ?? '')
    for (const [id, so] of open) open.set(id, so + piece)
  }
  expect([...open]).toEqual([])
  return done
}
const commentTexts = (xml: string): Map<string, string[]> =>
  new Map(
    [...xml.matchAll(/<w:comment [^>]*w:id="(\d+)"[^>]*>(.*?)<\/w:comment>/gs)].map(([, id, inner]) => [
      id as string,
      [...(inner as string).matchAll(/<w:p>.*?<\/w:p>/gs)].map(([p]) => texts(p)),
    ]),
  )

describe('the article as a Word file', () => {
  test('has each comment on its words, over marks that overlap and paragraphs', async () => {
    const files = readZip(await docx([spring], { fullText: true }))
    const on = commented(files.get('word/document.xml') as string)
    const say = commentTexts(files.get('word/comments.xml') as string)
    const pairs = [...say].map(([id, lines]) => [on.get(id), lines])
    expect(pairs).toEqual([
      ['王小禾走进田间', ['她是谁？', '查档案 & 照片', '#人物/记者']],
      ['25万亩。\n她说', ['跨段的批注']],
      ['不见了的话', ['原处已改']],
    ])
  })

  test('shades and underlines the marks and keeps the text whole', async () => {
    const xml = readZip(await docx([spring], { fullText: true })).get('word/document.xml') as string
    const runs = [...xml.matchAll(/<w:r>(.*?)<\/w:r>/gs)].map(([, inner]) => inner as string)
    const where = (sign: RegExp) => texts(runs.filter((run) => sign.test(run)).join(''))
    expect(where(/w:fill="FCE9AE"/)).toBe('王小禾走进田间')
    expect(where(/<w:u w:val="wave"/)).toBe('走进田间。农业局说')
    expect(where(/w:fill="E2D9F4"/)).toBe('活不等人😀')
    for (const line of spring.article.text.split('\n')) expect(texts(xml)).toContain(line)
  })

  test('cites every mark in a footnote with its place', async () => {
    const files = readZip(await docx([spring], { fullText: true }))
    const notes = files.get('word/footnotes.xml') as string
    const references = (files.get('word/document.xml') as string).match(/<w:footnoteReference /g)
    expect(references).toHaveLength(5)
    expect(texts(notes)).toContain('[N]. 晨报.txt(2): 第 1 段')
    expect(plain(notes)).toContain('HYPERLINK "jianbao://article/article-1?start=')
  })

  test('is the same bytes at another time, and again', async () => {
    const first = await docx([spring, spring], { fullText: false, sentence: true })
    vi.useFakeTimers({ now: Date.UTC(2031, 4, 5), toFake: ['Date'] })
    try {
      expect(Buffer.compare(await docx([spring, spring], { fullText: false, sentence: true }), first)).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })

  test('holds what XML cannot, without it', async () => {
    const odd = buildNotes({
      title: 'a\u0000b',
      blocks: [['paragraph', 'x\u0001y\ud800z']],
      marks: [{ quote: 'x', note: '\u0002n' }],
    })
    const files = readZip(await docx([odd], { fullText: true }))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be there
    for (const xml of files.values()) expect(xml).not.toMatch(/[\u0000-\u0008]/)
    expect(texts(files.get('word/document.xml') as string)).toContain('xy\ufffdz')
  })
})

const office = ['soffice', 'libreoffice'].find((name) => {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})
test.skipIf(office === undefined)(
  `LibreOffice reads the text${office === undefined ? ' (skipped: it is not installed here)' : ''}`,
  { timeout: 120_000 },
  async () => {
    const dir = mkdtempSync(join(tmpdir(), 'jianbao-docx-'))
    try {
      writeFileSync(join(dir, 'a.docx'), await docx([spring], { fullText: true }))
      const profile = `-env:UserInstallation=file://${join(dir, 'profile')}`
      const to = ['--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', dir]
      execFileSync(office as string, [profile, ...to, join(dir, 'a.docx')], { stdio: 'ignore' })
      const text = readFileSync(join(dir, 'a.txt'), 'utf8')
      for (const line of spring.article.text.split('\n')) expect(text).toContain(line)
    } finally {
      rmSync(dir, { recursive: true })
    }
  },
)
