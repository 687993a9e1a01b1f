/** Finds a quotation again in a text of which nothing else is known: rungs from cheap to dear, each proved by the quote. */
import { align, remains } from './align.ts'
import { approximate, type GramIndex, gramIndex } from './approximate.ts'
import { wholeCharacters } from './describe.ts'

/** What is known of a span: where it was, and what proves it. Offsets are UTF-16 units. */
export interface Anchored {
  readonly start: number
  readonly end: number
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
  /** How it stood before, if it is an annotation. */
  readonly anchor?: string
}

/** Where a span is now. `score` (0..1) says how much of the quote is still there. */
export interface Found {
  readonly start: number
  readonly end: number
  readonly anchor: 'exact' | 'moved' | 'fuzzy'
  readonly score: number
}
export type Resolved = Found | { readonly anchor: 'lost' }

const lost: Resolved = { anchor: 'lost' }

/** Quotes from this many units on prove themselves; shorter ones are common words and need their context. */
export const provesItself = 8
/** Of its context, what a short quote must find again (0..1). */
export const contextFloor = 0.5
/** Of a changed quote, what must still be there: at most a fifth is edited (0..1). */
const fuzzyFloor = 0.8
/** Occurrences whose context is compared closely; the rest have less in common with it at first sight. */
const closelyCompared = 50

/** A text that quotations are looked up in, many times over. */
export interface Haystack {
  readonly text: string
  /** Made when first asked for: most quotations never need it. */
  readonly grams: () => GramIndex
}

export function haystack(text: string): Haystack {
  let index: GramIndex | undefined
  return {
    text,
    grams: () => {
      index ??= gramIndex(text)
      return index
    },
  }
}

/** Same place → unique exact → best exact by context, then nearness → approximate → lost. */
export function find(hay: Haystack, span: Anchored): Resolved {
  const { text } = hay
  const { quote } = span
  if (quote === '') return lost
  const sure = quote.length >= provesItself
  const bare = span.prefix === '' && span.suffix === ''
  const proven = (at: number) => sure || bare || context(text, at, span) >= contextFloor
  const found = (at: number): Found => ({
    start: at,
    end: at + quote.length,
    anchor: at === span.start ? 'exact' : 'moved',
    score: 1,
  })
  if (text.startsWith(quote, span.start) && proven(span.start)) return found(span.start)
  const places = occurrences(text, quote)
  const best = bestOf(text, places, span)
  if (best !== undefined && proven(best)) return found(best)
  const likely = sure ? similar(hay, span) : lost
  // A short word that stands elsewhere in other company is another mention of it: only its own sentence proves it.
  return likely.anchor === 'lost' ? inContext(hay, span) : likely
}

/** All places of `quote`, overlapping ones included. */
function occurrences(text: string, quote: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) places.push(at)
  return places
}

function bestOf(text: string, places: readonly number[], span: Anchored): number | undefined {
  if (places.length < 2) return places[0]
  const near = (at: number) => Math.abs(at - span.start)
  return places
    .map((at) => ({ at, touching: touching(text, at, span) }))
    .sort((a, b) => b.touching - a.touching || near(a.at) - near(b.at))
    .slice(0, closelyCompared)
    .map(({ at }) => ({ at, score: context(text, at, span) }))
    .sort((a, b) => b.score - a.score || near(a.at) - near(b.at))[0]?.at
}

/** Units of context that touch the quote unchanged on either side. */
function touching(text: string, at: number, { quote, prefix, suffix }: Anchored): number {
  let before = 0
  while (before < prefix.length && prefix.at(-1 - before) === text[at - 1 - before]) before++
  let after = 0
  while (after < suffix.length && suffix[after] === text[at + quote.length + after]) after++
  return before + after
}

/** 0..1: the better-kept side of the context. One side is enough: the other may have been cut or rewritten. */
export function context(text: string, at: number, { quote, prefix, suffix }: Anchored): number {
  const end = at + quote.length
  return Math.max(
    prefix === '' ? 0 : kept(prefix, text.slice(Math.max(0, at - prefix.length), at)),
    suffix === '' ? 0 : kept(suffix, text.slice(end, end + suffix.length)),
  )
}

/** How much of `before` is still in `now`, in order (0..1). */
function kept(before: string, now: string): number {
  return before === now ? 1 : survivors(align(before, now)) / before.length
}

function survivors(places: Int32Array | null): number {
  return places ? places.reduce((count, place) => count + (place >= 0 ? 1 : 0), 0) : 0
}

/** The most similar passage, if at least `fuzzyFloor` of it is the quote's. */
function similar(hay: Haystack, span: Anchored): Resolved {
  const best = approximate(hay.text, hay.grams(), span.quote, span.start)
  if (!best || best.score < fuzzyFloor) return lost
  return { ...wholeCharacters(hay.text, best.start, best.end), anchor: 'fuzzy', score: best.score }
}

/** A quote by the passage around it: the passage is found approximately, the quote's place read off it. */
function inContext(hay: Haystack, span: Anchored): Resolved {
  const passage = span.prefix + span.quote + span.suffix
  if (passage.length < 2 * provesItself) return lost
  const best = approximate(hay.text, hay.grams(), passage, span.start - span.prefix.length)
  if (!best || best.score < fuzzyFloor) return lost
  const places = align(passage, hay.text.slice(best.start, best.end))
  const from = span.prefix.length
  const left = places && remains(places, from, from + span.quote.length)
  if (!left) return lost
  const score = (2 * left.alive) / (span.quote.length + left.end - left.start)
  // Half of a short word may have changed (a wrong character mended), as long as its sentence is the same.
  if (score < 0.5) return lost
  return {
    ...wholeCharacters(hay.text, best.start + left.start, best.start + left.end),
    anchor: 'fuzzy',
    score,
  }
}
