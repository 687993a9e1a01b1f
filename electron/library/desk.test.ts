import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, DeskStep, looseKinds } from '../contract/desk.ts'
import type { Failure } from '../contract/errors.ts'
import { roles } from '../contract/page.ts'
import { importText } from './test/fixtures.ts'
import { openTestLibrary, type TestLibrary } from './test/open-test-library.ts'

const page = `# 夜校开到村口

本报记者 林晓岚

6月3日，临江市教育局在柳桥镇开出首个乡村夜校，首批学员120人。

镇长周立群说：“村民想学什么，我们就教什么。”学员里有𠮷姓老人三位。

# 再生水进了果园

本报讯（记者 沈砚秋）城东万亩梨园今年改喝再生水，管线沿着果园路铺到坡下。

梨农说，头一茬花比往年早开四天，《再生水利用办法》写得明白。

第03版
`
const at = (text: string): number => {
  const place = page.indexOf(text)
  if (place < 0) throw new Error(`${text} is not on the page`)
  return place
}

let lib: TestLibrary
let pageId: string
let sourceId: string
beforeEach(async () => {
  lib = await openTestLibrary()
  ;({ pageId, sourceId } = await importText(lib, page))
})
afterEach(() => lib.close())

const get = () => lib.call('desk.get', { pageId })
const apply = (step: DeskStep) => lib.call('desk.apply', { pageId, step })
const articles = () => lib.call('articles.list')
const article = async (n: number) => lib.call('articles.get', { id: (await articles())[n - 1]?.id as string })
const mark = async (quote: string, n: number) =>
  lib.call('annotations.createByQuote', { articleId: (await article(n)).id, quote, note: `记${quote}` })
const marks = async () => lib.call('annotations.list', {})
const undo = () => lib.call('history.undo')
const redo = () => lib.call('history.redo')
const sound = async () => (await lib.call('library.verify')).findings
const total = ({ account: { articles: counts, captions, photos, furniture, unassigned } }: Desk) =>
  counts.reduce((sum, count) => sum + count, captions + photos + furniture + unassigned)
const notices = () =>
  lib.events.filter((event) => event.name === 'notice').map((event) => (event.payload as Failure).reason)

const tables = [
  'source',
  'page',
  'desk_step',
  'article',
  'block',
  'reading',
  'annotation',
  'entity',
  'mention',
  'figure',
  'quotation',
]
const rows = () =>
  Object.fromEntries(
    tables.map((table) => [table, lib.ctx.read.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]),
  )

describe('the desk', () => {
  test('shows the page with its account', async () => {
    const desk = await get()
    expect(desk.articles.map(({ n, title }) => [n, title])).toEqual([
      [1, '夜校开到村口'],
      [2, '再生水进了果园'],
    ])
    expect(desk.articles[0]?.blocks[0]).toMatchObject({ role: 'title', marks: ['#'], byHand: false })
    expect(desk).toMatchObject({ text: page, steps: 0, idle: 0, page: { id: pageId } })
    expect(desk.account.page).toBe(page.replace(/\s/g, '').length)
    expect(total(desk)).toBe(desk.account.page)
    await expect(lib.call('desk.get', { pageId: '无' })).rejects.toMatchObject({ code: 'not-found' })
  })

  test('takes a step, answers with the page as it is now, and takes it back', async () => {
    const before = rows()
    const desk = await apply({ kind: 'role', block: at('6月3日'), role: 'lede' })
    expect(desk.steps).toBe(1)
    expect(desk.articles[0]?.blocks.find(({ byHand }) => byHand)).toMatchObject({
      role: 'lede',
      confidence: 1,
    })
    expect(await get()).toEqual(desk)
    expect(await lib.call('history.state')).toMatchObject({ undo: 'history.desk.role' })
    await undo()
    expect(rows()).toEqual(before)
    await redo()
    expect(await get()).toEqual(desk)
  })

  test('an article that goes on keeps id and place, and its revision where its text is as it was', async () => {
    const [first, second] = [await article(1), await article(2)]
    await lib.call('articles.setPlace', { id: first.id, place: 5, progress: 0.5 })
    await apply({ kind: 'move', block: at('梨农'), article: at('夜校开到'), before: null })
    expect(await article(1)).toMatchObject({ id: first.id, revision: 2, place: 5, progress: 0.5 })
    expect(await article(2)).toMatchObject({ id: second.id, revision: 2 })
    await apply({ kind: 'role', block: at('6月3日'), role: 'lede' })
    expect(await article(1)).toMatchObject({ id: first.id, revision: 2 })
    await apply({ kind: 'order', article: at('再生水进了'), before: at('夜校开到') })
    expect(await articles()).toMatchObject([
      { id: second.id, n: 1 },
      { id: first.id, n: 2 },
    ])
    expect((await lib.call('search.query', { query: '梨农' })).hits.map((hit) => hit.articleId)).toEqual([
      first.id,
    ])
    expect(await sound()).toEqual([])
  })

  test('marks follow their characters, short ones and those over a new break too', async () => {
    const [first, second] = [await article(1), await article(2)]
    const short = await mark('茬', 2)
    const long = await mark('头一茬花比往年早开四天', 2)
    const stays = await mark('万亩', 2)
    await apply({ kind: 'move', block: at('梨农'), article: at('夜校开到'), before: at('本报记者') })
    expect((await marks()).map(({ anchor }) => anchor).sort()).toEqual(['exact', 'moved', 'moved'])
    await apply({ kind: 'split', block: at('梨农'), at: at('往年早开') })
    const found = new Map((await marks()).map((one) => [one.id, one]))
    expect(found.get(short.id)).toMatchObject({ articleId: first.id, quote: '茬' })
    expect(found.get(long.id)).toMatchObject({
      articleId: first.id,
      quote: '头一茬花比\n往年早开四天',
      anchor: 'moved',
      note: long.note,
    })
    expect(found.get(stays.id)).toMatchObject({ articleId: second.id, quote: '万亩', anchor: 'exact' })
    await apply({ kind: 'join', block: at('往年早开'), to: at('梨农') })
    expect((await marks()).find(({ id }) => id === long.id)).toMatchObject({ quote: long.quote })
    expect(await sound()).toEqual([])
  })

  test('a mark whose text is let go is lost, not dropped, and comes back with it', async () => {
    const mine = await mark('村民想学什么', 1)
    const half = await mark('我们就教什么。”学员里有', 1)
    await apply({ kind: 'split', block: at('镇长'), at: at('学员里有') })
    await apply({ kind: 'loosen', block: at('镇长'), as: 'unassigned' })
    const found = async () => new Map((await marks()).map((one) => [one.id, one]))
    expect((await found()).get(mine.id)).toMatchObject({ anchor: 'lost', quote: mine.quote, note: mine.note })
    expect((await found()).get(half.id)?.quote).toContain('我们就教什么')
    await apply({
      kind: 'claim',
      item: at('镇长'),
      article: at('学员里有'),
      before: at('学员里有'),
      role: 'paragraph',
    })
    expect((await found()).get(mine.id)).toMatchObject({ quote: mine.quote })
    expect((await found()).get(mine.id)?.anchor).not.toBe('lost')
    expect(await sound()).toEqual([])
  })

  test('what a person decided on tags goes with the text', async () => {
    const { id } = await article(1)
    const tagged = (await lib.call('tags.get', { articleId: id })).mentions.find(
      ({ text }) => text === '周立群',
    )
    await lib.call('tags.decide', { mentionId: tagged?.id as string, decision: 'confirm' })
    await apply({ kind: 'move', block: at('镇长'), article: at('再生水进了'), before: null })
    const there = (await lib.call('tags.get', { articleId: (await article(2)).id })).mentions
    expect(there.find(({ text }) => text === '周立群')).toMatchObject({ id: tagged?.id, state: 'confirmed' })
    expect((await lib.call('tags.get', { articleId: id })).mentions.map(({ text }) => text)).not.toContain(
      '周立群',
    )
  })

  test('tags of an article that is as it was keep their ids', async () => {
    const { id } = await article(2)
    const before = await lib.call('tags.get', { articleId: id })
    expect(before.mentions.length).toBeGreaterThan(0)
    await apply({ kind: 'new-article', block: at('镇长') })
    expect(await lib.call('tags.get', { articleId: id })).toEqual(before)
  })

  test('refuses what has nothing to hold on to, and what would leave marks without an article', async () => {
    const before = rows()
    const nothing = apply({ kind: 'split', block: at('夜校'), at: at('夜校') })
    await expect(nothing).rejects.toMatchObject({ code: 'invalid', reason: 'step' })
    await expect(
      apply({ kind: 'claim', item: 0, article: null, before: null, role: 'title' }),
    ).rejects.toThrow()
    expect(rows()).toEqual(before)
    await mark('村民想学', 1)
    await apply({ kind: 'join-articles', article: at('再生水进了'), into: at('夜校开到') })
    await expect(
      apply({ kind: 'loosen-article', article: at('夜校开到'), as: 'furniture' }),
    ).rejects.toMatchObject({
      code: 'invalid',
      reason: 'step-last',
    })
    expect(await articles()).toHaveLength(1)
  })

  test('a step that changes nothing is no step', async () => {
    const before = rows()
    const desk = await apply({ kind: 'order', article: at('夜校'), before: at('再生水进了') })
    expect(desk.steps).toBe(0)
    expect(rows()).toEqual(before)
    expect(await lib.call('history.state')).toEqual({ undo: null, redo: null })
  })

  test('steps taken at once are all taken, one after the other', async () => {
    await Promise.all([
      apply({ kind: 'role', block: at('6月3日'), role: 'lede' }),
      apply({ kind: 'loosen', block: at('本报记者'), as: 'furniture' }),
      apply({ kind: 'new-article', block: at('梨农') }),
    ])
    const desk = await get()
    expect(desk.steps).toBe(3)
    expect(desk.articles).toHaveLength(3)
    expect(desk.furniture.map(({ text }) => text)).toContain('本报记者 林晓岚')
  })

  test('all steps are taken back at once, and brought back at once', async () => {
    const before = rows()
    await apply({ kind: 'join-articles', article: at('再生水进了'), into: at('夜校开到') })
    await apply({ kind: 'loosen', block: at('6月3日'), as: 'unassigned' })
    const corrected = await get()
    const desk = await lib.call('desk.reset', { pageId })
    expect(desk.steps).toBe(0)
    expect(desk.articles).toHaveLength(2)
    expect(await lib.call('history.state')).toMatchObject({ undo: 'history.desk.reset' })
    await undo()
    expect(await get()).toEqual(corrected)
    await undo()
    await undo()
    expect(rows()).toEqual(before)
    await lib.call('desk.reset', { pageId })
    expect(await lib.call('history.state')).toMatchObject({ undo: null })
  })

  test('a removed article stays removed when the page is corrected, and comes back by undo or by hand', async () => {
    const before = rows()
    const { id } = await article(2)
    await lib.call('articles.remove', { ids: [id] })
    const removed = await get()
    expect(removed.steps).toBe(1)
    const corrected = await apply({ kind: 'role', block: at('6月3日'), role: 'lede' })
    expect(corrected.unassigned).toEqual(removed.unassigned)
    expect(await articles()).toHaveLength(1)
    await undo()
    await undo()
    expect(rows()).toEqual(before)
    await lib.call('articles.remove', { ids: [id] })
    await apply({ kind: 'claim', item: at('梨农'), article: null, before: null, role: 'paragraph' })
    expect(await articles()).toHaveLength(2)
    expect(await sound()).toEqual([])
  })

  test('a name that something newer speaks of stays when the step that brought it is taken back', async () => {
    const { id: articleId } = await article(2)
    lib.ctx.edit('history.desk.role', (edit) =>
      edit.watch(pageId, (db) => db.exec(`INSERT INTO entity VALUES ('x', 'PLACE', '沧河')`)),
    )
    lib.ctx.system((db) =>
      db
        .prepare(
          `INSERT INTO mention VALUES ('m', ?, 'x', 'PLACE', 0, 2, '再生', 1, 'test', 'suggested', NULL)`,
        )
        .run(articleId),
    )
    const names = () => lib.ctx.read.prepare(`SELECT count(*) FROM entity WHERE id = 'x'`).pluck().get()
    await undo()
    expect([notices(), names()]).toEqual([[], 1])
    await redo()
    lib.ctx.system((db) => db.exec(`DELETE FROM mention WHERE id = 'm'`))
    await undo()
    expect(notices()).toEqual([])
  })
})

describe('reading again', () => {
  test('in the same encoding keeps the steps', async () => {
    await apply({ kind: 'new-article', block: at('镇长') })
    const desk = await get()
    await lib.call('sources.reread', { id: sourceId, encoding: 'utf-8' })
    expect(await get()).toEqual(desk)
  })

  test('in another encoding is refused, for their places mean nothing there; without them it is done', async () => {
    await apply({ kind: 'new-article', block: at('镇长') })
    const takeApart = lib.ctx.compute.takeApart
    Object.assign(lib.ctx.compute, {
      takeApart: (_: unknown, ...rest: [never]) =>
        takeApart({ material: { text: page.replaceAll('夜校', '夜間學校') }, name: '三版' }, ...rest),
    })
    const reread = () => lib.call('sources.reread', { id: sourceId, encoding: 'utf-8' })
    const desk = await get()
    await expect(reread()).rejects.toMatchObject({ reason: 'reread-steps', params: { count: 1 } })
    expect(await get()).toEqual(desk)
    await undo()
    await reread()
    expect((await get()).text).toContain('夜間學校')
    expect(await sound()).toEqual([])
  })
})

test('any row of steps, taken back whole, leaves every row as it was; made again, as it had become', {
  timeout: 180_000,
}, async () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
  const raw = fc.record({
    kind: fc.constantFrom(
      ...DeskStep.options.map((option) => option.shape.kind.value),
      'mark',
      'decide',
      'remove',
    ),
    a: share,
    b: share,
    role: fc.constantFrom(...roles),
    as: fc.constantFrom(...looseKinds),
  })
  const solid = [...page.matchAll(/\S/g)].map(({ index }) => index)
  const place = (part: number) => solid[Math.floor(part * solid.length)] as number
  const pick = <T>(list: readonly T[], part: number): T | undefined => list[Math.floor(part * list.length)]
  await fc.assert(
    fc.asyncProperty(fc.array(raw, { minLength: 1, maxLength: 8 }), async (steps) => {
      let depth = 0
      const before = rows()
      for (const { kind, a, b, role, as } of steps) {
        const seen = lib.events.length
        const one = pick(await articles(), a)
        // A page may be left without an article.
        if (!one && (kind === 'mark' || kind === 'decide')) continue
        try {
          if (kind === 'mark' && one) {
            const { id, revision, text } = await lib.call('articles.get', { id: one.id })
            const start = Math.floor(b * text.length)
            await lib.call('annotations.create', {
              articleId: id,
              revision,
              start,
              end: start + 1 + Math.floor(a * 20),
            })
          } else if (kind === 'decide' && one) {
            const mention = pick((await lib.call('tags.get', { articleId: one.id })).mentions, b)
            if (mention)
              await lib.call('tags.decide', {
                mentionId: mention.id,
                decision: a < 0.5 ? 'confirm' : 'reject',
              })
          } else if (kind === 'remove') {
            if (one && b < 0.2 && (await articles()).length > 1)
              await lib.call('articles.remove', { ids: [one.id] })
          } else {
            const step = {
              kind,
              block: place(a),
              item: place(a),
              at: place(a) + Math.floor(b * 9),
              to: place(b),
              role,
              as,
              ranges: [[place(a), Math.min(page.length, place(a) + Math.floor(b * 6))]],
              text: b < 0.4 ? '' : '更正',
              was: '',
            }
            const places = { article: place(b), into: place(a), before: a < b ? null : place(a * b) }
            await apply(DeskStep.parse({ ...step, ...places }))
          }
        } catch (error) {
          expect(['step', 'step-last', 'range', 'blank']).toContain((error as Failure).reason)
        }
        if (lib.events.slice(seen).some((event) => event.name === 'history')) depth++
        const desk = await get()
        expect(total(desk)).toBe(desk.account.page)
      }
      expect(await sound()).toEqual([])
      const after = rows()
      const noted = (await marks()).length
      for (let i = 0; i < depth; i++) await undo()
      expect(rows()).toEqual(before)
      for (let i = 0; i < depth; i++) await redo()
      expect(rows()).toEqual(after)
      expect(await marks()).toHaveLength(noted)
      for (let i = 0; i < depth; i++) await undo()
      expect(rows()).toEqual(before)
      expect(notices()).toEqual([])
    }),
    { numRuns: 40 },
  )
})
