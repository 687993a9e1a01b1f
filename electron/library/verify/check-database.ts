/** What SQLite itself can say about the file, and whether the search index has every text. */
import { colors, type Finding } from '../../contract/model.ts'
import { mostOfAKey } from '../db/migrations/0017-kept-counts.ts'
import { type Connection, column, query } from '../db/sql.ts'
import { marked, unread } from '../search/fields.ts'

const integrity = query<[], { integrity_check: string }>('PRAGMA integrity_check(20)')
const foreignKeys = query<[], { table: string; rowid: number | null; parent: string }>(
  'PRAGMA foreign_key_check',
)

const indexes = ['search_text', 'search_note', 'search_head', 'mark_text'].map((table) =>
  query<[], unknown>(`SELECT rowid FROM ${table} WHERE ${table} MATCH '"-"'`),
)

/** Findings `database` and `references`. */
export function checkDatabase(db: Connection): Finding[] {
  const file = 'library.sqlite'
  // The check of a full-text index goes by what this connection knows of it, and takes what another has written since
  // for damage; a search looks at it anew.
  for (const look of indexes) look(db).all()
  return [
    ...integrity(db)
      .all()
      .filter((row) => row.integrity_check !== 'ok')
      .map((row) => ({ check: 'database', where: file, message: row.integrity_check })),
    ...foreignKeys(db)
      .all()
      .map(({ table, parent }) => ({
        check: 'references',
        where: file,
        message: `a row of ${table} belongs to no ${parent}`,
      })),
  ]
}

/** What should be indexed and is not, or the other way round; `rows` are in the index itself. */
const differences: readonly (readonly [what: string, sql: ReturnType<typeof column<[], string | number>>])[] =
  [
    [
      'an article is missing from the search index',
      column('SELECT id FROM article EXCEPT SELECT article_id FROM search_article'),
    ],
    [
      'the search index holds an article that is gone',
      column('SELECT article_id FROM search_article EXCEPT SELECT id FROM article'),
    ],
    [
      'an article is numbered but not indexed',
      column('SELECT no FROM search_article EXCEPT SELECT id FROM search_text_docsize'),
    ],
    [
      'the search index was left in the middle of a page: what came after it is not indexed',
      column('SELECT after_no FROM search_rest'),
    ],
    ['an article was left in the middle of being counted', column('SELECT article_id FROM tally_held')],
    [
      'the search index holds text that is gone',
      column('SELECT id FROM search_text_docsize EXCEPT SELECT no FROM search_article'),
    ],
    [
      'a note is missing from the search index',
      column("SELECT id FROM annotation WHERE note <> '' EXCEPT SELECT annotation_id FROM search_annotation"),
    ],
    [
      'the search index holds a note that is gone',
      column("SELECT annotation_id FROM search_annotation EXCEPT SELECT id FROM annotation WHERE note <> ''"),
    ],
    [
      'a note is numbered but not indexed',
      column('SELECT no FROM search_annotation EXCEPT SELECT id FROM search_note_docsize'),
    ],
    [
      'the search index holds a note’s text that is gone',
      column('SELECT id FROM search_note_docsize EXCEPT SELECT no FROM search_annotation'),
    ],
    [
      'a mark is not in the list of marks as it is',
      column(
        `SELECT id, article_id, start, "end", color, style, done, anchor, note <> '', tags_json <> '[]', created_at, modified_at
       FROM annotation
       EXCEPT SELECT annotation_id, article_id, start, "end", color, style, done, anchor, noted, tagged, created_at, modified_at FROM mark`,
      ),
    ],
    [
      'the list of marks holds one that is gone',
      column('SELECT annotation_id FROM mark EXCEPT SELECT id FROM annotation'),
    ],
    [
      'a mark is not filed under its tags',
      column(
        `SELECT annotation.id FROM annotation JOIN mark ON annotation_id = annotation.id
       WHERE (SELECT count(*) FROM json_each(jianbao_tags(tags_json)))
         <> (SELECT count(*) FROM mark_tag, json_each(jianbao_tags(tags_json))
             WHERE mark_tag.no = mark.no AND tag = value ->> 0 AND own = value ->> 1)
         OR (SELECT count(*) FROM mark_tag WHERE mark_tag.no = mark.no)
         <> (SELECT count(*) FROM json_each(jianbao_tags(tags_json)))`,
      ),
    ],
    [
      'a mark is numbered but not indexed',
      column('SELECT no FROM mark EXCEPT SELECT id FROM mark_text_docsize'),
    ],
    [
      'the search index holds the words of a mark that is gone',
      column('SELECT id FROM mark_text_docsize EXCEPT SELECT no FROM mark'),
    ],
    [
      'the numbers beside the filters of the library are not its own',
      column(
        `SELECT 'listing' FROM listing_sum WHERE (articles, unread, marked) IS NOT
         (SELECT count(*), count(*) FILTER (WHERE ${unread}), count(*) FILTER (WHERE ${marked}) FROM search_article)
         OR (${colors.map((color) => `m_${color}`).join(', ')}) IS NOT
         (SELECT ${colors.map((color) => `count(*) FILTER (WHERE m_${color} > 0)`).join(', ')} FROM search_article)`,
      ),
    ],
    [
      'an article has other keys in common with others than are counted',
      column(
        `WITH counted AS (
         SELECT one.article_no AS one, other.article_no AS other, count(*) AS keys
         FROM (SELECT key FROM version_band GROUP BY key HAVING count(*) BETWEEN 2 AND ${mostOfAKey}) AS shared
         CROSS JOIN version_band AS one ON one.key = shared.key
         CROSS JOIN version_band AS other ON other.key = one.key AND other.article_no > one.article_no GROUP BY 1, 2)
       SELECT one FROM (SELECT * FROM version_pair EXCEPT SELECT * FROM counted)
       UNION SELECT one FROM (SELECT * FROM counted EXCEPT SELECT * FROM version_pair) LIMIT 20`,
      ),
    ],
  ]

/** Findings `search`. */
export function checkSearch(db: Connection): Finding[] {
  return differences.flatMap(([message, sql]) =>
    sql(db)
      .all()
      .map((id) => ({
        check: 'search',
        where: String(id),
        message,
      })),
  )
}
