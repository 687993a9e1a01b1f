/** Printed lines in reading order → a page text with the place of each of its lines. */
import type { PageText, PlacedLine, Sheet } from '../../contract/page.ts'
import { linesOf, type PrintedLine, type Run } from './pdf-lines.ts'
import { type Column, columnsOf } from './pdf-order.ts'
import { plainCharacters } from './radicals.ts'

/** In type sizes: a line that begins so far to the right of its column is the first of a paragraph. */
const indentFrom = 1.2
const indentTo = 4.5
/** Share of the usual distance of lines beyond which something else begins. */
const apart = 1.45
/** Share by which type sizes of one text may differ. */
const sameSize = 0.08

const round = (value: number): number => Math.round(value * 10) / 10

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** The usual distance from line to line in a column, in type sizes. */
const leadingOf = (column: Column): number =>
  median(
    column.flatMap((line, i) => {
      const above = column[i - 1]
      const ratio =
        above && Math.abs(above.size - line.size) < sameSize * line.size ? (line.y - above.y) / line.size : 0
      return ratio > 0.5 && ratio < 4 ? [ratio] : []
    }),
  ) || 1.7

function begins(above: PrintedLine, line: PrintedLine, leading: number): boolean {
  if (above.vertical || line.vertical) return true
  if (Math.abs(above.size - line.size) > sameSize * Math.max(above.size, line.size)) return true
  const step = (line.y - above.y) / line.size
  if (step > leading * apart || step < 0) return true
  // Nothing of it stands below the other.
  return line.x >= above.x + above.width || above.x >= line.x + line.width
}

/** The left edge of the lines that belong together with one, so that its indent can be told. */
function isIndented(column: Column, i: number): boolean {
  const line = column[i] as PrintedLine
  const near = column
    .slice(Math.max(0, i - 6), i + 7)
    .filter((one) => Math.abs(one.size - line.size) < sameSize * line.size)
  const edge = Math.min(...near.map(({ x }) => x))
  const indent = (line.x - edge) / line.size
  return indent >= indentFrom && indent <= indentTo
}

/**
 * Runs of one sheet → its page text: one line of text for each printed line, a blank line where something else begins.
 * Every non-blank character lies in exactly one placed line.
 */
export function pageOf(runs: readonly Run[], sheet: Sheet): PageText {
  const said = runs
    .map((run) => ({ ...run, text: plainCharacters(run.text) }))
    .filter(({ text }) => text.trim() !== '')
  const lines: PlacedLine[] = []
  let text = ''
  for (const column of columnsOf(linesOf(said))) {
    const leading = leadingOf(column)
    for (const [i, line] of column.entries()) {
      const own = line.text.replace(/[\r\n\v\f\u0085\u2028\u2029]/g, ' ').trim()
      if (own === '') continue
      const above = column[i - 1]
      if (text !== '') text += above && !begins(above, line, leading) ? '\n' : '\n\n'
      if (!line.vertical && isIndented(column, i)) text += '\u3000\u3000'
      lines.push({
        start: text.length,
        end: text.length + own.length,
        x: round(line.x),
        y: round(line.y),
        width: round(line.width),
        height: round(line.height),
        size: round(line.size),
        font: line.font,
        ...(line.vertical ? { vertical: true } : {}),
      })
      text += own
    }
  }
  return { text, lines, sheet: { width: round(sheet.width), height: round(sheet.height) } }
}
