/** `sources.reread`: the same bytes in another encoding. */
import type { FinishedPage } from '../compute/protocol.ts'
import type { Handlers, MethodsOf } from '../contract/api.ts'
import { fail } from '../contract/errors.ts'
import type { Context } from './context.ts'
import { query } from './db/sql.ts'
import type { RowOf } from './db/tables.ts'
import { hasAnnotations, replacePages } from './store/replace-pages.ts'

const sourceOf = query<[string], RowOf<'source'>>('SELECT * FROM source WHERE id = ?')

/**
 * Reads a source's kept bytes again and puts the result in the place of the old one, in one transaction.
 * @throws AppError `not-found`; `unreadable-file` as `source.takeApart`, reason `no-articles` when annotations would
 * have no article to go to. Then nothing has changed.
 */
async function reread(ctx: Context, id: string, encoding: string): Promise<{ pageIds: string[] }> {
  const source = sourceOf(ctx.read).get(id)
  if (!source) throw fail('not-found', `there is no source ${id}`, { reason: 'source', params: { id } })
  const { name } = source
  const pages: FinishedPage[] = []
  const done = await ctx.compute.takeApart(
    { material: { path: ctx.files.pathOf(source.sha256) }, name, encoding },
    (page) => void pages.push(page),
  )
  const pageIds = ctx.system((db) => {
    if (!sourceOf(db).get(id))
      throw fail('not-found', `${name} was removed meanwhile`, { reason: 'source', params: { id } })
    if (pages.every((page) => page.layout.articles.length === 0) && hasAnnotations(db, id))
      throw fail('unreadable-file', `read as ${encoding}, ${name} has no article; nothing was changed`, {
        reason: 'no-articles',
        params: { name, encoding },
      })
    return replacePages(db, ctx.newId, id, pages, done.encoding)
  })
  ctx.changed(['library', 'articles', 'annotations', 'tags'])
  return { pageIds }
}

export const sources = {
  'sources.reread': (ctx, { id, encoding }) => reread(ctx, id, encoding),
} satisfies Handlers<Context, MethodsOf<'sources'>>
