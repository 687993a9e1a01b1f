/** What a few letters or characters may mean: entities by name, pinyin and initials; articles by title or byline. */
import type { SuggestedArticle, SuggestedEntity, Suggestions } from '../../contract/search.ts'
import { type Connection, column, query } from '../db/sql.ts'
import { fold } from './fold.ts'
import { hasTerm } from './passages.ts'
import { parseQuery, plan } from './terms.ts'

type NameColumn = 'folded' | 'pinyin' | 'initials'
type Found = SuggestedEntity & { readonly no: number }

const found = (by: SuggestedEntity['by'], where: string) =>
  query<[{ key: string; end: string; limit: number }], Found>(
    `SELECT tally_entity.no, entity.id, entity.type, canonical, name.text AS name, '${by}' AS "by", tally_entity.articles
     FROM (SELECT entity_no, text, min(length(folded)) AS length FROM search_name WHERE ${where} GROUP BY entity_no) AS name
     JOIN tally_entity ON tally_entity.no = name.entity_no JOIN entity ON entity.id = entity_id
     WHERE mentions > 0 ORDER BY articles DESC, length, no LIMIT @limit`,
  )
const begins = (column: NameColumn) => `${column} >= @key AND ${column} < @end`
const holds = (column: NameColumn) => `instr(${column}, @key) > 0`
const ways = {
  name: [found('name', begins('folded')), found('name', holds('folded'))],
  initials: [found('initials', begins('initials')), found('initials', holds('initials'))],
  pinyin: [found('pinyin', begins('pinyin')), found('pinyin', holds('pinyin'))],
}

/** After every text that begins with a key. */
export const afterAll = '\u{10ffff}'
/** Fewer letters are in every other name somewhere; only names that begin with them are meant. */
export const leastInside = 3

/** Entities whose name has the text, or, for Latin letters, whose pinyin or initials do. Those that begin with it first. */
function suggestEntities(db: Connection, text: string, limit: number): SuggestedEntity[] {
  const key = fold(text.toWellFormed()).replace(/[\s'’]+/gu, '')
  if (key === '') return []
  const isLatin = /^[a-z0-9]+$/.test(key)
  const byEntity = new Map<number, Found>()
  const take = (way: (typeof ways)['name'][number] | undefined) => {
    if (!way || byEntity.size >= limit) return
    for (const one of way(db).all({ key, end: key + afterAll, limit }))
      if (!byEntity.has(one.no)) byEntity.set(one.no, one)
  }
  take(ways.name[0])
  if (isLatin) {
    take(ways.initials[0])
    take(ways.pinyin[0])
  }
  if (!isLatin || key.length >= leastInside) {
    take(ways.name[1])
    if (isLatin) {
      take(ways.initials[1])
      take(ways.pinyin[1])
    }
  }
  return [...byEntity.values()].slice(0, limit).map(({ no: _, ...one }) => one)
}

const article = `article.id, title, coalesce(byline_text, '') AS byline, source.name AS sourceName`
const joins = `JOIN article ON article.id = article_id JOIN page ON page.id = article.page_id JOIN source ON source.id = source_id`
const heads = column<[string, number], number>(
  'SELECT rowid FROM search_head WHERE search_head MATCH ? ORDER BY rowid DESC LIMIT ?',
)
const headOf = query<[number], SuggestedArticle & { head: string }>(
  `SELECT ${article}, title || char(10) || coalesce(kicker, '') || char(10) || coalesce(subtitle, '') || char(10)
     || coalesce(byline_text, '') || char(10) || byline_json AS head
   FROM search_article ${joins} WHERE no = ?`,
)
const recent = query<[number], SuggestedArticle>(
  `SELECT ${article} FROM reading ${joins} ORDER BY opened_at DESC LIMIT ?`,
)

/** Candidates looked at for each article wanted: the index finds hardly any that do not have the words. */
const spare = 20

function suggestArticles(db: Connection, text: string, limit: number): SuggestedArticle[] {
  if (text.trim() === '') return recent(db).all(limit)
  const terms = parseQuery(text)
  if (terms.length === 0) return []
  const taken: SuggestedArticle[] = []
  for (const no of heads(db).all(plan(terms).match, limit * spare)) {
    const { head, ...one } = headOf(db).get(no) as SuggestedArticle & { head: string }
    if (terms.every((term) => hasTerm(head, term))) taken.push(one)
    if (taken.length === limit) break
  }
  return taken
}

/** Entities and articles that a text may mean, `limit` of each. */
export const suggest = (db: Connection, text: string, limit: number): Suggestions => ({
  entities: suggestEntities(db, text, limit),
  articles: suggestArticles(db, text, limit),
})
