import { describe, expect, test } from 'vitest'
import { html } from './html.ts'
import { collection } from './jsonld.ts'
import { buildNotes } from './test/build-notes.ts'

const notes = buildNotes({
  title: '甲乙丙丁',
  blocks: [
    ['title', '甲乙丙丁'],
    ['heading', '小标题'],
    ['paragraph', '一二三四五六七八九十。😀'],
  ],
  marks: [
    { quote: '二三四五', color: 'key', note: '先**查**再说' },
    { quote: '四五六', color: 'ask', style: 'underline', tags: ['存疑'] },
    { quote: '😀', color: 'todo' },
  ],
  entities: [['PERSON', '三四']],
})
const body = (page: string): string => page.slice(page.indexOf('<body>'))
const embedded = (page: string): string =>
  /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? ''
/** Every tag of the page with its attributes, as written. */
const openTags = (page: string): string[] => page.match(/<[a-z][^>]*>/gi) ?? []

describe('the page', () => {
  test('has the text with marks cut where they overlap, each end signed', () => {
    expect(body(html([notes], { fullText: true }))).toContain(
      '<p class="paragraph">一<mark class="key fill">二三</mark>' +
        '<mark class="key fill"><mark class="ask underline">四五</mark></mark>' +
        '<sup class="reference key" id="mark-1"><a href="#note-1" title="重点，批注 1">●1</a></sup>' +
        '<mark class="ask underline">六</mark>' +
        '<sup class="reference ask" id="mark-2"><a href="#note-2" title="疑问，批注 2">?2</a></sup>' +
        '七八九十。<mark class="todo fill">😀</mark>',
    )
  })

  test('draws at most three marks over one another and still signs all', () => {
    const deep = buildNotes({
      blocks: [['paragraph', '一二三四五六七']],
      marks: ['一二三四五六七', '二三四五六七', '三四五六七', '四五六七'].map((quote) => ({ quote })),
    })
    const page = body(html([deep], { fullText: true }))
    expect(page).not.toMatch(/(<mark[^>]*>){4}/)
    expect(page).toMatch(/(<mark[^>]*>){3}四五六七/)
    expect(page.match(/<sup/g)).toHaveLength(4)
  })

  test('shows notes, tags, entities and the citation with its link', () => {
    const page = body(html([notes], { fullText: false }))
    expect(page).toContain('<p>先<strong>查</strong>再说</p>')
    expect(page).toContain('<span class="tag">#存疑</span>')
    expect(page).toContain('实体：三四（人物）')
    expect(page).toContain('<dt>人物</dt><dd>三四<span class="count">1</span></dd>')
    expect(page).toContain('王小禾. 甲乙丙丁[N]. 晨报.txt(2): 第 1 段, 字 10–14.')
    expect(page).toContain('href="jianbao://article/article-1?start=10&#x26;end=14"')
    expect(page).not.toContain('七八九')
  })

  test('tells in English, and times by the clock of the person', () => {
    const telling = { fullText: true, language: 'en', timeZone: 'Asia/Shanghai' } as const
    const page = html([notes], telling)
    expect(page).toContain('<html lang="en">')
    expect(page).toContain('<h2>Notes (3)</h2>')
    expect(page).toContain('title="Key point, Note 1"')
    expect(page).toContain('Entities: 三四 (Person)')
    expect(page).toContain('<time datetime="2026-01-01T00:00:00.000Z">Jan 1, 2026 08:00</time>')
    expect(page).toContain('Source file 晨报.txt, SHA-256')
  })

  test('reads emphasis that ends at Chinese punctuation', () => {
    const note = '见**“主旨”**的话，~~“旧”~~的话，*《书》*的话。'
    const one = buildNotes({ blocks: [['paragraph', '原文']], marks: [{ quote: '原文', note }] })
    const page = html([one], { fullText: true })
    expect(page).toContain('<strong>“主旨”</strong>的话')
    expect(page).toContain('<del>“旧”</del>的话')
    expect(page).toContain('<em>《书》</em>的话')
  })

  test('has its title and source over every page but the first when it is printed', () => {
    const page = html([notes, notes], { fullText: true })
    expect(page).toMatch(/@page article-1\{@top-left\{content:"[^"]+"\}@top-right\{content:"[^"]+"\}\}/)
    expect(page).toContain('@page article-2{')
    expect(page).toContain('@page article-1:first{@top-left{content:none}')
    expect(page).toContain('counter(page) " / " counter(pages)')
    expect(page).toContain('<main class="article-2">')
  })

  test('carries the W3C JSON-LD whole', () => {
    expect(JSON.parse(embedded(html([notes], { fullText: true })))).toEqual(collection([notes]))
  })

  test('is the same bytes twice', () => {
    expect(html([notes], { fullText: true })).toBe(html([notes], { fullText: true }))
  })
})

describe('hostile text', () => {
  const attack = '</script><script>alert(1)</script><img src=x onerror=alert(1)><!-- "\'&amp;'
  const hostile = buildNotes({
    title: attack,
    byline: [attack],
    sourceName: `${attack}.txt`,
    blocks: [
      ['title', attack],
      ['paragraph', `正文${attack}`],
    ],
    marks: [
      {
        quote: `正文${attack}`,
        tags: [attack],
        note: [
          attack,
          '![盗图](http://evil.example/p.png) [点我](javascript:alert(1)) ![]( http://evil.example/q.png)',
          '![参][r]\n\n[r]: http://evil.example/r.png',
          '<iframe src="http://evil.example"></iframe>',
          '<style>body{display:none}</style>',
          '脚注[^1]\n\n[^1]: 下文',
        ].join('\n\n'),
      },
      { quote: '正文', note: '脚注[^1]\n\n[^1]: 另一个' },
    ],
    entities: [['PERSON', '正文']],
  })
  const page = html([hostile], { fullText: true })

  test('never becomes markup', () => {
    const names = new Set(openTags(page).map((tag) => /^<([a-z0-9]+)/i.exec(tag)?.[1]))
    for (const name of ['img', 'iframe', 'object', 'embed', 'base', 'form', 'svg'])
      expect(names).not.toContain(name)
    expect(page.match(/<script/g)).toHaveLength(1)
    expect(page.match(/<\/script/g)).toHaveLength(1)
    expect(page.match(/<style/g)).toHaveLength(1)
    expect(page).not.toContain('<!--')
    for (const tag of openTags(page)) {
      expect(tag).not.toMatch(/\son\w+\s*=/i)
      expect(tag).not.toMatch(/\ssrc\s*=/i)
      expect(tag).not.toMatch(/javascript:/i)
    }
  })

  test('is all there to read', () => {
    const seen = body(page)
      .replace(/<[^>]*>/g, '')
      .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    expect(seen).toContain(`正文${attack}`)
    expect(seen).toContain('<iframe src="http://evil.example"></iframe>')
    expect(seen).toContain('盗图')
    expect(seen).toContain('参')
    expect(seen).toContain('点我')
  })

  test('keeps its JSON-LD whole', () => {
    expect(JSON.parse(embedded(page))).toEqual(collection([hostile]))
  })

  test('keeps the footnotes of two notes apart', () => {
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
    expect(ids).toContain('note-1-fn-1')
    for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('asks for nothing from anywhere', () => {
    expect(page).not.toMatch(/url\(|@import|<link/)
    expect(
      page.replaceAll('&#x27;', "'").includes(`content="default-src 'none'; style-src 'unsafe-inline'"`),
    ).toBe(true)
  })
})

test('several articles are one page with ids of their own and one collection', () => {
  const page = html([notes, notes], { fullText: true, sentence: true })
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(ids.length).toBeGreaterThan(0)
  expect(new Set(ids).size).toBe(ids.length)
  for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
  expect(page).toContain('<title>剪报批注</title>')
})
