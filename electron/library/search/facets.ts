/**
 * What hits have in common: papers, years, entities, tags. All hits are gone through, which takes its time where they are
 * many: it is done in steps, so that other calls are answered between them, and given up once another query is asked about.
 */
import type { EntityRef } from '../../contract/entities.ts'
import { fail } from '../../contract/errors.ts'
import type { FacetCount, SearchFacets } from '../../contract/search.ts'
import { everything, remembered, type Written } from '../db/remembered.ts'
import { type Connection, column, query } from '../db/sql.ts'
import { withRests } from '../rests.ts'
import type { Compiled } from './compile.ts'
import { day, marked } from './fields.ts'
import { walkWithRests } from './walk.ts'

/** Newest hits whose entities are counted: each article names dozens, and what is common shows in these. */
const counted = 2000
/** Hits, and hits with their entities, that are counted at once. */
const atOnce = 2000
const atOnceWithEntities = 250

const some = 'json_each(?) AS list CROSS JOIN search_article ON search_article.no = list.value'
const homes = query<[string], [paper: string, year: string, count: number]>(
  `SELECT coalesce(paper, ''), substr(${day}, 1, 4), count(*) FROM ${some} LEFT JOIN page_meta USING (page_id) GROUP BY 1, 2`,
)
const tags = query<[string], [tag: string, count: number]>(
  `SELECT tag, count(DISTINCT mark.article_id) FROM ${some} AND ${marked}
   CROSS JOIN mark ON mark.article_id = search_article.article_id AND tagged
   CROSS JOIN mark_tag ON mark_tag.no = mark.no WHERE own GROUP BY tag`,
)
const entities = column<[string], number>(
  `SELECT entity_no FROM ${some} CROSS JOIN tally_article ON tally_article.article_id = search_article.article_id
   CROSS JOIN tally_home ON article_no = tally_article.no`,
)
const entityOf = query<[number], EntityRef>(
  `SELECT entity.id, entity.type, canonical FROM tally_entity JOIN entity ON entity.id = entity_id WHERE no = ?`,
)

type Counts<Key> = Map<Key, number>
const add = <Key>(counts: Counts<Key>, key: Key, n: number) =>
  void counts.set(key, (counts.get(key) ?? 0) + n)
const mostFirst = (counts: Counts<string>): FacetCount[] =>
  [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))

function* pieces(numbers: readonly number[], length: number): Generator<string> {
  for (let at = 0; at < numbers.length; at += length) yield JSON.stringify(numbers.slice(at, at + length))
}

/** Those named in most articles; days and posts tell nothing. */
function mostNamed(db: Connection, counts: Counts<number>, limit: number): SearchFacets['entities'] {
  const found: (EntityRef & { count: number })[] = []
  for (const [no, count] of [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    const entity = entityOf(db).get(no)
    if (!entity || entity.type === 'DATE' || entity.type === 'POSITION') continue
    found.push({ ...entity, count })
    if (found.length === limit) break
  }
  return found
}

/** The facets, with rests after each piece of work. `compiled`: the query; null finds nothing. */
function* inSteps(
  db: Connection,
  compiled: Compiled | null,
  limit: number,
): Generator<null, SearchFacets, undefined> {
  const numbers: number[] = []
  for (const no of compiled === null ? [] : walkWithRests(db, compiled))
    if (no === null) yield null
    else numbers.push(no)
  const [byPaper, byYear, byTag]: Counts<string>[] = [new Map(), new Map(), new Map()]
  for (const piece of pieces(numbers, atOnce)) {
    for (const [paper, year, count] of homes(db).raw().all(piece) as [string, string, number][]) {
      if (paper !== '') add(byPaper as Counts<string>, paper, count)
      add(byYear as Counts<string>, year, count)
    }
    yield null
    for (const [tag, count] of tags(db).raw().all(piece) as [string, number][])
      add(byTag as Counts<string>, tag, count)
    yield null
  }
  const newest = numbers.slice(0, counted)
  const byEntity: Counts<number> = new Map()
  for (const piece of pieces(newest, atOnceWithEntities)) {
    for (const no of entities(db).all(piece)) add(byEntity, no, 1)
    yield null
  }
  return {
    articles: numbers.length,
    counted: newest.length,
    papers: mostFirst(byPaper as Counts<string>).slice(0, limit),
    years: mostFirst(byYear as Counts<string>)
      .sort((a, b) => (a.value < b.value ? 1 : -1))
      .slice(0, limit),
    entities: mostNamed(db, byEntity, limit),
    tags: mostFirst(byTag as Counts<string>).slice(0, limit),
  }
}

/** The query that each connection was asked about last. */
const latest = new WeakMap<Connection, string>()
/** The last queries' answers: whoever comes back to a search, or opens another hit, finds them there. */
const kept = remembered<Promise<SearchFacets>>(8)
/** What the facets of words go by; fields may ask about anything, how far a text was read included. */
const ofWords: readonly Written[] = ['articles', 'marks', 'names']
const topicsOf = (key: string) => (/[:：]/.test(key) ? everything : ofWords)

/**
 * What the articles of a query have in common; `key` is what the query says, `compile` what it means. The same query shares
 * an answer while nothing is written that it goes by. @throws AppError `cancelled` when another query is asked about meanwhile.
 */
export function facets(
  db: Connection,
  key: string,
  compile: () => Compiled | null,
  limit: number,
  restAfter?: number,
): Promise<SearchFacets> {
  const mine = `${limit} ${key}`
  latest.set(db, mine)
  const giveWay = () => {
    if (latest.get(db) !== mine) throw fail('cancelled', 'another query is asked about')
  }
  return kept(db, topicsOf(key), mine, () => withRests(db, inSteps(db, compile(), limit), giveWay, restAfter))
}
