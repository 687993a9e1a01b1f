/** Finding words in a text as a person reads them: whatever their case, width or form of writing an accent. */
import type { Span } from './span-index.ts'

/** A text made comparable, and for each of its units the span of the character that it comes from. */
export interface FoldedText {
  readonly text: string
  readonly starts: Int32Array
  readonly ends: Int32Array
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().normalize('NFKC')

/** A character with what is written over it; the marks of half-width kana are letters to Unicode. */
const characters = /[\s\S][\p{M}\uff9e\uff9f]*/gu
/** Folding leaves these what they are; nearly every character of a Chinese text is one. */
const isPlain = (unit: number): boolean =>
  (unit >= 0x4e00 && unit <= 0x9fff) || unit === 0x3001 || unit === 0x3002

/** O(length); for one text once, however often is searched in it. */
export function foldText(text: string): FoldedText {
  const parts: string[] = []
  // A character may become several; a text of nothing else is none.
  let starts = new Int32Array(text.length + 16)
  let ends = new Int32Array(text.length + 16)
  let length = 0
  for (const [character] of text.matchAll(characters)) {
    const start = ends[length - 1] ?? 0
    const isOne = character.length === 1 && isPlain(character.charCodeAt(0))
    const part = isOne ? character : fold(character)
    if (length + part.length > starts.length) {
      starts = grown(starts)
      ends = grown(ends)
    }
    for (let i = 0; i < part.length; i++) {
      starts[length] = start
      ends[length] = start + character.length
      length++
    }
    parts.push(part)
  }
  return { text: parts.join(''), starts, ends }
}

function grown(offsets: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(offsets.length * 2 + 32)
  larger.set(offsets)
  return larger
}

/** Every place where `query` stands, in text order; none for blanks alone. Hits do not overlap. */
export function findAll(folded: FoldedText, query: string): Span[] {
  const wanted = fold(query.trim())
  const hits: Span[] = []
  if (wanted === '') return hits
  const { text, starts, ends } = folded
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length))
    hits.push({ start: starts[at] as number, end: ends[at + wanted.length - 1] as number })
  return hits
}
