/** Every other place of a mark's quotation: counted, and marked alike. */
import { fail } from '../../contract/errors.ts'
import { type EqualPassages, mostEqual } from '../../contract/marks.ts'
import { describe } from '../anchoring/describe.ts'
import type { Context } from '../context.ts'
import { type Connection, query } from '../db/sql.ts'
import { kindOf, kinds } from '../search/characters.ts'
import { parseQuery, plan } from '../search/terms.ts'
import type { Span } from '../span.ts'
import { findAnnotation } from './row.ts'

interface ArticleText {
  readonly id: string
  readonly text: string
  readonly revision: number
}

const article = query<[string], ArticleText>('SELECT id, text, revision FROM article WHERE id = ?')
const holding = query<[string], ArticleText>(
  'SELECT id, text, revision FROM article WHERE instr(text, ?) > 0',
)
const matching = query<[string, string], ArticleText>(
  `SELECT article.id, text, revision FROM search_text JOIN search_article ON no = search_text.rowid
   JOIN article ON article.id = article_id WHERE search_text MATCH ? AND instr(text, ?) > 0`,
)
const endsIn = query<[string], Span>('SELECT start, "end" FROM annotation WHERE article_id = ?')

/** Articles with the quotation in them. The index answers where it can: it knows words by their beginnings only. */
function articlesWith(db: Connection, quote: string): ArticleText[] {
  const [first] = parseQuery(quote.replace(/["“”]/g, ' '))
  if (first === undefined || kindOf(quote.codePointAt(0) ?? 0) === kinds.word) return holding(db).all(quote)
  return matching(db).all(plan([first]).match, quote)
}

/** Places of the quotation, apart from each other, that no mark has the ends of. */
function places(db: Connection, { id, text }: ArticleText, quote: string): Span[] {
  const taken = new Set(
    endsIn(db)
      .all(id)
      .map(({ start, end }) => `${start} ${end}`),
  )
  const found: Span[] = []
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + quote.length))
    if (!taken.has(`${at} ${at + quote.length}`)) found.push({ start: at, end: at + quote.length })
  return found
}

export function countEqual(db: Connection, id: string): EqualPassages {
  const { quote, article_id } = findAnnotation(db, id)
  const counts = articlesWith(db, quote)
    .map((text) => ({ id: text.id, count: places(db, text, quote).length }))
    .filter(({ count }) => count > 0)
  return {
    article: counts.find((one) => one.id === article_id)?.count ?? 0,
    library: counts.reduce((sum, { count }) => sum + count, 0),
    articles: counts.length,
  }
}

/** Marks the other places as the mark is, without its note, in one step. Throws `invalid`, reason `equal-many`. */
export function createEqual(ctx: Context, id: string, reach: 'article' | 'library'): number {
  const mark = findAnnotation(ctx.read, id)
  const texts =
    reach === 'library'
      ? articlesWith(ctx.read, mark.quote)
      : [article(ctx.read).get(mark.article_id) as ArticleText]
  const found = texts.map((text) => ({ text, spans: places(ctx.read, text, mark.quote) }))
  const count = found.reduce((sum, { spans }) => sum + spans.length, 0)
  if (count > mostEqual)
    throw fail('invalid', `the passage stands in ${count} places; at most ${mostEqual} are marked at once`, {
      reason: 'equal-many',
      params: { count, most: mostEqual },
    })
  if (count === 0) return 0
  const now = ctx.now()
  ctx.edit('history.annotation.equal', (edit) => {
    for (const { text, spans } of found)
      for (const { start, end } of spans)
        edit.put('annotation', {
          ...mark,
          id: ctx.newId(),
          article_id: text.id,
          revision: text.revision,
          start,
          end,
          ...describe(text.text, start, end),
          note: '',
          anchor: 'exact',
          score: null,
          kept: 0,
          done: 0,
          created_at: now,
          modified_at: now,
        })
  })
  return count
}
