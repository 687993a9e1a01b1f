/** Lines → pieces: a piece is a line, or several that a fixed line width has cut. */
import { type Line, splitLines } from './lines.ts'

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

/**
 * Lines of one group (no blank line between) that a fixed width has cut, as runs that belong to one paragraph.
 * Returns for each line whether it goes on the line above.
 */
function wrapped(lines: readonly Line[]): boolean[] {
  const lengths = lines.map((line) => line.end - line.body)
  const sorted = lengths.toSorted((a, b) => b - a)
  const width = sorted[Math.floor(sorted.length / 4)] ?? 0
  const full = lengths.filter((length) => Math.abs(length - width) <= slack).length
  const isWrapped = lines.length >= leastWrapped && width >= 8 && width <= 120 && full * 5 >= lines.length * 3
  return lines.map((line, i) => {
    const above = lengths[i - 1]
    if (!isWrapped || above === undefined || line.marks.length > 0 || line.indented) return false
    return above >= width - slack && !(lines[i - 1] as Line).marks.some((mark) => mark.startsWith('#'))
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

/** The page's pieces in page order. Linear in the length of the page. */
export function splitPieces(text: string): Piece[] {
  const pieces: Piece[] = []
  const lines = withGlyphs(splitLines(text))
  for (let from = 0; from < lines.length; ) {
    let to = from + 1
    while (to < lines.length && (lines[to] as Line).gap === 0) to++
    const group = lines.slice(from, to)
    const goesOn = wrapped(group)
    for (let i = 0; i < group.length; ) {
      let j = i + 1
      while (j < group.length && goesOn[j]) j++
      pieces.push(pieceOf(text, pieces.length, group.slice(i, j)))
      i = j
    }
    from = to
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
  const parts = [text.slice(first.body, first.end)]
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i] as Line
    const part = text.slice(line.body, line.end)
    // Looked at piece by piece: the text so far may be very long.
    parts.push(seam(parts.at(-1) as string, part) + part)
  }
  const marks = lines.flatMap((line) => line.marks)
  const hash = marks.find((mark) => mark.startsWith('#'))?.length ?? 0
  return {
    index,
    lines,
    start: first.start,
    end: (lines.at(-1) as Line).end,
    text: parts.join(''),
    marks,
    hash,
    gap: first.gap,
    indented: first.indented,
  }
}
