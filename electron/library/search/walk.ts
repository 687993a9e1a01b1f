/** Goes through the articles that a compiled query means, the newest first, as far as they are asked for. */
import type { Statement } from 'better-sqlite3'
import { type Connection, column } from '../db/sql.ts'
import type { Compiled } from './compile.ts'

/** Numbers fetched at once at most; the first time as many as are wanted, then more and more. */
const largestBatch = 8192

/** Statements kept for a connection: queries of the same form share one. */
const statementsKept = 64
const statements = new WeakMap<Connection, Map<string, Statement<(string | number)[]>>>()

function prepared(db: Connection, sql: string): Statement<(string | number)[]> {
  let all = statements.get(db)
  if (!all) {
    all = new Map()
    statements.set(db, all)
  }
  let statement = all.get(sql)
  if (!statement) {
    const oldest = all.keys().next()
    if (all.size >= statementsKept && !oldest.done) all.delete(oldest.value)
    statement = db.prepare<(string | number)[]>(sql)
    all.set(sql, statement)
  }
  return statement
}

interface Source {
  readonly from: string
  readonly where: string
  readonly args: readonly (string | number)[]
}

/** The rows that `match`, `where` and `narrow` give, as the inner part of a statement. */
function sourceOf({ match, where: wanted, narrow = [] }: Compiled): Source {
  const where = match === null ? wanted : [...wanted, ...narrow]
  const conditions = where.map(({ sql }) => `(${sql})`)
  const args = where.flatMap((one) => one.args)
  if (match === null) return { from: 'search_article', where: conditions.join(' AND ') || '1', args }
  const from =
    conditions.length === 0
      ? 'search_text'
      : 'search_text JOIN search_article ON search_article.no = search_text.rowid'
  return { from, where: ['search_text MATCH ?', ...conditions].join(' AND '), args: [match, ...args] }
}

const numberIn = ({ match }: Compiled): string => (match === null ? 'search_article.no' : 'search_text.rowid')

/** Whether what a row's text is found to have needs no other look, where the text is simplified. */
const isProvenBySQLite = ({ narrow = [], narrowProves }: Compiled): boolean =>
  narrowProves === true && narrow.length > 0

/** The number of a row; below zero where the row must still be tested. */
const signed = (compiled: Compiled): string => {
  const no = numberIn(compiled)
  return isProvenBySQLite(compiled) ? `iif(search_article.simplified, ${no}, -${no})` : no
}

function* streamed(db: Connection, compiled: Compiled, wanted: number): Generator<number> {
  const { from, where, args } = sourceOf(compiled)
  const no = numberIn(compiled)
  const batch = prepared(
    db,
    `SELECT ${signed(compiled)} FROM ${from} WHERE ${where} AND ${no} < ? ORDER BY ${no} DESC LIMIT ?`,
  )
  let below = Number.MAX_SAFE_INTEGER
  for (let size = wanted; ; size = Math.min(largestBatch, size * 4)) {
    const numbers = batch.pluck().all(...args, below, size) as number[]
    yield* numbers
    if (numbers.length < size) return
    below = Math.abs(numbers.at(-1) as number)
  }
}

/** Numbers of articles gone through in one stretch: fewer where each text must be looked into. */
const stretch = { proven: 16_384, tested: 2048 } as const

/** As `streamed`, stretch by stretch of all numbers, with a rest (null) after each. */
function* inStretches(db: Connection, compiled: Compiled): Generator<number | null> {
  const { from, where, args } = sourceOf(compiled)
  const no = numberIn(compiled)
  const some = prepared(
    db,
    `SELECT ${signed(compiled)} FROM ${from} WHERE ${where} AND ${no} <= ? AND ${no} > ? ORDER BY ${no} DESC`,
  )
  const length = compiled.proven ? stretch.proven : stretch.tested
  for (let top = newest(db).get() as number; top > 0; top -= length) {
    yield* some.pluck().all(...args, top, top - length) as number[]
    yield null
  }
}

/** What comes in `stream` and is meant, and what else is, each once, in falling order; rests pass through. */
function* meant<Rest extends null | never>(
  compiled: Compiled,
  stream: Iterator<number | Rest>,
): Generator<number | Rest> {
  const { test, proven, extraProven } = compiled
  const extra = compiled.extra()
  const isSure = proven || isProvenBySQLite(compiled)
  let at = 0
  for (;;) {
    // Only when it is wanted: the next one may be a long way off.
    const next = stream.next()
    if (!next.done && next.value === null) {
      yield next.value
      continue
    }
    const value = next.done ? -1 : (next.value as number)
    const one = next.done ? -1 : Math.abs(value)
    for (; at < extra.length && (extra[at] as number) > one; at++) {
      const other = extra[at] as number
      if (extraProven || test(other)) yield other
    }
    if (next.done) return
    const isExtra = extra[at] === one
    if (isExtra) at++
    if ((isSure && value > 0) || (isExtra && extraProven) || test(one)) yield one
  }
}

const nothing = (): Iterator<never> => [][Symbol.iterator]()

/** The numbers of the articles that are meant, each once, in falling order. About how many are `wanted` is no bound. */
export const walk = (db: Connection, compiled: Compiled, wanted = 128): Generator<number> =>
  meant(compiled, compiled.streams ? streamed(db, compiled, wanted) : nothing())

/** As `walk`, to the end, with rests (null) in which other things can be done. */
export const walkWithRests = (db: Connection, compiled: Compiled): Generator<number | null> =>
  meant<null>(compiled, compiled.streams ? inStretches(db, compiled) : nothing())

/**
 * Matches that are counted one by one; beyond them the number follows from how far these reach back. Fewer where not every
 * match is meant: then it is about right at best, and long phrases are slow to count.
 */
const counted = { proven: 2000, tested: 500 } as const
const newest = column<[], number>('SELECT coalesce(max(no), 0) FROM search_article')

/** How many are meant, where the index alone can tell soon; else about how many. */
export function countOf(
  db: Connection,
  compiled: Compiled,
): { readonly count: number; readonly isExact: boolean } {
  const extra = compiled.extra()
  if (!compiled.streams) return { count: extra.length, isExact: compiled.extraProven }
  const { from, where, args } = sourceOf({ ...compiled, narrow: [] })
  const no = numberIn(compiled)
  const most = compiled.proven ? counted.proven : counted.tested
  const { count, oldest } = prepared(
    db,
    `SELECT count(*) AS count, min(no) AS oldest FROM
         (SELECT ${no} AS no FROM ${from} WHERE ${where} ORDER BY ${no} DESC LIMIT ${most + 1})`,
  ).get(...args) as { count: number; oldest: number | null }
  if (count > most) {
    const last = newest(db).get() as number
    return { count: Math.round((count * last) / (last - (oldest as number) + 1)), isExact: false }
  }
  if (extra.length === 0) return { count, isExact: compiled.proven }
  const both = db
    .prepare(`SELECT count(*) FROM ${from} WHERE ${where} AND ${no} IN (SELECT value FROM json_each(?))`)
    .pluck()
    .get(...args, JSON.stringify(extra)) as number
  return { count: count + extra.length - both, isExact: compiled.proven && compiled.extraProven }
}

/** The numbers of all that are meant, in falling order. */
export function allOf(db: Connection, compiled: Compiled): number[] {
  if (compiled.streams && compiled.proven && compiled.extra().length === 0) {
    const { from, where, args } = sourceOf(compiled)
    const no = numberIn(compiled)
    return db
      .prepare(`SELECT ${no} FROM ${from} WHERE ${where} ORDER BY ${no} DESC`)
      .pluck()
      .all(...args) as number[]
  }
  return [...walk(db, compiled)]
}
