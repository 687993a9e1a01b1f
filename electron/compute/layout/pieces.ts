/** Lines → pieces: a piece is a line, or several that a fixed line width has cut. */
import type { Range } from '../../contract/page.ts'
import { readingOrder } from './beside.ts'
import { simplified } from './fold.ts'
import { isGlyph, type Line, splitLines, splitRows, withoutStars } from './lines.ts'
import { isDisplay, type Placing, runsOn, type Setting } from './placing.ts'
import { type Wrapped, wrappedLines } from './wrapping.ts'

/** The smallest thing the engine moves: it lies in one role of one block. */
export interface Piece {
  readonly index: number
  readonly lines: readonly Line[]
  /** Page text from the first mark to the last character: more than one where its lines stand beside another column. */
  readonly ranges: readonly Range[]
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
  /** Not set in, on a page that sets the first lines of its paragraphs in: it goes on something. */
  readonly flush: boolean
  /** Its last line is shorter than the width that cuts the lines here: no column broke off behind it. */
  readonly ragged: boolean
  /** How its first line is set; null where the source of the page does not know. */
  readonly set: Setting | null
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
      const glyph: Range = [line.start, line.end]
      kept.push({ ...next, start: line.start, marks: line.marks, gap: line.gap, glyph })
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

/** The same where the places of lines are known: they tell whether a line was broken at the edge of its column. */
function placedLines(groups: readonly (readonly Line[])[], placing: Placing): Wrapped[][] {
  return groups.map((lines) => {
    const sets = lines.map(placing)
    return sets.map((set, i) => {
      const above = i > 0 ? sets[i - 1] : null
      const { indented, marks } = lines[i] as Line
      const goesOn = Boolean(set && above && !indented && marks.length === 0 && runsOn(above, set))
      return { goesOn, ragged: set?.full === false }
    })
  })
}

/** The lines of a page without places, in the order they are read; those with a blank line between them apart. */
export const linesApart = (text: string): Line[][] =>
  groupsOf(withGlyphs(splitLines(text, readingOrder(text, splitRows(text)))))

/** The page's pieces in page order. Linear in the length of the page. */
export function splitPieces(text: string, placing: Placing | null = null): Piece[] {
  const pieces: Piece[] = []
  const groups = placing ? groupsOf(withGlyphs(splitLines(text))) : linesApart(text)
  const wrapped = placing ? placedLines(groups, placing) : wrappedLines(simplified(text), groups)
  for (const [g, group] of groups.entries()) {
    for (let i = 0; i < group.length; ) {
      let j = i + 1
      while (j < group.length && wrapped[g]?.[j]?.goesOn) j++
      const ragged = wrapped[g]?.[j - 1]?.ragged === true
      const set = placing?.(group[i] as Line) ?? null
      const parted = set !== null && isDisplay(set)
      pieces.push({ ...pieceOf(text, pieces.length, group.slice(i, j), parted), ragged, set, flush: false })
      i = j
    }
  }
  return spaced(withFlush(pieces))
}

/** Pieces at least so long are text, in UTF-16 units; at least so many tell how a page sets its paragraphs. */
const textLength = 30
const leastTexts = 4

/** Marks what is not set in where most texts are. */
function withFlush(pieces: readonly Piece[]): Piece[] {
  const texts = pieces.filter(({ text }) => text.length >= textLength)
  const indents = texts.filter(({ indented }) => indented).length
  if (texts.length < leastTexts || indents * 2 < texts.length) return [...pieces]
  return pieces.map((piece) => ({ ...piece, flush: !piece.indented }))
}

/** A page that sets its paragraphs off by line ends alone: there a line end is what a blank line is elsewhere. */
function spaced(pieces: readonly Piece[]): Piece[] {
  const tight = pieces.filter(({ gap }) => gap === 0).length * 2 > pieces.length
  return tight ? pieces.map((piece) => ({ ...piece, gap: piece.gap + 1, tight })) : [...pieces]
}

/** `parted`: the lines are those of a headline, set apart by a blank. */
function pieceOf(
  text: string,
  index: number,
  lines: readonly Line[],
  parted: boolean,
): Omit<Piece, 'ragged' | 'set' | 'flush'> {
  const first = lines[0] as Line
  const own = ({ body, end, stars }: Line): string => withoutStars(text, body, end, stars).trim()
  const parts = [own(first)]
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i] as Line
    const part = own(line)
    // Looked at piece by piece: the text so far may be very long.
    parts.push((parted ? ' ' : seam(parts.at(-1) as string, part)) + part)
  }
  const whole = parts.join('')
  const marks = lines.flatMap((line) => [...line.marks, ...line.stars.map(() => '**')])
  const hash = marks.find((mark) => mark.startsWith('#'))?.length ?? 0
  return {
    index,
    lines,
    ranges: lines.some(({ beside }) => beside)
      ? lines.flatMap(({ start, body, end, glyph }): Range[] =>
          glyph ? [glyph, [body, end]] : [[start, end]],
        )
      : [[first.start, (lines.at(-1) as Line).end]],
    text: whole,
    plain: simplified(whole),
    marks,
    hash,
    bold: lines.every((line) => line.bold),
    glyph: marks.some(isGlyph),
    gap: first.gap,
    tight: false,
    indented: first.indented,
  }
}
