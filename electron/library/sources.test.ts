import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Call } from '../contract/api.ts'
import type { Annotation } from '../contract/model.ts'
import { openWorkshop, type Workshop } from './jobs/test/open.ts'
import type { Library } from './open.ts'
import { answerer } from './serve.ts'

let shop: Workshop
let ctx: Library
let call: Call
beforeEach(() => {
  shop = openWorkshop()
  ctx = shop.ctx
  const answer = answerer(ctx, () => {})
  call = ((name: string, input: unknown) => answer(name, input)) as Call
})
afterEach(() => shop.close())

/** `utf-8` bytes read as latin1 keep each ASCII character, so a text of both shows what is carried over. */
async function imported(text: string, encoding?: string): Promise<string> {
  const path = join(shop.files, '版.txt')
  writeFileSync(path, text)
  const { id } = await call('jobs.startImport', { paths: [path], ...(encoding ? { encoding } : {}) })
  const job = await ctx.jobs.ended(id)
  return job.outcomes[0]?.sourceId as string
}
const articles = () => call('articles.list')
const mark = async (quote: string, n = 0): Promise<Annotation> => {
  const article = (await articles())[n]
  return call('annotations.createByQuote', { articleId: article?.id as string, quote, note: `记${quote}` })
}
const marks = () => call('annotations.list', {})

describe('reading again', () => {
  test('puts the right text in the place of the wrong one, under the same article', async () => {
    const id = await imported('Spring 春耕备耕\nAll fields 《通知》', 'windows-1252')
    const [before] = await articles()
    expect(before?.title).not.toContain('春耕')
    const { pageIds } = await call('sources.reread', { id, encoding: 'utf-8' })
    const [after] = await articles()
    expect(after).toMatchObject({ id: before?.id, title: 'Spring 春耕备耕', pageId: pageIds[0] })
    const article = await call('articles.get', { id: after?.id as string })
    expect(article).toMatchObject({ revision: 2, page: { encoding: 'utf-8' } })
    expect(article.text).toBe('Spring 春耕备耕\nAll fields 《通知》')
    expect(article.blocks).toHaveLength(2)
    expect((await call('search.query', { query: '春耕' })).articles).toBe(1)
    expect((await call('tags.get', { articleId: article.id })).mentions.map(({ text }) => text)).toEqual([
      '《通知》',
    ])
    expect(shop.count('source') + shop.count('page') + shop.count('article')).toBe(3)
    expect((await call('library.verify')).findings).toEqual([])
  })

  test('carries annotations over; those whose text is gone are lost, not dropped', async () => {
    const id = await imported('Spring 春耕备耕\nAll the wide fields 《通知》', 'windows-1252')
    const title = (await articles())[0]?.title as string
    const exact = await mark('Spring')
    const moved = await mark('the wide fields')
    const lost = await mark(title.slice(7, 15))
    await call('sources.reread', { id, encoding: 'utf-8' })
    const found = new Map((await marks()).map((row) => [row.id, row]))
    expect(found.size).toBe(3)
    expect(found.get(exact.id)).toMatchObject({ anchor: 'exact', start: 0, revision: 2, note: '记Spring' })
    expect(found.get(moved.id)).toMatchObject({ anchor: 'moved', start: 16, quote: 'the wide fields' })
    expect(found.get(lost.id)).toMatchObject({ anchor: 'lost', quote: lost.quote, revision: 2 })
    expect((await call('library.verify')).findings).toEqual([])
  })

  test('back and forth brings lost annotations back', async () => {
    const id = await imported('春耕备耕全面展开，各地农资供应充足')
    const mine = await mark('农资供应')
    await call('sources.reread', { id, encoding: 'windows-1252' })
    expect((await marks())[0]).toMatchObject({ id: mine.id, anchor: 'lost' })
    await call('sources.reread', { id, encoding: 'utf-8' })
    expect((await marks())[0]).toMatchObject({
      id: mine.id,
      quote: '农资供应',
      start: 11,
      end: 15,
      revision: 3,
    })
    expect((await marks())[0]?.anchor).not.toBe('lost')
  })

  test('keeps what a person decided on tags', async () => {
    const id = await imported('《甲》《乙》《丙》《丁》')
    const articleId = (await articles())[0]?.id as string
    const { mentions } = await call('tags.get', { articleId })
    const [a, b, c] = mentions
    await call('tags.decide', { mentionId: a?.id as string, decision: 'confirm' })
    await call('tags.decide', { mentionId: b?.id as string, decision: 'reject' })
    await call('tags.retype', { mentionId: c?.id as string, type: 'EVENT' })
    const before = (await call('tags.get', { articleId })).mentions
    await call('sources.reread', { id, encoding: 'utf-8' })
    const after = (await call('tags.get', { articleId })).mentions
    const shape = (list: typeof before) => list.map(({ text, type, state }) => `${text} ${type} ${state}`)
    expect(shape(after)).toEqual(shape(before))
    expect(shape(after)).toEqual([
      '《甲》 DOCUMENT confirmed',
      '《丙》 EVENT confirmed',
      '《丁》 DOCUMENT suggested',
    ])
    expect(shop.count('mention')).toBe(4)
  })

  test('moves annotations to the article that has their text now', async () => {
    const id = await imported('第一篇文章的标题\n正文说到水利工程建设\n\n第二篇文章\n讲教育改革')
    const mine = await mark('水利工程建设')
    const [first, second] = await articles()
    // The same bytes come out otherwise: what stood in the first article now stands in the second.
    const takeApart = ctx.compute.takeApart
    Object.assign(ctx.compute, {
      takeApart: (_: unknown, ...rest: [never]) =>
        takeApart(
          {
            material: { text: '第一篇文章的标题\n\n第二篇文章\n讲教育改革\n正文说到水利工程建设' },
            name: '版.txt',
          },
          ...rest,
        ),
    })
    await call('sources.reread', { id, encoding: 'utf-8' })
    expect((await articles()).map((article) => article.id)).toEqual([first?.id, second?.id])
    expect(await marks()).toMatchObject([
      { id: mine.id, articleId: second?.id, anchor: 'moved', quote: '水利工程建设', start: 16 },
    ])
    expect((await call('search.query', { query: '记水利' })).hits.map((hit) => hit.articleId)).toEqual([
      second?.id,
    ])
  })

  test('never leaves annotations without an article', async () => {
    const id = await imported('一篇文章')
    await mark('文章')
    Object.assign(ctx.compute, {
      takeApart: async (_: unknown, onPage: (page: unknown) => void) => {
        const layout = { articles: [], photos: [], furniture: [], unassigned: [], engine: 'e' }
        onPage({ n: 1, text: '—', layout, tags: [] })
        return { encoding: 'utf-8', pages: 1 }
      },
    })
    await expect(call('sources.reread', { id, encoding: 'big5' })).rejects.toMatchObject({
      code: 'unreadable-file',
      reason: 'no-articles',
    })
    expect(await marks()).toMatchObject([{ anchor: 'exact' }])
  })

  test('what cannot be read changes nothing', async () => {
    const id = await imported('一篇文章')
    await expect(call('sources.reread', { id, encoding: 'no-such-code' })).rejects.toThrow()
    await expect(call('sources.reread', { id: 'nobody', encoding: 'utf-8' })).rejects.toMatchObject({
      code: 'not-found',
    })
    expect((await articles())[0]?.title).toBe('一篇文章')
  })
})
