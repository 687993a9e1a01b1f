import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { colors } from '../../contract/model.ts'
import { ListingChoice } from '../../contract/search.ts'
import { addPage } from '../test/fixtures.ts'
import { openTestLibrary, type TestLibrary } from '../test/open-test-library.ts'
import { orderOf } from './order.ts'

const words = ['水渠', '粮仓', '𠮷林', '开闸']
let lib: TestLibrary
let ids: string[]
beforeAll(async () => {
  lib = await openTestLibrary()
  ids = []
  for (let n = 0; n < 12; n++) {
    const articles = Array.from({ length: n % 4 }, (_, i): [string, string] => [
      `${words[(n + i) % 4]}第${i}稿`,
      `${words[(n * 3 + i) % 4]}的正文，${n}。`.repeat(1 + (n % 3)),
    ])
    const { pageId, articleIds } = await addPage(lib, {
      name: `${words[n % 3]}报${n}.txt`,
      loose: `第${n}版`,
      articles,
    })
    ids.push(...articleIds)
    lib.ctx.system((db) =>
      db
        .prepare(
          `INSERT INTO page_meta VALUES (?, ?, ?, '', '', '', '', '{}')
           ON CONFLICT DO UPDATE SET paper = excluded.paper, date = excluded.date`,
        )
        .run(
          pageId,
          n % 3 === 0 ? '' : `临江${n % 2}报`,
          n % 5 === 0 ? '' : `202${n % 3}-0${1 + (n % 9)}-01`,
        ),
    )
  }
})
afterAll(() => lib.close())

const pageDay = `coalesce((SELECT day FROM search_article WHERE page_id = page.id LIMIT 1), date(source.added_at / 1000, 'unixepoch'))`
const plainOrders = {
  added: ['source.added_at DESC, source.id DESC, page.n', 'source.added_at, source.id, page.n'],
  date: [
    `${pageDay} DESC, source.added_at DESC, source.id DESC, page.n`,
    `${pageDay}, source.added_at, source.id, page.n`,
  ],
  paper: [
    `coalesce(nullif(paper, ''), source.name), ${pageDay} DESC, source.id DESC, page.n`,
    `coalesce(nullif(paper, ''), source.name) DESC, ${pageDay} DESC, source.id DESC, page.n`,
  ],
}
const isMarked = `(${colors.map((color) => `m_${color}`).join(' + ')}) > 0`

/** The articles of a choice by one plain query, in the order of pages. */
function plain({ kind, color, paper, year, sort, reverse, query }: ListingChoice): string[] {
  const order = plainOrders[sort as keyof typeof plainOrders][reverse ? 1 : 0]
  const rows = lib.ctx.read
    .prepare(
      `SELECT article.id, article.text || ' ' || coalesce(
           (SELECT group_concat(note) FROM annotation WHERE article_id = article.id), '') AS text
       FROM source JOIN page ON page.source_id = source.id LEFT JOIN page_meta ON page_meta.page_id = page.id
         JOIN article ON article.page_id = page.id JOIN search_article ON article_id = article.id
       WHERE ${[
         kind === 'unread' ? 'opened_at IS NULL AND progress = 0' : kind === 'marked' ? isMarked : '1',
         color === null ? '1' : `m_${color} > 0`,
         paper === null ? '1' : `paper = '${paper}'`,
         year === null ? '1' : `substr(day, 1, 4) = '${year}'`,
       ].join(' AND ')}
       ORDER BY ${order}, article.n`,
    )
    .all() as { id: string; text: string }[]
  return rows.filter(({ text }) => text.includes(query)).map(({ id }) => id)
}

const listed = (choice: ListingChoice): string[] => {
  const order = orderOf(lib.ctx.read, choice)
  const named = lib.ctx.read.prepare('SELECT article_id FROM search_article WHERE no = ?').pluck()
  expect(order.counts.reduce((all, n) => all + n, 0)).toBe(order.numbers.length)
  expect(order.pageIds).toHaveLength(order.counts.length)
  return Array.from(order.numbers, (no) => named.get(no) as string)
}

const write = fc.oneof(
  fc.record({ kind: fc.constant('mark' as const), article: fc.nat(99), color: fc.constantFrom(...colors) }),
  fc.record({ kind: fc.constant('note' as const), article: fc.nat(99), note: fc.constantFrom(...words) }),
  fc.record({ kind: fc.constant('read' as const), article: fc.nat(99) }),
  fc.record({ kind: fc.constant('undo' as const) }),
)
const choice = fc.record({
  kind: fc.constantFrom('all' as const, 'unread' as const, 'marked' as const),
  color: fc.constantFrom(null, ...colors),
  paper: fc.constantFrom(null, '临江0报', '临江1报'),
  year: fc.constantFrom(null, '2020', '2021'),
  query: fc.constantFrom('', ...words),
  sort: fc.constantFrom('added' as const, 'date' as const, 'paper' as const),
  reverse: fc.boolean(),
})

test('a list is what a plain query gives, whatever was written and kept between', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(write, choice), { minLength: 1, maxLength: 12 }), async (steps) => {
      for (const [one, asked] of steps) {
        const articleId = 'article' in one ? (ids[one.article % ids.length] as string) : ''
        if (one.kind === 'mark' || one.kind === 'note')
          await lib.call('annotations.create', {
            articleId,
            revision: 1,
            start: 0,
            end: 2,
            ...(one.kind === 'mark' ? { color: one.color } : { note: one.note }),
          })
        if (one.kind === 'read')
          await lib.call('articles.setPlace', { id: articleId, place: 1, progress: 0.5 })
        if (one.kind === 'undo') await lib.call('history.undo')
        const whole = ListingChoice.parse({})
        expect(listed(whole)).toEqual(plain(whole))
        const some = ListingChoice.parse(asked)
        expect(listed(some)).toEqual(plain(some))
      }
    }),
    { numRuns: 25 },
  )
})

test('a list by a number stands as on the pages where the number says nothing', async () => {
  const read = [7, 2, 11].map((i) => ids[i] as string)
  for (const [i, id] of read.entries()) {
    lib.setNow(Date.UTC(2027, 0, 1 + i))
    await lib.call('articles.setPlace', { id, place: 1, progress: 0.5 })
  }
  const rows = lib.ctx.read
    .prepare(
      `SELECT article_id, coalesce(opened_at, 0), ${colors.map((color) => `m_${color}`).join(' + ')}, characters
       FROM search_article`,
    )
    .raw()
    .all() as [string, number, number, number][]
  for (const [column, sort] of ['opened', 'marks', 'length'].entries()) {
    const key = new Map(rows.map(([id, ...keys]) => [id, keys[column] as number]))
    const of = (id: string) => key.get(id) as number
    for (const kind of ['all', 'unread', 'marked'] as const)
      for (const query of ['', '粮仓']) {
        const onPages = plain(ListingChoice.parse({ kind, query }))
        const down = onPages.toSorted((a, b) => of(b) - of(a))
        const up = onPages.toSorted((a, b) => of(a) - of(b))
        const never = up.filter((id) => of(id) === 0)
        expect(list({ kind, query, sort })).toEqual(down)
        expect(list({ kind, query, sort, reverse: true })).toEqual(
          sort === 'opened' ? [...up.filter((id) => of(id) > 0), ...never] : up,
        )
      }
  }
  expect(list({ sort: 'opened' }).slice(0, 3)).toEqual(read.toReversed())
})

/** A list without pages. */
function list(asked: object): string[] {
  const named = lib.ctx.read.prepare('SELECT article_id FROM search_article WHERE no = ?').pluck()
  const { numbers, pageIds } = orderOf(lib.ctx.read, ListingChoice.parse(asked))
  expect(pageIds).toEqual([])
  return Array.from(numbers, (no) => named.get(no) as string)
}
