/** Printed lines in reading order → a page text with the place of each of its lines. */
import type { PageText, PlacedLine, Sheet } from '../../contract/page.ts'
import { linesOf, type PrintedLine, type Run, usualSize } from './pdf-lines.ts'
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

/** The lower quartile: where paragraphs of a line or two stand apart, most distances are those between paragraphs. */
const quartile = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 2] ?? 0

/** The distance from line to line of running text in a column, in type sizes. */
const leadingOf = (column: Column): number =>
  quartile(
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

/** Lines before and after one that tell where its column's edges are. */
const around = 6

const near = (column: Column, i: number): PrintedLine[] => {
  const { size } = column[i] as PrintedLine
  return column
    .slice(Math.max(0, i - around), i + around + 1)
    .filter((one) => !one.vertical && Math.abs(one.size - size) < sameSize * size)
}

function isIndented(column: Column, i: number): boolean {
  const line = column[i] as PrintedLine
  const indent = (line.x - Math.min(...near(column, i).map(({ x }) => x))) / line.size
  return indent >= indentFrom && indent <= indentTo
}

/** In type sizes: a line that ends so near to its column's right edge was broken there. */
const fullWithin = 1.6

function isFull(column: Column, i: number): boolean {
  const line = column[i] as PrintedLine
  const lines = near(column, i)
  const edge = Math.max(...lines.map(({ x, width }) => x + width))
  return lines.length > 1 && edge - line.x - line.width < fullWithin * line.size
}

/** Headlines keep their lines apart: each may be a phrase of its own. */
const running = 1.2

/** How a line goes on from the one above it in its column; `usual`: the type size of running text. */
function seamOf(
  column: Column,
  i: number,
  leading: number,
  usual: number,
): 'apart' | 'paragraph' | 'runs on' {
  const [above, line] = [column[i - 1] as PrintedLine, column[i] as PrintedLine]
  if (begins(above, line, leading)) return 'apart'
  const isRunning = line.size <= usual * running && !isIndented(column, i) && isFull(column, i - 1)
  return isRunning ? 'runs on' : 'paragraph'
}

/** Whether a paragraph that a column's foot breaks off goes on at the head of the next. */
function crosses(foot: Column, head: Column, usual: number): boolean {
  const [last, first] = [foot.at(-1) as PrintedLine, head[0] as PrintedLine]
  if (last.vertical || first.vertical || Math.max(last.size, first.size) > usual * running) return false
  if (Math.abs(last.size - first.size) > sameSize * first.size || /[。！？…”」）:：]$/.test(last.text))
    return false
  return isFull(foot, foot.length - 1) && !isIndented(head, 0)
}

/** Characters each parted from the next by a blank: set wide, which pdf.js writes so. Two may be a name with its blank. */
const setWide = /^[\p{Script=Han}\p{P}](?: [\p{Script=Han}\p{P}]){2,}$/u
const closedUp = (text: string): string => (setWide.test(text) ? text.replaceAll(' ', '') : text)

const latin = /[A-Za-z\d,.;:%)]$/
const latinHead = /^[A-Za-z\d(]/

/**
 * Runs of one sheet → its page text: paragraphs are one line of text, also over a column's foot; a blank line stands where
 * something else begins.
 * Every non-blank character lies in exactly one placed line.
 */
export function pageOf(runs: readonly Run[], sheet: Sheet): PageText {
  const said = runs
    .map((run) => ({ ...run, text: closedUp(plainCharacters(run.text)) }))
    .filter(({ text }) => text.trim() !== '')
  const usual = usualSize(said)
  const lines: PlacedLine[] = []
  let text = ''
  let foot: Column | undefined
  for (const column of columnsOf(linesOf(said))) {
    const leading = leadingOf(column)
    for (const [i, line] of column.entries()) {
      const own = line.text.replace(/[\r\n\v\f\u0085\u2028\u2029]/g, ' ').trim()
      if (own === '') continue
      const seam =
        i > 0 ? seamOf(column, i, leading, usual) : foot && crosses(foot, column, usual) ? 'runs on' : 'apart'
      if (text !== '') {
        if (seam === 'runs on') text += latin.test(text.slice(-1)) && latinHead.test(own) ? ' ' : ''
        else text += seam === 'apart' ? '\n\n' : '\n'
      }
      if (seam !== 'runs on' && !line.vertical && isIndented(column, i)) text += '\u3000\u3000'
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
    foot = column
  }
  return { text, lines, sheet: { width: round(sheet.width), height: round(sheet.height) } }
}
