/** Tags a page that was taken apart: each article's canonical text and the loose texts, with offsets of the page text. */
import { canonicalText, traceBlock } from '../../contract/canonical.ts'
import type { PageLayout, Range } from '../../contract/page.ts'
import type { TaggedEntity, TaggedFigure, TaggedQuote, Tags } from '../../contract/tags.ts'
import type { Table } from './crf/table.ts'
import { fold } from './fold.ts'
import { articleDate, pageDate } from './join/dateline.ts'
import { homeOfText } from './join/places.ts'
import { namesModel } from './names-model.ts'
import { engine, tagWith } from './tag.ts'

interface Piece {
  readonly text: string
  readonly ranges: readonly Range[]
}

/**
 * Tags a whole page. Offsets are UTF-16 code units of the page text. A span over a mended break runs over it on the page,
 * and its `text` is the raw slice without line breaks and the blanks around them. Spans whose
 * characters stand in another order on the page, or with others between them, are left out, for they are no slice of it. `date` is the page's, as in `tagText`.
 */
export function tagPage(text: string, layout: PageLayout, date?: string): Tags {
  return tagPageWith(namesModel(), text, layout, date)
}

/** As `tagPage`, with a given model, or with rules and word lists alone. */
export function tagPageWith(model: Table | null, text: string, layout: PageLayout, date?: string): Tags {
  const entities: TaggedEntity[] = []
  const figures: TaggedFigure[] = []
  const quotes: TaggedQuote[] = []
  const home = homeOfText(fold(text))
  const known = date ?? pageDate(text)
  const collect = (pieces: readonly Piece[]): void => {
    const carry = carrier(text, pieces)
    const canonical = canonicalText(pieces).text
    const tags = tagWith(model, canonical, home, articleDate(fold(canonical), text, known))
    for (const one of tags.entities) carry(one, entities)
    for (const one of tags.figures) carry(one, figures)
    for (const one of tags.quotes) carry(one, quotes)
  }
  for (const article of layout.articles) collect(article.blocks)
  for (const photo of layout.photos) collect([{ text: rawText(text, photo.ranges), ranges: photo.ranges }])
  for (const loose of [...layout.furniture, ...layout.unassigned]) collect([loose])
  return { entities: inOrder(entities), figures: inOrder(figures), quotes: inOrder(quotes), engine }
}

/** So many characters that are no part of a span may stand inside it on the page: marks at a break. */
const strangers = 6

/** The raw slice as a reader sees it: no line breaks, no blanks around them. */
const sliceText = (text: string, start: number, end: number): string =>
  text.slice(start, end).replace(/[ \t\r]*\n\s*/g, '')

const rawText = (text: string, ranges: readonly Range[]): string =>
  ranges.map(([start, end]) => sliceText(text, start, end)).join('')

/** A function that carries a span of the pieces' canonical text to the page. */
function carrier(text: string, pieces: readonly Piece[]) {
  const { text: canonical, spans } = canonicalText(pieces)
  const places = new Int32Array(canonical.length).fill(-1)
  for (const [i, piece] of pieces.entries()) places.set(traceBlock(text, piece), (spans[i] as Range)[0])
  return <T extends { start: number; end: number; text: string }>(span: T, into: T[]): void => {
    let first = -1
    let last = -1
    let ascending = true
    for (let i = span.start; i < span.end; i++) {
      const place = places[i] as number
      if (place < 0) continue
      if (first < 0) first = place
      if (place < last) ascending = false
      last = place
    }
    if (first < 0 || !ascending) return
    const raw = sliceText(text, first, last + 1)
    if (raw.length > span.text.length + strangers) return
    into.push({ ...span, start: first, end: last + 1, text: raw })
  }
}

/** In page order; of two that overlap on the page the earlier and longer stays. */
function inOrder<T extends { start: number; end: number }>(spans: T[]): T[] {
  let reached = 0
  return spans
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((span) => {
      if (span.start < reached) return false
      reached = span.end
      return true
    })
}
