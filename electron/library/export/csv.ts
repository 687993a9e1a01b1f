/** Tables as CSV after RFC 4180, for spreadsheet programs: UTF-8 with a byte order mark, no cell taken for a formula. */

export type Cell = string | number | null

/** Without it, spreadsheet programs read UTF-8 as the system's old encoding. */
const byteOrderMark = '\ufeff'

/**
 * What a spreadsheet program takes for the start of a formula, full width or not; press text from outside may hold one.
 * An apostrophe before it makes the cell text.
 */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/

/** The whole file. Numbers stay numbers; text that looks like a formula gets an apostrophe in front. */
export function csv(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [header, ...rows].map((cells) => cells.map(cellText).join(','))
  return `${byteOrderMark}${lines.join('\r\n')}\r\n`
}

function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = formula.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
