import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test, vi } from 'vitest'
import { docx } from './docx.ts'
import { buildNotes } from './test/build-notes.ts'

const spring = buildNotes({
  title: '春耕<忙>&“𠮷”',
  blocks: [
    ['title', '春耕<忙>&“𠮷”'],
    ['paragraph', '3月的云岭白沙，王小禾走进田间。农业局说，今年播种25万亩。'],
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

/** Names and texts of the files in it. */
const readZip = (zip: Uint8Array): Map<string, string> =>
  new Map(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, strFromU8(bytes)]))
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
      ['王小禾走进田间', ['她是谁？查档案 & 照片', '#人物/记者']],
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
    // Each sign stands right behind its mark, and its footnote names that place.
    const xml = files.get('word/document.xml') as string
    for (const { quote, start, end } of spring.annotations.slice(0, 4)) {
      const [, id] =
        new RegExp(`<w:footnote w:id="(\\d+)">(?:(?!</w:footnote>).)*字 ${start}–${end}\\.`).exec(notes) ?? []
      const before = xml.slice(0, xml.indexOf(`<w:footnoteReference w:id="${id}"/>`))
      expect(texts(before)).toMatch(new RegExp(`${quote.replace('\n', '')}$`))
    }
  })

  test('sets a note as it reads: emphasis at Chinese punctuation, lists, links', async () => {
    const note =
      '见**“主旨”**的话，*斜*、~~“删”~~。\n\n1. 甲\n   - 乙\n2. [丙](https://example.com/?a=1&b=2)\n\n> 引'
    const one = buildNotes({ blocks: [['paragraph', '原文']], marks: [{ quote: '原文', note }] })
    const xml = readZip(await docx([one], { fullText: true })).get('word/comments.xml') as string
    expect(commentTexts(xml).get('0')).toEqual(['见“主旨”的话，斜、“删”。', '1. 甲', '• 乙', '2. 丙', '引'])
    const where = (sign: string) =>
      texts(
        [...xml.matchAll(/<w:r>(.*?)<\/w:r>/gs)]
          .map(([run]) => run)
          .filter((run) => run.includes(sign))
          .join(''),
      )
    expect(where('<w:b/>')).toBe('“主旨”')
    expect(where('<w:i/>')).toBe('斜')
    expect(where('<w:strike/>')).toBe('“删”')
    expect(plain(xml)).toContain('HYPERLINK "https://example.com/?a=1&b=2"')
  })

  test('says which marks are settled', async () => {
    const marks = [
      { quote: '甲', note: '一', done: true },
      { quote: '乙', note: '二' },
    ]
    const one = buildNotes({ blocks: [['paragraph', '甲乙']], marks })
    const xml = readZip(await docx([one], { fullText: true })).get('word/comments.xml') as string
    expect([...commentTexts(xml).values()]).toEqual([['一', '已办'], ['二']])
  })

  test('is the same bytes at another time and in other time zones', async () => {
    const make = () => docx([spring, spring], { fullText: false, sentence: true })
    const first = await make()
    vi.useFakeTimers({ now: Date.UTC(2031, 4, 5), toFake: ['Date'] })
    try {
      for (const [zone, minutes] of [
        ['Asia/Shanghai', -480],
        ['America/Lima', 300],
      ] as const) {
        vi.stubEnv('TZ', zone)
        expect(new Date().getTimezoneOffset()).toBe(minutes)
        expect(Buffer.compare(await make(), first)).toBe(0)
      }
    } finally {
      vi.useRealTimers()
      vi.unstubAllEnvs()
    }
  })

  test('tells in English, and dates comments by the clock of the person', async () => {
    const one = buildNotes({
      blocks: [['paragraph', '甲乙']],
      marks: [{ quote: '甲', note: '一', done: true }],
    })
    const telling = { fullText: false, language: 'en', timeZone: 'Asia/Shanghai' } as const
    const files = readZip(await docx([one], telling))
    const comments = files.get('word/comments.xml') as string
    expect(comments).toContain('w:date="2026-01-01T08:00:00"')
    expect([...commentTexts(comments).values()]).toEqual([['一', 'Done']])
    expect(texts(files.get('word/document.xml') as string)).toContain('Key point (Done)')
    expect(texts(files.get('word/footnotes.xml') as string)).toContain('para. 1, char. 0–1')
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
