/** What a person said of articles, when a step of the page desk joins them. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { importText } from './test/fixtures.ts'
import { openTestLibrary, type TestLibrary } from './test/open-test-library.ts'

/** Nobody is named in it. */
const plain = `# 梨园改喝再生水

城东万亩梨园今年改喝再生水，管线沿着果园路铺到坡下，头一茬花开得早。

# 渡口添了新船

临水渡口上周添了两条电动渡船，过河只要六分钟，早晚各加三班。

# 书屋夜里亮灯

江州老街的书屋把关门时间推到十点，来读书的人比去年多了一倍。
`

/** Two stories that nobody takes for one. */
const two = `# 梨园改喝再生水

城东万亩梨园今年改喝再生水，管线沿着果园路一直铺到坡下，头一茬花开得比往年早。县再生水厂的师傅说，水质每天化验两次，合格了才放进管里。

园里的老把式算过一笔账：一亩地一季少花三十七元，树也没有渴着。明年开春，坡上的三千亩也要接上管子。

# 渡口添了新船

临水渡口上周添了两条电动渡船，过河只要六分钟，早晚各加三班。船上装了护栏和雨棚，坐轮椅的老人也能推上去。

摆渡三十年的船工说，从前一遇大风就停航，两岸的人只好绕行二十里。新船吃水深，五级风里也走得稳。
`

let lib: TestLibrary
beforeEach(async () => {
  lib = await openTestLibrary()
})
afterEach(() => lib.close())

const rows = () =>
  ['article', 'block', 'desk_step'].map((table) =>
    lib.ctx.read.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
  )

test('an article that ends leaves its author and column to the one that has its text, where that one has none', async () => {
  const { pageId: other } = await importText(lib, plain)
  const here = (text: string) => plain.indexOf(text)
  for (const block of [here('渡口'), here('书屋')])
    await lib.call('desk.apply', { pageId: other, step: { kind: 'new-article', block } })
  const ids = (await lib.call('articles.list')).filter(({ pageId: on }) => on === other).map(({ id }) => id)
  const [one = '', two = '', three = ''] = ids
  const say = (id: string, own: { author?: string; column?: string }) =>
    lib.call('metadata.set', { articleIds: [id], change: {}, own })
  const saidOf = async (id: string) => {
    const { own } = await lib.call('metadata.get', { articleIds: [id] })
    return [own?.values.author, own?.values.column, own?.said.author, own?.said.column]
  }
  await say(two, { author: '江若水、𠮷田明', column: '沧河夜话' })
  await say(three, { author: '赵甲', column: '短评' })
  const before = rows()
  const first = await lib.call('desk.apply', {
    pageId: other,
    step: { kind: 'join-articles', article: here('渡口'), into: here('梨园') },
  })
  const to = (await lib.call('articles.get', { id: one })).title
  expect(to).toContain('梨园改喝再生水')
  const names = { from: '渡口添了新船', to }
  expect(first.passed).toEqual([
    { ...names, field: 'author', value: '江若水、𠮷田明', kept: true },
    { ...names, field: 'column', value: '沧河夜话', kept: true },
  ])
  expect(await saidOf(one)).toEqual(['江若水、𠮷田明', '沧河夜话', true, true])
  // Another step has nothing to say of it any more.
  const next = await lib.call('desk.apply', {
    pageId: other,
    step: { kind: 'role', block: here('城东'), role: 'lede' },
  })
  expect(next.passed).toBeUndefined()
  const last = await lib.call('desk.apply', {
    pageId: other,
    step: { kind: 'join-articles', article: here('书屋'), into: here('梨园') },
  })
  expect(last.passed?.map(({ field, value, kept }) => [field, value, kept])).toEqual([
    ['author', '赵甲', false],
    ['column', '短评', false],
  ])
  expect(await saidOf(one)).toEqual(['江若水、𠮷田明', '沧河夜话', true, true])
  expect((await lib.call('library.verify')).findings).toEqual([])
  await lib.call('history.undo')
  await lib.call('history.undo')
  await lib.call('history.undo')
  expect(rows()).toEqual(before)
  expect(await saidOf(two)).toEqual(['江若水、𠮷田明', '沧河夜话', true, true])
})

test('when all corrections are taken back, each article has its own author and column again', async () => {
  const { pageId } = await importText(lib, two)
  const idOf = async (title: string) => {
    const found = (await lib.call('articles.list')).find(
      (article) => article.pageId === pageId && article.title.startsWith(title),
    )
    if (found === undefined) throw new Error(`there is no ${title}`)
    return found.id
  }
  const saidOf = async (title: string) => {
    const { own } = await lib.call('metadata.get', { articleIds: [await idOf(title)] })
    return [own?.values.author, own?.values.column, own?.said.author, own?.said.column]
  }
  const say = async (title: string, own: { author?: string; column?: string }) =>
    lib.call('metadata.set', { articleIds: [await idOf(title)], change: {}, own })
  await say('渡口添了新船', { author: '江若水、𠮷田明', column: '沧河夜话' })
  await say('梨园改喝再生水', { column: '田间' })
  const before = rows()
  const { passed } = await lib.call('desk.apply', {
    pageId,
    step: { kind: 'join-articles', article: two.indexOf('渡口'), into: two.indexOf('梨园') },
  })
  expect(passed?.map(({ field, kept }) => [field, kept])).toEqual([
    ['author', true],
    ['column', false],
  ])
  expect(await saidOf('梨园改喝再生水')).toEqual(['江若水、𠮷田明', '田间', true, true])
  const joined = rows()

  await lib.call('desk.reset', { pageId })
  expect(await saidOf('梨园改喝再生水')).toEqual(['', '田间', false, true])
  expect(await saidOf('渡口添了新船')).toEqual(['江若水、𠮷田明', '沧河夜话', true, true])
  expect((await lib.call('library.verify')).findings).toEqual([])
  await lib.call('history.undo')
  expect(rows()).toEqual(joined)

  // What a person said since is not touched.
  await say('梨园改喝再生水', { author: '赵甲' })
  await lib.call('desk.reset', { pageId })
  expect((await saidOf('梨园改喝再生水'))[0]).toBe('赵甲')
  expect((await saidOf('渡口添了新船'))[0]).toBe('江若水、𠮷田明')
  for (let steps = 0; steps < 3; steps++) await lib.call('history.undo')
  expect(rows()).toEqual(before)
})
