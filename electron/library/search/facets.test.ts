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

const asked = (text: string, restAfter: number) =>
  facets(lib.ctx.read, prepare(lib.ctx.read, text, 'all')?.compiled ?? null, 8, restAfter)

test('resting after every step changes nothing in the answer, whatever writing the texts have', async () => {
  for (const text of ['候鸟', '候鸟迁徙保护监测', '候鸟 NOT 渠水', '麒麟', '']) {
    const answer = await asked(text, 0)
    expect(answer).toEqual(await asked(text, Number.POSITIVE_INFINITY))
    const { articles } = await lib.call('search.query', { query: text, exact: true })
    expect(answer.articles).toBe(articles)
  }
  expect((await asked('候鸟迁徙保护监测', 0)).articles).toBe(2)
})

test('who asks about another query gives the one before up; a search asked meanwhile is answered first', async () => {
  const order: string[] = []
  const first = asked('候鸟', 0).catch((error: { code: string }) => order.push(error.code))
  const search = lib.call('search.query', { query: '渠水' }).then(() => order.push('hits'))
  const second = asked('候鸟', 0).then(({ articles }) => order.push(String(articles)))
  await Promise.all([first, search, second])
  expect(order.toSorted()).toEqual(['3', 'cancelled', 'hits'])
  expect(order.indexOf('hits')).toBeLessThan(order.indexOf('3'))
})
