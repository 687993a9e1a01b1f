/** What a person says of an article against its page: who wrote it, and its column. */
import type { Database } from 'better-sqlite3'
import { bylineOf } from '../contract/citation.ts'
import type { PassedOn } from '../contract/desk.ts'
import {
  namesOf,
  noMetadata,
  type OwnChange,
  type OwnField,
  type OwnSheet,
  ownFields,
} from '../contract/metadata.ts'
import type { Range } from '../contract/page.ts'
import type { Edit } from './context.ts'
import { type Connection, query } from './db/sql.ts'
import type { RowOf } from './db/tables.ts'
import { metadataOf } from './store/put-metadata.ts'

type Row = RowOf<'article'>
type Byline = readonly [names: readonly string[], text: string | null]

const rowOf = query<[string], Row>('SELECT * FROM article WHERE id = ?')
type Said = Pick<Row, 'page_id' | 'byline_json' | 'byline_text' | 'byline_read' | 'column_name'>
/** Without the text, which is nearly all of a row. */
const saidOf = query<[string], Said>(
  'SELECT page_id, byline_json, byline_text, byline_read, column_name FROM article WHERE id = ?',
)

/** As a person would write it again: the names; what the page says around them is no name. */
const written = ([byline, bylineText]: Byline): string =>
  byline.join('、') || bylineOf({ byline, bylineText })
const asRead = (row: Said): Byline =>
  row.byline_read === null
    ? [JSON.parse(row.byline_json) as string[], row.byline_text]
    : (JSON.parse(row.byline_read) as Byline)

/** What holds for these articles, which are there. An article that names nobody has the author of its page. */
export function ownSheet(db: Connection, ids: readonly string[]): OwnSheet {
  const pages = new Map<string, { author: string; column: string }>()
  const pageOf = (id: string) => {
    const { author, column } = pages.get(id) ?? metadataOf(db, id) ?? noMetadata
    pages.set(id, { author, column })
    return { author, column }
  }
  const all = ids.map((id) => {
    const row = saidOf(db).get(id) as Said
    const page = pageOf(row.page_id)
    const otherwise = { author: written(asRead(row)) || page.author, column: page.column }
    const said = { author: row.byline_read !== null, column: row.column_name !== null }
    const author = said.author
      ? written([JSON.parse(row.byline_json) as string[], row.byline_text]) || page.author
      : otherwise.author
    return { otherwise, said, values: { author, column: row.column_name ?? otherwise.column } }
  })
  const common = (textOf: (one: (typeof all)[number]) => string): string | null => {
    const values = new Set(all.map(textOf))
    return values.size === 1 ? (values.values().next().value as string) : null
  }
  const each = <Value>(make: (field: OwnField) => Value) =>
    Object.fromEntries(ownFields.map((field) => [field, make(field)])) as Record<OwnField, Value>
  return {
    articles: ids.length,
    values: each((field) => common(({ values }) => values[field])),
    said: each((field) => all.some(({ said }) => said[field])),
    otherwise: each((field) => common(({ otherwise }) => otherwise[field])),
  }
}

/**
 * Gives articles what a person says of them; null takes it back. An empty author takes the byline away, which leaves
 * the page's author; where none was read there is nothing to take away.
 */
export function putOwn(edit: Edit, ids: readonly string[], { author, column }: OwnChange): void {
  if (author === undefined && column === undefined) return
  for (const id of new Set(ids)) {
    const row = rowOf(edit.db).get(id) as Row
    const read = asRead(row)
    const said = author === '' && written(read) === '' ? null : author
    const [names, text]: Byline =
      said === undefined
        ? [JSON.parse(row.byline_json) as string[], row.byline_text]
        : said === null
          ? read
          : [namesOf(said), said || null]
    edit.put('article', {
      ...row,
      byline_json: JSON.stringify(names),
      byline_text: text,
      byline_read: said === undefined ? row.byline_read : said === null ? null : JSON.stringify(read),
      column_name: column === undefined ? row.column_name : column,
    })
  }
}

/** What was passed on to another article, and what it takes to give it back. */
export interface Passed {
  readonly told: PassedOn
  /** The field as its columns had it: `[byline_json, byline_text]`, or `[column_name]`. */
  readonly held: readonly (string | null)[]
  /** Places of the page (UTF-16) of the first characters that the ended article and its heir had; null: it had none. */
  readonly place: number | null
  readonly heirPlace: number | null
}

const putAuthor = query<[string, string | null, string | null, string]>(
  'UPDATE article SET byline_json = ?, byline_text = ?, byline_read = ? WHERE id = ?',
)
const putColumn = query<[string | null, string]>('UPDATE article SET column_name = ? WHERE id = ?')

/**
 * Gives the article `heir` what was said of an article that ends, whose row is still there, wherever it has no word of its
 * own: no author read or said, no column said. What it has no room for is told too, since nobody has it any more.
 */
export function passOn(db: Database, ended: string, heir: string): Pick<Passed, 'told' | 'held'>[] {
  const [from, to] = [rowOf(db).get(ended), rowOf(db).get(heir)]
  if (!from || !to) return []
  const nowOf = (row: Row): Byline => [JSON.parse(row.byline_json) as string[], row.byline_text]
  const passed: Pick<Passed, 'told' | 'held'>[] = []
  const tell = (field: OwnField, value: string, kept: boolean, held: Passed['held']) =>
    passed.push({ told: { field, value, kept, from: from.title, to: to.title }, held })
  const author = from.byline_read === null ? '' : written(nowOf(from))
  if (author !== '' && author !== written(nowOf(to))) {
    const isFree = to.byline_read === null && written(nowOf(to)) === ''
    if (isFree) putAuthor(db).run(from.byline_json, from.byline_text, JSON.stringify(asRead(to)), heir)
    tell('author', author, isFree, [from.byline_json, from.byline_text])
  }
  const column = from.column_name ?? ''
  if (column !== '' && column !== to.column_name) {
    const isFree = to.column_name === null
    if (isFree) putColumn(db).run(column, heir)
    tell('column', column, isFree, [column])
  }
  return passed
}

const rangesOf = query<[string], { id: string; ranges_json: string }>(
  'SELECT article.id, ranges_json FROM article JOIN block ON article_id = article.id WHERE page_id = ?',
)

/** The article of a page that has the character at a place of it now. */
function articleAt(db: Database, pageId: string, place: number | null): Row | undefined {
  const holds = (ranges: readonly Range[]) =>
    place !== null && ranges.some(([start, end]) => start <= place && place < end)
  const found = rangesOf(db)
    .all(pageId)
    .find(({ ranges_json }) => holds(JSON.parse(ranges_json) as Range[]))
  return found && rowOf(db).get(found.id)
}

/**
 * Gives back what was passed on, newest first, to the articles that have their characters again and of which nothing else
 * was said since; the heirs, where they are other articles, have it no longer.
 */
export function giveBack(db: Database, pageId: string, passed: readonly Passed[]): void {
  for (const { told, held, place, heirPlace } of passed.toReversed()) {
    const [first = null, second = null] = held
    const heir = told.kept ? articleAt(db, pageId, heirPlace) : undefined
    const back = articleAt(db, pageId, place)
    if (!back) continue
    const isHeirs = heir !== undefined && heir.id !== back.id
    if (told.field === 'author') {
      if (isHeirs && heir.byline_read !== null && heir.byline_json === first && heir.byline_text === second) {
        const [names, text] = asRead(heir)
        putAuthor(db).run(JSON.stringify(names), text, null, heir.id)
      }
      if (back.byline_read === null && first !== null)
        putAuthor(db).run(first, second, JSON.stringify(asRead(back)), back.id)
    } else {
      if (isHeirs && heir.column_name === first) putColumn(db).run(null, heir.id)
      if (back.column_name === null) putColumn(db).run(first, back.id)
    }
  }
}
