import { afterEach, beforeEach, expect, test } from 'vitest'
import { prepare } from '../search.ts'
import { addPage } from '../test/fixtures.ts'
import { openTestLibrary, type TestLibrary } from '../test/open-test-library.ts'
import { facets } from './facets.ts'

let lib: TestLibrary
beforeEach(async () => {
  lib = await openTestLibrary()
  await addPage(lib, {
    name: '临水晚报_2026-03-12_A01.txt',
    articles: [
      ['候鸟回来了', '候鸟迁徙保护监测站来了一批新人。'],
      ['渠水', '渠水清了，候鸟也来了。'],
      ['車站', '車站旁的濕地是候鳥遷徙保護監測的地方。'],
      ['无关', '这里说的是别的事情。'],
    ],
  })
})
afterEach(() => lib.close())

const asked = (text: string, restAfter: number, limit = 8) =>
  facets(
    ...([lib.ctx.read, text, () => prepare(lib.ctx.read, text, 'all')?.compiled ?? null] as const),
    ...([limit, restAfter] as const),
  )

test('resting after every step changes nothing in the answer, whatever writing the texts have', async () => {
  for (const text of ['候鸟', '候鸟迁徙保护监测', '候鸟 NOT 渠水', '麒麟', '']) {
    const answer = await asked(text, 0)
    // Another limit, so that the answer is not the one that is kept.
    expect(answer).toEqual(await asked(text, Number.POSITIVE_INFINITY, 9))
    const { articles } = await lib.call('search.query', { query: text, exact: true })
    expect(answer.articles).toBe(articles)
  }
  expect((await asked('候鸟迁徙保护监测', 0)).articles).toBe(2)
})

test('the answer is kept until something is written that it goes by', async () => {
  const first = await asked('候鸟', 0)
  expect(await asked('候鸟', 0)).toBe(first)
  expect(await asked('候鸟', 0, 9)).not.toBe(first)
  const [hit] = (await lib.call('search.query', { query: '渠水' })).hits
  const articleId = hit?.articleId as string
  const unread = await asked('is:unread', 0)
  await lib.call('articles.setPlace', { id: articleId, place: 3, progress: 1 })
  // How far a text was read tells nothing of words, but of that.
  expect(await asked('候鸟', 0)).toBe(first)
  expect((await asked('is:unread', 0)).articles).toBe(unread.articles - 1)
  await lib.call('annotations.create', { articleId, revision: 1, start: 0, end: 2, tags: ['水利'] })
  expect((await asked('候鸟', 0)).tags).toEqual([{ value: '水利', count: 1 }])
  await lib.call('articles.remove', { ids: [articleId] })
  expect((await asked('候鸟', 0)).articles).toBe(first.articles - 1)
})

test('who comes back to a query before another was begun shares its answer', async () => {
  const [first, second, third] = [asked('候鸟', 0), asked('渠水', 0).catch(() => null), asked('候鸟', 0)]
  expect(await third).toBe(await first)
  expect(await second).toBeNull()
})

test('who asks about another query gives the one before up; a search asked meanwhile is answered first', async () => {
  const order: string[] = []
  const first = asked('候鸟', 0).catch((error: { code: string }) => order.push(error.code))
  const search = lib.call('search.query', { query: '渠水' }).then(() => order.push('hits'))
  const second = asked('监测', 0).then(({ articles }) => order.push(String(articles)))
  await Promise.all([first, search, second])
  expect(order.toSorted()).toEqual(['2', 'cancelled', 'hits'])
  expect(order.indexOf('hits')).toBeLessThan(order.indexOf('2'))
})
