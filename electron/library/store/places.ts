/** Where the characters of a page's articles stand on the page: the surest way from one layout of a text to another. */
import { traceBlock } from '../../contract/canonical.ts'
import type { Fix, Range } from '../../contract/page.ts'

/** An article's text, for each of its units the page offset or -1, and a person's corrections in it (offsets of the text). */
export interface Placed {
  readonly text: string
  readonly places: Int32Array
  readonly fixes: readonly Fix[]
}

interface Span {
  readonly start: number
  readonly end: number
}
interface RangeBlock extends Span {
  readonly ranges: readonly Range[]
  readonly fixes?: readonly Fix[]
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
  for (const { start, end, ...block } of blocks)
    places.set(traceBlock(pageText, { ...block, text: text.slice(start, end) }), start)
  const fixes = blocks.flatMap(({ start, fixes = [] }) =>
    fixes.map((fix) => ({ ...fix, start: start + fix.start, end: start + fix.end })),
  )
  return { text, places, fixes }
}

/** Where a span is now. `whole`: all of its characters, one after the other with nothing of the page between. */
export interface Landed extends Span {
  /** Index of the article. */
  readonly article: number
  readonly whole: boolean
  /** Of the span's characters, how many these are (0..1). */
  readonly share: number
}

/** The way from page offsets to articles. */
export interface Ground {
  /**
   * The longest run of the span's characters in one article; null when not even half of them are in one. What a person
   * wrote into it or left out of it is none of its characters: it goes with those around it.
   */
  land(from: Placed, span: Span): Landed | null
  /** How many characters of this article others have, by their index. */
  shares(from: Placed): Map<number, number>
}

/** Whether the page has anything of the span; a word that a person wrote is nowhere on it. */
export const isOnPage = ({ text, places }: Placed, { start, end }: Span): boolean =>
  places.subarray(start, end).some((place, i) => place >= 0 && !blank.test(text.charAt(start + i)))

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
  const isLeftOut = correctedPlaces(articles)
  /** Whether nothing of the page stands between: blanks, what a person wrote, and what comes back that was corrected. */
  const isClose = ({ text, places }: Placed, from: number, to: number, was: ReadonlySet<number>): boolean =>
    places
      .subarray(from, to)
      .every((place, i) => place < 0 || was.has(place) || blank.test(text.charAt(from + i)))

  return {
    land(from, { start, end }) {
      let best: Run | undefined
      let run: Run | undefined
      let solid = 0
      const was = correctedPlaces([from])
      for (let i = start; i < end; i++) {
        const place = from.places[i] as number
        if (place < 0 || blank.test(from.text.charAt(i))) continue
        const article = home[place] as number
        if (article < 0 && isLeftOut.has(place)) continue
        solid++
        if (article < 0) {
          run = undefined
          continue
        }
        const at = spot[place] as number
        if (
          run &&
          run.article === article &&
          run.to <= at &&
          isClose(articles[article] as Placed, run.to, at, was)
        )
          run = { ...run, to: at + 1, count: run.count + 1 }
        else run = { article, from: at, to: at + 1, count: 1 }
        if (!best || run.count > best.count) best = run
      }
      if (!best || best.count * 2 < solid) return null
      const whole = best.count === solid
      const span = { start: best.from, end: best.to }
      const ends = whole ? withWritten(from, { start, end }, articles[best.article] as Placed, span) : span
      return { article: best.article, ...ends, whole, share: best.count / solid }
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

/** The page offsets that corrections stand for. */
function correctedPlaces(articles: readonly Pick<Placed, 'fixes'>[]): Set<number> {
  const found = new Set<number>()
  for (const { fixes } of articles)
    for (const { ranges } of fixes)
      for (const [start, end] of ranges) for (let place = start; place < end; place++) found.add(place)
  return found
}

/** The new span with what a person wrote at its ends: what stood there before, and all of what was written for its characters. */
function withWritten(from: Placed, old: Span, to: Placed, { start, end }: Span): Span {
  const isWritten = ({ text, places }: Placed, i: number) => places[i] === -1 && !blank.test(text.charAt(i))
  let lead = old.start
  while (lead < old.end && isWritten(from, lead)) lead++
  for (; lead > old.start && isWritten(to, start - 1) && to.text[start - 1] === from.text[lead - 1]; lead--)
    start--
  let tail = old.end
  while (tail > old.start && isWritten(from, tail - 1)) tail--
  for (; tail < old.end && isWritten(to, end) && to.text[end] === from.text[tail]; tail++) end++
  const had = new Set(from.places.subarray(old.start, old.end))
  for (const fix of to.fixes) {
    if (fix.end <= start || fix.start >= end) continue
    const all = fix.ranges.every(([a, b]) => {
      for (let place = a; place < b; place++) if (!had.has(place)) return false
      return true
    })
    if (all) [start, end] = [Math.min(start, fix.start), Math.max(end, fix.end)]
  }
  return { start, end }
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
