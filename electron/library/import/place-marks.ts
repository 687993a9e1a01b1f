/** Finds where marks from outside belong: first the article, then the passage; refuses what nothing proves. */
import { find, type Haystack, haystack, provesItself } from '../anchoring/ladder.ts'
import type { ForeignMark } from './foreign-mark.ts'

/** What there is to choose from. */
export interface Shelf {
  /** Articles that the mark's origin points at, most likely first; each group is tried before the next. */
  named(mark: ForeignMark): readonly (readonly string[])[]
  /** Articles in which the quotation stands letter by letter. */
  holding(quote: string): readonly string[]
  text(articleId: string): string
}

export interface Placed {
  readonly articleId: string
  readonly start: number
  readonly end: number
  readonly anchor: 'exact' | 'fuzzy'
  /** Of a fuzzy one, how much of the quotation was found (0..1). */
  readonly score: number | null
  /** Nothing proves that it is this place and no other. */
  readonly isGuess: boolean
}

/** Answers mark by mark; null: there is no such passage, or nothing says which of several it is. */
export function placer(shelf: Shelf): (mark: ForeignMark) => Placed | null {
  const hays = new Map<string, Haystack>()
  const hay = (id: string): Haystack => {
    const there = hays.get(id) ?? haystack(shelf.text(id))
    hays.set(id, there)
    return there
  }
  return (mark) => {
    if (mark.quote.trim() === '') return null
    for (const ids of shelf.named(mark)) {
      const found = best(ids.flatMap((id) => placeIn(hay(id), id, mark) ?? []))
      if (found) return found
    }
    // The title is unknown here: only the words themselves can say which article is meant.
    const elsewhere = shelf
      .holding(mark.quote)
      .flatMap((id) => placeIn(hay(id), id, mark) ?? [])
      .filter(({ sureness }) => sureness >= (mark.quote.length >= provesItself ? 0 : 2))
    const most = Math.max(...elsewhere.map(({ sureness }) => sureness))
    const sure = elsewhere.filter(({ sureness }) => sureness === most)
    return sure.length === 1 ? { ...(sure[0] as Candidate), isGuess: most < 2 } : null
  }
}

/** `sureness`: 2 both sides of the context stand beside it, 1 one of them does, 0 only the quotation. */
type Candidate = Placed & { readonly sureness: 0 | 1 | 2 }

function best(candidates: readonly Candidate[]): Candidate | null {
  const order = (one: Candidate) => (one.anchor === 'exact' ? 10 : 0) + (one.isGuess ? 0 : 5) + one.sureness
  const [first, second] = candidates.toSorted((a, b) => order(b) - order(a))
  if (first === undefined) return null
  return second !== undefined && order(second) === order(first) ? { ...first, isGuess: true } : first
}

function placeIn({ text, grams }: Haystack, articleId: string, mark: ForeignMark): Candidate | null {
  const start = mark.position === null ? 0 : unitAt(text, mark.position)
  const found = find(
    { text, grams },
    { start, end: start + mark.quote.length, quote: mark.quote, prefix: mark.prefix, suffix: mark.suffix },
  )
  if (found.anchor === 'lost') return null
  const before = mark.prefix !== '' && text.slice(0, found.start).endsWith(mark.prefix)
  const behind = mark.suffix !== '' && text.startsWith(mark.suffix, found.end)
  const sureness = before && behind ? 2 : before || behind ? 1 : 0
  const isWhole = found.anchor !== 'fuzzy'
  const isAtHint = mark.position !== null && found.start === start
  const isOnly = text.indexOf(mark.quote) === text.lastIndexOf(mark.quote)
  return {
    articleId,
    start: found.start,
    end: found.end,
    anchor: isWhole ? 'exact' : 'fuzzy',
    score: isWhole ? null : found.score,
    isGuess: !isWhole || !(isOnly || isAtHint || sureness > 0),
    sureness,
  }
}

/** The UTF-16 offset of a code point; the end of the text for what lies beyond it. */
function unitAt(text: string, position: number): number {
  let unit = 0
  for (let n = 0; n < position && unit < text.length; n++)
    unit += (text.codePointAt(unit) as number) > 0xffff ? 2 : 1
  return unit
}
