/**
 * A query's tree → how its articles are found. Each part is a test on one article, and a superset to go through: what the
 * index gives for an FTS5 expression (narrowed by conditions on rows), and a list of further numbers (notes, entities).
 */
import type { QueryNode } from '../../contract/query.ts'
import { column } from '../db/sql.ts'
import type { SearchedArticles } from './articles.ts'
import { type ArticleSet, articlesNaming, type Condition, conditionOf, setOfField } from './fields.ts'
import { isHanOnly } from './fold.ts'
import { meantByLetters } from './letters.ts'
import { hasTerm } from './passages.ts'
import { plan, termOf } from './terms.ts'

/** Where words are looked for. */
export type Scope = 'all' | 'text' | 'note'

export interface Compiled {
  /** Whether the article is meant. */
  readonly test: (no: number) => boolean
  /** FTS5 expression over the texts; null: the index has no part in it. */
  readonly match: string | null
  /** Conditions on the rows that `match` gives, or on all rows without it. */
  readonly where: readonly Condition[]
  /** What SQLite itself can say of the texts that `match` gives; it leaves out many of those that would fail the test. */
  readonly narrow?: readonly Condition[]
  /** Whether all of what is left then is meant, as far as its text is simplified. */
  readonly narrowProves?: boolean
  /** Set where the part says that texts do not match an expression: an index can take that away from another one. */
  readonly except?: string
  /** Whether all of what `match` and `where` give is meant. */
  readonly proven: boolean
  /** Whether rows are gone through: with `match`, or all that `where` lets through. */
  readonly streams: boolean
  /** What else may be meant; each must be tested unless `extraProven`. */
  readonly extra: () => readonly number[]
  readonly extraProven: boolean
  /** About how many articles must be looked at. */
  readonly size: () => number
}

const none = () => []
const countMatches = column<[string], number>('SELECT count(*) FROM search_text WHERE search_text MATCH ?')
const countAll = column<[], number>('SELECT count(*) FROM search_article')
const everything = { match: null, where: [], streams: true, extra: none, extraProven: true } as const

/** Compiles a tree; texts and notes are read through `searched`. */
export function compile(searched: SearchedArticles, node: QueryNode, scope: Scope): Compiled {
  const { db } = searched
  const total = () => countAll(db).get() as number
  const make = (node: QueryNode): Compiled => {
    if (node.kind === 'and') return both(node.parts.map(make), total)
    if (node.kind === 'or') return either(node.parts.map(make), listOf)
    if (node.kind === 'not') return without(make(node.part), total)
    if (node.kind === 'words') {
      const meant = meantByLetters(searched, node, scope)
      if (meant) return set(articlesNaming(db, meant))
      return words(searched, node.text, node.exact, scope, total)
    }
    const condition = conditionOf(db, node)
    if (condition) return rows(condition)
    if (node.kind !== 'field') throw new TypeError(`no such field: ${node.kind}`)
    return set(setOfField(searched, node))
  }
  const set = ({ has, list, size }: ArticleSet): Compiled => ({
    test: has,
    match: null,
    where: [],
    proven: true,
    streams: false,
    extra: list,
    extraProven: true,
    size,
  })
  const rows = (condition: Condition): Compiled => {
    const { sql, args } = condition
    const one = db.prepare(`SELECT 1 FROM search_article WHERE no = ? AND (${sql})`)
    return {
      ...everything,
      test: (no) => one.get(no, ...args) !== undefined,
      where: [condition],
      proven: true,
      size: total,
    }
  }
  const listOf = ({ where }: Compiled): number[] => {
    const all = where.map(({ sql }) => `(${sql})`).join(' AND ')
    return db
      .prepare(`SELECT no FROM search_article ${all === '' ? '' : `WHERE ${all}`} ORDER BY no DESC`)
      .pluck()
      .all(...where.flatMap(({ args }) => args)) as number[]
  }
  return make(node)
}

/**
 * Han text that no other text folds to is found by SQLite, several times as fast as by handing each text over; by LIKE
 * twice as fast as by `instr`, and there is nothing in it that LIKE would take for a sign of its own.
 */
const asItStands = `NOT search_article.simplified OR EXISTS
  (SELECT 1 FROM article WHERE article.id = search_article.article_id AND text LIKE ?)`

function words(
  searched: SearchedArticles,
  typed: string,
  exact: boolean,
  scope: Scope,
  total: () => number,
): Compiled {
  const term = termOf(typed, exact)
  // Punctuation alone narrows nothing.
  if (!term) return { ...everything, test: () => true, proven: true, size: total }
  const { match, proven } = plan([term])
  let found: Set<number> | undefined
  const noted = () => {
    found ??= scope === 'text' ? new Set<number>() : searched.withNote(term, match)
    return found
  }
  const inNotes = () => [...noted()].sort((a, b) => b - a)
  if (scope === 'note')
    return {
      test: (no) => noted().has(no),
      match: null,
      where: [],
      proven: true,
      streams: false,
      extra: inNotes,
      extraProven: true,
      size: () => noted().size,
    }
  return {
    test: (no) => noted().has(no) || hasTerm(searched.row(no).text, term),
    match,
    where: [],
    proven,
    streams: true,
    extra: inNotes,
    extraProven: true,
    ...(proven || !isHanOnly(term.text)
      ? {}
      : { narrow: [{ sql: asItStands, args: [`%${term.text}%`] }], narrowProves: true }),
    size: () => (countMatches(searched.db).get(match) as number) + noted().size,
  }
}

const union = (lists: readonly (readonly number[])[]): number[] =>
  lists.length === 1 ? [...(lists[0] as number[])] : [...new Set(lists.flat())].sort((a, b) => b - a)

function both(parts: readonly Compiled[], total: () => number): Compiled {
  const test = (no: number) => parts.every((part) => part.test(no))
  const indexed = parts.filter((part) => part.match !== null)
  const excepts = indexed.length === 0 ? [] : parts.flatMap(({ except }) => except ?? [])
  const where = parts.flatMap((part) =>
    part.match === null && part.streams && !(part.except !== undefined && indexed.length > 0)
      ? part.where
      : [],
  )
  const sets = parts.filter((part) => !part.streams)
  const smallest = sets.toSorted((a, b) => a.size() - b.size())[0]
  const wanted = indexed.map((part) => `(${part.match})`).join(' AND ')
  const match =
    excepts.length === 0
      ? wanted || null
      : `(${wanted}) NOT (${excepts.map((one) => `(${one})`).join(' OR ')})`
  const size = () => Math.min(...parts.map((part) => part.size()), total())
  if (
    smallest &&
    (indexed.length === 0 || smallest.size() <= Math.min(...indexed.map((part) => part.size())))
  )
    return {
      test,
      match: null,
      where: [],
      proven: true,
      streams: false,
      size,
      extra: smallest.extra,
      extraProven: parts.length === 1 && smallest.extraProven,
    }
  return {
    test,
    match,
    size,
    streams: true,
    extraProven: false,
    where: [...where, ...indexed.flatMap((part) => part.where)],
    narrow: indexed.flatMap((part) => part.narrow ?? []),
    proven: sets.length === 0 && parts.every((part) => part.proven),
    narrowProves: sets.length === 0 && parts.every((part) => part.proven || part.narrowProves === true),
    extra: () =>
      union(
        [...indexed, ...parts.filter((part) => part.match === null && part.streams)].map((part) =>
          part.extra(),
        ),
      ),
  }
}

function either(parts: readonly Compiled[], listOf: (part: Compiled) => number[]): Compiled {
  const test = (no: number) => parts.some((part) => part.test(no))
  // Only plain index expressions join to one; what is narrowed by conditions is listed.
  const indexed = parts.filter((part) => part.match !== null && part.where.length === 0)
  const listed = parts.filter((part) => !indexed.includes(part))
  const size = () => parts.reduce((sum, part) => sum + part.size(), 0)
  const all = listed.some((part) => part.streams && part.match !== null)
  if (all) return { ...everything, test, proven: false, size }
  return {
    test,
    size,
    where: [],
    streams: indexed.length > 0,
    match: indexed.length === 0 ? null : indexed.map((part) => `(${part.match})`).join(' OR '),
    proven: indexed.every((part) => part.proven),
    extra: () =>
      union([
        ...parts.map((part) => part.extra()),
        ...listed.filter((part) => part.streams).map((part) => listOf(part)),
      ]),
    extraProven: parts.every((part) => part.extraProven && (part.proven || indexed.includes(part))),
  }
}

/** Everything but a part; where the part is a condition, so is this. */
function without(part: Compiled, total: () => number): Compiled {
  const test = (no: number) => !part.test(no)
  const isCondition = part.match === null && part.streams && part.proven && part.extra().length === 0
  if (isCondition && part.where.length > 0) {
    const sql = part.where.map((one) => `(${one.sql})`).join(' AND ')
    const condition = { sql: `NOT coalesce(${sql}, 0)`, args: part.where.flatMap(({ args }) => args) }
    return { ...everything, test, where: [condition], proven: true, size: total }
  }
  if (part.match !== null && part.proven && part.where.length === 0) {
    // The index knows it already; notes are few, and tested.
    const noted = part.extra()
    const inIndex = 'search_article.no NOT IN (SELECT rowid FROM search_text WHERE search_text MATCH ?)'
    return {
      ...everything,
      test,
      size: total,
      proven: noted.length === 0,
      except: part.match,
      where: [{ sql: inIndex, args: [part.match] }],
    }
  }
  return { ...everything, test, proven: false, size: total }
}
