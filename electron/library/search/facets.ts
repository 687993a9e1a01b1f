/** What hits have in common: papers, years, entities, tags. */
import type { EntityRef } from '../../contract/entities.ts'
import type { FacetCount, SearchFacets } from '../../contract/search.ts'
import type { Connection } from '../db/sql.ts'
import { query } from '../db/sql.ts'
import { day } from './fields.ts'

/** Newest hits whose entities are counted: each article names dozens, and what is common shows in these. */
const counted = 2000

const among = 'search_article.no IN (SELECT value FROM json_each(?))'
const papers = query<[string, number], FacetCount>(
  `SELECT paper AS value, count(*) AS count FROM search_article JOIN page_meta USING (page_id)
   WHERE ${among} AND paper <> '' GROUP BY paper ORDER BY count DESC, paper LIMIT ?`,
)
const years = query<[string, number], FacetCount>(
  `SELECT substr(${day}, 1, 4) AS value, count(*) AS count FROM search_article
   WHERE ${among} GROUP BY value ORDER BY value DESC LIMIT ?`,
)
const tags = query<[string, number], FacetCount>(
  `SELECT tag AS value, count(DISTINCT article_id) AS count FROM mark JOIN mark_tag ON mark_tag.no = mark.no
   WHERE own AND article_id IN (SELECT article_id FROM search_article WHERE ${among})
   GROUP BY tag ORDER BY count DESC, tag LIMIT ?`,
)
const entities = query<[string, number], EntityRef & { count: number }>(
  `SELECT entity.id, entity.type, canonical, count FROM (
     SELECT entity_no, count(*) AS count FROM search_article
     JOIN tally_article ON tally_article.article_id = search_article.article_id
     JOIN tally_home ON article_no = tally_article.no
     JOIN tally_entity ON tally_entity.no = entity_no
     WHERE ${among} AND tally_entity.type NOT IN ('DATE', 'POSITION') GROUP BY entity_no ORDER BY count DESC, entity_no LIMIT ?)
   JOIN tally_entity ON tally_entity.no = entity_no JOIN entity ON entity.id = entity_id ORDER BY count DESC, entity_no`,
)

/** `numbers`: of the articles, newest first. */
export function facets(db: Connection, numbers: readonly number[], limit: number): SearchFacets {
  const all = JSON.stringify(numbers)
  const newest = numbers.slice(0, counted)
  return {
    articles: numbers.length,
    counted: newest.length,
    papers: papers(db).all(all, limit),
    years: years(db).all(all, limit),
    entities: entities(db).all(JSON.stringify(newest), limit),
    tags: tags(db).all(all, limit),
  }
}
