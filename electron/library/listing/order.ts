/** Which articles a listing has, in what order: numbers only, worked out once for each state of the library. */
import type { ListingChoice } from '../../contract/search.ts'
import type { Reader } from '../context.ts'
import { query } from '../db/sql.ts'
import { type Condition, day, marked, unread } from '../search/fields.ts'
import { fold } from '../search/fold.ts'
import { hasTerm } from '../search/passages.ts'
import { parseQuery, plan } from '../search/terms.ts'
import { allOf } from '../search/walk.ts'
import { prepare } from '../search.ts'
import { remembered } from './remembered.ts'

export interface Order {
  /** Numbers of `search_article` in the order of the list. */
  readonly numbers: readonly number[]
  readonly pageIds: readonly string[]
  readonly counts: readonly number[]
}

/** All articles that a query means, newest first; none for a query that says nothing. */
export const articlesOf = remembered((db: Reader, text: string): number[] => {
  const prepared = prepare(db, text, 'all')
  return prepared ? allOf(db, prepared.compiled) : []
})

const heads = query<[string], { no: number; head: string }>(
  `SELECT no, title || char(10) || coalesce(kicker, '') || char(10) || coalesce(subtitle, '') || char(10)
     || coalesce(byline_text, '') || char(10) || byline_json AS head
   FROM search_head JOIN search_article ON no = search_head.rowid JOIN article ON article.id = article_id
   WHERE search_head MATCH ?`,
)
const names = query<[], { id: string; name: string }>(
  `SELECT page.id, source.name || char(10) || coalesce(paper, '') AS name
   FROM source JOIN page ON page.source_id = source.id LEFT JOIN page_meta ON page_meta.page_id = page.id`,
)
const onPages = query<[string], number>(
  'SELECT no FROM search_article WHERE page_id IN (SELECT value FROM json_each(?))',
)

/** Articles that have each word in their head or in the name of their source or paper. */
function withWords(db: Reader, text: string): Set<number> | null {
  const terms = parseQuery(text)
  if (terms.length === 0) return text.trim() === '' ? null : new Set()
  const pages = names(db)
    .all()
    .map(({ id, name }) => ({ id, name: fold(name) }))
  let found: Set<number> | null = null
  for (const term of terms) {
    const inName = pages.filter(({ name }) => name.includes(term.text)).map(({ id }) => id)
    const these = new Set(onPages(db).pluck().all(JSON.stringify(inName)) as number[])
    for (const { no, head } of heads(db).all(plan([term]).match)) if (hasTerm(head, term)) these.add(no)
    found = found === null ? these : found.intersection(these)
  }
  return found
}

function conditions(db: Reader, choice: ListingChoice): Condition[] {
  const all: Condition[] = []
  const add = (sql: string, ...args: (string | number)[]) => void all.push({ sql, args })
  if (choice.kind === 'unread') add(unread)
  if (choice.kind === 'marked') add(marked)
  if (choice.color !== null) add(`search_article.m_${choice.color} > 0`)
  if (choice.year !== null) add(`substr(${day}, 1, 4) = ?`, choice.year)
  if (choice.paper !== null)
    add('search_article.page_id IN (SELECT page_id FROM page_meta WHERE paper = ?)', choice.paper)
  if (choice.sourceId !== null)
    add('search_article.page_id IN (SELECT id FROM page WHERE source_id = ?)', choice.sourceId)
  if (choice.pageId !== null) add('search_article.page_id = ?', choice.pageId)
  const words = withWords(db, choice.text)
  const among = (numbers: Iterable<number>) =>
    add('search_article.no IN (SELECT value FROM json_each(?))', JSON.stringify([...numbers]))
  if (words !== null) among(words)
  if (choice.query.trim() !== '') among(articlesOf(db, choice.query))
  return all
}

/** Articles of a page are of one day; a page without any came when its source did. */
const pageDay = `coalesce((SELECT day FROM search_article WHERE page_id = page.id LIMIT 1), date(source.added_at / 1000, 'unixepoch'))`
/** The order of pages; those of one source stay in theirs. */
const pageOrders = {
  added: ['source.added_at DESC, source.id DESC, page.n', 'source.added_at, source.id, page.n'],
  date: [
    `${pageDay} DESC, source.added_at DESC, source.id DESC, page.n`,
    `${pageDay}, source.added_at, source.id, page.n`,
  ],
  paper: [
    `coalesce(nullif(paper, ''), source.name), ${pageDay} DESC, source.id DESC, page.n`,
    `coalesce(nullif(paper, ''), source.name) DESC, ${pageDay} DESC, source.id DESC, page.n`,
  ],
} as const
const marks = marked.replace(/ > 0$/, '')
const articleOrders = {
  marks: [`${marks} DESC, no DESC`, `${marks}, no`],
  length: ['characters DESC, no DESC', 'characters, no'],
  opened: ['opened_at IS NULL, opened_at DESC, no DESC', 'opened_at IS NULL, opened_at, no'],
} as const

const isWhole = ({ query: text, text: words, kind, color, paper, sourceId, pageId, year }: ListingChoice) =>
  text.trim() === '' &&
  words.trim() === '' &&
  kind === 'all' &&
  [color, paper, sourceId, pageId, year].every((one) => one === null)

/** The order of a listing. */
export const orderOf = remembered((db: Reader, key: string): Order => {
  const choice = JSON.parse(key) as ListingChoice
  const all = conditions(db, choice)
  const where = all.map(({ sql }) => `(${sql})`).join(' AND ') || '1'
  const args = all.flatMap((one) => one.args)
  const way = choice.reverse ? 1 : 0
  if (choice.sort === 'marks' || choice.sort === 'length' || choice.sort === 'opened') {
    const numbers = db
      .prepare(`SELECT no FROM search_article WHERE ${where} ORDER BY ${articleOrders[choice.sort][way]}`)
      .pluck()
      .all(...args) as number[]
    return { numbers, pageIds: [], counts: [] }
  }
  const rows = db
    .prepare(
      `SELECT page.id, (SELECT group_concat(no) FROM
         (SELECT no FROM search_article WHERE page_id = page.id AND ${where} ORDER BY n, no)) AS numbers
       FROM source JOIN page ON page.source_id = source.id LEFT JOIN page_meta ON page_meta.page_id = page.id
       ORDER BY ${pageOrders[choice.sort][way]}`,
    )
    .all(...args) as { id: string; numbers: string | null }[]
  const shown = isWhole(choice) ? rows : rows.filter(({ numbers }) => numbers !== null)
  const lists = shown.map(({ numbers }) => (numbers === null ? [] : numbers.split(',').map(Number)))
  return {
    numbers: lists.flat(),
    pageIds: shown.map(({ id }) => id),
    counts: lists.map((list) => list.length),
  }
})

/** What an order is remembered by: the choice without what only cuts a window out of it. */
export function keyOf(choice: ListingChoice): string {
  const { query: text, text: words, kind, color, paper, sourceId, pageId, year, sort, reverse } = choice
  return JSON.stringify({
    query: text,
    text: words,
    kind,
    color,
    paper,
    sourceId,
    pageId,
    year,
    sort,
    reverse,
  })
}
