/** `listing.*`: the library's list in windows, so that a hundred thousand articles cost as much as a screenful. */
import type { Handlers, MethodsOf } from '../contract/api.ts'
import type { ArticleSummary, Color } from '../contract/model.ts'
import { colors } from '../contract/model.ts'
import type { FacetCount, ListedPage, ListingCounts } from '../contract/search.ts'
import type { Context, Reader } from './context.ts'
import { remembered } from './db/remembered.ts'
import { column, query } from './db/sql.ts'
import { orderOf } from './listing/order.ts'
import { pageSummary } from './pages.ts'

type Row = Omit<ArticleSummary, 'byline' | 'marks' | 'starred'> & { byline: string; starred: 0 | 1 } & Record<
    `m_${Color}`,
    number
  >
// All rows of a window by one statement: a statement's start and the names of its columns cost ten times a row. The number of
// characters from the narrow row: in the article's own it lies behind the text.
const rowsOf = query<[string], Row>(
  `SELECT article.id, article.page_id AS pageId, article.n, title, kicker, subtitle, byline_json AS byline,
     byline_text AS bylineText, search_article.characters, search_article.progress,
     search_article.opened_at AS openedAt, EXISTS (SELECT 1 FROM star WHERE star.article_id = article.id) AS starred,
     ${colors.map((color) => `m_${color}`).join(', ')}
   FROM json_each(?) AS list JOIN search_article ON no = list.value JOIN article ON article.id = article_id
   ORDER BY list.key`,
)

/** The articles of these numbers, in the order of the numbers. */
const summaries = (db: Reader, numbers: Uint32Array): ArticleSummary[] =>
  rowsOf(db)
    .all(JSON.stringify(Array.from(numbers)))
    .map(summary)

function summary(row: Row): ArticleSummary {
  const marks: Partial<Record<Color, number>> = {}
  for (const color of colors) if (row[`m_${color}`] > 0) marks[color] = row[`m_${color}`]
  const { id, pageId, n, title, kicker, subtitle, bylineText, characters, progress, openedAt } = row
  const byline = JSON.parse(row.byline) as string[]
  const starred = row.starred === 1
  return {
    id,
    pageId,
    n,
    title,
    kicker,
    subtitle,
    byline,
    bylineText,
    characters,
    progress,
    openedAt,
    starred,
    marks,
  }
}

const ids = column<[string], string>(
  `SELECT article_id FROM json_each(?) AS list JOIN search_article ON no = list.value ORDER BY list.key`,
)
const numberOf = column<[string], number>('SELECT no FROM search_article WHERE article_id = ?')
const onPage = query<[string], ListedPage['articles'][number]>(
  'SELECT n, characters FROM search_article WHERE page_id = ? ORDER BY n, no',
)

const sums = query<[], { all: number; unread: number; marked: number } & Record<Color, number>>(
  `SELECT articles AS "all", unread, marked, ${colors.map((color) => `m_${color} AS "${color}"`).join(', ')}
   FROM listing_sum`,
)
const stars = column<[], number>('SELECT count(*) FROM star')
const pages = column<[], number>('SELECT count(*) FROM page')
const samples = column<[], number>('SELECT EXISTS (SELECT 1 FROM source WHERE sample)')
// Counted by what an index groups by, so that no row is read.
const papers = query<[], FacetCount>(
  `SELECT paper AS value, sum(n) AS count
   FROM (SELECT page_id, count(*) AS n FROM search_article GROUP BY page_id) JOIN page_meta USING (page_id)
   WHERE paper <> '' GROUP BY paper ORDER BY count DESC, paper`,
)
const sources = query<[], { id: string; name: string; count: number }>(
  `SELECT source.id, source.name, count(no) AS count FROM source JOIN page ON page.source_id = source.id
   LEFT JOIN page_meta ON page_meta.page_id = page.id LEFT JOIN search_article ON search_article.page_id = page.id
   WHERE coalesce(paper, '') = '' GROUP BY source.id ORDER BY source.added_at DESC, source.id DESC`,
)
const years = query<[], FacetCount>(
  `SELECT substr(day, 1, 4) AS value, sum(n) AS count FROM (SELECT day, count(*) AS n FROM search_article GROUP BY day)
   GROUP BY value ORDER BY value DESC`,
)

const homes = remembered<Pick<ListingCounts, 'pages' | 'papers' | 'sources' | 'years' | 'samples'>>(1)

function countsOf(db: Reader): ListingCounts {
  const { all, unread, marked, ...byColor } = sums(db).get() as NonNullable<
    ReturnType<ReturnType<typeof sums>['get']>
  >
  const ofArticles = homes(db, ['articles'], '', () => ({
    papers: papers(db).all(),
    sources: sources(db).all(),
    years: years(db).all(),
    pages: pages(db).get() as number,
    samples: samples(db).get() === 1,
  }))
  const starred = stars(db).get() as number
  return { ...{ all, unread, marked, starred, colors: byColor }, ...ofArticles }
}

export const listing = {
  'listing.outline': (ctx, choice) => {
    const { numbers, pageIds, counts } = orderOf(ctx.read, choice)
    return { total: numbers.length, pageIds, counts }
  },
  'listing.rows': (ctx, { limit, offset, ...choice }) => {
    const { numbers } = orderOf(ctx.read, choice)
    return {
      total: numbers.length,
      rows: summaries(ctx.read, numbers.subarray(offset, offset + limit)),
    }
  },
  'listing.ids': (ctx, { limit, offset, ...choice }) => {
    const { numbers } = orderOf(ctx.read, choice)
    return ids(ctx.read).all(JSON.stringify(Array.from(numbers.subarray(offset, offset + limit))))
  },
  'listing.find': (ctx, { id, ...choice }) => {
    const no = numberOf(ctx.read).get(id)
    const at = no === undefined ? -1 : orderOf(ctx.read, choice).numbers.indexOf(no as number)
    return at < 0 ? null : at
  },
  'listing.pages': (ctx, { ids: pageIds }) =>
    pageIds.flatMap((id) => {
      const page = pageSummary(ctx.read, id)
      return page ? [{ page, articles: onPage(ctx.read).all(id) }] : []
    }),
  'listing.counts': (ctx) => countsOf(ctx.read),
} satisfies Handlers<Context, MethodsOf<'listing'>>
