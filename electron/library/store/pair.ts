/** Which article of a new reading is which article of the old one. */
import { indexTokens } from '../search/tokens.ts'

/** Share of the smaller article's pairs of characters that the other must have, to be the same article. */
const sameFrom = 0.3

/** What two articles are compared by. */
export interface Comparable {
  readonly text: string
  /** Place on the page. */
  readonly n: number
}

/**
 * For each new article the index of the old one it continues, or -1. The most alike first; what is left over is paired
 * by place on the page, since a reading in the wrong encoding has no text in common with the right one.
 */
export function pairArticles(old: readonly Comparable[], fresh: readonly Comparable[]): number[] {
  const tokens = (articles: readonly Comparable[]) =>
    articles.map(({ text }) => new Set(indexTokens(text).split(' ')))
  const [oldTokens, freshTokens] = [tokens(old), tokens(fresh)]
  const likeness: { i: number; j: number; score: number }[] = []
  for (const [j, mine] of freshTokens.entries())
    for (const [i, theirs] of oldTokens.entries()) {
      const score = share(mine, theirs)
      if (score >= sameFrom) likeness.push({ i, j, score })
    }
  likeness.sort((a, b) => b.score - a.score || a.j - b.j || a.i - b.i)
  const pairs = fresh.map(() => -1)
  const taken = new Set<number>()
  const pair = (i: number, j: number) => {
    if (pairs[j] !== -1 || taken.has(i)) return
    pairs[j] = i
    taken.add(i)
  }
  for (const { i, j } of likeness) pair(i, j)
  for (const [j, { n }] of fresh.entries())
    pair(
      old.findIndex((article, i) => !taken.has(i) && article.n === n),
      j,
    )
  return pairs
}

function share(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let common = 0
  for (const token of small) if (large.has(token)) common++
  return common / Math.max(1, small.size)
}
