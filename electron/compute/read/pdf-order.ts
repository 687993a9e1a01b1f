/** Printed lines → the order in which they are read: columns from left to right, each from top to bottom. */
import { type PrintedLine, usualSize } from './pdf-lines.ts'

/** Lines that stand in one column, one under the other. */
export type Column = readonly PrintedLine[]

/** Points: a gutter between columns is at least this wide, whatever the type. */
const leastGutter = 4

interface Gap {
  readonly at: number
  readonly width: number
}

/** The stretches of one axis that no line covers, inside what they cover together. */
function gapsOf(
  lines: readonly PrintedLine[],
  from: (line: PrintedLine) => number,
  to: (line: PrintedLine) => number,
): Gap[] {
  const sorted = lines.toSorted((a, b) => from(a) - from(b))
  const gaps: Gap[] = []
  let covered = Number.POSITIVE_INFINITY
  for (const line of sorted) {
    if (from(line) > covered) gaps.push({ at: (covered + from(line)) / 2, width: from(line) - covered })
    covered = Math.max(covered === Number.POSITIVE_INFINITY ? to(line) : covered, to(line))
  }
  return gaps
}

const left = ({ x }: PrintedLine): number => x
/** In type sizes: a full-width mark has its ink at its left, and may hang out into the gutter. */
const hangs = 0.75
const right = ({ x, width, size, text, vertical }: PrintedLine): number =>
  x + width - (!vertical && /[，。、；：]$/.test(text) ? hangs * size : 0)
const top = ({ y }: PrintedLine): number => y
const bottom = ({ y, height }: PrintedLine): number => y + height

/** One under the other; lines that stand in turn in two columns are not, though none of them is beside another. */
const isSingle = (lines: readonly PrintedLine[]): boolean => {
  const sorted = lines.toSorted((a, b) => a.y - b.y)
  const isBelow = sorted.every((line, i) => {
    const next = sorted[i + 1]
    return !next || bottom(line) - next.y < 0.4 * Math.min(line.height, next.height)
  })
  if (!isBelow) return false
  const turns = sorted.filter((line, i) => {
    const next = sorted[i + 1]
    return next !== undefined && (left(next) >= right(line) || left(line) >= right(next))
  })
  return turns.length < 2 || gutterOf(lines) === undefined
}

/**
 * Lines one under the other → columns: another begins where running text stands wholly beside all that came before it, as
 * where a picture fills the head of the second column. Headlines may span both.
 */
function inTurn(lines: readonly PrintedLine[], usual: number): Column[] {
  const columns: PrintedLine[][] = []
  let [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (const line of lines) {
    const isText = line.size < headline * usual
    const isBeside = isText && (left(line) >= to || right(line) <= from)
    if (columns.length === 0 || isBeside) columns.push([])
    if (isText) {
      const isFirst = isBeside || from === Number.NEGATIVE_INFINITY
      from = isFirst ? left(line) : Math.min(from, left(line))
      to = isFirst ? right(line) : Math.max(to, right(line))
    }
    ;(columns.at(-1) as PrintedLine[]).push(line)
  }
  return columns
}

const gutterOf = (lines: readonly PrintedLine[]): Gap | undefined =>
  gapsOf(lines, left, right)
    .filter(({ width }) => width >= leastGutter)
    .toSorted((a, b) => b.width - a.width)[0]

const parted = (lines: readonly PrintedLine[], isFirst: (line: PrintedLine) => boolean) =>
  [lines.filter(isFirst), lines.filter((line) => !isFirst(line))] as const

/** Lines of a sheet beyond which it is no page of a paper: cutting takes longer than in proportion to their number. */
const mostLines = 6000

/** How many cuts are tried at one level, widest first. */
const mostTried = 40

/** In usual type sizes: a headline is at least so large, and stands so far below what comes before it. */
const headline = 1.25
const headlineGap = 0.6

/** A stretch from side to side without text, above a headline: another story begins below it. */
function storyGap(lines: readonly PrintedLine[], usual: number): Gap | undefined {
  return gapsOf(lines, top, bottom)
    .filter(({ at, width }) => {
      if (width < headlineGap * usual) return false
      const below = lines.filter((line) => top(line) > at)
      const first = Math.min(...below.map(top))
      return below.some(
        (line) => !line.vertical && line.size >= headline * usual && top(line) < first + line.size,
      )
    })
    .toSorted((a, b) => b.width - a.width)[0]
}

/**
 * Cuts a page again and again: above a headline where nothing stands beside it, along a gutter that no line crosses, else
 * above or below something that spans columns. Where nothing can be cut (texts that run round each other) the file's own
 * order is kept. `usual`: the type size of running text.
 */
export function columnsOf(lines: readonly PrintedLine[], usual = usualSize(lines)): Column[] {
  if (lines.length === 0) return []
  if (lines.length > mostLines) return [lines.toSorted((a, b) => a.order - b.order)]
  if (lines.length === 1) return [lines]
  if (isSingle(lines))
    return inTurn(
      lines.toSorted((a, b) => a.y - b.y || a.x - b.x),
      usual,
    )
  const story = storyGap(lines, usual)
  if (story)
    return parted(lines, (line) => bottom(line) <= story.at).flatMap((part) => columnsOf(part, usual))
  const gutter = gutterOf(lines)
  if (gutter) {
    const [first, second] = parted(lines, (line) => left(line) + line.width / 2 < gutter.at)
    return [...columnsOf(first, usual), ...columnsOf(second, usual)]
  }
  const gaps = gapsOf(lines, top, bottom)
    .toSorted((a, b) => b.width - a.width)
    .slice(0, mostTried)
  const clean = (part: readonly PrintedLine[]) => isSingle(part) || gutterOf(part) !== undefined
  const cut =
    gaps.find(({ at }) => parted(lines, (line) => bottom(line) <= at).every(clean)) ??
    gaps.find(({ at }) => parted(lines, (line) => bottom(line) <= at).some(clean)) ??
    gaps[0]
  if (!cut) return [lines.toSorted((a, b) => a.order - b.order)]
  const [above, below] = parted(lines, (line) => bottom(line) <= cut.at)
  return [...columnsOf(above, usual), ...columnsOf(below, usual)]
}
