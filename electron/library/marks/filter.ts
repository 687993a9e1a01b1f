/** A filter over all marks as SQL on their narrow rows, and the numbers of those that pass, in order. */
import type { z } from 'zod'
import type { MarkFilter, MarkSort } from '../../contract/marks.ts'
import { colors } from '../../contract/model.ts'
import { remembered } from '../db/remembered.ts'
import { type Connection, column, query } from '../db/sql.ts'
import { hasAll } from '../search/passages.ts'
import { parseQuery, plan } from '../search/terms.ts'

export type Filter = z.output<typeof MarkFilter>
export interface Order {
  readonly sort: MarkSort
  readonly reverse: boolean
}

/** Conditions by what they are about, so that a count can leave out its own. */
export interface Where {
  readonly parts: Partial<Record<keyof Filter, string>>
  readonly params: Readonly<Record<string, string | number>>
}

const matching = column<[string], number>(
  'SELECT rowid FROM mark_text WHERE mark_text MATCH ? ORDER BY rowid',
)
const written = query<[string], { no: number; text: string }>(
  `SELECT no, quote || char(10) || note AS text FROM mark_text
   JOIN mark ON no = mark_text.rowid JOIN annotation ON annotation.id = annotation_id WHERE mark_text MATCH ?`,
)

/** Numbers of the marks whose quotation or note has the words; null when there are none to look for. */
function withWords(db: Connection, text: string): number[] | null {
  const terms = parseQuery(text)
  if (terms.length === 0) return text.trim() === '' ? null : []
  const { match, proven } = plan(terms)
  if (proven) return matching(db).all(match)
  return written(db)
    .all(match)
    .filter((row) => hasAll(row.text, terms))
    .map(({ no }) => no)
}

export function whereOf(db: Connection, filter: Filter): Where {
  const parts: Partial<Record<keyof Filter, string>> = {}
  const params: Record<string, string | number> = {}
  const { from, to, done, noted, articleId, entityId } = filter
  const words = withWords(db, filter.text)
  if (words !== null) {
    parts.text = 'mark.no IN (SELECT value FROM json_each(@words))'
    params.words = JSON.stringify(words)
  }
  if (filter.colors.length > 0) {
    parts.colors = 'mark.color IN (SELECT value FROM json_each(@colors))'
    params.colors = JSON.stringify(filter.colors)
  }
  if (filter.anchors.length > 0) {
    parts.anchors = 'mark.anchor IN (SELECT value FROM json_each(@anchors))'
    params.anchors = JSON.stringify(filter.anchors)
  }
  if (filter.tags.length > 0) {
    const each = filter.tags.map((tag, i) => {
      params[`tag${i}`] = tag
      return `mark.no IN (SELECT no FROM mark_tag WHERE tag = @tag${i})`
    })
    parts.tags = each.join(' AND ')
  }
  if (filter.untagged) parts.untagged = 'mark.tagged = 0'
  const equal = (key: keyof Filter, column: string, value: string | number | boolean | null) => {
    if (value === null) return
    parts[key] = `mark.${column} = @${key}`
    params[key] = typeof value === 'boolean' ? Number(value) : value
  }
  equal('done', 'done', done)
  equal('noted', 'noted', noted)
  equal('articleId', 'article_id', articleId)
  if (from !== null) {
    parts.from = 'mark.created_at >= @from'
    params.from = from
  }
  if (to !== null) {
    parts.to = 'mark.created_at < @to'
    params.to = to
  }
  if (entityId !== null) {
    parts.entityId = `mark.no IN (
      SELECT inside.no FROM mention JOIN mark AS inside ON inside.article_id = mention.article_id
        AND inside.start < mention."end" AND inside."end" > mention.start AND inside.anchor <> 'lost'
      WHERE mention.entity_id = @entityId AND mention.state <> 'rejected')`
    params.entityId = entityId
  }
  return { parts, params }
}

/** The conditions but `leaving`, as one. */
export const all = ({ parts }: Where, leaving: readonly (keyof Filter)[] = []): string => {
  const kept = Object.entries(parts).filter(([key]) => !leaving.includes(key as keyof Filter))
  return kept.length === 0 ? 'true' : kept.map(([, part]) => `(${part})`).join(' AND ')
}

const colorRank = `CASE mark.color ${colors.map((color, i) => `WHEN '${color}' THEN ${i}`).join(' ')} END`
/** The articles as the library's list has them, by narrow rows. */
const placed = `WITH place AS MATERIALIZED (
  SELECT article_id AS id, row_number() OVER (
    ORDER BY source.added_at DESC, source.id DESC, page.n, search_article.n) AS rank
  FROM search_article JOIN page ON page.id = page_id JOIN source ON source.id = source_id)`
const orders: Readonly<Record<MarkSort, readonly [from: string, order: string, before?: string]>> = {
  modified: ['FROM mark', 'mark.modified_at DESC, mark.annotation_id DESC'],
  created: ['FROM mark', 'mark.created_at DESC, mark.annotation_id DESC'],
  color: ['FROM mark', `${colorRank}, mark.modified_at DESC, mark.annotation_id DESC`],
  article: [
    'FROM mark JOIN place ON place.id = mark.article_id',
    'place.rank, mark.start, mark."end", mark.annotation_id',
    placed,
  ],
}

/** The windows of one list are cut from the same answer. */
const answers = remembered<readonly number[]>(4)

/** Numbers of all marks that pass, in order. Kept until a mark, an article or a name changes. */
export function numbersOf(db: Connection, filter: Filter, { sort, reverse }: Order): readonly number[] {
  return answers(db, ['marks', 'articles', 'names'], JSON.stringify([filter, sort, reverse]), () => {
    const where = whereOf(db, filter)
    const [from, order, before = ''] = orders[sort]
    const numbers = db
      .prepare<[typeof where.params], number>(
        `${before} SELECT mark.no ${from} WHERE ${all(where)} ORDER BY ${order}`,
      )
      .pluck()
      .all(where.params) as number[]
    return reverse ? numbers.reverse() : numbers
  })
}

/** Numbers of the marks in these articles that pass, in no order. Asks only for those articles' marks. */
export function numbersIn(db: Connection, filter: Filter, articleIds: readonly string[]): readonly number[] {
  const where = whereOf(db, filter)
  return db
    .prepare<[Record<string, string | number>], number>(
      `SELECT mark.no FROM mark
       WHERE mark.article_id IN (SELECT value FROM json_each(@articleIds)) AND ${all(where)}`,
    )
    .pluck()
    .all({ ...where.params, articleIds: JSON.stringify(articleIds) }) as number[]
}
