/** The fields of the query language: as conditions on rows of `search_article`, or as the numbers of the articles. */

import { type Color, colors } from '../../contract/model.ts'
import type { QueryNode } from '../../contract/query.ts'
import type { Being, Having, TextField } from '../../contract/query-fields.ts'
import type { EntityType } from '../../contract/tags.ts'
import { type Connection, column, query } from '../db/sql.ts'
import type { SearchedArticles } from './articles.ts'
import { fold } from './fold.ts'
import { hasTerm } from './passages.ts'
import { afterAll, leastInside } from './suggest.ts'
import { plan, type Term, termOf } from './terms.ts'

/** A condition on a row of `search_article`, with what stands for its question marks. */
export interface Condition {
  readonly sql: string
  readonly args: readonly (string | number)[]
}

/** The day of an article: as it is known, else when it came. */
export const day = 'search_article.day'
/** Nobody has opened it. */
export const unread = 'search_article.opened_at IS NULL AND search_article.progress = 0'
export const starred = 'search_article.article_id IN (SELECT article_id FROM star)'
/** From here on an article counts as read to the end: its last line need not touch the top of the window. */
const finished = 0.98
export const marked = `${colors.map((color: Color) => `search_article.m_${color}`).join(' + ')} > 0`

const ofMarks = (what: string): string =>
  `EXISTS (SELECT 1 FROM mark WHERE mark.article_id = search_article.article_id AND ${what})`
const having: Readonly<Record<Having, string>> = {
  note: ofMarks('noted'),
  mark: marked,
  tag: ofMarks('tagged'),
  figure: 'EXISTS (SELECT 1 FROM figure WHERE figure.article_id = search_article.article_id)',
}
const being: Readonly<Record<Being, string>> = {
  unread,
  read: `NOT (${unread})`,
  finished: `search_article.progress >= ${finished}`,
  marked,
  starred,
}

type Field = Exclude<QueryNode, { kind: 'and' | 'or' | 'not' | 'words' }>

/** The field as a condition, where it is one. */
export function conditionOf(db: Connection, node: Field): Condition | null {
  if (node.kind === 'has') return { sql: having[node.what], args: [] }
  if (node.kind === 'is') return { sql: being[node.what], args: [] }
  if (node.kind === 'colour') return { sql: `search_article.m_${node.color} > 0`, args: [] }
  if (node.kind === 'date') {
    if (node.field === 'before') return { sql: `${day} < ?`, args: [node.iso] }
    if (node.field === 'after') return { sql: `${day} >= ?`, args: [node.iso] }
    return { sql: `${day} >= ? AND ${day} < ?`, args: [node.iso, `${node.iso}~`] }
  }
  if (node.field === 'paper') return ofPaper(db, node.text, node.exact)
  if (node.field === 'column') return ofColumn(db, node.text, node.exact)
  return null
}

const papers = query<[], { id: string; name: string; paper: string | null }>(
  `SELECT page.id, source.name, paper FROM source JOIN page ON page.source_id = source.id
   LEFT JOIN page_meta ON page_meta.page_id = page.id`,
)

/** Pages of a paper; where none is known, of a source of that name. */
function ofPaper(db: Connection, text: string, exact: boolean): Condition {
  const sought = fold(text)
  const fits = (name: string) => (exact ? fold(name) === sought : fold(name).includes(sought))
  const known = new Map<string, boolean>()
  const isMeant = (name: string) => {
    let answer = known.get(name)
    if (answer === undefined) {
      answer = fits(name) || fits(name.replace(/\.[^.\s]{1,8}$/, ''))
      known.set(name, answer)
    }
    return answer
  }
  const pages = papers(db)
    .all()
    .filter(({ name, paper }) => isMeant(paper || name) || (!exact && isMeant(name)))
    .map(({ id }) => id)
  return { sql: 'search_article.page_id IN (SELECT value FROM json_each(?))', args: [JSON.stringify(pages)] }
}

const columns = query<[], { id: string; name: string }>(
  `SELECT page_id AS id, column_name AS name FROM page_meta WHERE column_name <> ''`,
)
const ownColumns = query<[], { id: string; name: string }>(
  'SELECT id, column_name AS name FROM article WHERE column_name IS NOT NULL',
)

/** Articles of a column: their own one, else their page's. */
function ofColumn(db: Connection, text: string, exact: boolean): Condition {
  const sought = fold(text)
  const isMeant = ({ name }: { name: string }) =>
    exact ? fold(name) === sought : fold(name).includes(sought)
  const ids = (rows: readonly { id: string }[]) => JSON.stringify(rows.map(({ id }) => id))
  const own = ownColumns(db).all()
  return {
    sql: `(search_article.article_id IN (SELECT value FROM json_each(?))
      OR search_article.page_id IN (SELECT value FROM json_each(?))
        AND search_article.article_id NOT IN (SELECT value FROM json_each(?)))`,
    args: [ids(own.filter(isMeant)), ids(columns(db).all().filter(isMeant)), ids(own)],
  }
}

/** A set of articles by their numbers. */
export interface ArticleSet {
  /** About how many. */
  size(): number
  list(): number[]
  has(no: number): boolean
}

const kindOf: Partial<Record<TextField, EntityType>> = {
  person: 'PERSON',
  org: 'ORG',
  place: 'PLACE',
  programme: 'PROGRAMME',
  document: 'DOCUMENT',
  event: 'EVENT',
}

const heads = column<[string], number>(
  'SELECT rowid FROM search_head WHERE search_head MATCH ? ORDER BY rowid DESC',
)
const countHeads = column<[string], number>('SELECT count(*) FROM search_head WHERE search_head MATCH ?')
const titleOf = query<[number], { title: string; byline: string }>(
  `SELECT title, coalesce(byline_text, '') || char(10) || byline_json AS byline
   FROM search_article JOIN article ON article.id = article_id WHERE no = ?`,
)
const tagged = column<[string], number>(
  `SELECT DISTINCT search_article.no FROM mark_tag JOIN mark ON mark.no = mark_tag.no
   JOIN search_article ON search_article.article_id = mark.article_id
   WHERE tag IN (SELECT value FROM json_each(?)) ORDER BY search_article.no DESC`,
)
const tags = column<[], string>('SELECT DISTINCT tag FROM mark_tag')
const entitiesExactly = column<[string, string | null, string | null], number>(
  `SELECT DISTINCT entity_no FROM search_name JOIN tally_entity ON tally_entity.no = entity_no
   WHERE folded = ? AND (? IS NULL OR type = ?)`,
)
const entitiesWith = column<[string, string | null, string | null], number>(
  `SELECT DISTINCT entity_no FROM search_name JOIN tally_entity ON tally_entity.no = entity_no
   WHERE instr(folded, ?) > 0 AND (? IS NULL OR type = ?)`,
)
/** By how it sounds: pinyin or first letters of the syllables, from their beginning; `insides` also within. */
const entitiesTyped = column<[{ key: string; end: string; insides: number; kind: string | null }], number>(
  `SELECT DISTINCT entity_no FROM search_name JOIN tally_entity ON tally_entity.no = entity_no
   WHERE (initials >= @key AND initials < @end OR pinyin >= @key AND pinyin < @end
     OR @insides AND (instr(initials, @key) > 0 OR instr(pinyin, @key) > 0)) AND (@kind IS NULL OR type = @kind)`,
)
const countHomes = column<[string], number>(
  'SELECT coalesce(sum(articles), 0) FROM tally_entity WHERE no IN (SELECT value FROM json_each(?))',
)
const homes = column<[string], number>(
  `SELECT DISTINCT search_article.no FROM tally_home JOIN tally_article ON tally_article.no = article_no
   JOIN search_article ON search_article.article_id = tally_article.article_id
   WHERE entity_no IN (SELECT value FROM json_each(?)) ORDER BY search_article.no DESC`,
)

function setOf(list: () => number[], size: () => number = () => list().length): ArticleSet {
  let set: Set<number> | undefined
  let array: number[] | undefined
  const all = () => {
    array ??= list()
    return array
  }
  return {
    size,
    list: all,
    has: (no) => {
      set ??= new Set(all())
      return set.has(no)
    },
  }
}

const nothing = setOf(() => [])

/** Articles whose title or byline has the term; the index narrows, the row decides. */
function inHead(db: Connection, term: Term, part: 'title' | 'byline'): ArticleSet {
  const { match } = plan([term])
  const fits = (no: number) => hasTerm((titleOf(db).get(no) as { title: string; byline: string })[part], term)
  return {
    size: () => countHeads(db).get(match) as number,
    list: () => heads(db).all(match).filter(fits),
    has: fits,
  }
}

const pageAuthors = column<[], string>(`SELECT DISTINCT author FROM page_meta WHERE author <> ''`)
const ofPageAuthors = column<[string], number>(
  `SELECT search_article.no FROM page_meta JOIN search_article USING (page_id)
   JOIN article ON article.id = article_id
   WHERE author IN (SELECT value FROM json_each(?)) AND byline_json = '[]'`,
)

/** Articles whose byline has the term; of those without one, whose page names an author that has it. */
function byAuthor(db: Connection, term: Term): ArticleSet {
  const inByline = inHead(db, term, 'byline')
  const authors = pageAuthors(db)
    .all()
    .filter((author) => hasTerm(author, term))
  if (authors.length === 0) return inByline
  const set = new Set(ofPageAuthors(db).all(JSON.stringify(authors)))
  return {
    size: () => inByline.size() + set.size,
    list: () => [...new Set([...inByline.list(), ...set])].sort((a, b) => b - a),
    has: (no) => set.has(no) || inByline.has(no),
  }
}

/** A whole name is that thing alone; a part of one, all that have it; letters that are in none, all that sound so. */
function entitiesMeant(db: Connection, folded: string, kind: EntityType | null, exact: boolean): number[] {
  const exactly = entitiesExactly(db).all(folded, kind, kind)
  if (exact || exactly.length > 0) return exactly
  const within = entitiesWith(db).all(folded, kind, kind)
  const key = folded.replace(/['’]/g, '')
  if (within.length > 0 || !/^[a-z0-9]{2,}$/.test(key)) return within
  const typed = (insides: number) => entitiesTyped(db).all({ key, end: key + afterAll, insides, kind })
  const begun = typed(0)
  return begun.length > 0 || key.length < leastInside ? begun : typed(1)
}

/** The things that a field looks for by their names; null for a field that looks for something else. */
export function namedBy(
  db: Connection,
  { field, text, exact }: Extract<Field, { kind: 'field' }>,
): number[] | null {
  const kind = kindOf[field] ?? null
  if (kind === null && field !== 'name') return null
  return entitiesMeant(db, fold(text).replace(/\s+/gu, ''), kind, exact)
}

/** The articles that name one of these things. */
export function articlesNaming(db: Connection, entities: readonly number[]): ArticleSet {
  const asked = JSON.stringify(entities)
  return setOf(
    () => homes(db).all(asked),
    () => countHomes(db).get(asked) as number,
  )
}

/** The field as a set of articles. `words` are what is typed after it. */
export function setOfField(searched: SearchedArticles, node: Extract<Field, { kind: 'field' }>): ArticleSet {
  const { db } = searched
  const { field, text, exact } = node
  if (field === 'tag') {
    const sought = fold(text)
    const all = tags(db)
      .all()
      .filter((tag) => {
        const folded = fold(tag)
        return exact
          ? folded === sought
          : folded === sought || folded.startsWith(`${sought}/`) || folded.includes(sought)
      })
    return setOf(() => tagged(db).all(JSON.stringify(all)))
  }
  const term = termOf(text, exact)
  if (field === 'note') {
    if (!term) return nothing
    return setOf(() => [...searched.withNote(term, plan([term]).match)].sort((a, b) => b - a))
  }
  if (field === 'title') return term ? inHead(db, term, 'title') : nothing
  if (field === 'author') return term ? byAuthor(db, term) : nothing
  return articlesNaming(db, namedBy(db, node) ?? [])
}
