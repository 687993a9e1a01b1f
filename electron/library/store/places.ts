/** Where the characters of a page's articles stand on the page: the surest way from one layout of a text to another. */
import { traceBlock } from '../../contract/canonical.ts'
import type { Range } from '../../contract/page.ts'

/** An article's text, and for each of its units the page offset, or -1. */
export interface Placed {
  readonly text: string
  readonly places: Int32Array
}

interface Span {
  readonly start: number
  readonly end: number
}
interface RangeBlock extends Span {
  readonly ranges: readonly Range[]
}
/** Characters that stand one after the other in one article. */
interface Run {
  readonly article: number
  readonly from: number
  readonly to: number
  readonly count: number
}

/** Blocks stand in the text at `start`–`end` and on the page at `ranges`. */
export function placed(pageText: string, text: string, blocks: readonly RangeBlock[]): Placed {
  const places = new Int32Array(text.length).fill(-1)
  for (const { start, end, ranges } of blocks)
    places.set(traceBlock(pageText, { text: text.slice(start, end), ranges }), start)
  return { text, places }
}

/** Where a span is now. `whole`: all of its characters, one after the other with nothing between. */
export interface Landed extends Span {
  /** Index of the article. */
  readonly article: number
  readonly whole: boolean
}

/** The way from page offsets to articles. */
export interface Ground {
  /** The longest run of the span's characters in one article; null when not even half of them are in one. */
  land(from: Placed, span: Span): Landed | null
  /** How many characters of this article others have, by their index. */
  shares(from: Placed): Map<number, number>
}

const blank = /\s/

export function groundOf(pageText: string, articles: readonly Placed[]): Ground {
  const home = new Int32Array(pageText.length).fill(-1)
  const spot = new Int32Array(pageText.length)
  for (const [n, { places }] of articles.entries())
    for (const [i, place] of places.entries()) {
      if (place < 0) continue
      home[place] = n
      spot[place] = i
    }
  const onlyBlanks = (n: number, from: number, to: number): boolean =>
    (articles[n] as Placed).text.slice(from, to).trim() === ''

  return {
    land(from, { start, end }) {
      let best: Run | undefined
      let run: Run | undefined
      let solid = 0
      for (let i = start; i < end; i++) {
        if (blank.test(from.text.charAt(i))) continue
        solid++
        const place = from.places[i] as number
        const article = place < 0 ? -1 : (home[place] as number)
        if (article < 0) {
          run = undefined
          continue
        }
        const at = spot[place] as number
        if (run && run.article === article && run.to <= at && onlyBlanks(article, run.to, at))
          run = { ...run, to: at + 1, count: run.count + 1 }
        else run = { article, from: at, to: at + 1, count: 1 }
        if (!best || run.count > best.count) best = run
      }
      if (!best || best.count * 2 < solid) return null
      return { article: best.article, start: best.from, end: best.to, whole: best.count === solid }
    },
    shares(from) {
      const counts = new Map<number, number>()
      for (const place of from.places) {
        const article = place < 0 ? -1 : (home[place] as number)
        if (article >= 0) counts.set(article, (counts.get(article) ?? 0) + 1)
      }
      return counts
    },
  }
}

/**
 * For each new article the index of the old one it continues, or -1: the one that begins with the same character if it
 * has half of that article, then the one it has most characters of.
 */
export function pairByPlace(old: readonly Placed[], fresh: readonly Placed[], ground: Ground): number[] {
  const first = ({ places }: Placed) => places.find((place) => place >= 0) ?? -1
  const size = ({ places }: Placed) => places.reduce((sum, place) => sum + (place < 0 ? 0 : 1), 0)
  const claims = old.flatMap((before, i) => {
    const whole = size(before)
    return [...ground.shares(before)].map(([j, share]) => {
      const goesOn = first(before) === first(fresh[j] as Placed) && share * 2 >= whole
      return { i, j, share, goesOn }
    })
  })
  claims.sort((a, b) => Number(b.goesOn) - Number(a.goesOn) || b.share - a.share || a.j - b.j || a.i - b.i)
  const pairs = fresh.map(() => -1)
  const taken = new Set<number>()
  for (const { i, j } of claims)
    if (pairs[j] === -1 && !taken.has(i)) {
      pairs[j] = i
      taken.add(i)
    }
  return pairs
}
