/** Changes of many marks at once. */
import type { z } from 'zod'
import type { MarkChange, MarkChoice } from '../../contract/marks.ts'
import type { Context, Edit } from '../context.ts'
import { type Connection, query } from '../db/sql.ts'
import { removeMarks } from '../trash/remove.ts'
import { numbersIn, numbersOf } from './filter.ts'
import { type AnnotationRow, annotationRow } from './row.ts'
import { isWithin, tagNames } from './tag-name.ts'

type Choice = z.output<typeof MarkChoice>
type Change = z.output<typeof MarkChange>

const byNumber = query<[number], AnnotationRow>(
  'SELECT annotation.* FROM mark JOIN annotation ON annotation.id = annotation_id WHERE no = ?',
)

const inArticles = query<[articleIds: string], AnnotationRow>(
  'SELECT * FROM annotation WHERE article_id IN (SELECT value FROM json_each(?))',
)

/** The rows that a choice means, all or those in some articles; ids that are gone are left out. */
export function* chosenMarks(
  db: Connection,
  choice: Choice,
  articleIds: readonly string[] | null = null,
): Generator<AnnotationRow> {
  if ('ids' in choice && articleIds !== null) {
    const wanted = new Set(choice.ids)
    for (const row of inArticles(db).all(JSON.stringify(articleIds))) if (wanted.has(row.id)) yield row
    return
  }
  if ('ids' in choice) {
    for (const id of new Set(choice.ids)) {
      const row = annotationRow(db).get(id)
      if (row) yield row
    }
    return
  }
  const except = new Set(choice.except)
  const numbers =
    articleIds === null
      ? numbersOf(db, choice.filter, { sort: 'created', reverse: false })
      : numbersIn(db, choice.filter, articleIds)
  for (const no of numbers) {
    const row = byNumber(db).get(no)
    if (row && !except.has(row.id)) yield row
  }
}

const parse = (json: string): string[] => (json === '[]' ? [] : (JSON.parse(json) as string[]))

function changed(row: AnnotationRow, change: Change): AnnotationRow {
  const tags = tagNames(parse(row.tags_json))
  const kept = tags.filter((tag) => !change.removeTags.some((gone) => isWithin(tag, gone)))
  return {
    ...row,
    color: change.color ?? row.color,
    style: change.style ?? row.style,
    done: change.done === undefined ? row.done : Number(change.done),
    tags_json: JSON.stringify(tagNames([...kept, ...change.addTags])),
  }
}

const isSame = (a: AnnotationRow, b: AnnotationRow): boolean =>
  a.color === b.color && a.style === b.style && a.done === b.done && a.tags_json === b.tags_json

/** Changes the chosen marks in one step; those that are so already stay untouched. Returns how many changed. */
export function changeMarks(ctx: Context, choice: Choice, change: Change): number {
  const now = ctx.now()
  const rows = [...chosenMarks(ctx.read, choice)]
  return ctx.edit('history.annotation.change', (edit) => {
    let count = 0
    for (const row of rows) {
      const next = changed(row, change)
      if (isSame(row, next)) continue
      edit.put('annotation', { ...next, modified_at: now })
      count++
    }
    return count
  })
}

/** Deletes the chosen marks in one step; they rest in the trash. Returns how many. */
export function removeChosen(ctx: Context, choice: Choice): number {
  const rows = [...chosenMarks(ctx.read, choice)]
  return ctx.edit('history.annotation.remove', (edit) => {
    removeMarks(ctx, edit, rows)
    return rows.length
  })
}

/** Gives the marks filed under `tag` other tags. Returns how many changed. */
export function retag(ctx: Context, edit: Edit, tag: string, rename: (tag: string) => string | null): number {
  const now = ctx.now()
  const rows = filed(edit.db).all(tag)
  for (const row of rows) {
    const tags = tagNames(parse(row.tags_json)).flatMap((name) =>
      isWithin(name, tag) ? (rename(name) ?? []) : name,
    )
    edit.put('annotation', { ...row, tags_json: JSON.stringify([...new Set(tags)]), modified_at: now })
  }
  return rows.length
}

const filed = query<[string], AnnotationRow>(
  `SELECT annotation.* FROM mark_tag JOIN mark ON mark.no = mark_tag.no JOIN annotation ON annotation.id = annotation_id
   WHERE mark_tag.tag = ?`,
)
