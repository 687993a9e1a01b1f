/** `searches.*`: queries that a person kept under a name; the library's list shows them as folders. */
import type { Handlers, MethodsOf } from '../contract/api.ts'
import { fail } from '../contract/errors.ts'
import type { Context } from './context.ts'
import { query } from './db/sql.ts'
import type { RowOf } from './db/tables.ts'
import { articlesOf } from './listing/order.ts'

const all = query<[], RowOf<'saved_search'>>('SELECT * FROM saved_search ORDER BY name, created_at, id')
const one = query<[string], RowOf<'saved_search'>>('SELECT * FROM saved_search WHERE id = ?')

const kept = (ctx: Context, id: string): RowOf<'saved_search'> => {
  const row = one(ctx.read).get(id)
  if (!row)
    throw fail('not-found', `there is no saved search ${id}`, { reason: 'saved-search', params: { id } })
  return row
}

export const searches = {
  'searches.list': (ctx) =>
    all(ctx.read)
      .all()
      .map(({ id, name, query: text, created_at }) => ({
        id,
        name,
        query: text,
        createdAt: created_at,
        articles: articlesOf(ctx.read, text).length,
      })),
  'searches.save': (ctx, { id, name, query: text }) => {
    const row = id === undefined ? { id: ctx.newId(), created_at: ctx.now() } : kept(ctx, id)
    ctx.edit(`history.search.${id === undefined ? 'save' : 'change'}`, (edit) =>
      edit.put('saved_search', { id: row.id, name, query: text, created_at: row.created_at }),
    )
    return { id: row.id }
  },
  'searches.remove': (ctx, { id }) => {
    kept(ctx, id)
    ctx.edit('history.search.remove', (edit) => edit.remove('saved_search', { id }))
    return null
  },
} satisfies Handlers<Context, MethodsOf<'searches'>>
