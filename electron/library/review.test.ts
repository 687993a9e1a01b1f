import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Grade, RestScope } from '../contract/review.ts'
import { dayName, dayStart } from './review/days.ts'
import { addPage } from './test/fixtures.ts'
import { openTestLibrary, type TestLibrary } from './test/open-test-library.ts'

const hour = 3_600_000
/** Noon, local time, of a day in January 2026: the tests hold in every time zone. */
const noon = (day: number) => new Date(2026, 0, day, 12).getTime()

let lib: TestLibrary
let articleId: string
beforeEach(async () => {
  lib = await openTestLibrary()
  lib.setNow(noon(5))
  const page = await addPage(lib, {
    articles: [['𠮷林春耕', '老人说，春耕要趁早。村民下田😀，播种3万亩。收工后村民回家。', '天晴。']],
  })
  articleId = page.articleIds[0] as string
})
afterEach(() => lib.close())

const text = '𠮷林春耕\n老人说，春耕要趁早。村民下田😀，播种3万亩。收工后村民回家。\n天晴。'
const create = (quote: string, tags: string[] = []) => {
  const start = text.indexOf(quote)
  return lib.call('annotations.create', { articleId, revision: 1, start, end: start + quote.length, tags })
}
const pile = () => lib.call('review.pile')
const ids = async () => (await pile()).cards.map((card) => card.id)
const grade = (id: string, how: Grade) => lib.call('review.grade', { id, grade: how })
const rows = () =>
  ['review_card', 'review_log', 'review_rest'].map((table) =>
    lib.ctx.read.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
  )

test('a mark is a new card with its paragraph and what each grade would bring', async () => {
  const mark = await create('村民下田😀，播种3万亩。')
  const { cards, counts, nextDue } = await pile()
  expect(cards).toEqual([
    {
      ...mark,
      articleTitle: '𠮷林春耕',
      sourceName: '第一版.txt',
      before: '老人说，春耕要趁早。',
      after: '收工后村民回家。',
      cloze: [],
      state: 'new',
      due: mark.createdAt,
      reps: 0,
      lapses: 0,
      next: { again: 60_000, hard: 360_000, good: 600_000, easy: expect.any(Number) },
    },
  ])
  expect(cards[0]?.next.easy).toBeGreaterThan(24 * hour)
  expect(counts).toEqual({ new: 1, learning: 0, review: 0 })
  expect(nextDue).toBeNull()
  expect(rows()).toEqual([[], [], []])
})

test('a library without marks has an empty pile', async () => {
  expect(await pile()).toEqual({
    cards: [],
    counts: { new: 0, learning: 0, review: 0 },
    done: 0,
    left: { new: 0, review: 0 },
    nextDue: null,
  })
  expect(await lib.call('review.stats')).toMatchObject({ reviews: 0, retention: { share: null, reviews: 0 } })
})

test('over weeks, good ones come back later and later, a forgotten one at once', async () => {
  const { id } = await create('播种3万亩')
  await grade(id, 'good')
  let card = await grade(id, 'good')
  expect(card.state).toBe('review')
  const gaps: number[] = []
  for (let round = 0; round < 5; round++) {
    lib.setNow(card.due - 24 * hour)
    expect(await ids()).toEqual([])
    lib.setNow(card.due)
    expect(await ids()).toEqual([id])
    const from = card.due
    card = await grade(id, 'good')
    gaps.push(Math.round((card.due - from) / (24 * hour)))
    expect(await ids()).toEqual([])
  }
  expect(gaps).toEqual(gaps.toSorted((a, b) => a - b))
  expect(gaps[0]).toBeGreaterThanOrEqual(2)
  expect(gaps[4]).toBeGreaterThan(60)

  lib.setNow(card.due)
  card = await grade(id, 'again')
  expect(card).toMatchObject({ state: 'relearning', lapses: 1, reps: 8 })
  expect(await ids()).toEqual([id])
  lib.setNow(card.due)
  card = await grade(id, 'good')
  expect(card.state).toBe('review')
  expect(card.due - lib.ctx.now()).toBeLessThan(60 * 24 * hour)
  expect(await lib.call('library.verify')).toMatchObject({ sound: true })
})

test('the same grades at the same times give the same card', async () => {
  const [one, two] = [await create('春耕要趁早'), await create('收工后村民回家')]
  for (const [day, how] of [
    [5, 'good'],
    [6, 'hard'],
    [9, 'again'],
    [9, 'good'],
    [14, 'easy'],
  ] as const)
    for (const { id } of [one, two]) {
      lib.setNow(noon(day))
      await grade(id, how)
    }
  const { due: firstDue, next: firstNext } = await grade(one.id, 'good')
  lib.setNow(noon(14))
  await lib.call('history.undo')
  lib.setNow(noon(14))
  const { due, next } = await grade(two.id, 'good')
  expect([Math.round(due / hour), next]).toEqual([Math.round(firstDue / hour), firstNext])
})

test('what waits for its minutes stands last, then comes first', async () => {
  const [one, two] = [await create('老人说'), await create('村民下田')]
  const { due } = await grade(one.id, 'again')
  expect(await ids()).toEqual([two.id, one.id])
  expect((await pile()).counts).toEqual({ new: 1, learning: 1, review: 0 })
  lib.setNow(due + 1)
  expect(await ids()).toEqual([one.id, two.id])
})

test('the day’s limits hold over the day, and tell what is left', async () => {
  await lib.call('settings.set', { newPerDay: 2, reviewsPerDay: 1 })
  const marks = [
    await create('老人说'),
    await create('春耕要趁早'),
    await create('村民下田'),
    await create('播种'),
  ]
  expect(await ids()).toEqual(marks.slice(0, 2).map((mark) => mark.id))
  expect((await pile()).left).toEqual({ new: 2, review: 0 })
  for (const { id } of marks.slice(0, 2)) await grade(id, 'easy')
  expect(await pile()).toMatchObject({ cards: [], done: 2, left: { new: 2 } })
  expect((await pile()).nextDue).toBeGreaterThan(noon(6))
  // An evening that goes past midnight is the same day; in the morning it is the next.
  lib.setNow(new Date(2026, 0, 6, 2).getTime())
  expect(await ids()).toEqual([])
  lib.setNow(new Date(2026, 0, 6, 5).getTime())
  expect(await ids()).toEqual(marks.slice(2).map((mark) => mark.id))
  expect(await lib.call('review.due')).toEqual({ count: 2 })
  lib.setNow(noon(60))
  expect(await pile()).toMatchObject({ counts: { new: 2, review: 1 }, left: { new: 0, review: 1 } })
})

test('a clock that was set back does no harm', async () => {
  const { id } = await create('播种')
  await grade(id, 'easy')
  lib.setNow(noon(1))
  const card = await grade(id, 'good')
  expect(card.due).toBeGreaterThan(noon(5))
  expect(await lib.call('library.verify')).toMatchObject({ sound: true })
})

test('a cloze takes whole characters and joins what touches', async () => {
  const quote = '𠮷林春耕'
  const { id } = await create(quote)
  const set = (...spans: [number, number][]) =>
    lib.call('review.setCloze', { id, quote, spans: spans.map(([start, end]) => ({ start, end })) })
  expect((await set([1, 2])).cloze).toEqual([[0, 2]])
  expect((await set([4, 5], [0, 1], [2, 3])).cloze).toEqual([
    [0, 3],
    [4, 5],
  ])
  expect((await set([1, 4], [0, 3])).cloze).toEqual([[0, 4]])
  expect((await set()).cloze).toEqual([])
  expect(rows()[0]).toEqual([])
  await lib.call('history.undo')
  expect((await pile()).cards[0]?.cloze).toEqual([[0, 4]])
  await expect(set([0, 9])).rejects.toMatchObject({ code: 'invalid', reason: 'range' })
  await expect(set([2, 2])).rejects.toMatchObject({ code: 'invalid', reason: 'range' })
  await expect(
    lib.call('review.setCloze', { id, quote: '林春', spans: [{ start: 0, end: 1 }] }),
  ).rejects.toMatchObject({ code: 'stale' })
})

test('a cloze goes with its words when the mark gets new ends', async () => {
  const { id, start, end } = await create('村民下田😀，播种3万亩')
  await lib.call('review.setCloze', {
    id,
    quote: '村民下田😀，播种3万亩',
    spans: [
      { start: 0, end: 2 },
      { start: 4, end: 6 },
      { start: 9, end: 12 },
    ],
  })
  await lib.call('annotations.update', { id, range: { revision: 1, start: start + 3, end } })
  const { quote, cloze } = (await pile()).cards[0] ?? { quote: '', cloze: [] }
  expect(cloze.map(([from, to]) => quote.slice(from, to))).toEqual(['😀', '3万亩'])
  await lib.call('history.undo')
  expect((await pile()).cards[0]?.cloze).toHaveLength(3)
  expect(await lib.call('library.verify')).toMatchObject({ sound: true })
})

test('annotations, tags with those below them, and articles can be kept away', async () => {
  const [one, two, three] = [
    await create('老人说', ['农业']),
    await create('村民下田', ['农业/水利', '人']),
    await create('播种', ['农业社']),
  ]
  const all = [one.id, two.id, three.id]
  const exclude = (scope: RestScope, target: string) => lib.call('review.exclude', { scope, target })
  expect(await ids()).toEqual(all)
  await exclude('tag', '农业')
  expect(await ids()).toEqual([three.id])
  await exclude('annotation', three.id)
  expect(await ids()).toEqual([])
  expect(await lib.call('review.rests')).toMatchObject([
    { scope: 'annotation', target: three.id, until: null, label: '播种', count: 1 },
    { scope: 'tag', target: '农业', label: '农业', count: 2 },
  ])
  await lib.call('history.undo')
  expect(await ids()).toEqual([three.id])
  await lib.call('review.resume', { scope: 'tag', target: '农业' })
  expect(await ids()).toEqual(all)
  await exclude('article', articleId)
  expect(await ids()).toEqual([])
  expect(await lib.call('review.stats')).toMatchObject({ piles: { new: 0, resting: 3 } })
  expect(await lib.call('review.rests')).toMatchObject([{ scope: 'article', label: '𠮷林春耕', count: 3 }])
  await lib.call('history.undo')
  expect(await ids()).toEqual(all)
  await expect(exclude('annotation', '无')).rejects.toMatchObject({ code: 'not-found' })
  await expect(exclude('article', '无')).rejects.toMatchObject({ code: 'not-found' })
})

test('a pause ends by itself on the morning of its day', async () => {
  const { id } = await create('老人说')
  await lib.call('review.pause', { scope: 'annotation', target: id, days: 7 })
  const [rest] = await lib.call('review.rests')
  expect(rest?.until).toBe(new Date(2026, 0, 12, 4).getTime())
  lib.setNow(new Date(2026, 0, 12, 3, 59).getTime())
  expect(await ids()).toEqual([])
  lib.setNow(new Date(2026, 0, 12, 4).getTime())
  expect(await ids()).toEqual([id])
  expect(await lib.call('review.rests')).toEqual([])
})

test('the statistics count days, memory, and what is coming', async () => {
  const [one, two] = [await create('老人说'), await create('村民下田')]
  await create('播种')
  await grade(one.id, 'easy')
  await grade(two.id, 'again')
  lib.setNow(noon(20))
  await grade(one.id, 'good')
  lib.setNow(noon(21))
  const before = (await pile()).cards.length
  expect(before).toBe(2)
  lib.setNow(noon(21))
  const stats = await lib.call('review.stats')
  expect(stats.past).toHaveLength(30)
  expect(stats.past.at(-1)).toMatchObject({ day: '2026-01-21', good: 0 })
  expect(stats.past.find(({ day }) => day === '2026-01-20')).toMatchObject({ again: 0, good: 1 })
  expect(stats.past.find(({ day }) => day === '2026-01-05')).toMatchObject({ easy: 1, again: 1 })
  expect(stats.retention).toEqual({ share: 1, reviews: 1 })
  expect(stats.coming[0]).toEqual({ day: '2026-01-21', count: 1 })
  expect(stats.piles).toMatchObject({ new: 1, learning: 1, resting: 0 })
  expect(stats.piles.young + stats.piles.mature).toBe(1)
  expect(stats.reviews).toBe(3)
})

test('what is changed is announced once, as review', async () => {
  const { id } = await create('老人说')
  const events = lib.events.length
  await grade(id, 'good')
  expect(lib.events.slice(events)).toEqual([
    { name: 'changed', payload: { topics: ['review'], articleIds: [] } },
    { name: 'history', payload: { undo: 'history.review.grade', redo: null } },
  ])
})

test('the card of a mark that lost its text shows what stood around it', async () => {
  await create('播种')
  lib.ctx.system((db) =>
    db.exec(`UPDATE annotation SET anchor = 'lost', revision = 0, start = 900, "end" = 902`),
  )
  expect((await pile()).cards[0]).toMatchObject({
    before: '老人说，春耕要趁早。村民下田😀，',
    after: '3万亩。收工后村民回家。',
  })
})

test('days begin at four and are calendar days', () => {
  const late = new Date(2026, 2, 1, 3, 59).getTime()
  expect(dayName(late)).toBe('2026-02-28')
  expect(dayStart(late)).toBe(new Date(2026, 1, 28, 4).getTime())
  expect(dayStart(late, 1)).toBe(new Date(2026, 2, 1, 4).getTime())
  expect(dayName(dayStart(late, 366))).toBe('2027-03-01')
})
