import { describe, expect, test } from 'vitest'
import type { Figure } from '../../contract/model.ts'
import { defaultTemplate, templateNames } from '../../contract/template.ts'
import { managed, merge } from './managed.ts'
import { filledTemplate, templateParts } from './template.ts'
import { variables } from './template-variables.ts'
import { buildNotes, newYear } from './test/build-notes.ts'

const spring = buildNotes({
  title: '春耕: "忙"',
  blocks: [['paragraph', '王小禾说，今年播种25万亩。地里的活不等人。']],
  marks: [
    { quote: '今年播种25万亩', color: 'data', note: '查年鉴', tags: ['农业/春 耕'] },
    { quote: '没了', start: 0, anchor: 'lost' },
  ],
  entities: [['PERSON', '王小禾']],
})
const fill = (template: string) => filledTemplate([spring], { fullText: false, template })

describe('a template', () => {
  test('names the article, its marks and entities, in two languages', () => {
    expect(fill('{{ article.title }}|{{ 稿件.title }}|{{ 标题 }}')).toBe('春耕: "忙"|春耕: "忙"|春耕: "忙"')
    expect(fill('{% for h in 批注 %}{{ h.text }}·{{ h.colorLabel }}·{{ h.sentence }};{% endfor %}')).toBe(
      '今年播种25万亩·数据·王小禾说，今年播种25万亩。;没了·重点·;',
    )
    expect(fill('{{ entities[0].name | wikilink }} {{ highlights[0].tags | hashtags }}')).toBe(
      '[[王小禾]] #农业/春-耕',
    )
    expect(fill('{{ "a\nb" | blockquote }}')).toBe('> a\n> b')
  })

  test('that comes with the app writes what it should', () => {
    const file = fill('')
    expect(file).toBe(fill(defaultTemplate))
    expect(file).toMatch(/^---\ntitle: "春耕: \\"忙\\""\n/)
    expect(file).toContain('> [!quote] 数据\n> 今年播种25万亩\n\n^jb-mark-1\n\n查年鉴')
  })

  test('comes apart into front matter and body', () => {
    expect(templateParts([spring], { fullText: false, template: '---\na: 1\n---\n正文' }, 'x', null)).toEqual(
      [
        { id: 'front-x', content: 'a: 1\n' },
        { id: 'body-x', content: '正文' },
      ],
    )
    expect(templateParts([spring], { fullText: false, template: '正文' }, 'x', null)).toEqual([
      { id: 'body-x', content: '正文' },
    ])
  })
})

describe('what a template knows of the paper, the mark and the export', () => {
  const dated = buildNotes({
    title: '开闸',
    blocks: [
      ['title', '开闸'],
      ['paragraph', '云岭社白沙3月5日电（记者何知秋）灌区开闸放水。'],
    ],
    marks: [{ quote: '开闸放水', done: true }],
  })
  const meta = {
    ...dated.article.page.meta,
    paper: '云岭日报',
    date: '2026-03-06',
    pageNo: 'A03',
    column: '要闻',
  }
  const printed = { ...dated, article: { ...dated.article, page: { ...dated.article.page, meta } } }
  const told = (template: string, last: number | null = null) =>
    templateParts([printed], { fullText: false, template, at: newYear }, 'x', last).at(-1)?.content

  test('is told by name', () => {
    const where =
      '{{ article.paper }} {{ article.date }} {{ article.page }} {{ article.column }} {{ article.dateline }}'
    expect(told(where)).toBe('云岭日报 2026-03-06 A03 要闻 云岭社白沙3月5日电')
    expect(told('{{ article.citation.gbt7714 }}')).toBe('王小禾. 开闸[N]. 云岭日报, 2026-03-06(A03).')
    expect(told('{% if highlights[0].done %}办{% endif %}')).toBe('办')
    expect(told('{{ article.date | date: "%Y年%-m月" }}')).toBe('2026年3月')
  })

  test('has every name that people are told of, and no other', () => {
    const figure: Figure = {
      id: 'f',
      articleId: 'article-1',
      start: 7,
      end: 9,
      text: '5日',
      value: 5,
      unit: '日',
      indicator: '',
      qualifier: null,
      kind: null,
      confidence: 1,
      by: 'test',
      state: 'confirmed',
    }
    const full = { ...printed, tags: { ...spring.tags, figures: [figure] } }
    const given = variables(full, { fullText: true }, { at: newYear, last: null })
    const fields = (value: unknown): string[] =>
      Object.entries((Array.isArray(value) ? value[0] : value) as object).flatMap(([name, inner]) =>
        name === 'citation' && typeof inner === 'object'
          ? fields(inner).map((field) => `${name}.${field}`)
          : [name],
      )
    for (const [name, told] of Object.entries(templateNames))
      expect(fields(given[name]).toSorted(), name).toEqual([...told].toSorted())
  })

  test('says when it is exported and when it was before', () => {
    const when = '{{ export.date }} {{ export.isFirst }} {{ export.lastDate }}'
    expect(told(when)).toBe('2026-01-01T00:00:00+00:00 true ')
    expect(told(when, newYear - 1000)).toBe('2026-01-01T00:00:00+00:00 false 2025-12-31T23:59:59+00:00')
  })

  test('speaks the language asked for, and tells times by the clock of the person', () => {
    const fill = (template: string) =>
      filledTemplate([printed], {
        fullText: false,
        at: newYear,
        template,
        language: 'en',
        timeZone: 'America/New_York',
      })
    expect(fill('')).toContain('[Open the article](')
    expect(fill('{{ highlights[0].colorLabel }} {{ highlights[0].place }}')).toBe(
      'Key point para. 1, char. 22–26',
    )
    expect(fill('{{ export.date }} {{ export.language }} {{ export.timeZone }}')).toBe(
      '2025-12-31T19:00:00-05:00 en America/New_York',
    )
    expect(fill('{{ export.date | date: "%B %-d, %H:%M" }}')).toBe('December 31, 19:00')
    // A day is the same day everywhere.
    expect(fill('{{ article.date | date: "%Y-%m-%d" }}')).toBe('2026-03-06')
  })

  test('sets apart what is to persist', () => {
    const template = '头\n{% persist "札记" %}写在这里\n{% endpersist %}尾'
    expect(fill(template)).toBe('头\n写在这里\n尾')
    const parts = templateParts([spring], { fullText: false, template }, 'x', null)
    expect(parts).toMatchObject([
      { id: 'body-x', content: '头\n' },
      { id: expect.stringMatching(/^persist-[0-9a-f]{8}-x$/), content: '写在这里\n', isTheirs: true },
      { id: 'body-x-2', content: '尾' },
    ])
    const file = managed(parts)
    const mine = file.replace('写在这里', '我写的')
    const next = templateParts(
      [spring],
      { fullText: false, template: template.replace('写在', '请写在') },
      'x',
      1,
    )
    expect(merge(mine, next)).toMatchObject({ text: mine, kept: 1, updated: 0, isConflict: false })
    expect(merge(file, next)?.text).toBe(file)
  })
})

describe('what is wrong with a template', () => {
  const wrong = (template: string, reason: string, line: number) =>
    expect(() => fill(template)).toThrow(
      expect.objectContaining({ code: 'invalid', reason, params: expect.objectContaining({ line }) }),
    )

  test('is told with its line', () => {
    wrong('一\n{{ title | nofilter }}', 'template', 2)
    wrong('一\n\n{% if %}{% endif %}', 'template', 3)
    wrong('{% for h in highlights %}', 'template', 1)
    wrong('一\n{{ title | split: }', 'template', 2)
    wrong('一\n{% persist %}{% endpersist %}', 'template', 2)
    wrong('一\n{% persist "a" %}', 'template', 2)
  })

  test('a loop without end is stopped', () => {
    wrong('一\n{% for i in (1..1000000000) %}x{% endfor %}', 'template-large', 2)
    wrong(
      '{% assign s = "xxxxxxxx" %}\n{% for i in (1..99) %}{% assign s = s | append: s %}{% endfor %}',
      'template-large',
      2,
    )
    const endless = '{% for i in (1..9000) %}{% for j in (1..9000) %}{% for k in (1..9000) %}'
    wrong(`一\n${endless}{% endfor %}{% endfor %}{% endfor %}`, 'template-endless', 2)
  })

  test('there is no way to files, nor to what lies behind the data', () => {
    for (const tag of ['include', 'render', 'layout']) wrong(`\n{% ${tag} "package.json" %}`, 'template', 2)
    expect(fill('{{ title.constructor }}{{ article.__proto__ }}{{ highlights.constructor.name }}')).toBe('')
  })
})
