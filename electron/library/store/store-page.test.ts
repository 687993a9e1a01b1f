import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FinishedPage } from '../../compute/protocol.ts'
import type { Tags } from '../../contract/tags.ts'
import { openTestLibrary, type TestLibrary } from '../test/open-test-library.ts'
import { storePage } from './store-page.ts'

let library: TestLibrary
beforeEach(async () => {
  library = await openTestLibrary()
  library.ctx.system((db) => db.exec(`INSERT INTO source VALUES ('s', '版.txt', 'h', 1, 'utf-8', 1, 0)`))
})
afterEach(() => library.close())

const text = '■ 春耕\n𠮷林市播种一万二千至一万三千亩，“够了。”李伟说\n孤行 一句\n第3版'
/** Where a piece stands in the page; each piece is there once. */
const at = (piece: string): [number, number] => [text.indexOf(piece), text.indexOf(piece) + piece.length]
const body = '𠮷林市播种一万二千至一万三千亩，“够了。”李伟说'
const canonical = `春耕\n${body}`
const span = (piece: string) => ({
  text: piece,
  start: canonical.indexOf(piece),
  end: canonical.indexOf(piece) + piece.length,
})

const tags: Tags = {
  entities: [{ type: 'PERSON', ...span('李伟'), canonical: '李伟', confidence: 0.9, by: 'crf' }],
  figures: [
    {
      ...span('一万二千至一万三千亩'),
      value: [12_000, 13_000],
      unit: '亩',
      qualifier: null,
      indicator: '播种',
      kind: 'result',
      confidence: 0.7,
      by: 'rule',
    },
  ],
  quotes: [{ speaker: '李伟', ...span('够了。') }],
  engine: 'tags-7',
}
const page = (n: number): FinishedPage => ({
  n,
  text,
  layout: {
    articles: [
      {
        n: 1,
        title: '春耕',
        kicker: null,
        subtitle: '副题',
        byline: ['李伟'],
        bylineText: '记者 李伟',
        blocks: [
          {
            role: 'heading',
            level: 2,
            text: '春耕',
            ranges: [at('春耕')],
            marks: ['■'],
            confidence: 1,
            reason: 'first line',
          },
          {
            role: 'paragraph',
            text: body,
            ranges: [at(body)],
            dropped: '林',
            droppedAt: 7,
            confidence: 0.5,
            reason: 'text',
          },
        ],
      },
    ],
    photos: [{ caption: '■', credit: null, ranges: [at('■')] }],
    furniture: [{ text: '第3版', ranges: [at('第3版')] }],
    unassigned: [{ text: '孤行 一句', ranges: [at('孤行 一句')] }],
    engine: 'layout-3',
  },
  tags: [tags],
})
const store = (n: number) => library.ctx.system((db) => storePage(db, library.ctx.newId, 's', page(n)))
const rows = (table: string) =>
  library.ctx.read.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[]

test('every field of a page is where the methods look for it', async () => {
  const { pageId, articleIds } = store(1)
  const stored = await library.call('pages.get', { id: pageId })
  expect(stored).toMatchObject({
    n: 1,
    text,
    characters: text.replace(/\s/g, '').length,
    unassignedCharacters: 4,
    photos: page(1).layout.photos,
    furniture: page(1).layout.furniture,
    unassigned: page(1).layout.unassigned,
  })
  const article = await library.call('articles.get', { id: articleIds[0] as string })
  expect(article).toMatchObject({
    title: '春耕',
    subtitle: '副题',
    byline: ['李伟'],
    bylineText: '记者 李伟',
    revision: 1,
    text: canonical,
    blocks: [
      { role: 'heading', level: 2, start: 0, end: 2, ranges: [at('春耕')] },
      {
        role: 'paragraph',
        start: 3,
        end: canonical.length,
        ranges: [at(body)],
        confidence: 0.5,
        reason: 'text',
      },
    ],
  })
  expect(rows('block')).toMatchObject([
    { marks_json: '["■"]', dropped: null },
    { marks_json: null, dropped: '林', dropped_at: 7 },
  ])
  expect(rows('article')[0]?.tag_engine).toBe('tags-7')
  expect(rows('page')[0]?.engine).toBe('layout-3')
})

test('what is tagged is suggested, with its numbers as they were', async () => {
  const { articleIds } = store(1)
  const found = await library.call('tags.get', { articleId: articleIds[0] as string })
  expect(found.mentions).toMatchObject([{ ...tags.entities[0], state: 'suggested' }])
  expect(found.figures).toMatchObject([{ ...tags.figures[0], state: 'suggested' }])
  expect(found.quotes).toMatchObject([{ ...tags.quotes[0] }])
})

test('one thing is one entity, whatever page names it', () => {
  store(1)
  store(2)
  expect(rows('entity')).toHaveLength(1)
  expect(new Set(rows('mention').map((row) => row.entity_id)).size).toBe(1)
})

test('a page that cannot be stored whole is not stored at all', () => {
  const broken = page(1)
  const bad = { ...broken, tags: [{ ...tags, quotes: [{ speaker: null, text: '', start: 0, end: 0 }] }] }
  expect(() =>
    library.ctx.system((db) => storePage(db, library.ctx.newId, 's', bad as unknown as FinishedPage)),
  ).toThrow()
  for (const table of ['page', 'article', 'block', 'mention', 'search_article', 'search_text'])
    expect(rows(table), table).toEqual([])
})
