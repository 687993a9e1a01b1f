/** Articles: the list, one to read, the place where reading stopped, and removal. */
import type { Handlers, MethodsOf } from '../contract/api.ts'
import type { Article, ArticleBlock, ArticleSummary, Color } from '../contract/model.ts'
import type { Range, Role } from '../contract/page.ts'
import type { Context } from './context.ts'
import { type Connection, query } from './db/sql.ts'
import type { RowOf } from './db/tables.ts'
import { notThere } from './not-there.ts'
import { pageSummary } from './pages.ts'
import { removeArticles } from './trash/remove.ts'

type ArticleRow = RowOf<'article'>
type SummaryRow = Omit<ArticleRow, 'text' | 'revision' | 'tag_engine' | 'column_name' | 'byline_read'> & {
  progress: number | null
  opened_at: number | null
  starred_at: number | null
}

const summary = `article.id, article.page_id, article.n, article.title, article.kicker, article.subtitle,
  article.byline_json, article.byline_text, article.characters, reading.progress, reading.opened_at,
  star.at AS starred_at`

/** Newest page first, then by place on the page. */
const list = query<[], SummaryRow>(`SELECT ${summary} FROM article
  JOIN page ON page.id = article.page_id JOIN source ON source.id = page.source_id
  LEFT JOIN reading ON reading.article_id = article.id LEFT JOIN star ON star.article_id = article.id
  ORDER BY source.added_at DESC, source.id DESC, page.n, article.n`)
const one = query<
  [string],
  SummaryRow & Pick<ArticleRow, 'text' | 'revision' | 'column_name'> & { place: number | null }
>(
  `SELECT ${summary}, article.text, article.revision, article.column_name, reading.place FROM article
   LEFT JOIN reading ON reading.article_id = article.id LEFT JOIN star ON star.article_id = article.id
   WHERE article.id = ?`,
)
const blocks = query<[string], Omit<RowOf<'block'>, 'article_id' | 'i'>>(
  'SELECT role, level, start, "end", ranges_json, confidence, reason FROM block WHERE article_id = ? ORDER BY i',
)
const allMarks = query<[], { article_id: string; color: Color; count: number }>(
  'SELECT article_id, color, count(*) AS count FROM annotation GROUP BY article_id, color',
)
const marks = query<[string], { color: Color; count: number }>(
  'SELECT color, count(*) AS count FROM annotation WHERE article_id = ? GROUP BY color',
)
const textOf = query<[string], Pick<ArticleRow, 'text' | 'revision'>>(
  'SELECT text, revision FROM article WHERE id = ?',
)
const reading = query<[string], RowOf<'reading'>>('SELECT * FROM reading WHERE article_id = ?')
const star = query<[string], RowOf<'star'>>('SELECT * FROM star WHERE article_id = ?')
const keepPlace = query<[string, number, number, number]>(
  `INSERT INTO reading (article_id, place, progress, opened_at) VALUES (?, ?, ?, ?)
   ON CONFLICT (article_id) DO UPDATE SET place = excluded.place, opened_at = excluded.opened_at,
     progress = max(progress, excluded.progress)`,
)

type Marks = Partial<Record<Color, number>>

function shape(row: SummaryRow, marks: Marks): ArticleSummary {
  return {
    id: row.id,
    pageId: row.page_id,
    n: row.n,
    title: row.title,
    kicker: row.kicker,
    subtitle: row.subtitle,
    byline: JSON.parse(row.byline_json) as string[],
    bylineText: row.byline_text,
    characters: row.characters,
    progress: row.progress ?? 0,
    openedAt: row.opened_at,
    starred: row.starred_at !== null,
    marks,
  }
}

/** The canonical text and revision of an article. Throws `not-found`. */
export function articleText(db: Connection, id: string): Pick<ArticleRow, 'text' | 'revision'> {
  const article = textOf(db).get(id)
  if (!article) throw notThere('article', id)
  return article
}

function getArticle(db: Connection, id: string): Article {
  const row = one(db).get(id)
  const page = row && pageSummary(db, row.page_id)
  if (!row || !page) throw notThere('article', id)
  const counts: Marks = {}
  for (const { color, count } of marks(db).all(id)) counts[color] = count
  return {
    ...shape(row, counts),
    revision: row.revision,
    text: row.text,
    place: Math.min(row.place ?? 0, row.text.length),
    page: row.column_name === null ? page : { ...page, meta: { ...page.meta, column: row.column_name } },
    blocks: blocks(db)
      .all(id)
      .map(
        ({ role, level, ranges_json, ...block }): ArticleBlock => ({
          ...block,
          role: role as Role,
          ...(level === null ? {} : { level }),
          ranges: JSON.parse(ranges_json) as Range[],
        }),
      ),
  }
}

export const articles = {
  'articles.list': (ctx) => {
    const counts = new Map<string, Marks>()
    for (const { article_id, color, count } of allMarks(ctx.read).all()) {
      const marks = counts.get(article_id) ?? {}
      marks[color] = count
      counts.set(article_id, marks)
    }
    return list(ctx.read)
      .all()
      .map((row) => shape(row, counts.get(row.id) ?? {}))
  },
  'articles.get': (ctx, { id }) => getArticle(ctx.read, id),
  'articles.setPlace': (ctx, { id, place, progress }) => {
    const before = reading(ctx.read).get(id)
    const { text } = articleText(ctx.read, id)
    if (ctx.readOnly) return null
    ctx.system((db) => keepPlace(db).run(id, Math.min(place, text.length), progress, ctx.now()))
    // Lists show whole per cents; they need not be read again for each line that is scrolled by.
    const percent = (part: number) => Math.floor(part * 100)
    if (!before || percent(progress) > percent(before.progress)) ctx.changed(['articles'], [id])
    return null
  },
  'articles.star': (ctx, { ids, starred }) => {
    ctx.edit('history.article.star', ({ db, put, remove }) => {
      for (const id of new Set(ids)) {
        articleText(db, id)
        const before = star(db).get(id)
        if (starred && !before) put('star', { article_id: id, at: ctx.now() })
        if (!starred && before) remove('star', { article_id: id })
      }
    })
    return null
  },
  'articles.remove': (ctx, { ids }) => {
    ctx.edit('history.article.remove', (edit) => removeArticles(ctx, edit, [...new Set(ids)]))
    return null
  },
} satisfies Handlers<Context, MethodsOf<'articles'>>
