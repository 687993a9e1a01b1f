/** Markdown files from real bytes: headlines, words without their marks, and what the front matter says. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expectWhole, first, only, second, third, told } from './test/read-bytes.ts'

test('the front matter is known of the page and stands beside the article; headings are as they are marked', async () => {
  const { page, known } = await only(
    '剪.md',
    `---\ntitle: 春耕\npaper: 春江日报\ndate: 2026-01-27\npage: A03\nauthor: [林晓岚, 周立]\nsource: https://cj.example.com/3\n---\n\n# 春江两岸忙春耕\n\n${first}\n\n## 水到渠成\n\n${second}\n`,
  )
  expect(known).toEqual({
    paper: '春江日报',
    date: '2026-01-27',
    pageNo: 'A03',
    author: '林晓岚、周立',
    url: 'https://cj.example.com/3',
  })
  const { articles, beside } = told(page)
  expect(articles).toEqual([
    ['title 春江两岸忙春耕', `paragraph ${first}`, 'heading 水到渠成', `paragraph ${second}`],
  ])
  expect(beside[0]).toContain('paper: 春江日报')
  expectWhole(page)
})

test('a front matter names the headline of a text that has none', async () => {
  const { page } = await only('题.md', `---\ntitle: 山里来了博物馆\n---\n${first}\n\n## 馆里\n\n${second}\n`)
  expect(told(page).articles).toEqual([
    ['title 山里来了博物馆', `paragraph ${first}`, 'heading 馆里', `paragraph ${second}`],
  ])
  expectWhole(page)
})

test('marks are not words: quotations, emphasis, links, lists, tables, pictures', async () => {
  const { page } = await only(
    '记.md',
    `# 渠水清了\n\n> “账清了，心就平了。”**孟广田**说\n> 他把账本翻给记者看。\n\n各镇*逐村*登记[用水需求](https://a.example.com)，[[水管所|管理所]]说“**够用**”。\n\n1. 先通渠\n2. 后放水\n\n- 甲村\n\n| 村 | 方 |\n|---|---|\n| 石桥 | 4万 |\n\n![图为村民在检修农机](x.jpg)\n\n<div onclick="坏">块里的字<script>坏</script></div>\n\n${third.slice(0, 20)}\n${third.slice(20)}\n`,
  )
  expect(told(page).articles).toEqual([
    [
      'title 渠水清了',
      'paragraph “账清了，心就平了。”孟广田说',
      'paragraph 他把账本翻给记者看。',
      'paragraph 各镇逐村登记用水需求，管理所说“够用”。',
      'paragraph 1. 先通渠',
      'paragraph 2. 后放水',
      'paragraph 甲村',
      'paragraph 村\u3000方',
      'paragraph 石桥\u30004万',
      'caption 图为村民在检修农机',
      'paragraph 块里的字',
      `paragraph ${third}`,
    ],
  ])
  expectWhole(page)
})

test('each headline of the highest level is a story', async () => {
  const { page } = await only(
    '两.md',
    `## 春耕\n\n${first}\n\n### 放水\n\n${third}\n\n## 夏收\n\n${second}\n`,
  )
  expect(told(page).articles).toEqual([
    ['title 春耕', `paragraph ${first}`, 'heading 放水', `paragraph ${third}`],
    ['title 夏收', `paragraph ${second}`],
  ])
})

test('a text without headlines keeps its lines for the page engine, without the marks of quotations', async () => {
  const lines = `春江两岸忙春耕\n本报记者 林晓岚\n　　${first}\n\n    ${second}\n---\n`
  expect((await only('素.md', lines)).page).toEqual({ text: lines })
  expect((await only('引.md', `${first}\n\n> 一句**话**。\n>> 又一句。\n`)).page.text).toBe(
    `${first}\n\n一句话。\n又一句。\n`,
  )
  const hostile = `---\na: &a [x, x]\nb: &b [*a, *a]\npaper: 好\n---\n文`
  expect((await only('炸.md', hostile)).page.text).toBe(hostile)
})

test('whatever is written, every character of the page has its place', async () => {
  const pieces = [
    '# 题\n',
    '春耕',
    '\n',
    '\n\n',
    '> ',
    '**',
    '- ',
    '1. ',
    '|',
    '---\n',
    '`',
    '[[',
    ']]',
    '<b>',
    '𠮷',
    '    ',
  ]
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 30 }), async (parts) => {
      const { page } = await only('任.md', `文${parts.join('')}字`)
      expectWhole(page)
    }),
    { numRuns: 60 },
  )
})

test('what is left of a damaged front matter is read line by line', async () => {
  const damaged = '---\ntitle: "没有关上\ndate: [2026\npaper: 沧河日报\n作者：林晓岚\n---\n\n# 春耕\n\n'
  expect((await only('坏.md', damaged + first)).known).toEqual({ paper: '沧河日报', author: '林晓岚' })
  const open = await only('没关.md', `---\ntitle: 春耕\ndate: 2026-01-27\n\n# 春耕\n\n${first}\n`)
  expect(open.known).toEqual({ date: '2026-01-27' })
  expect(told(open.page)).toEqual({
    articles: [['title 春耕', `paragraph ${first}`]],
    beside: ['---\ntitle: 春耕\ndate: 2026-01-27'],
  })
  // A line drawn above a text is none.
  const drawn = await only('线.md', `---\n注意：${first}\n\n# 春耕\n\n${second}\n`)
  expect(drawn.page.text).toContain(first)
  expect(told(drawn.page).beside.join('')).not.toContain('---\n注意')
})

test.each([
  ['brackets', '['.repeat(50_000) + '](a'.repeat(20_000)],
  ['quotations', `${'>'.repeat(50_000)}沧`],
  ['columns', `${'|a'.repeat(25_000)}|\n${'|-'.repeat(25_000)}|\n`],
  ['indents', Array.from({ length: 600 }, (_, i) => `${'  '.repeat(i)}- 项`).join('\n')],
])('%s without end are kept as they stand, and soon', async (_, body) => {
  const { page } = await only('量.md', `# 春耕\n\n${body}\n\n${first}\n`)
  expect(page.text).toContain(first)
  expectWhole(page)
})
