import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addPage } from './test/fixtures.ts'
import { openTestLibrary, type TestLibrary } from './test/open-test-library.ts'

let lib: TestLibrary
let articles: Record<string, string>
beforeEach(async () => {
  lib = await openTestLibrary()
  articles = {}
  const add = async (name: string, titles: string[], paper = '', date = '') => {
    const { pageId, articleIds } = await addPage(lib, {
      name,
      articles: titles.map((title) => [title, `${title}的正文。`]),
    })
    if (paper !== '')
      lib.ctx.system((db) =>
        db
          .prepare(
            `INSERT INTO page_meta VALUES (?, ?, ?, '', '', '', '', '{}')
             ON CONFLICT DO UPDATE SET paper = excluded.paper, date = excluded.date`,
          )
          .run(pageId, paper, date),
      )
    for (const [i, title] of titles.entries()) articles[title] = articleIds[i] as string
    return pageId
  }
  await add('甲.txt', ['春耕', '夏收'], '临江日报', '2025-06-01')
  await add('乙.txt', ['秋播'], '江城晚报', '2024-01-05')
  await add('丙.txt', ['冬藏', '𠮷日'])
})
afterEach(() => lib.close())

const id = (title: string) => articles[title] as string
const titles = async (choice: Parameters<typeof lib.call<'listing.rows'>>[1] = {}) =>
  (await lib.call('listing.rows', choice)).rows.map(({ title }) => title)

describe('the list in windows', () => {
  test('has a shape, rows and heads that fit one another', async () => {
    const outline = await lib.call('listing.outline', {})
    expect(outline).toMatchObject({ total: 5, counts: [2, 1, 2] })
    const heads = await lib.call('listing.pages', { ids: [...outline.pageIds] })
    expect(heads.map(({ page, articles: all }) => [page.sourceName, all.length])).toEqual([
      ['丙.txt', 2],
      ['乙.txt', 1],
      ['甲.txt', 2],
    ])
    expect(await titles()).toEqual(['冬藏', '𠮷日', '秋播', '春耕', '夏收'])
    expect(await lib.call('listing.rows', { offset: 1, limit: 2 })).toMatchObject({
      total: 5,
      rows: [{ title: '𠮷日' }, { title: '秋播' }],
    })
    expect(await lib.call('listing.ids', { offset: 3, limit: 9 })).toEqual([id('春耕'), id('夏收')])
    expect(await lib.call('listing.find', { id: id('秋播') })).toBe(2)
    expect(await lib.call('listing.find', { id: id('秋播'), text: '春' })).toBeNull()
    expect(await lib.call('listing.find', { id: 'nobody' })).toBeNull()
  })

  test('says of each article what the whole list does', async () => {
    await lib.call('annotations.create', {
      articleId: id('春耕'),
      revision: 1,
      start: 0,
      end: 2,
      color: 'ask',
    })
    await lib.call('articles.setPlace', { id: id('夏收'), place: 2, progress: 0.5 })
    const whole = await lib.call('articles.list')
    expect((await lib.call('listing.rows', {})).rows).toEqual(whole)
  })

  test.each([
    [{ text: '春' }, ['春耕']],
    [{ text: '甲 夏' }, ['夏收']],
    [{ text: '臨江' }, ['春耕', '夏收']],
    [{ text: '，' }, []],
    [{ paper: '江城晚报' }, ['秋播']],
    [{ year: '2025' }, ['春耕', '夏收']],
    [{ query: '春耕 OR 𠮷日' }, ['𠮷日', '春耕']],
    [{ query: '-title:日', text: '丙' }, ['冬藏']],
    [{ sort: 'date', year: '2024' }, ['秋播']],
    [{ sort: 'date' }, ['冬藏', '𠮷日', '春耕', '夏收', '秋播']],
    [{ sort: 'date', reverse: true }, ['秋播', '春耕', '夏收', '冬藏', '𠮷日']],
    [{ sort: 'added', reverse: true }, ['春耕', '夏收', '秋播', '冬藏', '𠮷日']],
    [{ sort: 'length', text: '甲' }, ['春耕', '夏收']],
  ] as const)('%o', async (choice, expected) => {
    expect(await titles(choice)).toEqual(expected)
  })

  test('follows reading, marks, removal and undo', async () => {
    await lib.call('articles.setPlace', { id: id('春耕'), place: 0, progress: 0.1 })
    await lib.call('annotations.create', {
      articleId: id('秋播'),
      revision: 1,
      start: 0,
      end: 2,
      color: 'todo',
    })
    expect(await titles({ kind: 'unread' })).toEqual(['冬藏', '𠮷日', '秋播', '夏收'])
    expect(await titles({ kind: 'marked' })).toEqual(['秋播'])
    expect(await titles({ color: 'todo' })).toEqual(['秋播'])
    expect((await titles({ sort: 'marks' }))[0]).toBe('秋播')
    expect((await titles({ sort: 'opened' }))[0]).toBe('春耕')
    expect(await lib.call('listing.counts')).toMatchObject({
      all: 5,
      pages: 3,
      unread: 4,
      marked: 1,
      samples: false,
      colors: { todo: 1, ask: 0 },
      papers: [
        { value: '临江日报', count: 2 },
        { value: '江城晚报', count: 1 },
      ],
      sources: [{ name: '丙.txt', count: 2 }],
    })
    await lib.call('articles.remove', { ids: [id('秋播')] })
    expect(await titles()).not.toContain('秋播')
    expect((await lib.call('listing.counts')).marked).toBe(0)
    await lib.call('history.undo')
    expect(await titles({ color: 'todo' })).toEqual(['秋播'])
    expect(await titles({ paper: '江城晚报' })).toEqual(['秋播'])
  })
})

describe('kept searches', () => {
  test('are counted anew, changed, removed, and brought back', async () => {
    const list = async () => (await lib.call('searches.list')).map(({ name, articles: n }) => [name, n])
    const { id: kept } = await lib.call('searches.save', { name: '农事', query: '春耕 OR 夏收' })
    expect(await list()).toEqual([['农事', 2]])
    await addPage(lib, { articles: [['又到春耕', '文']] })
    expect(await list()).toEqual([['农事', 3]])
    await lib.call('searches.save', { id: kept, name: '收成', query: '夏收' })
    expect(await list()).toEqual([['收成', 1]])
    await lib.call('searches.remove', { id: kept })
    expect(await list()).toEqual([])
    await lib.call('history.undo')
    await lib.call('history.undo')
    expect(await list()).toEqual([['农事', 3]])
    await expect(lib.call('searches.remove', { id: 'nobody' })).rejects.toMatchObject({ code: 'not-found' })
    expect(lib.events.some(({ payload }) => JSON.stringify(payload).includes('"searches"'))).toBe(true)
  })
})
