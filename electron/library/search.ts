/** `search.query`: the whole library, article texts and notes; each hit is checked against its text. */
import type { Handlers, MethodsOf } from '../contract/api.ts'
import type { SearchHit, SearchPassage, SearchResult } from '../contract/model.ts'
import type { Context, Reader } from './context.ts'
import { query } from './db/sql.ts'
import { hasOneForm } from './search/fold.ts'
import { hasAll, hitsOf, passagesOf } from './search/passages.ts'
import { type Plan, parseQuery, plan, type Term } from './search/terms.ts'

const textNumbers = query<[string], number>(
  'SELECT rowid FROM search_text WHERE search_text MATCH ? ORDER BY rowid DESC',
)
const newestTexts = query<[string, number], number>(
  'SELECT rowid FROM search_text WHERE search_text MATCH ? ORDER BY rowid DESC LIMIT ?',
)
/** SQLite's own look into the texts, several times as fast as handing each one over. */
const textsWithAll = query<[string, string], number>(
  `SELECT search_text.rowid FROM search_text
   JOIN search_article ON no = search_text.rowid
   JOIN article ON article.id = article_id
   WHERE search_text MATCH ? AND NOT EXISTS (SELECT 1 FROM json_each(?) WHERE instr(article.text, value) = 0)
   ORDER BY search_text.rowid DESC`,
)
const countTexts = query<[string], number>('SELECT count(*) FROM search_text WHERE search_text MATCH ?')
const textOf = query<[number], string>(
  'SELECT text FROM search_article JOIN article ON article.id = article_id WHERE no = ?',
)
const notes = query<[string], { id: string; note: string; no: number }>(
  `SELECT annotation.id, note, search_article.no
   FROM search_note
   JOIN search_annotation ON search_annotation.no = search_note.rowid
   JOIN annotation ON annotation.id = annotation_id
   JOIN search_article ON search_article.article_id = annotation.article_id
   WHERE search_note MATCH ?`,
)
const countAmong = query<[string, string], number>(
  'SELECT count(*) FROM search_text WHERE search_text MATCH ? AND rowid IN (SELECT value FROM json_each(?))',
)

interface Line {
  id: string
  title: string
  text: string
  sourceName: string
  addedAt: number
  pageId: string
  n: number
}
const lineOf = query<[number], Line>(
  `SELECT article.id, title, article.text, source.name AS sourceName, added_at AS addedAt, page.id AS pageId, article.n
   FROM search_article
   JOIN article ON article.id = article_id
   JOIN page ON page.id = article.page_id
   JOIN source ON source.id = page.source_id
   WHERE no = ?`,
)
const annotationOf = query<[string], { start: number; end: number }>(
  'SELECT start, "end" FROM annotation WHERE id = ?',
)

/** Numbers of articles with a hit, newest first and at least `limit` of them if there are; and how many there are. */
interface Found {
  readonly numbers: readonly number[]
  readonly count: number
}

function inTexts(db: Reader, { match, proven }: Plan, terms: readonly Term[], limit: number): Found {
  if (proven)
    return {
      numbers: newestTexts(db).pluck().all(match, limit) as number[],
      count: countTexts(db).pluck().get(match) as number,
    }
  const literal = terms.every((term) => hasOneForm(term.text))
  const numbers = literal
    ? (textsWithAll(db)
        .pluck()
        .all(match, JSON.stringify(terms.map((term) => term.text))) as number[])
    : (textNumbers(db).pluck().all(match) as number[]).filter((no) =>
        hasAll(textOf(db).pluck().get(no) as string, terms),
      )
  return { numbers, count: numbers.length }
}

/** Annotations whose note has the terms, by the number of their article. */
function inNotes(db: Reader, { match, proven }: Plan, terms: readonly Term[]): Map<number, string[]> {
  const found = new Map<number, string[]>()
  for (const { id, note, no } of notes(db).all(match)) {
    if (!proven && !hasAll(note, terms)) continue
    const ids = found.get(no)
    if (ids) ids.push(id)
    else found.set(no, [id])
  }
  return found
}

/** Of these articles, how many have no hit in their text. */
function onlyInNotes(db: Reader, planned: Plan, texts: Found, articles: readonly number[]): number {
  if (articles.length === 0) return 0
  if (planned.proven)
    return articles.length - (countAmong(db).pluck().get(planned.match, JSON.stringify(articles)) as number)
  const known = new Set(texts.numbers)
  return articles.filter((no) => !known.has(no)).length
}

const noteOf = query<[string], string>('SELECT note FROM annotation WHERE id = ?')

function hitOf(
  db: Reader,
  line: Line,
  noteIds: readonly string[],
  terms: readonly Term[],
  limit: number,
): SearchHit {
  const { count, passages } = passagesOf(line.text, hitsOf(line.text, terms), limit)
  const shown: SearchPassage[] = passages.map(({ start, passage, hits }) => {
    const [from, to] = hits[0] as readonly [number, number]
    return { in: 'text', annotationId: null, start: start + from, end: start + to, passage, hits }
  })
  let all = count
  const marks = noteIds
    .map((id) => ({ id, ...(annotationOf(db).get(id) as { start: number; end: number }) }))
    .sort((a, b) => a.start - b.start || a.end - b.end)
  for (const { id, start, end } of marks) {
    const note = noteOf(db).pluck().get(id) as string
    const found = passagesOf(note, hitsOf(note, terms), Math.max(0, limit - shown.length))
    all += found.count
    for (const { passage, hits } of found.passages)
      shown.push({ in: 'note', annotationId: id, start, end, passage, hits })
  }
  return { articleId: line.id, title: line.title, sourceName: line.sourceName, passages: shown, count: all }
}

/** Newest page first, then by place on the page. */
const byPlace = (a: Line, b: Line): number =>
  b.addedAt - a.addedAt || (a.pageId === b.pageId ? a.n - b.n : a.pageId < b.pageId ? 1 : -1)

/** A query without a letter, digit or sign has no hits; no query throws. */
export function searchLibrary(
  db: Reader,
  text: string,
  limit: number,
  limitPerArticle: number,
): SearchResult {
  const terms = parseQuery(text)
  if (terms.length === 0) return { query: text, hits: [], articles: 0 }
  const planned = plan(terms)
  const texts = inTexts(db, planned, terms, limit)
  const notesByArticle = inNotes(db, planned, terms)
  const articles = texts.count + onlyInNotes(db, planned, texts, [...notesByArticle.keys()])
  const newest = [...new Set([...texts.numbers, ...notesByArticle.keys()])].sort((a, b) => b - a)
  const hits = newest
    .slice(0, limit)
    .map((no) => ({ no, line: lineOf(db).get(no) as Line }))
    .sort((a, b) => byPlace(a.line, b.line))
    .map(({ no, line }) => hitOf(db, line, notesByArticle.get(no) ?? [], terms, limitPerArticle))
  return { query: text, hits, articles }
}

export const search = {
  'search.query': (ctx, { query: text, limit, limitPerArticle }) =>
    searchLibrary(ctx.read, text, limit, limitPerArticle),
} satisfies Handlers<Context, MethodsOf<'search'>>
