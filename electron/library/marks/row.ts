/** An annotation's row as its callers see it. */
import type { Anchor, Annotation, Color, MarkStyle } from '../../contract/model.ts'
import type { RowOf } from '../db/tables.ts'

export function annotationOf(row: RowOf<'annotation'>): Annotation {
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
