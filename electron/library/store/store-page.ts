/** Writes one finished page into the tables. */
import type { Database } from 'better-sqlite3'
import type { FinishedPage } from '../../compute/protocol.ts'
import type { LooseText } from '../../contract/page.ts'
import { query } from '../db/sql.ts'
import { putGiven } from './given.ts'
import { putMetadata } from './put-metadata.ts'
import { countCharacters, putArticleRows, tagWriter, untagged } from './store-article.ts'

const putPage = query(
  `INSERT INTO page (id, source_id, n, text, photos_json, furniture_json, unassigned_json, characters,
     unassigned_characters, engine)
   VALUES (@id, @sourceId, @n, @text, @photos, @furniture, @unassigned, @characters, @unassignedCharacters, @engine)
   ON CONFLICT (id) DO UPDATE SET text = excluded.text, photos_json = excluded.photos_json,
     furniture_json = excluded.furniture_json, unassigned_json = excluded.unassigned_json,
     characters = excluded.characters, unassigned_characters = excluded.unassigned_characters,
     engine = excluded.engine`,
)

/** Characters of the page that lie in these texts. */
function charactersIn(pageText: string, loose: readonly LooseText[]): number {
  let count = 0
  for (const { ranges } of loose)
    for (const [start, end] of ranges) count += countCharacters(pageText.slice(start, end))
  return count
}

/** Writes the page's own row; a page that is there under this id gets the new text. */
export function putPageRow(db: Database, id: string, sourceId: string, page: FinishedPage): void {
  const { layout } = page
  putPage(db).run({
    id,
    sourceId,
    n: page.n,
    text: page.text,
    photos: JSON.stringify(layout.photos),
    furniture: JSON.stringify(layout.furniture),
    unassigned: JSON.stringify(layout.unassigned),
    characters: countCharacters(page.text),
    unassignedCharacters: charactersIn(page.text, layout.unassigned),
    engine: layout.engine,
  })
  putGiven(db, id, page)
  putMetadata(db, id, page)
}

const rest = query('INSERT INTO search_rest SELECT coalesce(max(no), 0) FROM search_article')
const goOn = query('DELETE FROM search_rest')

/**
 * What `write` adds goes into the search index all together (migration 0014); what it changes of articles that are there
 * already does at once. Not to be called within itself.
 */
export function indexedTogether<T>(db: Database, write: () => T): T {
  rest(db).run()
  const value = write()
  goOn(db).run()
  return value
}

/** What was written. */
export interface StoredPage {
  readonly pageId: string
  readonly articleIds: readonly string[]
}

/**
 * Writes page, articles, blocks, entities (joined by type and name), mentions, figures and quotations; the search rows
 * follow by trigger. Runs inside the caller's transaction; the source's row is there already.
 */
export function storePage(
  db: Database,
  newId: () => string,
  sourceId: string,
  page: FinishedPage,
): StoredPage {
  const pageId = newId()
  putPageRow(db, pageId, sourceId, page)
  const putTags = tagWriter(db)
  const articleIds = indexedTogether(db, () =>
    page.layout.articles.map((article, i) => {
      const id = newId()
      const tags = page.tags[i]
      const text = putArticleRows(db, { id, pageId, revision: 1 }, article, tags?.engine ?? '')
      putTags({ id, text }, tags ?? untagged)
      return id
    }),
  )
  return { pageId, articleIds }
}
