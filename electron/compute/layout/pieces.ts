/** Lines → pieces: a piece is a line, or several that a fixed line width has cut. */
import { simplified } from './fold.ts'
import { isGlyph, type Line, splitLines, withoutStars } from './lines.ts'
import { wrappedLines } from './wrapping.ts'

/** The smallest thing the engine moves: it lies in one role of one block. */
export interface Piece {
  readonly index: number
  /** Page text from the first mark to the last character, one range for each line. */
  readonly lines: readonly Line[]
  readonly start: number
  readonly end: number
  /** Clean text: lines joined, marks gone. */
  readonly text: string
  /** The same with simplified characters, unit for unit: what tests on words look at. */
  readonly plain: string
  readonly marks: readonly string[]
  /** Number of `#`; 0 without. */
  readonly hash: number
  /** All of it is set in bold type. */
  readonly bold: boolean
  /** A layout glyph stands in front. */
  readonly glyph: boolean
  /** Blank lines above it; on a page without blank lines between paragraphs, line ends. */
  readonly gap: number
  /** The page sets its paragraphs off by line ends alone: a blank line parts more than paragraphs. */
  readonly tight: boolean
  readonly indented: boolean
  /** Its last line is shorter than the width that cuts the lines here: no column broke off behind it. */
  readonly ragged: boolean
}

const latinEnd = /[\p{Script=Latin}\d,.;:!?%)\]’”]$/u
const latinStart = /^[\p{Script=Latin}\d(“‘[]/u
const hyphenEnd = /\p{Script=Latin}-$/u

/** What stands between two halves of a text: a blank between Latin words, nothing in Chinese. */
export function seam(left: string, right: string): '' | ' ' {
  const [end, start] = [left.slice(-12), right.slice(0, 12)]
  const spaced =
    latinEnd.test(end) && latinStart.test(start) && !hyphenEnd.test(end) && /[A-Za-z]/.test(end + start)
  return spaced ? ' ' : ''
}

/** A glyph alone on its line belongs to the line below it. */
function withGlyphs(lines: readonly Line[]): Line[] {
  const kept: Line[] = []
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line
    const next = lines[i + 1]
    if (line.body === line.end && next && next.gap <= 1 && next.marks.length === 0) {
      kept.push({ ...next, start: line.start, marks: line.marks, gap: line.gap })
      i++
    } else kept.push(line)
  }
  return kept
}

/** Lines without a blank line between them. */
function groupsOf(lines: readonly Line[]): Line[][] {
  const groups: Line[][] = []
  for (const line of lines) {
    const last = groups.at(-1)
    if (last && line.gap === 0) last.push(line)
    else groups.push([line])
  }
  return groups
}

/** The page's pieces in page order. Linear in the length of the page. */
export function splitPieces(text: string): Piece[] {
  const pieces: Piece[] = []
  const groups = groupsOf(withGlyphs(splitLines(text)))
  const wrapped = wrappedLines(simplified(text), groups)
  for (const [g, group] of groups.entries()) {
    for (let i = 0; i < group.length; ) {
      let j = i + 1
      while (j < group.length && wrapped[g]?.[j]?.goesOn) j++
      const ragged = wrapped[g]?.[j - 1]?.ragged === true
      pieces.push(pieceOf(text, pieces.length, group.slice(i, j), ragged))
      i = j
    }
  }
  return spaced(pieces)
}

/** A page that sets its paragraphs off by line ends alone: there a line end is what a blank line is elsewhere. */
function spaced(pieces: readonly Piece[]): Piece[] {
  const tight = pieces.filter(({ gap }) => gap === 0).length * 2 > pieces.length
  return tight ? pieces.map((piece) => ({ ...piece, gap: piece.gap + 1, tight })) : [...pieces]
}

function pieceOf(text: string, index: number, lines: readonly Line[], ragged: boolean): Piece {
  const first = lines[0] as Line
  const own = ({ body, end, stars }: Line): string => withoutStars(text, body, end, stars).trim()
  const parts = [own(first)]
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i] as Line
    const part = own(line)
    // Looked at piece by piece: the text so far may be very long.
    parts.push(seam(parts.at(-1) as string, part) + part)
  }
  const whole = parts.join('')
  const marks = lines.flatMap((line) => [...line.marks, ...line.stars.map(() => '**')])
  const hash = marks.find((mark) => mark.startsWith('#'))?.length ?? 0
  return {
    index,
    lines,
    start: first.start,
    end: (lines.at(-1) as Line).end,
    text: whole,
    plain: simplified(whole),
    marks,
    hash,
    bold: lines.every((line) => line.bold),
    glyph: marks.some(isGlyph),
    gap: first.gap,
    tight: false,
    indented: first.indented,
    ragged,
  }
}
