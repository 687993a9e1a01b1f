/** The SQL of what a page's file says of its text besides the words: where lines stand, what parts are. */
import type { Database } from 'better-sqlite3'
import type { PageText, PlacedLine, Sheet, StatedBlock } from '../../contract/page.ts'
import { type Connection, query } from '../db/sql.ts'
import type { RowOf } from '../db/tables.ts'

const one = query<[string], Pick<RowOf<'page_given'>, 'lines_json' | 'stated_json'>>(
  'SELECT lines_json, stated_json FROM page_given WHERE page_id = ?',
)
const put = query<[string, string | null, string | null]>(
  `INSERT INTO page_given (page_id, lines_json, stated_json) VALUES (?, ?, ?)
   ON CONFLICT (page_id) DO UPDATE SET lines_json = excluded.lines_json, stated_json = excluded.stated_json`,
)
const drop = query<[string]>('DELETE FROM page_given WHERE page_id = ?')

interface Placed {
  readonly sheet: Sheet
  readonly lines: readonly PlacedLine[]
}

/** Keeps what the page engine needs besides the text, to make the page anew. */
export function putGiven(db: Database, pageId: string, { lines, sheet, stated }: PageText): void {
  if (lines === undefined && stated === undefined) return void drop(db).run(pageId)
  const placed = lines && JSON.stringify({ sheet: sheet ?? { width: 0, height: 0 }, lines } satisfies Placed)
  put(db).run(pageId, placed ?? null, stated === undefined ? null : JSON.stringify(stated))
}

/** What was kept of a page; nothing for a page that is only text. */
export function givenOf(db: Connection, pageId: string): Omit<PageText, 'text'> {
  const row = one(db).get(pageId)
  return {
    ...(row?.lines_json ? (JSON.parse(row.lines_json) as Placed) : {}),
    ...(row?.stated_json ? { stated: JSON.parse(row.stated_json) as StatedBlock[] } : {}),
  }
}
