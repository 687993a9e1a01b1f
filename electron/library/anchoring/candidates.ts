/** All passages of a text that a mark may belong to, for a person to choose from: no floor but plain unlikeness. */
import { fold } from '../search/fold.ts'
import { alike, beside, type Likeness, likelihood } from './approximate.ts'
import { wholeCharacters } from './describe.ts'
import { gramIndex } from './grams.ts'
import type { Anchored } from './ladder.ts'

export interface Candidate {
  readonly start: number
  readonly end: number
  /** Of the quotation, how much is there, and of its context (0..1). */
  readonly score: number
  readonly context: number
  /** 0..1 */
  readonly likelihood: number
}

/** Of a quotation, what must be there to be offered (0..1). */
const floor = 0.4
/** Places where the quotation stands letter by letter that are looked at. */
const mostExact = 50

/** The candidates, the likeliest first. A place that holds the words letter by letter is always one. */
export function candidatesIn(text: string, span: Omit<Anchored, 'anchor'>): Candidate[] {
  const body = fold(text)
  const wanted = {
    quote: fold(span.quote),
    prefix: fold(span.prefix),
    suffix: fold(span.suffix),
    start: span.start,
  }
  if (wanted.quote === '') return []
  const found: Likeness[] = []
  for (
    let at = body.indexOf(wanted.quote);
    at >= 0 && found.length < mostExact;
    at = body.indexOf(wanted.quote, at + 1)
  )
    found.push(beside(body, wanted, at, at + wanted.quote.length, 1))
  for (const one of alike(gramIndex(body), wanted))
    if (one.quote >= floor && !found.some(({ start, end }) => start < one.end && one.start < end))
      found.push(one)
  return found
    .map((one) => {
      const place = wholeCharacters(text, one.start, one.end)
      return {
        ...place,
        score: one.quote,
        context: (one.prefix + one.suffix) / 2,
        likelihood: likelihood(one, wanted, body),
      }
    })
    .sort((a, b) => b.likelihood - a.likelihood)
}
