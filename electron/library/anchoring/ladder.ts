/** Finds a quotation again in a text of which nothing else is known: rungs from cheap to dear, each proved by the quote. */
import { fold } from '../search/fold.ts'
import { align } from './align.ts'
import { alike, type Likeness } from './approximate.ts'
import { wholeCharacters } from './describe.ts'
import { type GramIndex, gramIndex } from './grams.ts'

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
/** Of a changed quote, what must still be there (0..1): by itself; with some of its context; between what stood around it. */
const floors = { alone: 0.9, inCompany: 0.8, inPlace: 0.6, short: 0.5 }
/** Of its context on one side, what makes it company, and what makes it its own place (0..1). */
const company = { some: 0.3, same: 0.8 }
/** Units of a paragraph so short that it is taken for an edit. */
const shortParagraph = 8
/** Of a quote over several paragraphs that stand apart now, what the part must have that stands for it (0..1). */
export const partFloor = 0.5
/** Occurrences whose context is compared closely; the rest have less in common with it at first sight. */
const closelyCompared = 50

/** A text that quotations are looked up in, many times over. */
export interface Haystack {
  readonly text: string
  /** Of the folded text: case, width and script aside. Made when first asked for: most quotations never need it. */
  readonly grams: () => GramIndex
}

export function haystack(text: string): Haystack {
  let index: GramIndex | undefined
  return {
    text,
    grams: () => {
      index ??= gramIndex(fold(text))
      return index
    },
  }
}

/**
 * Same place → unique exact → best exact by context, then nearness → approximate → for a quote over several paragraphs the
 * larger part of it that stands together → lost.
 */
export function find(hay: Haystack, span: Anchored): Resolved {
  const found = findWhole(hay, span)
  return found.anchor === 'lost' && span.quote.includes('\n') ? part(hay, span) : found
}

/** The same without the last rung: the whole quote or nothing. */
export function findWhole(hay: Haystack, span: Anchored): Resolved {
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
  return similar(hay, span)
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

/** The most similar passage, if enough of it is the quote's. */
function similar(hay: Haystack, span: Anchored): Resolved {
  const wanted = {
    quote: fold(span.quote),
    prefix: fold(span.prefix),
    suffix: fold(span.suffix),
    start: span.start,
  }
  const best = alike(hay.grams(), wanted).find((one) => isProof(one, span))
  if (!best) return lost
  const place = wholeCharacters(hay.text, best.start, best.end)
  // The same words in other letters (traditional, full width) are the same passage.
  if (fold(hay.text.slice(place.start, place.end)) === wanted.quote)
    return { ...place, anchor: 'moved', score: 1 }
  return { ...place, anchor: 'fuzzy', score: best.quote }
}

/** Whether a likeness is the passage and no other: the less of the quote is left, the more must its context say so. */
function isProof(one: Likeness, { quote, prefix, suffix }: Anchored): boolean {
  const before = prefix === '' ? 0 : one.prefix
  const after = suffix === '' ? 0 : one.suffix
  const [better, worse] = [Math.max(before, after), Math.min(one.prefix, one.suffix)]
  // A short word that stands elsewhere in other company is another mention of it: only its own sentence proves it.
  if (quote.length < provesItself)
    return (
      one.quote >= floors.short && better >= company.same && prefix.length + suffix.length >= provesItself
    )
  if (one.quote >= floors.alone) return true
  if (one.quote >= floors.inCompany) return better >= company.some
  // Over several paragraphs so much of something else would be a paragraph that came between.
  if (quote.includes('\n') && (1 - one.quote) * quote.length > shortParagraph) return false
  return one.quote >= floors.inPlace && better >= company.same && worse >= company.same
}

/** The longest run of the quote's paragraphs that stands together, if it is the larger part of the quote. */
function part(hay: Haystack, span: Anchored): Resolved {
  const lines = span.quote.split('\n')
  const starts = lines.map((_, i) => lines.slice(0, i).reduce((sum, line) => sum + line.length + 1, 0))
  const runs = lines
    .flatMap((_, from) => lines.slice(from).map((_, n) => [from, from + n + 1] as const))
    .filter(([from, to]) => to - from < lines.length)
    .map(([from, to]) => ({ start: starts[from] as number, quote: lines.slice(from, to).join('\n') }))
    .filter(({ quote }) => quote.length >= Math.max(provesItself, span.quote.length * partFloor))
    .sort((a, b) => b.quote.length - a.quote.length)
  for (const { start, quote } of runs) {
    const end = start + quote.length
    const found = findWhole(hay, {
      start: span.start + start,
      end: span.start + end,
      quote,
      prefix: start === 0 ? span.prefix : span.quote.slice(Math.max(0, start - 32), start),
      suffix: end === span.quote.length ? span.suffix : span.quote.slice(end, end + 32),
    })
    if (found.anchor !== 'lost')
      return { ...found, anchor: 'fuzzy', score: (found.score * quote.length) / span.quote.length }
  }
  return lost
}
