/** Which articles a listing has, in what order: numbers only, kept as long as what they go by stays as it is. */

import { type QueryNode, parseQuery as treeOf } from '../../contract/query.ts'
import type { ListingChoice } from '../../contract/search.ts'
import type { Reader } from '../context.ts'
import { everything, remembered, type Written } from '../db/remembered.ts'
import { column, query } from '../db/sql.ts'
import { type Condition, day, marked, starred, unread } from '../search/fields.ts'
import { fold } from '../search/fold.ts'
import { hasTerm } from '../search/passages.ts'
import { parseQuery, plan } from '../search/terms.ts'
import { allOf } from '../search/walk.ts'
import { prepare } from '../search.ts'

export interface Order {
  /** Numbers of `search_article` in the order of the list. */
  readonly numbers: Uint32Array
  readonly pageIds: readonly string[]
  readonly counts: readonly number[]
}

const isWords = (node: QueryNode): boolean =>
  node.kind === 'and' || node.kind === 'or'
    ? node.parts.every(isWords)
    : node.kind === 'not'
      ? isWords(node.part)
      : node.kind === 'words'

/** What the answer to a query goes by: words are looked for in texts and notes; fields in anything. */
function goesBy(text: string): readonly Written[] {
  const { root } = treeOf(text.toWellFormed())
  return root === null || isWords(root) ? ['articles', 'marks'] : everything
}

const found = remembered<Uint32Array>(16)

/** All articles that a query means, newest first; none for a query that says nothing. */
export const articlesOf = (db: Reader, text: string): Uint32Array =>
  found(db, goesBy(text), text, () => {
    const prepared = prepare(db, text, 'all')
    return Uint32Array.from(prepared ? allOf(db, prepared.compiled) : [])
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
const onPages = column<[string], number>(
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
    const these = new Set(onPages(db).all(JSON.stringify(inName)))
    for (const { no, head } of heads(db).all(plan([term]).match)) if (hasTerm(head, term)) these.add(no)
    found = found === null ? these : found.intersection(these)
  }
  return found
}

/** Conditions on rows, and lists of numbers that an article must be in. */
interface Conditions {
  readonly rows: readonly Condition[]
  readonly lists: readonly Iterable<number>[]
}

function conditions(db: Reader, choice: ListingChoice): Conditions {
  const rows: Condition[] = []
  const add = (sql: string, ...args: (string | number)[]) => void rows.push({ sql, args })
  if (choice.kind === 'unread') add(unread)
  if (choice.kind === 'marked') add(marked)
  if (choice.kind === 'starred') add(starred)
  if (choice.color !== null) add(`search_article.m_${choice.color} > 0`)
  if (choice.year !== null) add(`substr(${day}, 1, 4) = ?`, choice.year)
  if (choice.paper !== null)
    add('search_article.page_id IN (SELECT page_id FROM page_meta WHERE paper = ?)', choice.paper)
  if (choice.sourceId !== null)
    add('search_article.page_id IN (SELECT id FROM page WHERE source_id = ?)', choice.sourceId)
  if (choice.pageId !== null) add('search_article.page_id = ?', choice.pageId)
  const words = withWords(db, choice.text)
  const lists = [
    ...(words === null ? [] : [words]),
    ...(choice.query.trim() === '' ? [] : [articlesOf(db, choice.query)]),
  ]
  return { rows, lists }
}

/** What a listing goes by. */
function topicsOf({ query: text, kind, color, sort }: ListingChoice): readonly Written[] {
  const topics = new Set<Written>(['articles', ...(text.trim() === '' ? [] : goesBy(text))])
  if (kind === 'unread' || sort === 'opened') topics.add('reading')
  if (kind === 'starred') topics.add('stars')
  if (kind === 'marked' || color !== null || sort === 'marks') topics.add('marks')
  return [...topics]
}

const whereOf = (rows: readonly Condition[]): string => rows.map(({ sql }) => `(${sql})`).join(' AND ') || '1'
const argsOf = (rows: readonly Condition[]) => rows.flatMap(({ args }) => args)

/** Numbers of the articles that all conditions on rows are true of. */
const chosen = (db: Reader, rows: readonly Condition[]): number[] =>
  db
    .prepare(`SELECT no FROM search_article WHERE ${whereOf(rows)} ORDER BY no`)
    .pluck()
    .all(...argsOf(rows)) as number[]

/**
 * The same, those with most of the key first, or last with `way` 1. Where the key says nothing they stand as on their
 * pages, the newest page first; what was never opened stands last both ways.
 */
function ranked(
  db: Reader,
  rows: readonly Condition[],
  sort: keyof typeof articleKeys,
  way: 0 | 1,
): Uint32Array {
  const pairs = db
    .prepare(`SELECT no, ${articleKeys[sort]} FROM search_article WHERE ${whereOf(rows)}`)
    .raw()
    .all(...argsOf(rows)) as [no: number, key: number][]
  const keys = new Float64Array((last(db).get() as number) + 1).fill(-1)
  for (const [no, key] of pairs) keys[no] = key
  const keyOf = (no: number): number => keys[no] as number
  const onPages = whole(db, 'added', 0).numbers.filter((no) => keyOf(no) >= 0)
  const some = onPages
    .filter((no) => keyOf(no) > 0)
    .sort((a, b) => (way === 0 ? keyOf(b) - keyOf(a) : keyOf(a) - keyOf(b)))
  const none = onPages.filter((no) => keyOf(no) === 0)
  return Uint32Array.from(way === 0 || sort === 'opened' ? [...some, ...none] : [...none, ...some])
}

const last = column<[], number>('SELECT coalesce(max(no), 0) FROM search_article')

/** Tells of each number whether all lists have it. */
function among(db: Reader, lists: readonly Iterable<number>[]): (no: number) => boolean {
  const times = new Uint8Array((last(db).get() as number) + 1)
  for (const list of lists) for (const no of list) times[no] = (times[no] as number) + 1
  return (no) => times[no] === lists.length
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
/** What lists without pages go by: numbers, 0 for an article that has nothing of the kind. */
const articleKeys = { marks, length: 'characters', opened: 'coalesce(opened_at, 0)' } as const

// Both in the order of one index, so that no row is read.
const byPage = column<[], number>('SELECT no FROM search_article ORDER BY page_id, n, no')
const perPage = query<[], [pageId: string, n: number]>(
  'SELECT page_id, count(*) FROM search_article GROUP BY page_id ORDER BY page_id',
)
const wholes = remembered<Order>(2)

/** All pages with all their articles: what every list by pages is chosen from. */
const whole = (db: Reader, sort: keyof typeof pageOrders, way: 0 | 1): Order =>
  wholes(db, ['articles'], `${sort} ${way}`, () => {
    const pageIds = db
      .prepare(
        `SELECT page.id FROM source JOIN page ON page.source_id = source.id
         LEFT JOIN page_meta ON page_meta.page_id = page.id ORDER BY ${pageOrders[sort][way]}`,
      )
      .pluck()
      .all() as string[]
    const all = byPage(db).all()
    const placed = new Map<string, readonly [from: number, n: number]>()
    let from = 0
    for (const [id, n] of perPage(db).raw().all() as [string, number][]) {
      placed.set(id, [from, n])
      from += n
    }
    const numbers = new Uint32Array(all.length)
    let to = 0
    const counts = pageIds.map((id) => {
      const [from, n] = placed.get(id) ?? [0, 0]
      for (let i = 0; i < n; i++) numbers[to++] = all[from + i] as number
      return n
    })
    return { numbers, pageIds, counts }
  })

/** The pages that have some of the articles, with those. */
function narrowed({ numbers, pageIds, counts }: Order, isMeant: (no: number) => boolean): Order {
  const kept = { numbers: new Uint32Array(numbers.length), pageIds: [] as string[], counts: [] as number[] }
  let [from, to] = [0, 0]
  for (const [i, id] of pageIds.entries()) {
    const before = to
    const end = from + (counts[i] as number)
    for (; from < end; from++) {
      const no = numbers[from] as number
      if (isMeant(no)) kept.numbers[to++] = no
    }
    if (to === before) continue
    kept.pageIds.push(id)
    kept.counts.push(to - before)
  }
  return { ...kept, numbers: kept.numbers.slice(0, to) }
}

const orders = remembered<Order>(8)

/** The order of a listing; what only cuts a window out of it is left aside. */
export function orderOf(db: Reader, asked: ListingChoice): Order {
  const { query: text, text: words, kind, color, paper, sourceId, pageId, year, sort, reverse } = asked
  const choice = { query: text, text: words, kind, color, paper, sourceId, pageId, year, sort, reverse }
  return orders(db, topicsOf(choice), JSON.stringify(choice), () => {
    const { rows, lists } = conditions(db, choice)
    const way = reverse ? 1 : 0
    if (sort === 'marks' || sort === 'length' || sort === 'opened') {
      const numbers = ranked(db, rows, sort, way)
      return {
        numbers: lists.length === 0 ? numbers : numbers.filter(among(db, lists)),
        pageIds: [],
        counts: [],
      }
    }
    const order = whole(db, sort, way)
    const all = rows.length === 0 ? lists : [...lists, chosen(db, rows)]
    return all.length === 0 ? order : narrowed(order, among(db, all))
  })
}
