import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { annotations } from '../annotations.ts'
import { articles } from '../articles.ts'
import type { Context } from '../context.ts'
import { figureIds } from '../entities/figures.ts'
import { entities } from '../entities/handlers.ts'
import { measuring } from '../entities/measured.ts'
import { pages } from '../pages.ts'
import { tags } from '../tags.ts'
import { registerFunctions } from './functions.ts'
import { migrations } from './migrate.ts'

let db: Database.Database
beforeAll(() => {
  db = new Database(':memory:')
  registerFunctions(db)
  for (const step of migrations) db.exec(step)
  db.exec(`
    INSERT INTO source VALUES ('s', 'n', 'h', 1, 'utf-8', 1, 0);
    INSERT INTO page VALUES ('p', 's', 1, '村民', '[]', '[]', '[]', 2, 0, 'e');
    INSERT INTO article VALUES ('a', 'p', 1, '村民', NULL, NULL, '[]', NULL, '村民', 1, 2, 't', NULL, NULL);
    INSERT INTO entity VALUES ('x', 'ORG', '村民');
    INSERT INTO mention VALUES ('m', 'a', 'x', 'ORG', 0, 2, '村民', 1, 'crf', 'suggested', NULL);
  `)
})
afterAll(() => void db.close())

/** Steps of the plans of all statements that a call prepares. */
function stepsOf(call: (ctx: Context) => unknown): string[] {
  const texts: string[] = []
  const prepare = ((text: string) => {
    texts.push(text)
    return db.prepare(text)
  }) as typeof db.prepare
  call({ read: { prepare, readonly: true, inTransaction: true } } as unknown as Context)
  expect(texts.length).toBeGreaterThan(0)
  return texts
    .filter((text) => !text.startsWith('PRAGMA'))
    .flatMap((text) => {
      const named = Object.fromEntries([...text.matchAll(/@(\w+)/g)].map(([, name]) => [name, null]))
      const bound = [...Array(text.split('?').length - 1).fill(null), ...(text.includes('@') ? [named] : [])]
      const steps = db.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...bound) as { detail: string }[]
      return steps.map(({ detail }) => detail)
    })
}

/** The `SCAN`s of whole tables among them; of `change_count`, which has one row a topic, none. */
const scans = (call: (ctx: Context) => unknown): string[] =>
  stepsOf(call).filter((detail) => /^SCAN (?!json_each|\(|change_count)/.test(detail))

test.each([
  ['an article', (ctx: Context) => articles['articles.get'](ctx, { id: 'a' })],
  [
    'the annotations of an article',
    (ctx: Context) => annotations['annotations.list'](ctx, { articleId: 'a' }),
  ],
  ['the tags of an article', (ctx: Context) => tags['tags.get'](ctx, { articleId: 'a' })],
  ['the page of an entity', (ctx: Context) => entities['entities.get'](ctx, { id: 'x' })],
  [
    'a concordance',
    (ctx: Context) => entities['entities.concordance'](ctx, { id: 'x', sort: 'left', limit: 100, offset: 0 }),
  ],
  [
    'the figures of an entity',
    (ctx: Context) =>
      figureIds(ctx.read, { text: '', entityId: 'x', sort: 'article', reverse: false }, 'none'),
  ],
  ['a page', (ctx: Context) => pages['pages.get'](ctx, { id: 'p' })],
])('%s is read by its keys, no table is gone through', (_, call) => {
  expect(scans(call)).toEqual([])
})

test('the article list goes through each table once', () => {
  const steps = scans((ctx) => articles['articles.list'](ctx))
  expect(steps).toHaveLength(2)
})

test('the newest figures are found in the order they are numbered: none is sorted, none looked at that is not read', () => {
  const steps = stepsOf(({ read }) => {
    const figures = measuring(read)
    figures.newest('result', 10)
    figures.besides(1, 'result', 10)
    figures.inHomes(1, 'result', 10)
  })
  expect(steps.filter((step) => /TEMP B-TREE|SCAN figure/.test(step))).toEqual([])
})
