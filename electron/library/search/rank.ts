/**
 * Best first. Of the hits that a person will look at (the newest, and those with the words in their title) each gets
 *
 *   3 × the share of the words that its title has
 * + 2 × how densely it has the words: n / (n + half its length in thousands of characters + 0.5), averaged over the words
 * + 1 × how new it is: 1 / (1 + its age in years before the newest of them)
 *
 * and the highest come first, equal ones newest first. Queries without words are in order of age.
 */
import type { Connection } from '../db/sql.ts'
import { column } from '../db/sql.ts'
import type { SearchedArticles } from './articles.ts'
import type { Compiled } from './compile.ts'
import { countOf, hasTerm } from './passages.ts'
import { plan, type Term } from './terms.ts'

/** Newest hits that are ranked; more are neither looked at nor remembered by anyone. */
export const ranked = 60
/** Hits by title that are looked for besides. */
const byTitle = 30

const weights = { title: 3, density: 2, recency: 1 }
const year = 365.25 * 86_400_000

const titled = column<[string, number], number>(
  'SELECT rowid FROM search_head WHERE search_head MATCH ? ORDER BY rowid DESC LIMIT ?',
)

/** Numbers of articles with the words (all of them, or one if `any`) in their heads, newest first, as the index has it. */
export function withTitle(db: Connection, terms: readonly Term[], any: boolean): number[] {
  if (terms.length === 0) return []
  const match = terms.map((term) => `(${plan([term]).match})`).join(any ? ' OR ' : ' AND ')
  return titled(db).all(match, byTitle)
}

/** The day an article is of, in milliseconds; where it is not known, when it came. */
export function timeOf({ date, addedAt }: { date: string | null; addedAt: number }): number {
  if (date === null) return addedAt
  const time = Date.parse(date)
  return Number.isNaN(time) ? addedAt : time
}

/** Sorts hits, best first. `numbers` fall. */
export function bestFirst(
  searched: SearchedArticles,
  numbers: readonly number[],
  terms: readonly Term[],
): number[] {
  if (terms.length === 0 || numbers.length === 0) return [...numbers]
  searched.fetch(numbers)
  const rows = numbers.map((no) => ({ no, row: searched.row(no) }))
  const newest = rows.reduce((most, { row }) => Math.max(most, timeOf(row)), Number.NEGATIVE_INFINITY)
  const score = ({ row }: (typeof rows)[number]) => {
    let inTitle = 0
    let density = 0
    for (const term of terms) {
      const count = countOf(row.text, [term])
      density += count / (count + row.text.length / 2000 + 0.5)
      if (hasTerm(row.title, term)) inTitle++
    }
    return (
      (weights.title * inTitle + weights.density * density) / terms.length +
      weights.recency / (1 + (newest - timeOf(row)) / year)
    )
  }
  return rows
    .map((one) => ({ no: one.no, score: score(one) }))
    .sort((a, b) => b.score - a.score || b.no - a.no)
    .map(({ no }) => no)
}

/** The hits to choose from: the newest, and those by title. `next` walks the hits newest first. */
export function candidates(
  next: Iterator<number>,
  titles: readonly number[],
  compiled: Compiled,
  most: number,
): {
  readonly numbers: number[]
  /** Whether these are all hits there are. */
  readonly isAll: boolean
} {
  const found = new Set<number>()
  let step = next.next()
  while (!step.done && found.size < most) {
    found.add(step.value)
    step = next.next()
  }
  const isAll = step.done === true
  if (!isAll) for (const no of titles) if (!found.has(no) && compiled.test(no)) found.add(no)
  return { numbers: [...found].sort((a, b) => b - a), isAll }
}
