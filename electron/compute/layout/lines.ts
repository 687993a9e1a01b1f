/** Page text → its lines, and the marks in front of each. Offsets: UTF-16 units of the page text. */
import type { Range } from '../../contract/page.ts'
import type { Row } from './beside.ts'

/** One non-blank line. */
export interface Line {
  /** Where the first non-blank character stands, marks included. */
  readonly start: number
  /** After the last non-blank character. */
  readonly end: number
  /** Where the text begins, after the marks; `end` when there are only marks. */
  readonly body: number
  /** What stands in front of the text: `#`, layout glyphs. */
  readonly marks: readonly string[]
  /** Where the marks of bold type stand that are inside or behind the text: two stars each, in pairs. */
  readonly stars: readonly number[]
  /** The whole text is set in bold type. */
  readonly bold: boolean
  /** Blank lines above it; the first line of a page counts as one. */
  readonly gap: number
  /** Begins with two or more blanks or an ideographic space, as the first line of a paragraph does. */
  readonly indented: boolean
  /** Another column stands in the same line of the page: what lies between this line and the next is not all blank. */
  readonly beside: boolean
  /** Where a glyph stands that has the line above to itself and belongs to this one. */
  readonly glyph: Range | null
}

/** Layout glyphs that point at a photo, open a byline or an item of a list. */
const glyphs = '□■▶▼◀▲►◄▷◁△▽◆◇●○★☆◎►▸◂▪▫'
/** Glyphs that point at a photo. */
export const photoGlyphs = '▶▼◀▲►◄▷◁△▽▸◂'

/** Bold type, as Markdown writes it. */
const bold = '**'

/** Is a mark a layout glyph, not one of Markdown? */
export const isGlyph = (mark: string): boolean => glyphs.includes(mark)

const lineEnd = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g
const markAt = new RegExp(`(?:#{1,6}(?![#\\w])|[${glyphs}])\\s*`, 'y')

/** Two stars, not one of three, that have a partner in the line: `**` … `**`. */
function starsOf(line: string, start: number): number[] {
  const found: number[] = []
  for (let at = line.indexOf(bold); at >= 0; at = line.indexOf(bold, at + bold.length)) {
    if (line.charAt(at + bold.length) === '*') return []
    found.push(start + at)
  }
  return found.length % 2 === 0 ? found : []
}

function marksOf(
  text: string,
  start: number,
  end: number,
): { marks: string[]; body: number; stars: number[]; bold: boolean } {
  const marks: string[] = []
  let stars = starsOf(text.slice(start, end), start)
  let body = start
  for (;;) {
    while (stars[0] === body) {
      marks.push(bold)
      stars = stars.slice(1)
      body += bold.length
      while (body < end && text.charAt(body).trim() === '') body++
    }
    markAt.lastIndex = body
    const found = markAt.exec(text)?.[0]
    if (found === undefined || body + found.trimEnd().length > end) break
    marks.push(found.trimEnd())
    body += found.length
  }
  const whole = stars.length === 1 && stars[0] === end - bold.length && marks.includes(bold)
  return { marks, body: Math.min(body, end), stars, bold: whole }
}

/** The text of a part of the page without the marks of bold type that stand in it. */
export function withoutStars(page: string, from: number, to: number, stars: readonly number[]): string {
  let text = ''
  let at = from
  for (const star of stars) {
    if (star < at || star >= to) continue
    text += page.slice(at, star)
    at = star + bold.length
  }
  return text + page.slice(at, to)
}

/** All rows of a page, blank ones as well. Any kind of line end, mixed, counts. */
export function splitRows(text: string): Row[] {
  const rows: Row[] = []
  let start = 0
  lineEnd.lastIndex = 0
  for (let found = lineEnd.exec(text); found; found = lineEnd.exec(text)) {
    rows.push({ start, end: found.index, beside: false })
    start = found.index + found[0].length
  }
  rows.push({ start, end: text.length, beside: false })
  return rows
}

/** The lines of rows with text on them, in the order of the rows: of all of the page, if no others are given. */
export function splitLines(text: string, rows: readonly Row[] = splitRows(text)): Line[] {
  const lines: Line[] = []
  let gap = 1
  for (const { start: from, end: to, beside } of rows) {
    const raw = text.slice(from, to)
    const trimmed = raw.trim()
    if (trimmed === '') {
      gap++
      continue
    }
    const lead = raw.length - raw.trimStart().length
    const start = from + lead
    const end = start + trimmed.length
    const { marks, body, stars, bold } = marksOf(text, start, end)
    const indented = lead >= 2 || raw.startsWith('\u3000')
    lines.push({ start, end, body, marks, stars, bold, gap, indented, beside, glyph: null })
    gap = 0
  }
  return lines
}
