/** The articles that a query looks at, by their number: rows are fetched when asked for, and kept while it runs. */
import type { Connection } from '../db/sql.ts'
import { query } from '../db/sql.ts'
import { hasTerm } from './passages.ts'
import type { Term } from './terms.ts'

export interface SearchedArticle {
  readonly id: string
  readonly title: string
  readonly text: string
  /** Kicker, subtitle and byline are short; they come along for `author:`. */
  readonly byline: string
  readonly pageId: string
  readonly n: number
  readonly addedAt: number
  /** ISO, as far as it is known. */
  readonly date: string | null
}

const rowOf = query<[number], SearchedArticle>(
  `SELECT article.id, title, text, coalesce(byline_text, '') || char(10) || byline_json AS byline,
     search_article.page_id AS pageId, search_article.n, added_at AS addedAt, date
   FROM search_article JOIN article ON article.id = article_id WHERE no = ?`,
)
const notesOf = query<[number], string>(
  `SELECT note FROM search_article JOIN search_annotation USING (article_id)
   JOIN annotation ON annotation.id = annotation_id WHERE search_article.no = ?`,
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

  constructor(db: Connection) {
    this.db = db
  }

  row(no: number): SearchedArticle {
    let row = this.#rows.get(no)
    if (!row) {
      row = rowOf(this.db).get(no) as SearchedArticle
      if (this.#rows.size >= kept) this.#rows.clear()
      this.#rows.set(no, row)
    }
    return row
  }

  notes(no: number): string[] {
    return notesOf(this.db).pluck().all(no) as string[]
  }

  /** Numbers of the articles with the term in a note. */
  withNote(term: Term, match: string): Set<number> {
    const found = new Set<number>()
    for (const { no, note } of notesWith(this.db).all(match))
      if (!found.has(no) && hasTerm(note, term)) found.add(no)
    return found
  }
}
