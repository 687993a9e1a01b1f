/** Windows of the list over all marks, and how many there are under each choice. */
import type { z } from 'zod'
import type { Rows } from '../../contract/entities.ts'
import { anchors, type ListedMark, type MarkCounts, type MarkQuery } from '../../contract/marks.ts'
import { colors } from '../../contract/model.ts'
import { type Connection, column, query } from '../db/sql.ts'
import { all, type Filter, numbersOf, whereOf } from './filter.ts'
import { annotationInContext, columnsInContext, type RowInContext, standing } from './row.ts'
import { sentenceAround } from './sentence.ts'

type LineRow = RowInContext & { no: number }

const linesOf = query<[string], LineRow>(
  `SELECT mark.no, ${columnsInContext} FROM json_each(?) AS wanted JOIN mark ON mark.no = wanted.value
   JOIN annotation ON annotation.id = annotation_id ${standing}`,
)
const textOf = query<[string], { text: string; revision: number }>(
  'SELECT text, revision FROM article WHERE id = ?',
)

export function findMarks(
  db: Connection,
  { sort, reverse, limit, offset, ...filter }: z.output<typeof MarkQuery>,
): Rows<ListedMark> {
  const numbers = numbersOf(db, filter, { sort, reverse })
  const wanted = numbers.slice(offset, offset + limit)
  const rows = new Map(
    linesOf(db)
      .all(JSON.stringify(wanted))
      .map((row) => [row.no, row]),
  )
  const texts = new Map<string, { text: string; revision: number } | undefined>()
  const line = ({ no: _, ...row }: LineRow): ListedMark => {
    if (!texts.has(row.article_id)) texts.set(row.article_id, textOf(db).get(row.article_id))
    const article = texts.get(row.article_id)
    const isThere = row.anchor !== 'lost' && article?.revision === row.revision
    return {
      ...annotationInContext(row),
      ...(isThere
        ? sentenceAround(article.text, row.start, row.end)
        : { before: row.prefix, after: row.suffix }),
    }
  }
  return {
    total: numbers.length,
    rows: wanted.flatMap((no) => {
      const row = rows.get(no)
      return row ? [line(row)] : []
    }),
  }
}

const everything = column<[], number>('SELECT count(*) FROM mark')

export function countMarks(db: Connection, filter: Filter): MarkCounts {
  const where = whereOf(db, filter)
  const grouped = (column: string, leaving: readonly (keyof Filter)[]) =>
    new Map(
      db
        .prepare<[typeof where.params], [string | number, number]>(
          `SELECT ${column}, count(*) FROM mark WHERE ${all(where, leaving)} GROUP BY ${column}`,
        )
        .raw()
        .all(where.params) as [string | number, number][],
    )
  const byColor = grouped('color', ['colors'])
  const byAnchor = grouped('anchor', ['anchors'])
  const byDone = grouped('done', ['done'])
  const from = <K extends string>(names: readonly K[], counts: Map<string | number, number>) =>
    Object.fromEntries(names.map((name) => [name, counts.get(name) ?? 0])) as Record<K, number>
  return {
    all: everything(db).get() as number,
    colors: from(colors, byColor),
    anchors: from(anchors, byAnchor),
    done: { open: byDone.get(0) ?? 0, done: byDone.get(1) ?? 0 },
    noted: grouped('noted', ['noted']).get(1) ?? 0,
    untagged: grouped('tagged', ['untagged', 'tags']).get(0) ?? 0,
  }
}
