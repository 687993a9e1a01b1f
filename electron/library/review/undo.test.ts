import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Annotation } from '../../contract/model.ts'
import type { Grade, RestScope } from '../../contract/review.ts'
import { addPage } from '../test/fixtures.ts'
import { openTestLibrary, type TestLibrary } from '../test/open-test-library.ts'

const hour = 3_600_000
const start = new Date(2026, 0, 5, 12).getTime()
const text = '𠮷林春耕\n老人说，春耕要趁早。村民下田😀，播种3万亩。收工后村民回家。'

let lib: TestLibrary
let articleId: string
beforeEach(async () => {
  lib = await openTestLibrary()
  lib.setNow(start)
  const page = await addPage(lib, { articles: [text.split('\n')] })
  articleId = page.articleIds[0] as string
})
afterEach(() => lib.close())

const create = (quote: string, tags: string[] = []) => {
  const at = text.indexOf(quote)
  return lib.call('annotations.create', { articleId, revision: 1, start: at, end: at + quote.length, tags })
}
const pile = () => lib.call('review.pile')
const grade = (id: string, how: Grade) => lib.call('review.grade', { id, grade: how })
const rows = () =>
  ['review_card', 'review_log', 'review_rest'].map((table) =>
    lib.ctx.read.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
  )

test('undo takes a grade back and puts the card where it was', async () => {
  const [one, two] = [await create('老人说'), await create('村民下田')]
  await grade(one.id, 'good')
  const between = rows()
  await grade(two.id, 'easy')
  const after = rows()
  expect(await lib.call('history.undo')).toMatchObject({
    undo: 'history.review.grade',
    redo: 'history.review.grade',
  })
  expect(rows()).toEqual(between)
  await lib.call('history.redo')
  expect(rows()).toEqual(after)
  await lib.call('history.undo')
  await lib.call('history.undo')
  expect(rows()).toEqual([[], [], []])
  expect((await pile()).cards.map((card) => card.id)).toEqual([one.id, two.id])
})

test('a mark that is removed leaves its log, and comes back with its card', async () => {
  const { id } = await create('村民下田😀')
  await lib.call('review.setCloze', { id, quote: '村民下田😀', spans: [{ start: 4, end: 6 }] })
  await grade(id, 'good')
  const before = rows()
  await lib.call('annotations.remove', { ids: [id] })
  expect(rows()[0]).toEqual([])
  expect(rows()[1]).toEqual(before[1])
  expect(await lib.call('review.stats')).toMatchObject({ reviews: 1 })
  expect(await lib.call('library.verify')).toMatchObject({ sound: true })
  await lib.call('history.undo')
  expect(rows()).toEqual(before)

  await lib.call('articles.remove', { ids: [articleId] })
  expect(rows()[0]).toEqual([])
  await lib.call('history.undo')
  expect(rows()).toEqual(before)
  expect((await pile()).cards[0]).toMatchObject({ cloze: [[4, 6]], reps: 1 })
  expect(await lib.call('library.verify')).toMatchObject({ sound: true })
})

const step = fc.oneof(
  fc.record({
    kind: fc.constant('grade' as const),
    n: fc.nat(3),
    grade: fc.constantFrom<Grade>('again', 'hard', 'good', 'easy'),
    days: fc.nat(40),
  }),
  fc.record({
    kind: fc.constant('cloze' as const),
    n: fc.nat(3),
    start: fc.nat(2),
    length: fc.integer({ min: 1, max: 2 }),
  }),
  fc.record({
    kind: fc.constantFrom('pause' as const, 'exclude' as const, 'resume' as const),
    n: fc.nat(3),
    scope: fc.constantFrom<RestScope>('annotation', 'tag', 'article'),
  }),
  fc.record({ kind: fc.constant('remove' as const), n: fc.nat(3) }),
)

test('whatever was done, undoing all of it leaves every row as it was, redoing too', {
  timeout: 20_000,
}, async () => {
  const quotes = ['𠮷林春耕', '老人说，', '村民下田', '村民回家']
  const marks: Annotation[] = []
  for (const quote of quotes) marks.push(await create(quote, ['农业']))
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const all = () => [...rows(), lib.ctx.read.prepare('SELECT * FROM annotation ORDER BY id').all()]
      const first = all()
      let now = start
      let made = 0
      for (const one of steps) {
        const mark = marks[one.n]
        if (!mark) continue
        const { id, quote } = mark
        const before = JSON.stringify(all())
        try {
          if (one.kind === 'grade') {
            now += one.days * 24 * hour
            lib.setNow(now)
            await grade(id, one.grade)
          } else if (one.kind === 'cloze') {
            const spans = [{ start: one.start, end: one.start + one.length }]
            await lib.call('review.setCloze', { id, quote, spans })
          } else if (one.kind === 'remove') await lib.call('annotations.remove', { ids: [id] })
          else {
            const target = { annotation: id, tag: '农业', article: articleId }[one.scope]
            if (one.kind === 'pause') await lib.call('review.pause', { scope: one.scope, target, days: 3 })
            else await lib.call(`review.${one.kind}`, { scope: one.scope, target })
          }
        } catch (error) {
          // Of a mark that was removed a step before.
          expect(error).toMatchObject({ code: 'not-found' })
        }
        if (JSON.stringify(all()) !== before) made++
      }
      expect(await lib.call('library.verify')).toMatchObject({ findings: [] })
      const end = all()
      for (let i = 0; i < made; i++) await lib.call('history.undo')
      expect(all()).toEqual(first)
      for (let i = 0; i < made; i++) await lib.call('history.redo')
      expect(all()).toEqual(end)
      for (let i = 0; i < made; i++) await lib.call('history.undo')
    }),
    { numRuns: 40, interruptAfterTimeLimit: 8000 },
  )
})
