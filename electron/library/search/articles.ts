/** The articles that a query looks at, by their number: rows are fetched when asked for, and kept while it runs. */
import type { Connection } from '../db/sql.ts'
import { query } from '../db/sql.ts'
import { hasTerm } from './passages.ts'
import type { Term } from './terms.ts'

export interface SearchedArticle {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly pageId: string
  readonly n: number
  readonly addedAt: number
  /** ISO, as far as it is known. */
  readonly date: string | null
}

const fields = `no, article.id, title, text, search_article.page_id AS pageId, search_article.n, added_at AS addedAt, date`
type Row = SearchedArticle & { readonly no: number }
const rowOf = query<[number], Row>(
  `SELECT ${fields} FROM search_article JOIN article ON article.id = article_id WHERE no = ?`,
)
const rowsOf = query<[string], Row>(
  `SELECT ${fields}
   FROM json_each(?) AS list CROSS JOIN search_article ON no = list.value JOIN article ON article.id = article_id`,
)
const notesWith = query<[string], { no: number; note: string }>(
  `SELECT search_article.no, note FROM search_note
   JOIN search_annotation ON search_annotation.no = search_note.rowid
   JOIN annotation ON annotation.id = annotation_id
   JOIN search_article ON search_article.article_id = annotation.article_id
   WHERE search_note MATCH ?`,
)

/** Texts kept at once: a screen of results and those they are chosen from. */
const kept = 512

export class SearchedArticles {
  readonly db: Connection
  readonly #rows = new Map<number, SearchedArticle>()
  /** Articles with one of the words in a note, as far as was asked. */
  readonly noted = new Set<number>()

  constructor(db: Connection) {
    this.db = db
  }

  row(no: number): SearchedArticle {
    let row = this.#rows.get(no)
    if (!row) {
      row = rowOf(this.db).get(no) as Row
      if (this.#rows.size >= kept) this.#rows.clear()
      this.#rows.set(no, row)
    }
    return row
  }

  /** Reads rows at once that will be looked at. */
  fetch(numbers: readonly number[]): void {
    const missing = numbers.filter((no) => !this.#rows.has(no))
    if (missing.length === 0) return
    if (this.#rows.size + missing.length > kept) this.#rows.clear()
    for (const row of rowsOf(this.db).all(JSON.stringify(missing))) this.#rows.set(row.no, row)
  }

  /** Numbers of the articles with the term in a note. */
  withNote(term: Term, match: string): Set<number> {
    const found = new Set<number>()
    for (const { no, note } of notesWith(this.db).all(match))
      if (!found.has(no) && hasTerm(note, term)) found.add(no)
    for (const no of found) this.noted.add(no)
    return found
  }
}
