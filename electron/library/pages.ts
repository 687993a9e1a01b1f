/** Source pages: the list, and one page with its account of characters. */
import { readFile } from 'node:fs/promises'
import type { Handlers, MethodsOf } from '../contract/api.ts'
import { fail } from '../contract/errors.ts'
import type { PageMetadata } from '../contract/metadata.ts'
import type { PagePicture, PageSummary } from '../contract/model.ts'
import type { LooseText, Photo, PlacedLine, Range } from '../contract/page.ts'
import { unreadable } from '../contract/source-file.ts'
import type { Context } from './context.ts'
import { type Connection, query } from './db/sql.ts'
import type { RowOf } from './db/tables.ts'
import { notThere } from './not-there.ts'
import { givenOf } from './store/given.ts'

interface SummaryRow {
  id: string
  sourceId: string
  sourceName: string
  n: number
  addedAt: number
  sample: number
  encoding: string
  characters: number
  unassignedCharacters: number
  hasPicture: number
  paper: string
  date: string
  pageNo: string
  column: string
  author: string
  url: string
  origins: string
}

const summary = `page.id, page.source_id AS sourceId, source.name AS sourceName, page.n, source.added_at AS addedAt,
  source.sample, source.encoding, page.characters, page.unassigned_characters AS unassignedCharacters,
  coalesce(typeof(lines_json) = 'text', 0) AS hasPicture,
  coalesce(paper, '') AS paper, coalesce(date, '') AS date, coalesce(page_no, '') AS pageNo,
  coalesce(column_name, '') AS "column", coalesce(author, '') AS author, coalesce(url, '') AS url,
  coalesce(origins_json, '{}') AS origins`
/** Where lines stand is kept of printed pages alone; whether it is kept is told by the row's head, unread. */
const from = `page JOIN source ON source.id = page.source_id LEFT JOIN page_meta ON page_meta.page_id = page.id
  LEFT JOIN page_given ON page_given.page_id = page.id`

/** Newest source first, then the order in which files of one import came, then the page's number. */
const list = query<[], SummaryRow>(`SELECT ${summary} FROM ${from}
  ORDER BY source.added_at DESC, source.id DESC, page.n`)
const one = query<[string], SummaryRow>(`SELECT ${summary} FROM ${from} WHERE page.id = ?`)
const body = query<
  [string],
  Pick<RowOf<'page'>, 'text' | 'photos_json' | 'furniture_json' | 'unassigned_json'>
>('SELECT text, photos_json, furniture_json, unassigned_json FROM page WHERE id = ?')
const blocks = query<[string], { id: string; n: number; title: string; ranges_json: string | null }>(
  `SELECT article.id, article.n, article.title, block.ranges_json
   FROM article LEFT JOIN block ON block.article_id = article.id
   WHERE article.page_id = ? ORDER BY article.n, article.id, block.i`,
)

function shape(row: SummaryRow): PageSummary {
  const { sample, hasPicture, paper, date, pageNo, column, author, url, origins, ...rest } = row
  const known = JSON.parse(origins) as PageMetadata['origins']
  return {
    ...rest,
    sample: sample === 1,
    hasPicture: hasPicture === 1,
    meta: { paper, date, pageNo, column, author, url, origins: known },
  }
}

/** One page without its text, or undefined. */
export function pageSummary(db: Connection, id: string): PageSummary | undefined {
  const row = one(db).get(id)
  return row && shape(row)
}

const kept = query<[string], { name: string; n: number; sha256: string }>(
  'SELECT source.name, page.n, sha256 FROM page JOIN source ON source.id = source_id WHERE page.id = ?',
)

/** The printed lines that the blocks of each article were read from, in the order of the articles. */
function areasOf(db: Connection, id: string, lines: readonly PlacedLine[]): PagePicture['areas'] {
  const found = new Map<PlacedLine, PagePicture['areas'][number]>()
  for (const { id: articleId, ranges_json } of blocks(db).all(id))
    for (const [start, end] of JSON.parse(ranges_json ?? '[]') as Range[])
      for (const line of lines) {
        if (line.start >= end || line.end <= start || found.has(line)) continue
        const { x, y, width, height } = line
        found.set(line, { articleId, x, y, width, height })
      }
  return [...found.values()]
}

/** The PDF that a page was read from. @throws AppError `not-found`, reasons `page`, `picture`. */
async function picture(ctx: Context, id: string): Promise<PagePicture> {
  const row = kept(ctx.read).get(id)
  if (!row) throw notThere('page', id)
  const { name, n, sha256 } = row
  const bytes = await readFile(ctx.files.pathOf(sha256)).catch((error) => {
    throw unreadable(error, name)
  })
  if (!bytes.subarray(0, 1024).includes('%PDF-'))
    throw fail('not-found', `${name} has no printed page`, { reason: 'picture', params: { name } })
  const { sheet, lines = [] } = givenOf(ctx.read, id)
  const isPlaced = sheet !== undefined && sheet.width > 0 && sheet.height > 0
  return {
    name,
    n,
    bytes,
    sheet: isPlaced ? sheet : null,
    areas: isPlaced ? areasOf(ctx.read, id, lines) : [],
  }
}

export const pages = {
  'pages.picture': (ctx, { id }) => picture(ctx, id),
  'pages.list': (ctx) => list(ctx.read).all().map(shape),
  'pages.get': (ctx, { id }) => {
    const page = pageSummary(ctx.read, id)
    const text = body(ctx.read).get(id)
    if (!page || !text) throw notThere('page', id)
    const articles = new Map<string, { id: string; n: number; title: string; ranges: Range[] }>()
    for (const row of blocks(ctx.read).all(id)) {
      const article = articles.get(row.id) ?? { id: row.id, n: row.n, title: row.title, ranges: [] }
      if (row.ranges_json !== null) article.ranges.push(...(JSON.parse(row.ranges_json) as Range[]))
      articles.set(row.id, article)
    }
    return {
      ...page,
      text: text.text,
      photos: JSON.parse(text.photos_json) as Photo[],
      furniture: JSON.parse(text.furniture_json) as LooseText[],
      unassigned: JSON.parse(text.unassigned_json) as LooseText[],
      articles: [...articles.values()],
    }
  },
} satisfies Handlers<Context, MethodsOf<'pages'>>
