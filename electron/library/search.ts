/** `search.*`: the whole library, article texts and notes, by the query language; each hit is checked against its text. */
import type { Handlers, MethodsOf, Parsed } from '../contract/api.ts'
import type { SearchHit, SearchPassage, SearchResult } from '../contract/model.ts'
import type { Range } from '../contract/page.ts'
import { parseQuery, type QueryNode, sought } from '../contract/query.ts'
import type { MeantWord, SearchScope } from '../contract/search.ts'
import type { Context, Reader } from './context.ts'
import { query } from './db/sql.ts'
import { SearchedArticles } from './search/articles.ts'
import { type Compiled, compile } from './search/compile.ts'
import { facets } from './search/facets.ts'
import { namedBy } from './search/fields.ts'
import { meantByLetters, meantNames } from './search/letters.ts'
import { hitsOf, passagesAt, passagesOf } from './search/passages.ts'
import { bestFirst, candidates, ranked, withTitle } from './search/rank.ts'
import { suggest } from './search/suggest.ts'
import { type Term, termOf } from './search/terms.ts'
import { allOf, countOf, walk } from './search/walk.ts'
import { colorNames } from './settings.ts'

const sourceOf = query<[string], { name: string; paper: string | null }>(
  `SELECT source.name, paper FROM page JOIN source ON source.id = page.source_id
   LEFT JOIN page_meta ON page_meta.page_id = page.id WHERE page.id = ?`,
)
const notesOn = query<[number], { id: string; note: string; start: number; end: number }>(
  `SELECT annotation.id, note, start, "end" FROM search_article JOIN search_annotation USING (article_id)
   JOIN annotation ON annotation.id = annotation_id WHERE search_article.no = ? ORDER BY start, "end", annotation.id`,
)

const mentionsIn = query<[string, string], { start: number; end: number }>(
  `SELECT start, "end" FROM mention WHERE article_id = ? AND state <> 'rejected' AND entity_id IN
     (SELECT entity_id FROM tally_entity WHERE no IN (SELECT value FROM json_each(?))) ORDER BY start, "end"`,
)

/** Units of an article's beginning that are shown where there are no words to show. */
const leadLength = 90

/** What is marked: words in texts and notes, in notes alone, in titles alone. */
interface Marked {
  readonly everywhere: readonly Term[]
  readonly notes: readonly Term[]
  readonly titles: readonly Term[]
  /** Things looked for by name, as JSON: where they are mentioned is shown where there are no words to show. */
  readonly named: string | null
}

function markedOf(db: Reader, root: QueryNode | null, letters: readonly Letters[]): Marked {
  const named: number[] = letters.flatMap(({ entities }) => entities)
  const terms = { everywhere: [] as Term[], notes: [] as Term[], titles: [] as Term[] }
  for (const node of sought(root)) {
    const isNote = node.kind === 'field' && node.field === 'note'
    const isTitle = node.kind === 'field' && node.field === 'title'
    if (node.kind === 'field') named.push(...(namedBy(db, node) ?? []))
    if (node.kind !== 'words' && !isNote && !isTitle) continue
    if (letters.some((one) => one.node === node)) continue
    const term = termOf(node.text, node.exact)
    if (term) terms[isNote ? 'notes' : isTitle ? 'titles' : 'everywhere'].push(term)
  }
  return { ...terms, named: named.length === 0 ? null : JSON.stringify(named) }
}

/** A word that is looked for as a name that sounds so. */
interface Letters {
  readonly node: Extract<QueryNode, { kind: 'words' }>
  readonly entities: readonly number[]
}

function lettersIn(searched: SearchedArticles, root: QueryNode | null, scope: SearchScope): Letters[] {
  const found: Letters[] = []
  for (const node of sought(root)) {
    const entities = node.kind === 'words' ? meantByLetters(searched, node, scope) : null
    if (node.kind === 'words' && entities) found.push({ node, entities })
  }
  return found
}

/** Names that are told of a word; more are only counted. */
const namesTold = 5

/** What the words are taken for, as it is told. */
const meantOf = (searched: SearchedArticles, letters: readonly Letters[]): MeantWord[] =>
  letters.map(({ node: { text, start, end }, entities }) => ({
    text,
    start,
    end,
    count: entities.length,
    names: meantNames(searched, entities).slice(0, namesTold),
  }))

/** The beginning of a text after its title, in one line. */
function lead(text: string): SearchPassage {
  const body = text.indexOf('\n') + 1
  const passage = text
    .slice(body, body + leadLength)
    .toWellFormed()
    .replace(/\n/g, ' ')
  return { in: 'text', annotationId: null, start: body, end: body, passage, hits: [] }
}

function hitOf(
  searched: SearchedArticles,
  no: number,
  marked: Marked,
  scope: SearchScope,
  limit: number,
): SearchHit {
  const { id, title, text, pageId, date } = searched.row(no)
  const shown: SearchPassage[] = []
  let count = 0
  if (scope !== 'note') {
    const found = passagesOf(text, marked.everywhere, limit)
    count = found.count
    for (const { start, passage, hits } of found.passages) {
      const [from, to] = hits[0] as Range
      shown.push({ in: 'text', annotationId: null, start: start + from, end: start + to, passage, hits })
    }
  }
  const inNotes = [...marked.notes, ...(scope === 'text' ? [] : marked.everywhere)]
  if (inNotes.length > 0 && searched.noted.has(no))
    for (const { id: annotationId, note, start, end } of notesOn(searched.db).all(no)) {
      const found = passagesOf(note, inNotes, Math.max(0, limit - shown.length))
      count += found.count
      for (const { passage, hits } of found.passages)
        shown.push({ in: 'note', annotationId, start, end, passage, hits })
    }
  if (shown.length === 0 && marked.named !== null && scope !== 'note') {
    const mentions = mentionsIn(searched.db).all(id, marked.named)
    const found = passagesAt(
      text,
      mentions.map(({ start, end }): Range => [start, end]),
      limit,
    )
    count = found.count
    for (const { start, passage, hits } of found.passages) {
      const [from, to] = hits[0] as Range
      shown.push({ in: 'text', annotationId: null, start: start + from, end: start + to, passage, hits })
    }
  }
  const { name, paper } = sourceOf(searched.db).get(pageId) as { name: string; paper: string | null }
  return {
    articleId: id,
    title,
    sourceName: name,
    paper: paper ?? '',
    date,
    count,
    titleHits: hitsOf(title, [...marked.titles, ...marked.everywhere]),
    passages: shown.length === 0 ? [lead(text)] : shown,
  }
}

/** Newest page first, then by place on the page. */
function byPlace(searched: SearchedArticles, numbers: readonly number[]): number[] {
  return [...numbers].sort((one, other) => {
    const [a, b] = [searched.row(one), searched.row(other)]
    return b.addedAt - a.addedAt || (a.pageId === b.pageId ? a.n - b.n : a.pageId < b.pageId ? 1 : -1)
  })
}

/** A query as it is run: compiled, with what it could not read. Null: there is nothing to look for. */
export function prepare(
  db: Reader,
  text: string,
  scope: SearchScope,
): { searched: SearchedArticles; compiled: Compiled } | null {
  const { root } = parseQuery(text.toWellFormed(), colorNames(db))
  if (root === null || !isSought(root)) return null
  const searched = new SearchedArticles(db)
  return { searched, compiled: compile(searched, root, scope) }
}

/** Whether a query says anything besides punctuation. */
function isSought(node: QueryNode): boolean {
  if (node.kind === 'and' || node.kind === 'or') return node.parts.some(isSought)
  if (node.kind === 'not') return isSought(node.part)
  return node.kind !== 'words' || termOf(node.text, node.exact) !== null
}

/** A query without a letter, digit, sign or field has no hits; no query throws. */
export function searchLibrary(db: Reader, input: Parsed<'search.query'>): SearchResult {
  const { query: text, in: scope, order, limit, limitPerArticle, exact } = input
  const { root, problems } = parseQuery(text.toWellFormed(), colorNames(db))
  const prepared = prepare(db, text, scope)
  if (!prepared) return { query: text, hits: [], articles: 0, isExact: true, problems, meant: [] }
  const { searched, compiled } = prepared
  const letters = lettersIn(searched, root, scope)
  const marked = markedOf(db, root, letters)
  const most = order === 'best' ? Math.max(ranked, limit) : limit
  // One more is looked for: it says whether these are all.
  const steps = walk(db, compiled, most + 1)
  const titles = order === 'best' ? withTitle(db, marked.everywhere, root?.kind === 'or') : []
  const { numbers, isAll } = candidates(steps, titles, compiled, most)
  const counted = isAll
    ? { count: numbers.length, isExact: true }
    : exact
      ? { count: allOf(db, compiled).length, isExact: true }
      : countOf(db, compiled)
  const sorted =
    order === 'best'
      ? bestFirst(searched, numbers, marked.everywhere)
      : byPlace(searched, numbers.slice(0, limit))
  return {
    query: text,
    hits: sorted.slice(0, limit).map((no) => hitOf(searched, no, marked, scope, limitPerArticle)),
    articles: counted.count,
    isExact: counted.isExact,
    problems,
    meant: meantOf(searched, letters),
  }
}

export const search = {
  'search.query': (ctx, input) => searchLibrary(ctx.read, input),
  'search.facets': (ctx, { query: text, in: scope, limit }) =>
    facets(ctx.read, `${scope} ${text}`, () => prepare(ctx.read, text, scope)?.compiled ?? null, limit),
  'search.suggest': (ctx, { text, limit }) => suggest(ctx.read, text, limit),
} satisfies Handlers<Context, MethodsOf<'search'>>
