/** Versions of one story: those of an article, and all of the library. */
import type { Handlers, MethodsOf } from '../../contract/api.ts'
import type { PageMetadata } from '../../contract/metadata.ts'
import type { OtherVersion, Version } from '../../contract/versions.ts'
import { articleText } from '../articles.ts'
import type { Context } from '../context.ts'
import { mostOfAKey } from '../db/migrations/0017-kept-counts.ts'
import { fewKeys } from '../db/migrations/0018-likely-pairs.ts'
import { inOneState } from '../db/one-state.ts'
import { type Connection, column, query } from '../db/sql.ts'
import { withRests } from '../rests.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { bandKeys, likeness, shingles } from './sketch.ts'

/** From this share of the shorter one's wording on, two articles are versions of one story. */
const least = 0.5
const othersShown = 50
/**
 * Common keys of 16 from which on two articles need no reading to be versions; with fewer than `fewKeys` they are not looked
 * at when all of the library is gone through: with half of all wording in common two keys are expected, with seven tenths five or six,
 * with three tenths half a key.
 */
const enoughKeys = 5

interface Row {
  readonly no: number
  readonly id: string
  readonly pageId: string
  readonly title: string
  readonly text: string
  readonly characters: number
}

const rowOf = query<[number], Row>(
  `SELECT no, article.id, article.page_id AS pageId, title, text, article.characters
   FROM search_article JOIN article ON article.id = article_id WHERE no = ?`,
)
const headOf = query<[number], Omit<Row, 'text'>>(
  `SELECT no, article.id, article.page_id AS pageId, title, article.characters
   FROM search_article JOIN article ON article.id = article_id WHERE no = ?`,
)
const withKey = column<[number, number], number>('SELECT article_no FROM version_band WHERE key = ? LIMIT ?')
const sharing = (db: Connection, key: number): number[] => withKey(db).all(key, mostOfAKey + 1)

/** Without the page's row to its end: its text comes before what a summary says of it. */
const homeOf = query<[string], { sourceName: string; origins: string } & Omit<PageMetadata, 'origins'>>(
  `SELECT source.name AS sourceName, coalesce(paper, '') AS paper, coalesce(date, '') AS date,
     coalesce(page_no, '') AS pageNo, coalesce(column_name, '') AS "column", coalesce(author, '') AS author,
     coalesce(url, '') AS url, coalesce(origins_json, '{}') AS origins
   FROM page JOIN source ON source.id = source_id LEFT JOIN page_meta ON page_meta.page_id = page.id WHERE page.id = ?`,
)

function versionOf(db: Connection, { id, pageId, title, characters }: Omit<Row, 'text'>): Version {
  const home = homeOf(db).get(pageId)
  if (!home) throw new Error(`article ${id} has no page`)
  const { sourceName, origins, ...known } = home
  const meta = { ...known, origins: JSON.parse(origins) as PageMetadata['origins'] }
  return { articleId: id, title, sourceName, meta, characters }
}

/** The most alike first, with rests: where a form of words is common, many texts are looked into. */
function* othersOf(
  db: Connection,
  articleId: string,
  text: string,
): Generator<null, OtherVersion[], undefined> {
  const mine = shingles(text)
  const candidates = new Set<number>()
  for (const key of bandKeys(text)) {
    const found = sharing(db, key)
    if (found.length <= mostOfAKey) for (const no of found) candidates.add(no)
  }
  const others: OtherVersion[] = []
  for (const no of candidates) {
    const row = rowOf(db).get(no)
    if (!row || row.id === articleId) continue
    const alike = likeness(mine, shingles(row.text))
    if (alike.shorter >= least) others.push({ ...versionOf(db, row), ...alike })
    yield null
  }
  return others.sort((a, b) => b.both - a.both).slice(0, othersShown)
}

/** @throws AppError `not-found`, reason `article`. */
const versionsOf = async (db: Connection, articleId: string): Promise<OtherVersion[]> =>
  withRests(db, othersOf(db, articleId, articleText(db, articleId).text))

/**
 * Pairs of articles with so many common keys, both numbers in one (a library has fewer than 2^26 articles): numbers are
 * fetched far quicker than rows. Pairs by chance, nine in ten of all, are not in the index that these are found by.
 */
const pairsWith = (keys: string) =>
  column<[], number>(
    `SELECT one * 67108864 + other FROM version_pair WHERE keys >= ${fewKeys} AND keys ${keys} ORDER BY one, other`,
  )
const likelyPairs = pairsWith(`>= ${enoughKeys}`)
const doubtfulPairs = pairsWith(`< ${enoughKeys}`)
const ofPair = (pair: number): [one: number, other: number] => [Math.floor(pair / 2 ** 26), pair % 2 ** 26]
const places = query<[string], { no: number; id: string; date: string }>(
  `SELECT no, article_id AS id, coalesce(date, '~') AS date FROM json_each(?) AS list CROSS JOIN search_article ON no = list.value`,
)
/** Articles whose places are looked up at once. */
const atOnce = 2000

/** All stories with more than one version, by the numbers of their articles: the largest first, each by date. */
function* groupsOf(db: Connection): Generator<null, number[][], undefined> {
  const above = new Map<number, number>()
  const top = (no: number): number => {
    let at = no
    for (let next = above.get(at); next !== undefined; next = above.get(at)) at = next
    if (at !== no) above.set(no, at)
    return at
  }
  const texts = new Map<number, Set<number>>()
  const wordingOf = (no: number) => {
    const found = texts.get(no) ?? shingles(rowOf(db).get(no)?.text ?? '')
    texts.set(no, found)
    return found
  }
  const likely = likelyPairs(db).all()
  for (const pair of likely) {
    const [a, b] = ofPair(pair).map(top) as [number, number]
    if (a !== b) above.set(b, a)
  }
  yield null
  const doubtful = doubtfulPairs(db).all()
  for (const pair of doubtful) {
    const [one, other] = ofPair(pair)
    const [a, b] = [top(one), top(other)]
    if (a === b) continue
    const { shorter } = likeness(wordingOf(one), wordingOf(other))
    yield null
    if (shorter >= least) above.set(b, a)
  }
  const paired = new Set<number>()
  for (const list of [likely, doubtful])
    for (const pair of list) for (const no of ofPair(pair)) paired.add(no)
  const members = new Map<number, number[]>()
  for (const no of paired) {
    const root = top(no)
    const group = members.get(root)
    if (group) group.push(no)
    else members.set(root, [no])
  }
  const groups = [...members.values()].filter((group) => group.length > 1)
  const found = new Map<number, { id: string; date: string }>()
  const all = groups.flat()
  for (let at = 0; at < all.length; at += atOnce) {
    yield null
    for (const place of places(db).all(JSON.stringify(all.slice(at, at + atOnce)))) found.set(place.no, place)
  }
  const before = (a: number, b: number): number => {
    const [x, y] = [found.get(a), found.get(b)]
    if (!x || !y) return 0
    return x.date < y.date ? -1 : x.date > y.date ? 1 : x.id < y.id ? -1 : 1
  }
  for (const group of groups) group.sort(before)
  return groups.sort((a, b) => b.length - a.length || before(a[0] as number, b[0] as number))
}

/** Gone through once for each state of the articles, in steps that let other calls in. */
const groups = oneAtATime(['articles'], (db: Connection) => withRests(db, groupsOf(db)))

const numberOf = column<[string], number>('SELECT no FROM search_article WHERE article_id = ?')

export const versions = {
  'versions.of': (ctx, { articleId }) => versionsOf(ctx.read, articleId),
  'versions.groups': async (ctx, { limit, offset }) => {
    const all = await groups(ctx.read)
    const rows = inOneState(ctx.read, () =>
      all.slice(offset, offset + limit).map((group) =>
        group.flatMap((no) => {
          const row = headOf(ctx.read).get(no)
          return row ? [versionOf(ctx.read, row)] : []
        }),
      ),
    )
    return { total: all.length, rows }
  },
  'versions.find': async (ctx, { articleId }) => {
    const no = numberOf(ctx.read).get(articleId)
    const at = no === undefined ? -1 : (await groups(ctx.read)).findIndex((group) => group.includes(no))
    return at < 0 ? null : at
  },
} satisfies Handlers<Context, MethodsOf<'versions'>>
