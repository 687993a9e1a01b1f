import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ArticleSummary, PageSummary } from '../../../electron/contract/model.ts'
import { sampleData, sketchPage } from '../../api/fake-data.ts'
import { countsOf, plainName, rowsOf } from './rows.ts'
import { type Filter, noFilter } from './view.ts'

const data = sampleData()
const rows = (change: Partial<Filter> = {}, pages: readonly PageSummary[] = data.pages) =>
  rowsOf(pages, data.articles, { ...noFilter, ...change })
const titles = (change: Partial<Filter>) => rows(change).listed.map((article) => article.title)

describe('rows', () => {
  test('are each page’s head and then its articles', () => {
    expect(rows().rows.map((row) => (row.kind === 'page' ? row.page.id : row.article.id))).toEqual([
      'p1',
      'p1-1',
      'p1-2',
      'p1-3',
      'p1-4',
      'p2',
      'p2-1',
      'p2-2',
      'p2-3',
    ])
  })

  test('show a page without articles only when nothing narrows the list', () => {
    const bare = { ...data.pages[0], id: 'bare', sourceId: 'bare', addedAt: 9e15 } as PageSummary
    expect(rows({}, [...data.pages, bare]).rows[0]).toMatchObject({ kind: 'page', page: { id: 'bare' } })
    expect(rows({ text: '候鸟' }, [...data.pages, bare]).rows).toHaveLength(2)
  })

  test('keep the whole page for the strip when the filter hides articles', () => {
    const [head] = rows({ text: '候鸟' }).rows
    expect(head?.kind === 'page' && head.articles).toHaveLength(4)
  })

  test('the pages of one source stay in their order', () => {
    const [first] = data.pages
    const pages = [3, 1, 2].map(
      (n) => ({ ...first, id: `n${n}`, sourceId: 's', n, addedAt: 5 }) as PageSummary,
    )
    const heads = rows({}, pages).rows.flatMap((row) => (row.kind === 'page' ? [row.page.n] : []))
    expect(heads).toEqual([1, 2, 3])
  })

  test('find 𠮷, full-width letters and several words in any order', () => {
    const { page, articles } = sketchPage('x', 'Ａ０１.txt', [
      {
        byline: ['𠮷田'],
        pieces: [
          ['title', 'Hello 世界'],
          ['byline', '𠮷田'],
        ],
      },
    ])
    const found = (text: string) => rowsOf([page], articles, { ...noFilter, text }).listed.length
    expect([found('𠮷'), found('ＨＥＬＬＯ'), found('a01 世界 hello'), found('世间')]).toEqual([1, 1, 1, 0])
  })

  test('narrow by reading, colour and source at once', () => {
    const marked = data.articles.map(
      (article): ArticleSummary => ({ ...article, marks: article.id === 'p2-1' ? { todo: 1 } : {} }),
    )
    const found = (change: Partial<Filter>) =>
      rowsOf(data.pages, marked, { ...noFilter, ...change }).listed.map((article) => article.id)
    expect(found({ color: 'todo' })).toEqual(['p2-1'])
    expect(found({ color: 'todo', sourceId: 'source-p1' })).toEqual([])
    expect(found({ kind: 'marked', sourceId: 'source-p2' })).toEqual(['p2-1'])
    expect(titles({ kind: 'unread' })).not.toContain('一条老渠，重新流过晒谷场')
  })

  test('any filter only ever leaves rows out, and never reorders', () => {
    const all = rows().listed.map((article) => article.id)
    fc.assert(
      fc.property(
        fc.constantFrom('', '水', '渠 水', 'xyz', '一', '  '),
        fc.constantFrom('all', 'unread', 'marked') as fc.Arbitrary<Filter['kind']>,
        fc.constantFrom(null, 'source-p1', 'source-p2'),
        (text, kind, sourceId) => {
          const some = rows({ text, kind, sourceId }).listed.map((article) => article.id)
          expect(all.filter((id) => some.includes(id))).toEqual(some)
        },
      ),
    )
  })
})

test('counts are over the whole library', () => {
  const counts = countsOf(data.pages, data.articles)
  expect(counts).toMatchObject({ all: 7, unread: 5, marked: 0 })
  expect(counts.sources).toEqual([
    { id: 'source-p1', name: '临江日报-02版', count: 4 },
    { id: 'source-p2', name: '江城晚报-A05', count: 3 },
  ])
})

test('a name loses its ending and nothing else', () => {
  expect([plainName('版.txt'), plainName('2026.3.12 要闻'), plainName('a.markdown')]).toEqual([
    '版',
    '2026.3.12 要闻',
    'a',
  ])
})
