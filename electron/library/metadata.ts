/** Where pages come from (paper, date, page number …): what is known, and what a person says. */
import type { z } from 'zod'
import type { Handlers, MethodsOf } from '../contract/api.ts'
import { toFailure } from '../contract/errors.ts'
import {
  type Metadata,
  type MetadataField,
  type MetadataOrigin,
  type MetadataSheet,
  metadataFields,
  metadataOfFurniture,
  metadataOfName,
  noMetadata,
  type PagesChosen,
} from '../contract/metadata.ts'
import type { LooseText } from '../contract/page.ts'
import type { Context, Edit } from './context.ts'
import type { Change } from './db/edit.ts'
import { type Connection, column, query } from './db/sql.ts'
import { notThere } from './not-there.ts'
import { ownSheet, putOwn } from './own-metadata.ts'
import { metadataOf, metadataRow } from './store/put-metadata.ts'
import { before, isStill, putRemade, remakeAsIs } from './store/remake.ts'

const nameAndLines = query<[string], { name: string; furniture_json: string }>(
  'SELECT source.name, furniture_json FROM page JOIN source ON source.id = source_id WHERE page.id = ?',
)
const pageOfArticle = column<[string], string>('SELECT page_id FROM article WHERE id = ?')
const articlesOn = column<[string], number>('SELECT count(*) FROM article WHERE page_id = ?')
const papers = column<[], string>(
  `SELECT paper FROM page_meta WHERE paper <> '' GROUP BY paper ORDER BY count(*) DESC, paper LIMIT 12`,
)

/** The pages chosen, each once. @throws AppError `not-found`. */
function chosenPages(db: Connection, { pageIds, articleIds }: z.output<typeof PagesChosen>): string[] {
  const ids = new Set(pageIds)
  for (const id of articleIds) {
    const pageId = pageOfArticle(db).get(id)
    if (pageId === undefined) throw notThere('article', id)
    ids.add(pageId)
  }
  for (const id of ids) said(db, id)
  return [...ids]
}

/** What a page's text and its file's name say. @throws AppError `not-found`. */
function said(db: Connection, id: string): Readonly<Record<'text' | 'name', Partial<Metadata>>> {
  const row = nameAndLines(db).get(id)
  if (!row) throw notThere('page', id)
  const lines = (JSON.parse(row.furniture_json) as LooseText[]).map(({ text }) => text)
  return { text: metadataOfFurniture(lines), name: metadataOfName(row.name) }
}

function sheetOf(db: Connection, ids: readonly string[], articleIds: readonly string[]): MetadataSheet {
  const known = ids.map((id) => metadataOf(db, id) ?? noMetadata)
  const [first = noMetadata] = known
  const one = ids.length === 1 ? said(db, ids[0] as string) : null
  return {
    pages: ids.length,
    articles: ids.reduce((sum, id) => sum + (articlesOn(db).get(id) as number), 0),
    values: Object.fromEntries(
      metadataFields.map((field) => [
        field,
        known.every((meta) => meta[field] === first[field]) ? first[field] : null,
      ]),
    ) as Record<MetadataField, string | null>,
    origins: one ? first.origins : {},
    suggested: one
      ? (['text', 'name'] as const).flatMap((origin) =>
          metadataFields.flatMap((field) => {
            const value = one[origin][field] ?? ''
            return value === '' || value === first[field] ? [] : [{ field, value, origin }]
          }),
        )
      : [],
    papers: papers(db).all(),
    own: articleIds.length === 0 ? null : ownSheet(db, articleIds),
  }
}

/** Gives each page its new values, as one step; pages whose date is another now are tagged anew. */
function change(
  ctx: Context,
  ids: readonly string[],
  valuesOf: (id: string) => { values: Partial<Metadata>; origin: MetadataOrigin },
  also: (edit: Edit) => void = () => {},
): number {
  const dated: string[] = []
  let changed = 0
  ctx.edit('history.metadata.set', (edit) => {
    for (const id of ids) {
      const before = metadataOf(edit.db, id) ?? noMetadata
      const { values, origin } = valuesOf(id)
      const fields = metadataFields.filter((field) => values[field] !== undefined)
      const origins = Object.fromEntries(fields.map((field) => [field, origin] as const))
      const after = { ...before, ...values, origins: { ...before.origins, ...origins } }
      if (fields.some((field) => after[field] !== before[field])) changed++
      if (after.date !== before.date) dated.push(id)
      if (fields.length > 0) edit.put('page_meta', metadataRow(id, after))
    }
    also(edit)
  })
  if (dated.length > 0) void tagAnew(ctx, dated)
  return changed
}

/**
 * Finds what pages say anew under their new date: 去年 is another year now. It is the machine's work, done behind the
 * person's step; a page that cannot be done (the library closes) is done when it is next made.
 */
export async function tagAnew(ctx: Remaking, pageIds: readonly string[]): Promise<void> {
  for (const id of pageIds)
    try {
      const page = before(ctx.read, id)
      const remade = await remakeAsIs(ctx, page)
      const done = ctx.system((db) => isStill(db, page) && putRemade(db, ctx.newId, id, remade))
      if (done) ctx.changed(['tags'])
    } catch (error) {
      if (toFailure(error).code === 'disk-full') ctx.emit('notice', toFailure(error))
    }
}

type Remaking = Pick<Context, 'read' | 'compute' | 'system' | 'newId' | 'changed' | 'emit'>

/** Pages that have another date after these changes. */
export const datedAnew = (changes: readonly Change[]): string[] =>
  changes.flatMap(({ table, before, after }) =>
    table === 'page_meta' && after !== null && before?.date !== after.date ? [String(after.page_id)] : [],
  )

export const metadata = {
  'metadata.get': (ctx, chosen) => sheetOf(ctx.read, chosenPages(ctx.read, chosen), chosen.articleIds),
  'metadata.set': (ctx, { change: wanted, own, ...chosen }) => {
    const values: Partial<Record<MetadataField, string>> = Object.fromEntries(
      metadataFields.flatMap((field) =>
        wanted[field] === undefined ? [] : [[field, wanted[field]] as const],
      ),
    )
    change(
      ctx,
      chosenPages(ctx.read, chosen),
      () => ({ values, origin: 'person' }),
      (edit) => putOwn(edit, chosen.articleIds, own),
    )
    return null
  },
  'metadata.fill': (ctx, { from, ...chosen }) => {
    // Asked for by a person, and theirs from now on.
    const valuesOf = (id: string) => ({ values: said(ctx.read, id)[from], origin: 'person' as const })
    return { changed: change(ctx, chosenPages(ctx.read, chosen), valuesOf) }
  },
} satisfies Handlers<Context, MethodsOf<'metadata'>>
