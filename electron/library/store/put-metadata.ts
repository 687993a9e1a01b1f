/** Keeps what is known of a page when it is made or made anew: a person's word first, then the file's, then what is read off. */
import type { Database } from 'better-sqlite3'
import type { FinishedPage } from '../../compute/protocol.ts'
import {
  derivedMetadata,
  joinMetadata,
  type MetadataField,
  metadataFields,
  type PageMetadata,
} from '../../contract/metadata.ts'
import { type Connection, column, query } from '../db/sql.ts'
import type { RowOf } from '../db/tables.ts'

type Row = RowOf<'page_meta'>

const one = query<[string], Row>('SELECT * FROM page_meta WHERE page_id = ?')
const sourceName = column<[string], string>(
  'SELECT source.name FROM source JOIN page ON page.source_id = source.id WHERE page.id = ?',
)
const put = query<[Row]>(
  `INSERT INTO page_meta (page_id, paper, date, page_no, column_name, author, url, origins_json)
   VALUES (@page_id, @paper, @date, @page_no, @column_name, @author, @url, @origins_json)
   ON CONFLICT (page_id) DO UPDATE SET paper = excluded.paper, date = excluded.date, page_no = excluded.page_no,
     column_name = excluded.column_name, author = excluded.author, url = excluded.url,
     origins_json = excluded.origins_json`,
)

/** A page's metadata as it is kept, or undefined. */
export function metadataOf(db: Connection, pageId: string): PageMetadata | undefined {
  const row = one(db).get(pageId)
  if (!row) return undefined
  const { paper, date, page_no: pageNo, column_name: column, author, url, origins_json } = row
  return { paper, date, pageNo, column, author, url, origins: JSON.parse(origins_json) }
}

/** The row that keeps it. */
export const metadataRow = (pageId: string, meta: PageMetadata): Row => ({
  page_id: pageId,
  paper: meta.paper,
  date: meta.date,
  page_no: meta.pageNo,
  column_name: meta.column,
  author: meta.author,
  url: meta.url,
  origins_json: JSON.stringify(meta.origins),
})

/** Runs inside the transaction that writes the page; the page's row is there already. */
export function putMetadata(db: Database, pageId: string, page: FinishedPage): void {
  const before = metadataOf(db, pageId)
  const from = (origin: string): Partial<Record<MetadataField, string>> =>
    Object.fromEntries(
      metadataFields.flatMap((field) =>
        before?.origins[field] === origin ? [[field, before[field]] as const] : [],
      ),
    )
  const derived = derivedMetadata(
    page.layout.furniture.map(({ text }) => text),
    sourceName(db).get(pageId) as string,
  )
  const made = joinMetadata(
    ['file', page.known ?? from('file')],
    ...(['text', 'name'] as const).map(
      (origin) =>
        [
          origin,
          Object.fromEntries(
            metadataFields.flatMap((field) =>
              derived.origins[field] === origin ? [[field, derived[field]] as const] : [],
            ),
          ),
        ] as const,
    ),
  )
  // What a person left empty stays empty.
  const person = from('person')
  const meta: PageMetadata = {
    ...made,
    ...person,
    origins: {
      ...made.origins,
      ...Object.fromEntries(Object.keys(person).map((field) => [field, 'person'] as const)),
    },
  }
  const row = metadataRow(pageId, meta)
  const old = before && metadataRow(pageId, before)
  if (JSON.stringify(old) !== JSON.stringify(row)) put(db).run(row)
}
