/** Letters without a field that stand in no text: a name as it sounds, by its pinyin or the first letters of its syllables. */
import type { QueryNode } from '../../contract/query.ts'
import type { MeantName, SearchScope } from '../../contract/search.ts'
import type { EntityType } from '../../contract/tags.ts'
import { column, query } from '../db/sql.ts'
import type { SearchedArticles } from './articles.ts'
import { fold } from './fold.ts'
import { afterAll } from './suggest.ts'
import { plan, termOf } from './terms.ts'

/** Fewer letters begin too many names. */
const least = 3
/** What has fields of its own: nobody types a date or an office by its letters. */
const kinds: readonly EntityType[] = ['ORG', 'PERSON', 'PLACE', 'PROGRAMME', 'DOCUMENT', 'EVENT']

const anyText = column<[string], number>('SELECT 1 FROM search_text WHERE search_text MATCH ? LIMIT 1')
const sounding = (where: string) =>
  column<[{ key: string; end: string; kinds: string }], number>(
    `SELECT DISTINCT entity_no FROM search_name JOIN tally_entity ON tally_entity.no = entity_no
     WHERE (${where}) AND articles > 0 AND type IN (SELECT value FROM json_each(@kinds))`,
  )
const whole = sounding('initials = @key OR pinyin = @key')
const begun = sounding('initials >= @key AND initials < @end OR pinyin >= @key AND pinyin < @end')
const namesOf = query<[string], MeantName>(
  `SELECT entity.id, entity.type, canonical, articles FROM tally_entity JOIN entity ON entity.id = entity_id
   WHERE tally_entity.no IN (SELECT value FROM json_each(?)) ORDER BY articles DESC, tally_entity.no`,
)

type Words = Extract<QueryNode, { kind: 'words' }>

/**
 * The things whose names sound so: those that sound just so, else those whose names begin so. Null where the word means
 * itself: in quotation marks, or as soon as one text or note has it.
 */
export function meantByLetters(
  searched: SearchedArticles,
  { text, exact }: Pick<Words, 'text' | 'exact'>,
  scope: SearchScope,
): number[] | null {
  const key = fold(text.toWellFormed()).replace(/['’]/gu, '')
  if (exact || scope === 'note' || key.length < least || !/^[a-z][a-z0-9]*$/.test(key)) return null
  const term = termOf(text, false)
  if (!term) return null
  const { db } = searched
  const { match } = plan([term])
  if (anyText(db).get(match) !== undefined) return null
  if (scope === 'all' && searched.withNote(term, match).size > 0) return null
  const asked = { key, end: key + afterAll, kinds: JSON.stringify(kinds) }
  const just = whole(db).all(asked)
  const found = just.length > 0 ? just : begun(db).all(asked)
  return found.length > 0 ? found : null
}

/** The things by their names, those in most articles first. */
export const meantNames = (searched: SearchedArticles, entities: readonly number[]): MeantName[] =>
  namesOf(searched.db).all(JSON.stringify(entities))
