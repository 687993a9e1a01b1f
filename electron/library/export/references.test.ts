import { expect, test } from 'vitest'
import { anki } from './anki.ts'
import { markdown } from './markdown.ts'
import { bibtex, cslJson, referenceList } from './references.ts'
import { annotationTable } from './tables.ts'
import { buildNotes } from './test/build-notes.ts'

const spring = buildNotes({
  title: '50%的{春耕}_与 & #1',
  byline: ['王小禾', '李明 and 赵六', '周七', '吴八'],
  blocks: [['paragraph', '王小禾说，今年\t播种25万亩。<b>天晴</b>。']],
  marks: [
    { quote: '播种25万亩', note: '问 <谁>\n"何时"', tags: ['农业/春 耕', '数'] },
    { quote: '<b>天晴</b>', color: 'ask' },
  ],
})

test('BibTeX escapes what TeX takes for its own and keeps each author whole', () => {
  const entry = bibtex([spring])
  expect(entry).toMatch(/^@article\{jianbao-[A-Za-z0-9]+,\n/)
  expect(entry).toContain('title = {{50\\%的\\textbraceleft{}春耕\\textbraceright{}\\_与 \\& \\#1}},')
  expect(entry).toContain('author = {{王小禾} and {李明 and 赵六} and {周七} and {吴八}},')
  expect(entry).toContain('number = {2},')
  expect(entry.match(/(?<!\\)\{/g)).toHaveLength(entry.match(/(?<!\\)\}/g)?.length ?? 0)
})

test('braces of title and address never open a group that stays open', () => {
  const meta = { url: 'https://a.cn/p}?x={1\\' }
  const text = bibtex([buildNotes({ title: '方案{A', blocks: [['title', '方案{A']], marks: [], meta })])
  expect(text).toContain('url = {https://a.cn/p%7D?x=%7B1%5C}')
  let depth = 0
  for (const sign of text) {
    if (sign === '{') depth++
    if (sign === '}') depth--
    expect(depth).toBeGreaterThanOrEqual(0)
  }
  expect(depth).toBe(0)
})

test('CSL-JSON is a newspaper article with literal names', () => {
  expect(JSON.parse(cslJson([spring]))).toMatchObject([
    {
      type: 'article-newspaper',
      title: '50%的{春耕}_与 & #1',
      author: [{ literal: '王小禾' }, { literal: '李明 and 赵六' }, { literal: '周七' }, { literal: '吴八' }],
      'container-title': '晨报.txt',
      page: '2',
    },
  ])
})

test('the list after GB/T 7714 is numbered and names three authors', () => {
  expect(referenceList([spring, spring])).toBe(
    '[1] 王小禾, 李明 and 赵六, 周七, 等. 50%的{春耕}_与 & #1[N]. 晨报.txt(2).\n[2] 王小禾, 李明 and 赵六, 周七, 等. 50%的{春耕}_与 & #1[N]. 晨报.txt(2).\n',
  )
})

test('Anki gets its columns, one card a line, HTML escaped', () => {
  const lines = anki([spring], { fullText: false, sentence: true }).replace(/\n$/, '').split('\n')
  const head = lines.filter((line) => line.startsWith('#'))
  expect(head).toContain('#separator:tab')
  expect(head).toContain('#guid column:1')
  const cards = lines.slice(head.length).map((line) => line.split('\t'))
  expect(cards).toHaveLength(2)
  for (const card of cards) expect(card).toHaveLength(4)
  expect(cards[0]?.[1]).toBe('王小禾说，今年 <b>播种25万亩</b>。')
  expect(cards[0]?.[2]).toMatch(/^问 &lt;谁&gt;<br>&quot;何时&quot;<br><br><small>● 重点/)
  expect(cards[0]?.[3]).toBe('农业::春_耕 数')
  expect(cards[1]?.[1]).toContain('&lt;b&gt;天晴&lt;/b&gt;')
})

test('what is known of the paper is in every form of the reference', () => {
  const meta = {
    paper: '云岭日报',
    date: '2026-01-27',
    pageNo: 'A03',
    column: '要闻',
    url: 'https://example.com/a',
  }
  const known = buildNotes({ title: '开闸', blocks: [['title', '开闸']], marks: [{ quote: '开闸' }], meta })
  expect(bibtex([known])).toContain(
    '  journal = {云岭日报},\n  date = {2026-01-27},\n  year = {2026},\n  number = {A03},\n',
  )
  expect(bibtex([known])).toContain('url = {https://example.com/a}')
  expect(JSON.parse(cslJson([known]))[0]).toMatchObject({
    ...{ 'container-title': '云岭日报', page: 'A03', section: '要闻', URL: 'https://example.com/a' },
    issued: { 'date-parts': [[2026, 1, 27]] },
  })
  expect(referenceList([known])).toBe(
    '[1] 王小禾. 开闸[N/OL]. 云岭日报, 2026-01-27(A03). https://example.com/a.\n',
  )
  const front = markdown([known], { fullText: false }).split('---')[1]
  expect(front).toContain(
    'paper: 云岭日报\ndate: 2026-01-27\npage: A03\ncolumn: 要闻\nurl: https://example.com/a\n',
  )
  const [, row] = annotationTable([known], { fullText: false }).split('\r\n')
  expect(row).toContain('开闸,晨报.txt,云岭日报,2026-01-27,A03,要闻,')
  const month = buildNotes({ blocks: [['title', '一']], meta: { date: '2026-01' } })
  expect(JSON.parse(cslJson([month]))[0].issued).toEqual({ 'date-parts': [[2026, 1]] })
})
