/** Cloze: spans of a quotation that the front of a card hides. They are kept with their text, since quotations change. */
import { z } from 'zod'
import { fail } from '../../contract/errors.ts'
import type { Range } from '../../contract/page.ts'
import { wholeCharacters } from '../anchoring/describe.ts'
import type { Span } from '../span.ts'

const Offset = z.int().nonnegative()
const Kept = z.array(
  z
    .object({ start: Offset, end: Offset, text: z.string().min(1) })
    .refine(({ start, end, text }) => end - start === text.length, 'the offsets are not those of the text'),
)
type Kept = z.output<typeof Kept>

/** What is kept in `cloze_json`; null if it is damaged. */
export function readCloze(json: string): Kept | null {
  try {
    return Kept.safeParse(JSON.parse(json)).data ?? null
  } catch {
    return null
  }
}

/**
 * Spans as they are kept: whole characters, in order, those that touch joined. Throws `invalid` (reasons `range`,
 * `blank`) for one that does not lie in the quotation or hides nothing.
 */
export function clozeJson(quote: string, spans: readonly Span[]): string {
  const whole = spans.map(({ start, end }): Range => {
    if (start >= end || end > quote.length)
      throw fail('invalid', `no such passage: ${start} to ${end} in a quotation of ${quote.length} units`, {
        reason: 'range',
        params: { start, end, length: quote.length },
      })
    if (quote.slice(start, end).trim() === '')
      throw fail('invalid', 'the passage holds nothing but blanks', { reason: 'blank' })
    const span = wholeCharacters(quote, start, end)
    return [span.start, span.end]
  })
  return JSON.stringify(
    joined(whole).map(([start, end]): Kept[number] => ({ start, end, text: quote.slice(start, end) })),
  )
}

/**
 * Where the kept spans are in the quotation of today: at their place, else where their text stands once; one that
 * cannot be found is not hidden.
 */
export function clozeIn(quote: string, json: string): Range[] {
  return joined(
    (readCloze(json) ?? []).flatMap(({ start, end, text }): Range[] => {
      if (quote.slice(start, end) === text) return [[start, end]]
      const at = quote.indexOf(text)
      if (at < 0 || quote.indexOf(text, at + 1) >= 0) return []
      return [[at, at + text.length]]
    }),
  )
}

/** In order; ranges that overlap or touch become one. */
function joined(ranges: readonly Range[]): Range[] {
  const result: [number, number][] = []
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else result.push([start, end])
  }
  return result
}
