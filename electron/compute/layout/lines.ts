/** Page text → its lines, and the marks in front of each. Offsets: UTF-16 units of the page text. */

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
  /** Blank lines above it; the first line of a page counts as one. */
  readonly gap: number
  /** Begins with two or more blanks or an ideographic space, as the first line of a paragraph does. */
  readonly indented: boolean
}

/** Layout glyphs that point at a photo, open a byline or an item of a list. */
const glyphs = '□■▶▼◀▲►◄▷◁△▽◆◇●○★☆◎►▸◂▪▫'
/** Glyphs that point at a photo. */
export const photoGlyphs = '▶▼◀▲►◄▷◁△▽▸◂'

const lineEnd = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g
const markAt = new RegExp(`(?:#{1,6}(?![#\\w])|[${glyphs}])\\s*`, 'y')

function marksOf(text: string, start: number, end: number): { marks: string[]; body: number } {
  const marks: string[] = []
  let body = start
  for (;;) {
    markAt.lastIndex = body
    const found = markAt.exec(text)?.[0]
    if (found === undefined || body + found.trimEnd().length > end)
      return { marks, body: Math.min(body, end) }
    marks.push(found.trimEnd())
    body += found.length
  }
}

/** All lines with text on them, in page order. Any kind of line end, mixed, counts. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = []
  let gap = 1
  const add = (from: number, to: number): void => {
    const raw = text.slice(from, to)
    const trimmed = raw.trim()
    if (trimmed === '') {
      gap++
      return
    }
    const lead = raw.length - raw.trimStart().length
    const start = from + lead
    const end = start + trimmed.length
    const { marks, body } = marksOf(text, start, end)
    const indented = lead >= 2 || raw.startsWith('\u3000')
    lines.push({ start, end, body, marks, gap, indented })
    gap = 0
  }
  let from = 0
  lineEnd.lastIndex = 0
  for (let found = lineEnd.exec(text); found; found = lineEnd.exec(text)) {
    add(from, found.index)
    from = found.index + found[0].length
  }
  add(from, text.length)
  return lines
}
