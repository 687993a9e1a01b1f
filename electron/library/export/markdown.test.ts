import fc from 'fast-check'
import type { Nodes, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { markdown } from './markdown.ts'
import { buildNotes, newYear } from './test/build-notes.ts'

const reader = unified().use(remarkParse).use(remarkGfm)
/** The body as another program reads it. */
const read = (file: string): Root => reader.parse(file.replace(/^---\n[\s\S]*?\n---\n/, ''))
const frontMatter = (file: string): unknown => parseYaml(/^---\n([\s\S]*?)\n---\n/.exec(file)?.[1] ?? '')
/** The text that a reader sees. */
function seen(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(seen).join('') : ''
}
const all = (root: Root, type: Nodes['type']): Nodes[] => {
  const found: Nodes[] = []
  const walk = (node: Nodes) => {
    if (node.type === type) found.push(node)
    if ('children' in node) for (const child of node.children) walk(child)
  }
  walk(root)
  return found
}
/** What stands under `## 全文`, one string a block, with `[n]` where a footnote is called. */
function fullText(file: string): string[] {
  const { children } = read(file)
  const from = children.findIndex((node) => node.type === 'heading' && seen(node) === '全文')
  const told = (node: Nodes): string => {
    if (node.type === 'footnoteReference') return `[${node.identifier.replace('jianbao-', '')}]`
    if ('value' in node) return node.value
    return 'children' in node ? node.children.map(told).join('') : ''
  }
  return children
    .slice(from + 1)
    .filter((node) => node.type !== 'footnoteDefinition')
    .map(told)
}

const spring = buildNotes({
  title: '春耕: "忙"起来',
  blocks: [
    ['title', '春耕: "忙"起来'],
    ['paragraph', '3月的云岭白沙，王小禾走进田间。农业局说，今年播种25万亩。'],
    ['paragraph', '她说，地里的活不等人。'],
  ],
  marks: [
    { quote: '地里的活不等人', color: 'view', tags: ['农业/春耕', '人 物'], createdAt: newYear + 60_000 },
    {
      quote: '今年播种25万亩',
      color: 'data',
      note: '核对**年鉴**。\n\n- 第一\n- 第二',
      modifiedAt: newYear + 120_000,
    },
  ],
  entities: [
    ['PLACE', '白沙'],
    ['PERSON', '王小禾'],
    ['ORG', '农业局'],
  ],
})

test('front matter names the article and its source', () => {
  expect(frontMatter(markdown([spring], { fullText: false }))).toEqual({
    title: '春耕: "忙"起来',
    byline: ['王小禾'],
    source: '晨报.txt',
    page: 2,
    sha256: 'ab'.repeat(32),
    id: 'article-1',
    characters: spring.article.characters,
    annotations: 2,
    tags: ['人-物', '农业/春耕'],
    timezone: 'UTC',
  })
})

test('marks come in text order with quotation, note, tags, entities and citation', () => {
  const file = markdown([spring], { fullText: false })
  const root = read(file)
  expect(all(root, 'heading').map(seen)).toEqual([
    '春耕: "忙"起来',
    '批注（2）',
    '1. # 数据（data）',
    '2. “ 观点（view）',
    '实体',
  ])
  expect(all(root, 'blockquote').map(seen)).toEqual(['今年播种25万亩', '地里的活不等人'])
  expect(all(root, 'listItem').map(seen)).toEqual([
    '批注核对年鉴。第一第二',
    '第一',
    '第二',
    '同句实体：农业局（机构）',
    '时间：2026年1月1日 00:00，改于 2026年1月1日 00:02',
    '出处：王小禾. 春耕: "忙"起来[N]. 晨报.txt(2): 第 1 段, 字 31–39. 回到原文',
    '标签：#农业/春耕 #人-物',
    '时间：2026年1月1日 00:01',
    '出处：王小禾. 春耕: "忙"起来[N]. 晨报.txt(2): 第 2 段, 字 44–51. 回到原文',
    '人物：王小禾（1）',
    '地点：白沙（1）',
    '机构：农业局（1）',
  ])
  expect(file).toContain('[回到原文](jianbao://article/article-1?start=31&end=39)')
  expect(file).toContain('核对**年鉴**。')
})

test('its own words are told in English, and times by the clock of the person', () => {
  const file = markdown([spring], { fullText: true, language: 'en', timeZone: 'America/New_York' })
  const root = read(file)
  expect(all(root, 'heading').map(seen)).toEqual([
    '春耕: "忙"起来',
    'Notes (2)',
    '1. # Figure (data)',
    '2. “ View (view)',
    'Entities',
    'Full text',
    '春耕: "忙"起来',
  ])
  expect(all(root, 'listItem').map(seen)).toEqual([
    'Note核对年鉴。第一第二',
    '第一',
    '第二',
    'In the same sentence: 农业局 (Organisation)',
    'Time: Dec 31, 2025 19:00, changed Dec 31, 2025 19:02',
    'Source: 王小禾. 春耕: "忙"起来[N]. 晨报.txt(2): para. 1, char. 31–39. Back to the passage',
    'Tags: #农业/春耕 #人-物',
    'Time: Dec 31, 2025 19:01',
    'Source: 王小禾. 春耕: "忙"起来[N]. 晨报.txt(2): para. 2, char. 44–51. Back to the passage',
    'Person: 王小禾 (1)',
    'Place: 白沙 (1)',
    'Organisation: 农业局 (1)',
  ])
  // Of its own, nothing is Chinese.
  const own = ['批注', '标签', '实体', '时间', '出处', '原文', '全文', '：', '（', '、', '年1月']
  for (const word of own) expect(file).not.toContain(word)
  expect(frontMatter(file)).toMatchObject({ timezone: 'America/New_York' })
})

test('figures say what they measure and whether they are promised', () => {
  const figure = {
    id: 'f1',
    articleId: 'article-1',
    start: 0,
    end: 4,
    text: '25万亩',
    value: 250_000,
    unit: '亩',
    qualifier: null,
    confidence: 1,
    by: 'test',
    state: 'suggested',
  } as const
  const notes = buildNotes({
    blocks: [['paragraph', '25万亩']],
    figures: [
      { ...figure, indicator: '播种面积', kind: 'target' },
      { ...figure, id: 'f2', indicator: '', kind: null },
    ],
  })
  const items = all(read(markdown([notes], { fullText: false })), 'listItem').map(seen)
  expect(items).toEqual(['播种面积：25万亩（目标）', '25万亩'])
})

test('a lost mark is kept with its quotation, after the others and without a place', () => {
  const notes = buildNotes({
    blocks: [['paragraph', '留下的话。']],
    marks: [
      { quote: '删掉的话', start: 0, anchor: 'lost' },
      { quote: '留下的话', anchor: 'fuzzy' },
    ],
  })
  const file = markdown([notes], { fullText: true })
  expect(all(read(file), 'blockquote').map(seen)).toEqual(['留下的话', '删掉的话'])
  expect(file).toContain('位置为近似')
  expect(file).toContain('未能定位')
  expect(file.match(/\?start=0&end=4/g)).toHaveLength(2)
  expect(fullText(file)).toEqual(['==留下的话==[1]。'])
})

test.each([
  ['an open code fence', '```\nlet a = 1'],
  ['an open comment', '<!-- 未完'],
  ['a rule', '---'],
  ['a heading of the first level', '# 大标题\n正文'],
  ['a setext underline', '正文\n==='],
  ['an indented code block', '    code'],
  ['blank lines and Windows breaks', '\r\n \r\n一\r\n\r\n二\r\n'],
  ['a stolen footnote', '[^jianbao-1]: 不是你的'],
])('a note with %s stays inside its item', (_, note) => {
  const notes = buildNotes({
    blocks: [['paragraph', '一句话。']],
    marks: [{ quote: '一句', note, tags: ['尾'] }],
    entities: [['PERSON', '一句话']],
  })
  const root = read(markdown([notes], { fullText: true }))
  expect(root.children.map((node) => node.type)).toEqual([
    'heading',
    'paragraph',
    'heading',
    'heading',
    'blockquote',
    'list',
    'heading',
    'list',
    'heading',
    'paragraph',
    'footnoteDefinition',
  ])
  const items = root.children.filter((node) => node.type === 'list')[0]?.children ?? []
  expect(items.slice(1).map(seen)[0]).toBe('标签：#尾')
})

test('overlapping and nested marks become runs that end with their footnotes', () => {
  const notes = buildNotes({
    blocks: [
      ['title', '甲乙丙丁戊己庚辛'],
      ['paragraph', '一二三四五六七八九十'],
      ['heading', '尾题'],
    ],
    marks: [
      { quote: '丙丁戊' },
      { quote: '丁戊己庚' },
      { quote: '三四五六七八' },
      { quote: '五六' },
      { quote: '九十\n尾' },
    ],
  })
  expect(fullText(markdown([notes], { fullText: true }))).toEqual([
    '甲乙==丙丁戊==[1]==己庚==[2]辛',
    '一二==三四五六==[4]==七八==[3]==九十==',
    '==尾==[5]题',
  ])
})

test('marks that share an end share the cut, and a mark over the line break ends in its block', () => {
  const notes = buildNotes({
    blocks: [
      ['paragraph', '春风浩荡'],
      ['paragraph', '暖意渐浓'],
    ],
    marks: [{ quote: '春风浩荡' }, { quote: '浩荡\n' }],
  })
  expect(fullText(markdown([notes], { fullText: true }))).toEqual(['==春风浩荡==[1][2]', '暖意渐浓'])
})

test('a surrogate pair is never cut', () => {
  const notes = buildNotes({
    blocks: [['paragraph', '𠮷野家😀开张']],
    marks: [{ quote: '𠮷' }, { quote: '😀' }],
  })
  expect(fullText(markdown([notes], { fullText: true }))).toEqual(['==𠮷==[1]野家==😀==[2]开张'])
})

test('whatever the press printed reads back as printed', () => {
  const hostile = fc.string({
    unit: fc.constantFrom(...'春耕忙“”，。　𠮷 12.-+#*_`~=$%<>&[]()!|\\:/@^"\'😀aw'.split(/(?:)/u)),
    minLength: 1,
    maxLength: 40,
  })
  fc.assert(
    fc.property(hostile, hostile, (title, body) => {
      fc.pre(title.trim() !== '' && body.trim() !== '')
      const notes = buildNotes({
        title: title.trim(),
        blocks: [
          ['title', title.trim()],
          ['paragraph', body.trim()],
        ],
        marks: [{ quote: body.trim(), start: title.trim().length + 1 }],
      })
      const file = markdown([notes], { fullText: true })
      expect((frontMatter(file) as { title: string }).title).toBe(title.trim())
      const root = read(file)
      expect(seen(root.children[0] as Nodes)).toBe(title.trim())
      expect(seen(all(root, 'blockquote')[0] as Nodes)).toBe(body.trim())
      expect(fullText(file)).toEqual([title.trim(), `==${body.trim()}==[1]`])
    }),
    { numRuns: 500 },
  )
})

test('twice the same rows, twice the same bytes', () => {
  expect(markdown([spring], { fullText: true })).toBe(markdown([spring], { fullText: true }))
})

test('for Obsidian: callouts with ids to link to, entities as links, the sentence with the passage marked', () => {
  const file = markdown([spring], { fullText: false, callouts: true, wikilinks: true, sentence: true })
  expect(file).toContain('> [!quote] 1. # 数据\n')
  expect(file).toMatch(/\n\n\^jb-mark-2\n\n/)
  expect(file).toContain('[[农业局]]（机构）')
  expect(file).toContain('所在句：农业局说，==今年播种25万亩==。')
  expect(frontMatter(file)).toMatchObject({ title: '春耕: "忙"起来' })
  // To other readers it is a quotation followed by a line.
  expect(all(read(file), 'blockquote')).toHaveLength(2)
})

test('a link to an entity holds no sign that would break it', () => {
  const odd = buildNotes({ blocks: [['paragraph', '甲公司来了']], entities: [['ORG', '甲公司']] })
  const [mention] = odd.tags.mentions
  const notes = {
    ...odd,
    tags: { ...odd.tags, mentions: [{ ...(mention as NonNullable<typeof mention>), canonical: 'a|b]]#c' }] },
  }
  expect(markdown([notes], { fullText: false, wikilinks: true })).toContain('[[a b c]]')
})

test('marks are told in the order asked for, and stay at their places in the text', () => {
  const swapped = buildNotes({
    blocks: [['paragraph', '先说的话，后说的话。']],
    marks: [
      { quote: '先说的话', color: 'todo', createdAt: newYear + 5 },
      { quote: '后说的话', color: 'key', createdAt: newYear },
    ],
  })
  const file = (order: 'color' | 'date') => markdown([swapped], { fullText: true, order })
  for (const order of ['color', 'date'] as const) {
    expect(all(read(file(order)), 'blockquote').map(seen)).toEqual(['后说的话', '先说的话'])
    expect(fullText(file(order))).toEqual(['==先说的话==[2]，==后说的话==[1]。'])
  }
})

test('several articles are one file whose footnotes are told apart', () => {
  const file = markdown([spring, spring], { fullText: true })
  expect(frontMatter(file)).toEqual({
    title: '剪报批注',
    articles: 2,
    annotations: 4,
    tags: ['人-物', '农业/春耕'],
    timezone: 'UTC',
  })
  const names = all(read(file), 'footnoteDefinition').map((node) => 'identifier' in node && node.identifier)
  expect(new Set(names).size).toBe(4)
})
