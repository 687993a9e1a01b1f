/** Where the lines of a page stand and how large they are set, as far as its source knows (PDF). Lengths in points. */
import type { PageText, PlacedLine } from '../../contract/page.ts'
import type { Line } from './lines.ts'
import { tuned as w } from './tuned.ts'

/** How a line or a piece is set, against the page it stands on. */
export interface Setting {
  /** Type size, of the running text's: above 1 larger. */
  readonly size: number
  /** The font is not the one that running text is set in. */
  readonly ownFont: boolean
  readonly font: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** The line reaches the right edge of its column: it may have been broken there. */
  readonly full: boolean
  /** Of the sheet's height, 0 at the top; -1 where the sheet is not known. */
  readonly height: number
  /** In type sizes of running text, the empty space above it up to the next line over it; 0 where nothing stands above. */
  readonly room: number
}

/** The settings of a page's lines, by the place of a line in the text. */
export type Placing = (line: Pick<Line, 'start' | 'end'>) => Setting | null

/** Lines whose left edges lie so near, in type sizes, stand in one column: a first line may be set in. */
const sameColumn = 2.6
/** A line that ends so far from the right edge of its column, in type sizes, was not broken there. */
const short = 1.6
/** Most lines of one column end at its right edge or before: which of them stands for it. */
const rightShare = 0.9

/** Size and font that most characters of the page are set in. */
function runningType(lines: readonly PlacedLine[]): { size: number; font: string } {
  const characters = new Map<string, number>()
  for (const { size, font, start, end } of lines) {
    const key = `${Math.round(size * 2)} ${font}`
    characters.set(key, (characters.get(key) ?? 0) + end - start)
  }
  let [most, best] = [0, '0 ']
  for (const [key, count] of characters) if (count > most) [most, best] = [count, key]
  const at = best.indexOf(' ')
  return { size: Number(best.slice(0, at)) / 2 || 1, font: best.slice(at + 1) }
}

/** The right edges of columns by where they begin, in steps of one type size. */
function rightEdges(lines: readonly PlacedLine[], size: number): (line: PlacedLine) => number {
  const ends = new Map<number, number[]>()
  for (const line of lines) {
    const key = Math.round(line.x / size)
    const own = ends.get(key)
    if (own) own.push(line.x + line.width)
    else ends.set(key, [line.x + line.width])
  }
  const edges = new Map<number, { edge: number; count: number }>()
  for (const [key, rights] of ends) {
    rights.sort((a, b) => a - b)
    edges.set(key, {
      edge: rights[Math.min(rights.length - 1, Math.floor(rights.length * rightShare))] as number,
      count: rights.length,
    })
  }
  return (line) => {
    const key = Math.round(line.x / size)
    let best = { edge: line.x + line.width, count: 0 }
    for (let near = key - Math.ceil(sameColumn); near <= key + 1; near++) {
      const found = edges.get(near)
      if (found && found.count > best.count) best = found
    }
    return best.edge
  }
}

/** Lines of a sheet beyond which nobody looks for the space above each: it takes longer than in proportion. */
const mostRooms = 4000

/** The empty space above each line, in points. */
function roomsAbove(lines: readonly PlacedLine[]): ReadonlyMap<PlacedLine, number> {
  const rooms = new Map<PlacedLine, number>()
  if (lines.length > mostRooms) return rooms
  const downward = lines.toSorted((a, b) => a.y - b.y)
  for (const [i, line] of downward.entries())
    for (let j = i - 1; j >= 0; j--) {
      const above = downward[j] as PlacedLine
      const foot = above.y + above.height
      if (foot > line.y + line.height / 2 || above.x > line.x + line.width || line.x > above.x + above.width)
        continue
      rooms.set(line, Math.max(0, line.y - foot))
      break
    }
  return rooms
}

/** Reads the geometry of a page. Null where there is none. n log n in the number of lines. */
export function placingOf({ lines, sheet }: PageText): Placing | null {
  if (!lines || lines.length === 0) return null
  const sorted = lines.toSorted((a, b) => a.start - b.start)
  const running = runningType(lines)
  const flat = lines.filter(({ vertical }) => vertical !== true)
  const edgeOf = rightEdges(
    flat.filter(({ size }) => Math.abs(size - running.size) < 0.3 * running.size),
    running.size,
  )
  const rooms = roomsAbove(lines)
  const find = (start: number, end: number): PlacedLine | undefined => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle] as PlacedLine).end <= start) low = middle + 1
      else high = middle
    }
    const found = sorted[low]
    return found && found.start < end ? found : undefined
  }
  return ({ start, end }) => {
    const line = find(start, end)
    if (!line || line.vertical) return null
    const right = line.x + line.width
    return {
      size: line.size / running.size,
      ownFont: line.font !== running.font,
      font: line.font,
      left: line.x,
      right,
      top: line.y,
      bottom: line.y + line.height,
      full: right >= edgeOf(line) - short * running.size,
      height: sheet ? (line.y + line.height / 2) / sheet.height : -1,
      room: (rooms.get(line) ?? 0) / running.size,
    }
  }
}

/** Type sizes of one size differ by less, of the running text's. */
const sameSize = 0.06

/** Are two settings of one type? */
export const isSameType = (a: Setting, b: Setting): boolean =>
  Math.abs(a.size - b.size) < sameSize && a.font === b.font

/** Larger than running text by more than chance: a line of display type. */
export const isDisplay = ({ size }: Setting): boolean => size >= 1.15

/** Lines of one headline stand nearer to each other, in their own type size. */
const oneHead = 0.7

/** Does a line stand close below another one, in its type? */
function isStacked(above: Setting, line: Setting): boolean {
  const near = line.top > above.top && line.top - above.bottom < oneHead * (line.bottom - line.top)
  return near && isSameType(above, line)
}

/** Does a line go on the one above it, as lines of one paragraph or of one headline do? */
export function runsOn(above: Setting, line: Setting): boolean {
  if (!isSameType(above, line) || line.left > above.right || line.right < above.left) return false
  if (!isDisplay(line)) return above.full
  return isStacked(above, line)
}

/** How well a line goes on a title above it as its second line, in nats. */
export function titleGoesOn(above: Setting | null, line: Setting | null): number {
  if (!above || !line) return 0
  return isStacked(above, line) ? w.settingSecond : -w.settingSecond
}

/** How the type of two halves speaks for or against one text, in nats. */
export function typeJoins(tail: Setting | null, head: Setting | null): number {
  if (!tail || !head) return 0
  return isSameType(tail, head) ? 0 : w.settingJoin
}
