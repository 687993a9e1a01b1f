import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { annotations } from '../annotations.ts'
import { articles } from '../articles.ts'
import type { Context } from '../context.ts'
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
    INSERT INTO article VALUES ('a', 'p', 1, '村民', NULL, NULL, '[]', NULL, '村民', 1, 2, 't');
  `)
})
afterAll(() => void db.close())

/** Steps of the plans of all statements that a call prepares, `SCAN`s of whole tables only. */
function scans(call: (ctx: Context) => unknown): string[] {
  const texts: string[] = []
  const prepare = ((text: string) => {
    texts.push(text)
    return db.prepare(text)
  }) as typeof db.prepare
  call({ read: { prepare, readonly: true } } as unknown as Context)
  expect(texts.length).toBeGreaterThan(0)
  return texts.flatMap((text) =>
    (
      db.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...(text.includes('?') ? ['a'] : [])) as {
        detail: string
      }[]
    )
      .map((step) => step.detail)
      .filter((detail) => detail.startsWith('SCAN')),
  )
}

test.each([
  ['an article', (ctx: Context) => articles['articles.get'](ctx, { id: 'a' })],
  [
    'the annotations of an article',
    (ctx: Context) => annotations['annotations.list'](ctx, { articleId: 'a' }),
  ],
  ['the tags of an article', (ctx: Context) => tags['tags.get'](ctx, { articleId: 'a' })],
  ['a page', (ctx: Context) => pages['pages.get'](ctx, { id: 'p' })],
])('%s is read by its keys, no table is gone through', (_, call) => {
  expect(scans(call)).toEqual([])
})

test('the article list goes through each table once', () => {
  const steps = scans((ctx) => articles['articles.list'](ctx))
  expect(steps).toHaveLength(2)
})
