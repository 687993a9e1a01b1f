/** An annotation's row: found by its id, and as callers see it. */
import type { Anchor, Annotation, AnnotationInContext, Color, MarkStyle } from '../../contract/model.ts'
import { type Connection, query } from '../db/sql.ts'
import type { RowOf } from '../db/tables.ts'
import { notThere } from '../not-there.ts'

export type AnnotationRow = RowOf<'annotation'>
/** What `columnsInContext` gives. */
export type RowInContext = AnnotationRow & { article_title: string; source_name: string }

/** A mark with where it stands; `standing` joins what the columns are of. */
export const columnsInContext = 'annotation.*, article.title AS article_title, source.name AS source_name'
export const standing = `JOIN article ON article.id = annotation.article_id
   JOIN page ON page.id = article.page_id JOIN source ON source.id = page.source_id`

export const annotationRow = query<[string], AnnotationRow>('SELECT * FROM annotation WHERE id = ?')

/** Throws `not-found`. */
export function findAnnotation(db: Connection, id: string): AnnotationRow {
  const row = annotationRow(db).get(id)
  if (!row) throw notThere('annotation', id)
  return row
}

export const annotationInContext = ({
  article_title,
  source_name,
  ...row
}: RowInContext): AnnotationInContext => ({
  ...annotationOf(row),
  articleTitle: article_title,
  sourceName: source_name,
})

export function annotationOf(row: AnnotationRow): Annotation {
  return {
    id: row.id,
    articleId: row.article_id,
    revision: row.revision,
    start: row.start,
    end: row.end,
    quote: row.quote,
    prefix: row.prefix,
    suffix: row.suffix,
    color: row.color as Color,
    style: row.style as MarkStyle,
    note: row.note,
    tags: row.tags_json === '[]' ? [] : (JSON.parse(row.tags_json) as string[]),
    anchor: row.anchor as Anchor,
    score: row.score,
    kept: row.kept === 1,
    done: row.done === 1,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
  }
}
