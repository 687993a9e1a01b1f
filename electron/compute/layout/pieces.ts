/** Lines → pieces: a piece is a line, or several that a fixed line width has cut. */
import { contentsLine, isGlyph, type Line, splitLines, withoutStars } from './lines.ts'

/** The smallest thing the engine moves: it lies in one role of one block. */
export interface Piece {
  readonly index: number
  /** Page text from the first mark to the last character, one range for each line. */
  readonly lines: readonly Line[]
  readonly start: number
  readonly end: number
  /** Clean text: lines joined, marks gone. */
  readonly text: string
  readonly marks: readonly string[]
  /** Number of `#`; 0 without. */
  readonly hash: number
  /** All of it is set in bold type. */
  readonly bold: boolean
  /** A layout glyph stands in front. */
  readonly glyph: boolean
  /** Blank lines above it; on a page without blank lines between paragraphs, line ends. */
  readonly gap: number
  readonly indented: boolean
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

/** At least so many lines of one width make a wrapped text. */
const leastWrapped = 4
/** A line may be this much shorter than the width (CJK line breaking keeps punctuation off the line start). */
const slack = 3

/** The width of a group of lines (no blank line between) that a fixed width has cut, or 0. */
function widthOf(lengths: readonly number[]): number {
  const width = lengths.toSorted((a, b) => b - a)[Math.floor(lengths.length / 4)] ?? 0
  const full = lengths.filter((length) => Math.abs(length - width) <= slack).length
  const isWrapped =
    lengths.length >= leastWrapped && width >= 8 && width <= 120 && full * 5 >= lengths.length * 3
  return isWrapped ? width : 0
}

/** The width that most of a page's wrapped groups have, or 0: it tells of groups too short to tell by themselves. */
function pageWidth(groups: readonly (readonly Line[])[]): number {
  const counts = new Map<number, number>()
  for (const lines of groups) {
    const width = widthOf(lines.map(lengthOf))
    if (width > 0) counts.set(width, (counts.get(width) ?? 0) + 1)
  }
  let common = 0
  for (const [width, count] of counts) if (count >= 2 && count > (counts.get(common) ?? 0)) common = width
  return common
}

const lengthOf = ({ body, end }: Line): number => end - body

/** For each line of a group whether it goes on the line above, as runs that belong to one paragraph do. */
function wrapped(text: string, lines: readonly Line[], usual: number): boolean[] {
  const lengths = lines.map(lengthOf)
  const own = widthOf(lengths)
  const width = own > 0 ? own : usual
  return lines.map((line, i) => {
    const above = lengths[i - 1]
    if (width === 0 || above === undefined || line.marks.length > 0 || line.indented) return false
    const full = above >= width - slack && (own > 0 || above <= width + slack)
    if (full && contentsLine.test(text.slice(line.body, line.end))) return false
    return full && !(lines[i - 1] as Line).marks.some((mark) => mark.startsWith('#'))
  })
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
  const usual = pageWidth(groups)
  for (const group of groups) {
    const goesOn = wrapped(text, group, usual)
    for (let i = 0; i < group.length; ) {
      let j = i + 1
      while (j < group.length && goesOn[j]) j++
      pieces.push(pieceOf(text, pieces.length, group.slice(i, j)))
      i = j
    }
  }
  return spaced(pieces)
}

/** A page that sets its paragraphs off by line ends alone: there a line end is what a blank line is elsewhere. */
function spaced(pieces: readonly Piece[]): Piece[] {
  const tight = pieces.filter(({ gap }) => gap === 0).length * 2 > pieces.length
  return tight ? pieces.map((piece) => ({ ...piece, gap: piece.gap + 1 })) : [...pieces]
}

function pieceOf(text: string, index: number, lines: readonly Line[]): Piece {
  const first = lines[0] as Line
  const own = ({ body, end, stars }: Line): string => withoutStars(text, body, end, stars).trim()
  const parts = [own(first)]
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i] as Line
    const part = own(line)
    // Looked at piece by piece: the text so far may be very long.
    parts.push(seam(parts.at(-1) as string, part) + part)
  }
  const marks = lines.flatMap((line) => [...line.marks, ...line.stars.map(() => '**')])
  const hash = marks.find((mark) => mark.startsWith('#'))?.length ?? 0
  return {
    index,
    lines,
    start: first.start,
    end: (lines.at(-1) as Line).end,
    text: parts.join(''),
    marks,
    hash,
    bold: lines.every((line) => line.bold),
    glyph: marks.some(isGlyph),
    gap: first.gap,
    indented: first.indented,
  }
}
