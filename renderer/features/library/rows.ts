// The shape of the list: which row is a page's head and which an article, without any of their data.
import type { ArticleSummary } from '../../../electron/contract/model.ts'
import { colors } from '../../../electron/contract/model.ts'
import type { ListingOutline } from '../../../electron/contract/search.ts'

export type Row =
  | { readonly kind: 'page'; readonly id: string; readonly pageAt: number }
  /** `at`: the article's place in the listing. */
  | { readonly kind: 'article'; readonly at: number }

export interface Shape {
  /** Heads and articles together. */
  readonly count: number
  /** Articles alone. */
  readonly total: number
  readonly isHead: (index: number) => boolean
  readonly row: (index: number) => Row
  /** The row in which the article at `at` stands. */
  readonly indexOf: (at: number) => number
}

/** The last place in rising `starts` that is not over `value`. */
function lastUpTo(starts: readonly number[], value: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= value) low = middle
    else high = middle - 1
  }
  return low
}

/** Pages one after the other, each a head and then its articles; without pages, articles alone. */
export function shapeOf({ total, pageIds, counts }: ListingOutline): Shape {
  /** The row of each page's head, and the place of its first article. */
  const heads: number[] = []
  const firsts: number[] = []
  let at = 0
  for (const [i, count] of counts.entries()) {
    heads.push(at + i)
    firsts.push(at)
    at += count
  }
  if (pageIds.length === 0) {
    const row = (index: number): Row => ({ kind: 'article', at: index })
    return { count: total, total, isHead: () => false, row, indexOf: (place) => place }
  }
  const isHead = (index: number) => heads[lastUpTo(heads, index)] === index
  return {
    count: total + pageIds.length,
    total,
    isHead,
    row(index) {
      const pageAt = lastUpTo(heads, index)
      if (heads[pageAt] === index) return { kind: 'page', id: pageIds[pageAt] as string, pageAt }
      return { kind: 'article', at: index - pageAt - 1 }
    },
    // Of pages without articles that begin at the same place, the last is the article's.
    indexOf: (place) => place + lastUpTo(firsts, place) + 1,
  }
}

export const isUnread = (article: ArticleSummary): boolean =>
  article.openedAt === null && article.progress === 0

export const marksOf = (article: ArticleSummary): number =>
  colors.reduce((sum, color) => sum + (article.marks[color] ?? 0), 0)

/** A name without its file ending. */
export const plainName = (name: string): string => name.replace(/\.[^.\s]{1,8}$/, '')
