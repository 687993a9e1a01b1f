/** `metadata.set`: what a person knows of pages. */
import type { Handlers, MethodsOf } from '../contract/api.ts'
import { fail, toFailure } from '../contract/errors.ts'
import { type MetadataField, metadataFields, noMetadata } from '../contract/metadata.ts'
import type { Context } from './context.ts'
import { query } from './db/sql.ts'
import { metadataOf, metadataRow } from './store/put-metadata.ts'
import { before, isStill, putRemade, remakeAsIs } from './store/remake.ts'

const there = query<[string], number>('SELECT count(*) FROM page WHERE id = ?')

/**
 * Finds what pages say anew under their new date: 去年 is another year now. It is the machine's work, done behind the
 * person's step; a page that cannot be done (the library closes) is done when it is next made.
 */
async function tagAnew(ctx: Context, pageIds: readonly string[]): Promise<void> {
  try {
    for (const id of pageIds) {
      const page = before(ctx.read, id)
      const remade = await remakeAsIs(ctx, page)
      const done = ctx.system((db) => isStill(db, page) && putRemade(db, ctx.newId, id, remade))
      if (done) ctx.changed(['tags'])
    }
  } catch (error) {
    if (toFailure(error).code === 'disk-full') ctx.emit('notice', toFailure(error))
  }
}

export const metadata = {
  'metadata.set': (ctx, { pageIds, change }) => {
    const fields = metadataFields.filter((field) => change[field] !== undefined)
    const origins = Object.fromEntries(fields.map((field) => [field, 'person'] as const))
    const values = Object.fromEntries(fields.map((field) => [field, change[field]])) as Partial<
      Record<MetadataField, string>
    >
    ctx.edit('history.metadata.set', (edit) => {
      for (const id of new Set(pageIds)) {
        if (there(edit.db).pluck().get(id) !== 1)
          throw fail('not-found', `there is no page ${id}`, { reason: 'page' })
        const before = metadataOf(edit.db, id) ?? noMetadata
        edit.put(
          'page_meta',
          metadataRow(id, { ...before, ...values, origins: { ...before.origins, ...origins } }),
        )
      }
    })
    if (change.date !== undefined) void tagAnew(ctx, [...new Set(pageIds)])
    return null
  },
} satisfies Handlers<Context, MethodsOf<'metadata'>>
