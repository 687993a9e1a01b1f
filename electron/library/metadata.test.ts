import { afterEach, beforeEach, expect, test } from 'vitest'
import { authorsOf, cite } from '../contract/citation.ts'
import { noMetadata } from '../contract/metadata.ts'
import { addPage } from './test/fixtures.ts'
import { openTestLibrary, type TestLibrary } from './test/open-test-library.ts'

let library: TestLibrary
beforeEach(async () => {
  library = await openTestLibrary()
})
afterEach(() => library.close())

const metaOf = async (id: string) => (await library.call('pages.get', { id })).meta

test('a page knows what its file’s name says', async () => {
  const { pageId, articleIds } = await addPage(library, {
    name: '春江日报_2026-01-27_A03.txt',
    articles: [['春耕', '备耕。']],
  })
  const meta = {
    ...noMetadata,
    paper: '春江日报',
    date: '2026-01-27',
    pageNo: 'A03',
    origins: { paper: 'name', date: 'name', pageNo: 'name' },
  }
  expect(await metaOf(pageId)).toEqual(meta)
  const article = await library.call('articles.get', { id: articleIds[0] as string })
  expect(article.page.meta).toEqual(meta)
})

test('many pages are changed in one step, which can be taken back; what was not named stays', async () => {
  const one = await addPage(library, { name: '春江日报_2026-01-27_A03.txt', articles: [['甲', '一。']] })
  const two = await addPage(library, { name: '无名.txt', articles: [['乙', '二。']] })
  const before = [await metaOf(one.pageId), await metaOf(two.pageId)]
  await library.call('metadata.set', {
    pageIds: [one.pageId, two.pageId],
    change: { paper: '𠮷江晚报', pageNo: '' },
  })
  expect([await metaOf(one.pageId), await metaOf(two.pageId)]).toEqual([
    {
      ...noMetadata,
      paper: '𠮷江晚报',
      date: '2026-01-27',
      origins: { paper: 'person', date: 'name', pageNo: 'person' },
    },
    { ...noMetadata, paper: '𠮷江晚报', origins: { paper: 'person', pageNo: 'person' } },
  ])
  expect((await library.call('history.state')).undo).toBe('history.metadata.set')
  await library.call('history.undo')
  expect([await metaOf(one.pageId), await metaOf(two.pageId)]).toEqual(before)
})

test('what a person said outlives a new reading, and comes back with a page that was removed', async () => {
  const { pageId, articleIds } = await addPage(library, {
    name: '春江日报_2026-01-27_A03.txt',
    articles: [['春江两岸忙春耕', '立春以来，春江两岸的村民陆续下田，农机都已检修完毕。']],
  })
  await library.call('metadata.set', { pageIds: [pageId], change: { pageNo: '', column: '要闻' } })
  const known = await metaOf(pageId)
  await library.call('desk.apply', { pageId, step: { kind: 'role', block: 0, role: 'paragraph' } })
  expect(await metaOf(pageId)).toEqual(known)
  await library.call('articles.remove', { ids: [...articleIds] })
  await library.call('history.undo')
  expect(await metaOf(pageId)).toEqual(known)
  expect((await library.call('library.verify')).findings).toEqual([])
})

test('the pages of articles are told as one sheet; where they differ is said', async () => {
  const one = await addPage(library, {
    name: '春江日报_2026-01-27_A03.txt',
    articles: [
      ['甲', '一。'],
      ['乙', '二。'],
    ],
  })
  const two = await addPage(library, { name: '春江日报_2026-01-28_A03.txt', articles: [['丙', '三。']] })
  expect(await library.call('metadata.get', { articleIds: [...one.articleIds, ...two.articleIds] })).toEqual({
    pages: 2,
    articles: 3,
    values: { paper: '春江日报', date: null, pageNo: 'A03', column: '', author: '', url: '' },
    origins: {},
    suggested: [],
    papers: ['春江日报'],
    own: {
      articles: 3,
      values: { author: '', column: '' },
      said: { author: false, column: false },
      otherwise: { author: '', column: '' },
    },
  })
  await library.call('metadata.set', { pageIds: [one.pageId], change: { paper: '晨报' } })
  expect(await library.call('metadata.get', { pageIds: [one.pageId] })).toMatchObject({
    pages: 1,
    origins: { paper: 'person', date: 'name' },
    suggested: [{ field: 'paper', value: '春江日报', origin: 'name' }],
  })
  expect(await library.call('metadata.fill', { pageIds: [one.pageId, two.pageId], from: 'name' })).toEqual({
    changed: 1,
  })
  expect((await metaOf(one.pageId)).paper).toBe('春江日报')
  await library.call('history.undo')
  expect((await metaOf(one.pageId)).paper).toBe('晨报')
})

test('an article has an author and a column of its own: in citations, search and a new reading; null takes it back', async () => {
  const { pageId, articleIds } = await addPage(library, {
    name: '沧河日报_2026-01-27_A03.txt',
    articles: [
      ['沧河两岸忙春耕', '立春以来，沧河两岸的村民陆续下田，农机都已检修完毕。'],
      ['临水夜读', '灯下读书，窗外落雪。'],
    ],
  })
  const [one = '', two = ''] = articleIds
  await library.call('metadata.set', {
    pageIds: [pageId],
    change: { column: '要闻', author: '赵甲' },
  })
  const own = { author: '𠮷田明、李若水', column: '沧河观察' }
  await library.call('metadata.set', { articleIds: [one], change: {}, own })
  const cited = async () => {
    const article = await library.call('articles.get', { id: one })
    return [cite(article), article.page.meta.column, authorsOf(article)]
  }
  const said = [
    '𠮷田明, 李若水. 沧河两岸忙春耕[N]. 沧河日报, 2026-01-27(A03).',
    '沧河观察',
    ['𠮷田明', '李若水'],
  ]
  expect(await cited()).toEqual(said)
  const other = await library.call('articles.get', { id: two })
  expect([other.page.meta.column, authorsOf(other)]).toEqual(['要闻', ['赵甲']])
  const found = async (query: string) =>
    (await library.call('search.query', { query })).hits.map(({ articleId }) => articleId)
  expect(await found('author:李若水')).toEqual([one])
  expect(await found('作者:赵甲')).toEqual([two])
  expect(await found('栏目:沧河')).toEqual([one])
  expect(await found('column:要闻')).toEqual([two])
  await library.call('desk.apply', { pageId, step: { kind: 'role', block: 1, role: 'lede' } })
  expect(await cited()).toEqual(said)
  await library.call('articles.remove', { ids: [one] })
  const trash = await library.call('trash.list', {})
  await library.call('trash.restore', { ids: trash.rows.map(({ id }) => id) })
  expect(await cited()).toEqual(said)
  await library.call('metadata.set', { articleIds: [one], change: {}, own: { author: null, column: null } })
  expect(await cited()).toEqual(['赵甲. 沧河两岸忙春耕[N]. 沧河日报, 2026-01-27(A03).', '要闻', ['赵甲']])
  await library.call('history.undo')
  expect(await cited()).toEqual(said)
  expect((await library.call('metadata.get', { articleIds: [one] })).own).toMatchObject({
    values: { author: '𠮷田明、李若水', column: '沧河观察' },
    said: { author: true, column: true },
    otherwise: { author: '赵甲', column: '要闻' },
  })
  expect((await library.call('library.verify')).findings).toEqual([])
})

test('an author of pages is found on all of them, but not where an article says who wrote it', async () => {
  const pages = []
  for (const [n, author] of ['𠮷田明', '𠮷田明、李若水', '赵甲', ''].entries()) {
    const page = await addPage(library, {
      name: `江州晚报_2026-01-2${n}_A01.txt`,
      articles: [
        [`临水${n}`, '灯下读书。'],
        [`江州${n}`, '窗外落雪。'],
      ],
    })
    await library.call('metadata.set', { pageIds: [page.pageId], change: { author } })
    pages.push(page.articleIds)
  }
  const [[one = '', two = ''] = [], [three = '', four = ''] = [], [five = '', six = ''] = []] = pages
  await library.call('metadata.set', { articleIds: [two], change: {}, own: { author: '赵甲乙' } })
  const found = async (query: string) =>
    (await library.call('search.query', { query })).hits.map(({ articleId }) => articleId).sort()
  expect(await found('作者:𠮷田明')).toEqual([one, three, four].sort())
  expect(await found('作者:李若水')).toEqual([three, four].sort())
  expect(await found('作者:赵甲')).toEqual([two, five, six].sort())
  expect(await found('作者:无此人')).toEqual([])
})

test('an article whose author was emptied has its page’s, everywhere; where the page has none, nobody', async () => {
  const { pageId, articleIds } = await addPage(library, {
    name: '沧河日报_2026-01-27_A03.txt',
    articles: [['沧河两岸忙春耕', '立春以来，沧河两岸的村民陆续下田。']],
  })
  const id = articleIds[0] as string
  const say = (author: string) =>
    library.call('metadata.set', { articleIds: [id], change: {}, own: { author } })
  const told = async () => {
    const article = await library.call('articles.get', { id })
    const { own } = await library.call('metadata.get', { articleIds: [id] })
    return [authorsOf(article), own?.values.author, own?.said.author]
  }
  const found = async (query: string) => (await library.call('search.query', { query })).hits.length
  await say('李若水')
  await library.call('metadata.set', { pageIds: [pageId], change: { author: '赵甲' } })
  expect(await told()).toEqual([['李若水'], '李若水', true])
  await say('')
  // Nobody was read: there is nothing that the person says against it.
  expect(await told()).toEqual([['赵甲'], '赵甲', false])
  expect([await found('author:赵甲'), await found('author:李若水')]).toEqual([1, 0])

  library.ctx.system((db) =>
    db.prepare(`UPDATE article SET byline_json = '["误读"]', byline_text = '误读' WHERE id = ?`).run(id),
  )
  expect(await told()).toEqual([['误读'], '误读', false])
  await say('')
  expect(await told()).toEqual([['赵甲'], '赵甲', true])
  await library.call('metadata.set', { pageIds: [pageId], change: { author: '' } })
  expect(await told()).toEqual([[], '', true])
  await library.call('metadata.set', { articleIds: [id], change: {}, own: { author: null } })
  expect(await told()).toEqual([['误读'], '误读', false])
})

test('with another date, what was said of it is found anew', async () => {
  const { pageId, articleIds } = await addPage(library, {
    name: '无名.txt',
    articles: [['春江两岸忙春耕', '去年底，春江两岸的村民陆续下田，农机都已检修完毕。']],
  })
  const dates = async () => {
    const { mentions } = await library.call('tags.get', { articleId: articleIds[0] as string })
    return mentions.filter(({ type }) => type === 'DATE').map(({ canonical }) => canonical)
  }
  await library.call('metadata.set', { pageIds: [pageId], change: { date: '2026-01-27' } })
  await expect.poll(dates).toEqual([expect.stringMatching(/^2025/)])
  // Taken back and done again, the words follow the date.
  await library.call('history.undo')
  await expect.poll(dates).not.toEqual([expect.stringMatching(/^2025/)])
  await library.call('history.redo')
  await expect.poll(dates).toEqual([expect.stringMatching(/^2025/)])
})

test('a page that is not there changes nothing', async () => {
  const { pageId } = await addPage(library, { articles: [['甲', '一。']] })
  const before = await metaOf(pageId)
  await expect(
    library.call('metadata.set', { pageIds: [pageId, 'nowhere'], change: { paper: '晨报' } }),
  ).rejects.toMatchObject({ code: 'not-found', reason: 'page' })
  expect(await metaOf(pageId)).toEqual(before)
})
