/** Carries annotations over from one version of a text to the next. */
import { fold } from '../search/fold.ts'
import { align, largestPart, remains } from './align.ts'
import { wholeCharacters } from './describe.ts'
import {
  type Anchored,
  context,
  contextFloor,
  type Found,
  find,
  findWhole,
  type Haystack,
  haystack,
  partFloor,
  provesItself,
  type Resolved,
} from './ladder.ts'
import { type Paragraph, paragraphs, partners } from './paragraphs.ts'

export type { Anchored, Found, Resolved } from './ladder.ts'

/** Of a span that was edited inside, what must have lived on (0..1). Lower than in a bare search: the place is known. */
const editedFloor = 0.6
/** The same of a span over several paragraphs: what else came between them is no part of it. */
const togetherFloor = 0.8
/** Units on either side of a short span that must have come along with it. */
const company = 8

/**
 * Where each span of `oldText` is in `newText`: through the difference of the two, and where that has no answer by
 * looking for its quotation. `exact`: same offsets, same text; `moved`: other offsets, same text; `fuzzy`: the text was
 * edited inside the span; `lost`: no longer there. Order and length are those of `spans`.
 */
export function carryOver(oldText: string, newText: string, spans: readonly Anchored[]): readonly Resolved[] {
  const hay = haystack(newText)
  // Case, width and script aside, so that a text in other letters is the same text.
  const map = mapping(fold(oldText), fold(newText))
  return spans.map((span) => {
    const here = oldText.slice(span.start, span.end)
    // What became of its parts is known; only all of it may have turned up where nothing was paired.
    if (here === span.quote) {
      const along = through(map, oldText, hay, span)
      if (along?.anchor !== 'fuzzy') return along ?? findWhole(hay, span)
      // An end may have been aligned with an equal sign nearby, while all of it stands there letter for letter.
      const start = newText.indexOf(span.quote, Math.max(0, along.start - span.quote.length))
      if (start < 0 || start >= along.end) return along
      return { start, end: start + span.quote.length, anchor: 'moved', score: 1 }
    }
    // A mark that was fuzzy or lost before is looked for afresh: its text may be whole again.
    const again = find(hay, span)
    if (again.anchor !== 'lost' || span.anchor !== 'fuzzy') return again
    const along = through(map, oldText, hay, { ...span, quote: here })
    return along ? { ...along, anchor: 'fuzzy' } : again
  })
}

/** Looks spans up in a text when the text they were made in is not known. */
export function resolve(text: string, spans: readonly Anchored[]): readonly Resolved[] {
  const hay = haystack(text)
  return spans.map((span) => find(hay, span))
}

/** The new offset of each unit of the old text, or -1. Only changed paragraphs are aligned, with what shares text with them. */
function mapping(oldText: string, newText: string): Int32Array {
  const map = new Int32Array(oldText.length).fill(-1)
  const before = paragraphs(oldText)
  const after = paragraphs(newText)
  const next = new Map(after.map((now, i) => [now, after[i + 1]]))
  const matches = partners(before, after)
  for (const [i, paragraph] of before.entries()) {
    const here = matches.get(paragraph) ?? []
    place(map, paragraph, here)
    // The break behind a paragraph lives on where its neighbour still follows it.
    const last = here.at(-1)
    const follower = matches.get(before[i + 1] as Paragraph)?.[0]
    if (last && follower && next.get(last) === follower)
      map[paragraph.start + paragraph.text.length] = last.start + last.text.length
  }
  return map
}

function place(map: Int32Array, paragraph: Paragraph, matches: readonly Paragraph[]): void {
  const offsets: number[] = []
  for (const match of matches) for (let i = 0; i < match.text.length; i++) offsets.push(match.start + i)
  const places = align(paragraph.text, matches.map((match) => match.text).join(''))
  places?.forEach((at, i) => {
    if (at >= 0) map[paragraph.start + i] = offsets[at] as number
  })
}

/** The span's new place by what became of its characters; null when too little of it lives on. */
function through(map: Int32Array, oldText: string, hay: Haystack, span: Anchored): Found | null {
  const left = remains(map, span.start, span.end)
  const size = span.end - span.start
  const share = left ? left.alive / Math.max(size, left.end - left.start) : 0
  const isOne = !span.quote.includes('\n')
  const whole = left && share >= (isOne ? editedFloor : togetherFloor) ? left : null
  // Of a mark whose paragraphs stand apart now, the larger part stands for it.
  const found = whole ?? (isOne ? null : largestPart(map, span.start, span.end))
  if (!found || (!whole && found.alive < size * partFloor)) return null
  const { start, end } = wholeCharacters(hay.text, found.start, found.end)
  const short = span.quote.length < provesItself
  if (short && inCompany(map, oldText, span) < 0.5 && context(hay.text, start, span) < contextFloor)
    return null
  const now = hay.text.slice(start, end)
  if (now === span.quote) return { start, end, anchor: start === span.start ? 'exact' : 'moved', score: 1 }
  if (found.alive === size && fold(now) === fold(span.quote)) return { start, end, anchor: 'moved', score: 1 }
  return { start, end, anchor: 'fuzzy', score: whole ? share : found.alive / size }
}

/** Of the characters beside the span in its paragraph, how many still stand where they stood to it (0..1). */
function inCompany(map: Int32Array, oldText: string, { start, end }: Anchored): number {
  let there = 0
  let kept = 0
  const look = (from: number, step: 1 | -1) => {
    const anchor = map[from] as number
    for (let n = 1; n <= company; n++) {
      const unit = oldText[from + n * step]
      if (unit === undefined || unit === '\n') return
      there++
      if (anchor >= 0 && map[from + n * step] === anchor + n * step) kept++
    }
  }
  look(start, -1)
  look(end - 1, 1)
  return there === 0 ? 1 : kept / there
}
