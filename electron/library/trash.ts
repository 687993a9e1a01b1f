/** The trash: what was deleted, looked through, put back, forgotten. */
import type { Database } from 'better-sqlite3'
import type { Handlers, MethodsOf } from '../contract/api.ts'
import { fail } from '../contract/errors.ts'
import { type TrashContent, type TrashItem, type TrashKind, trashDays } from '../contract/marks.ts'
import type { Color } from '../contract/model.ts'
import type { Context, Edit } from './context.ts'
import { column, query } from './db/sql.ts'
import { only, rowsIn, type TrashRow } from './trash/entries.ts'
import { restoreAll } from './trash/restore.ts'

const day = 24 * 60 * 60 * 1000

/** A page is a thing of its own only if no article of it can bring it back. */
const shown = `(kind <> 'page' OR NOT EXISTS (
  SELECT 1 FROM trash AS article WHERE article.home_id = trash.id AND article.kind = 'article'))`
const list = query<[{ kind: string; limit: number; offset: number }], Omit<TrashRow, 'rows_json'>>(
  `SELECT id, kind, title, excerpt, place, color, marks, home_id, sha256, removed_at FROM trash
   WHERE ${shown} AND (@kind = 'all' OR (kind = 'annotation') = (@kind = 'annotation'))
   ORDER BY removed_at DESC, rowid DESC LIMIT @limit OFFSET @offset`,
)
const counts = query<[], { articles: number; annotations: number }>(
  `SELECT coalesce(sum(kind <> 'annotation'), 0) AS articles, coalesce(sum(kind = 'annotation'), 0) AS annotations
   FROM trash WHERE ${shown}`,
)
const one = query<[string], TrashRow>('SELECT * FROM trash WHERE id = ?')
const all = column<[], string>('SELECT id FROM trash')
const left = column<[], string>(
  `SELECT id FROM trash WHERE kind = 'page' AND NOT EXISTS (
     SELECT 1 FROM trash AS article WHERE article.home_id = trash.id AND article.kind = 'article')`,
)
const isResting = query<[string], unknown>('SELECT 1 FROM trash WHERE id = ?')
const purge = query<[number]>('DELETE FROM trash WHERE removed_at < ?')

const itemOf = (row: Omit<TrashRow, 'rows_json'>): TrashItem => ({
  id: row.id,
  kind: row.kind as TrashKind,
  title: row.title,
  excerpt: row.excerpt,
  place: row.place,
  color: row.color as Color | null,
  marks: row.marks,
  removedAt: row.removed_at,
  goesAt: row.removed_at + trashDays * day,
})

function contentOf(row: TrashRow): TrashContent {
  const kept = rowsIn(row)
  const [article] = only(kept, 'article')
  const [page] = only(kept, 'page')
  return {
    text: article?.text ?? page?.text ?? '',
    marks: only(kept, 'annotation').map((mark) => ({
      quote: mark.quote,
      note: mark.note,
      color: mark.color as Color,
      tags: JSON.parse(mark.tags_json) as string[],
    })),
  }
}

/** Forgets entries; a page goes with the last of its articles. */
function forget(edit: Edit, ids: readonly string[]): void {
  const alone = new Set(left(edit.db).all())
  for (const id of ids) edit.remove('trash', { id })
  for (const id of left(edit.db).all()) if (!alone.has(id)) edit.remove('trash', { id })
}

/** Forgets for good what has rested its days; nobody undoes it. Called when the library opens. */
export const purgeTrash = (db: Database, now: number): void => void purge(db).run(now - trashDays * day)

export const trash = {
  'trash.list': (ctx, { kind, limit, offset }) => {
    const count = counts(ctx.read).get() as { articles: number; annotations: number }
    return {
      ...count,
      total: {
        all: count.articles + count.annotations,
        article: count.articles,
        annotation: count.annotations,
      }[kind],
      rows: list(ctx.read).all({ kind, limit, offset }).map(itemOf),
    }
  },
  'trash.get': (ctx, { id }) => {
    const row = one(ctx.read).get(id)
    if (!row) throw fail('not-found', 'this is no longer in the trash', { reason: 'trash', params: { id } })
    return contentOf(row)
  },
  'trash.restore': (ctx, { ids }) => restoreAll(ctx, ids),
  'trash.remove': (ctx, { ids }) => {
    ctx.edit('history.trash.remove', (edit) =>
      forget(
        edit,
        ids.filter((id) => isResting(edit.db).get(id) !== undefined),
      ),
    )
    return null
  },
  'trash.empty': (ctx) =>
    ctx.edit('history.trash.empty', (edit) => {
      const ids = all(edit.db).all()
      for (const id of ids) edit.remove('trash', { id })
      return { removed: ids.length }
    }),
} satisfies Handlers<Context, MethodsOf<'trash'>>
