/** What stands around a passage in its paragraph: enough to know what it speaks of, no whole column. */
import { cutsCharacter } from '../anchoring/describe.ts'

/** UTF-16 units on each side, about three lines of a card. */
export const longestSide = 120

const sentenceEnd = /[。！？；!?;][”’」』）)]*/g

/** Before and after `[start, end)` up to the ends of its paragraphs; `…` where a long one is cut, at a sentence if it can be. */
export function surroundings(text: string, start: number, end: number): { before: string; after: string } {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const to = text.indexOf('\n', end)
  const upTo = to < 0 ? text.length : to
  return { before: head(text, start === 0 ? 0 : from, start), after: tail(text, end, upTo) }
}

function head(text: string, from: number, to: number): string {
  if (to - from <= longestSide) return text.slice(from, to)
  const at = to - longestSide
  // A sentence may have ended right there, with its sign and a quotation mark before.
  const seen = Math.max(from, at - 2)
  const ends = [...text.slice(seen, to).matchAll(sentenceEnd)]
  const cut = ends.map((end) => seen + end.index + end[0].length).find((end) => end >= at) ?? at
  // A sentence that ends right before the passage would leave nothing: the cut one says more.
  const start = cut < to ? cut : at
  return `…${text.slice(cutsCharacter(text, start) ? start + 1 : start, to)}`
}

function tail(text: string, from: number, to: number): string {
  if (to - from <= longestSide) return text.slice(from, to)
  const at = from + longestSide
  const last = [...text.slice(from, at).matchAll(sentenceEnd)].at(-1)
  const end = last ? from + last.index + last[0].length : at
  return `${text.slice(from, cutsCharacter(text, end) ? end - 1 : end)}…`
}
