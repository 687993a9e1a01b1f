/** `metadata.set`: what a person knows of pages; and what can be read off a page's furniture and its file's name. */
import type { Handlers, MethodsOf } from '../contract/api.ts'
import { fail } from '../contract/errors.ts'
import {
  joinMetadata,
  type MetadataField,
  metadataFields,
  metadataOfFurniture,
  metadataOfName,
  noMetadata,
  type PageMetadata,
} from '../contract/metadata.ts'
import type { LooseText } from '../contract/page.ts'
import type { Context } from './context.ts'
import { query } from './db/sql.ts'
import { metadataOf, metadataRow } from './store/put-metadata.ts'

const there = query<[string], number>('SELECT count(*) FROM page WHERE id = ?')

/** What a page says of itself, and else what its file is called. */
export const derivedMetadata = (furniture: readonly LooseText[], fileName: string): PageMetadata =>
  joinMetadata(
    ['text', metadataOfFurniture(furniture.map(({ text }) => text))],
    ['name', metadataOfName(fileName)],
  )

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
    return null
  },
} satisfies Handlers<Context, MethodsOf<'metadata'>>
