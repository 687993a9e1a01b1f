// The raw text of a page as rows: one for each line, more where a line belongs to several items.
import { firstText, type Item, lastText, type Piece, piecesOf, snap } from './items.ts'

/** Where a block goes on after a jump, or comes from. */
export interface Jump {
  readonly line: number
  readonly place: number
}

export interface RawRow {
  /** `[start, end)` on the page, without blanks at both ends. */
  readonly start: number
  readonly end: number
  /** Counted from 1 over the lines that have text. */
  readonly line: number
  /** The first row of its line. */
  readonly opensLine: boolean
  /** Null for text that is in no item: an error of the account. */
  readonly item: Item | null
  /** The item begins here, or goes on here after a jump. */
  readonly opens: 'item' | 'part' | null
  readonly to: Jump | null
  readonly from: Jump | null
}

/** UTF-16 units in a row: a line as long as a book must not be one element. */
const longestRow = 2000
const lines = /[^\r\n\v\f\u0085\u2028\u2029]+/g

/** Linear in the length of the page. `items` must not overlap; where they do, the first one has the text. */
export function rowsOf(text: string, items: readonly Item[]): RawRow[] {
  const pieces = piecesOf(items)
  const rows: RawRow[] = []
  let line = 0
  let next = 0
  for (const match of text.matchAll(lines)) {
    const start = match.index
    const end = start + match[0].length
    if (firstText(text, [start, end]) === end) continue
    line++
    let opensLine = true
    const add = (from: number, to: number, item: Item | null) => {
      for (const [head, tail] of chunks(text, from, to)) {
        rows.push({ start: head, end: tail, line, opensLine, item, opens: null, to: null, from: null })
        opensLine = false
      }
    }
    let at = start
    while (at < end) {
      while (next < pieces.length && (pieces[next] as Piece).end <= at) next++
      const piece = pieces[next]
      if (piece === undefined || piece.start >= end) {
        add(at, end, null)
        break
      }
      if (piece.start > at) add(at, piece.start, null)
      const from = Math.max(at, piece.start)
      at = Math.min(piece.end, end)
      add(from, at, piece.item)
    }
  }
  return withJumps(text, rows, items)
}

/** A stretch of a line in rows of bearable length, without blanks at their ends; none when it is blank. */
function chunks(text: string, start: number, end: number): [number, number][] {
  const found: [number, number][] = []
  for (let from = start; from < end; ) {
    const to = end - from > longestRow ? snap(text, from + longestRow) : end
    const head = firstText(text, [from, to])
    if (head < to) found.push([head, lastText(text, [head, to])])
    from = to
  }
  return found
}

function withJumps(text: string, rows: RawRow[], items: readonly Item[]): RawRow[] {
  const set = (index: number, change: Partial<RawRow>) => {
    const row = rows[index]
    if (row) rows[index] = { ...row, ...change }
  }
  for (const { ranges } of items)
    for (const [part, range] of ranges.entries()) {
      const place = firstText(text, range)
      const here = rowIndex(rows, place)
      const before = ranges[part - 1]
      if (before === undefined) {
        set(here, { opens: 'item' })
        continue
      }
      const there = rowIndex(rows, lastText(text, before) - 1)
      if (here === there + 1) continue
      const from = rows[there] as RawRow
      set(there, { to: { line: (rows[here] as RawRow).line, place } })
      set(here, { opens: 'part', from: { line: from.line, place: from.end } })
    }
  return rows
}

/** Index of the row that holds a place; for one between two rows, the row before it. */
export function rowIndex(rows: readonly RawRow[], place: number): number {
  let low = 0
  let high = rows.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((rows[middle] as RawRow).start <= place) low = middle
    else high = middle - 1
  }
  return low
}
