/** `sources.reread`: the same bytes in another encoding. */
import type { FinishedPage } from '../compute/protocol.ts'
import type { Handlers, MethodsOf } from '../contract/api.ts'
import type { Fate } from '../contract/desk.ts'
import { fail } from '../contract/errors.ts'
import type { Context } from './context.ts'
import { type Connection, column, query } from './db/sql.ts'
import type { RowOf } from './db/tables.ts'
import { notThere } from './not-there.ts'
import { type Before, before, isStill, remakeAsIs } from './store/remake.ts'
import { hasAnnotations, replacePages } from './store/replace-pages.ts'
import { putFates } from './store/steps.ts'

const pagesOf = column<[string], string>('SELECT id FROM page WHERE source_id = ? ORDER BY n')
const sourceOf = query<[string], RowOf<'source'>>('SELECT * FROM source WHERE id = ?')

/** The pages of a source that have desk steps. */
const corrected = (db: Connection, sourceId: string): Before[] =>
  pagesOf(db)
    .all(sourceId)
    .map((id) => before(db, id))
    .filter(({ steps }) => steps.length > 0)

/**
 * Reads a source's kept bytes again and puts the result in the place of the old one, in one transaction. Desk steps are
 * taken again on a page whose text comes out as it was; on any other their places mean nothing, and rather than drop what a
 * person did nothing is done.
 * @throws AppError `not-found`; `invalid`, reason `reread-steps`; `unreadable-file` as `source.takeApart`, reason `no-articles` when annotations would
 * have no article to go to. Then nothing has changed.
 */
async function reread(ctx: Context, id: string, encoding: string): Promise<{ pageIds: string[] }> {
  const source = sourceOf(ctx.read).get(id)
  if (!source) throw notThere('source', id)
  const { name } = source
  const pages: FinishedPage[] = []
  const done = await ctx.compute.takeApart(
    { material: { path: ctx.files.pathOf(source.sha256) }, name, encoding },
    (page) => void pages.push(page),
  )
  const old = corrected(ctx.read, id)
  const again = new Map<string, readonly Fate[]>()
  for (const [i, page] of pages.entries()) {
    const steps = old.find((one) => one.n === page.n && one.text === page.text)
    if (!steps) continue
    const { fates, ...finished } = await remakeAsIs(ctx, steps)
    pages[i] = finished
    again.set(steps.id, fates)
  }
  const parted = old.filter((page) => !again.has(page.id))
  if (parted.length > 0)
    throw fail('invalid', `what was corrected on ${name} has no place in the text as ${encoding} has it`, {
      reason: 'reread-steps',
      params: { name, count: parted.reduce((sum, { steps }) => sum + steps.length, 0) },
    })
  const pageIds = ctx.system((db) => {
    if (!sourceOf(db).get(id))
      throw fail('not-found', `${name} was removed meanwhile`, { reason: 'source', params: { id } })
    if (pages.every((page) => page.layout.articles.length === 0) && hasAnnotations(db, id))
      throw fail('unreadable-file', `read as ${encoding}, ${name} has no article; nothing was changed`, {
        reason: 'no-articles',
        params: { name, encoding },
      })
    const now = corrected(db, id)
    if (now.length !== old.length || !old.every((page) => isStill(db, page))) return null
    for (const page of old) putFates(db, page.steps, again.get(page.id) ?? [])
    return replacePages(db, ctx.newId, id, pages, done.encoding)
  })
  // A step was taken meanwhile: what was read does not know of it.
  if (!pageIds) return reread(ctx, id, encoding)
  ctx.changed(['library', 'articles', 'annotations', 'tags'])
  return { pageIds }
}

export const sources = {
  'sources.reread': (ctx, { id, encoding }) => reread(ctx, id, encoding),
} satisfies Handlers<Context, MethodsOf<'sources'>>
