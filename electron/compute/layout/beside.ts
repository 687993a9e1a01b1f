/** Columns that an extractor has set beside each other in the lines of a text → its rows in the order they are read. */

/** A part of one line of the page, `[start, end)` in UTF-16 units; blank ones count as blank lines. */
export interface Row {
  readonly start: number
  readonly end: number
  /** Another column stands in the same line of the page. */
  readonly beside: boolean
}

/** A run of text in a line, where it begins and ends in UTF-16 units and in cells. */
interface Run {
  readonly start: number
  end: number
  /** So many units of blanks stand in front of it. */
  readonly lead: number
  readonly cell: number
  lastCell: number
}

/** How many cells of the line a character takes: by its width, or each one alike, as extractors count. */
type Widths = (text: string, at: number) => number

const wide =
  /[\u1100-\u115f\u2010-\u2027\u2030-\u203b\u2460-\u24ff\u2500-\u27bf\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\ud800-\udbff]/
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
const byWidth: Widths = (text, at) => (isLow(text.charCodeAt(at)) ? 0 : wide.test(text.charAt(at)) ? 2 : 1)
const alike: Widths = (text, at) => (isLow(text.charCodeAt(at)) ? 0 : 1)

/** Columns are parted by at least two blanks; one ideographic blank parts the halves of a headline. */
const gutter = /[ \u00a0\u3000]{2,}|[ \u00a0\u3000]*\t[ \u00a0\u3000\t]*/g

/** At least so many lines must hold more than one column … */
const leastLines = 5
/** … and no more lines without a second one may follow each other. */
const mostAlone = 12
/** So many cells the beginning of a column may be off: extractors round. */
const slack = 2
/** A column begins where at least this share of the runs do. */
const leastShare = 0.4
/** Running text: so many characters a line on the average, so many of its lines with a pause, so few of its characters digits. */
const prose = { length: 8, pauses: 0.2, digits: 0.35 }

/** Looked at only on pages whose lines are not longer, in UTF-16 units. */
const longest = 2000

function runsOf(text: string, { start, end }: Row, widths: Widths): Run[] {
  const runs: Run[] = []
  let at = start
  let cell = 0
  const walk = (to: number): void => {
    for (; at < to; at++) cell += widths(text, at)
  }
  const line = text.slice(start, end)
  gutter.lastIndex = 0
  let from = 0
  const add = (to: number): void => {
    const lead = line.slice(from, to).length - line.slice(from, to).trimStart().length
    if (from + lead >= to) return
    walk(start + from + lead)
    const begins = { start: at, lead: at - (runs.at(-1)?.end ?? start), cell }
    walk(start + to)
    runs.push({ ...begins, end: at, lastCell: cell })
  }
  for (let found = gutter.exec(line); found; found = gutter.exec(line)) {
    add(found.index)
    from = found.index + found[0].length
  }
  add(line.trimEnd().length)
  return runs
}

/** Where columns begin, in cells; the first at 0. */
function columnsOf(lines: readonly (readonly Run[])[]): number[] {
  const starts = new Map<number, number>()
  let several = 0
  for (const runs of lines) {
    if (runs.length > 1) several++
    for (const { cell } of runs.slice(1)) starts.set(cell, (starts.get(cell) ?? 0) + 1)
  }
  const near = (cell: number): number => [-1, 0, 1].reduce((sum, by) => sum + (starts.get(cell + by) ?? 0), 0)
  const columns = [0]
  for (const [cell] of [...starts].sort((a, b) => near(b[0]) - near(a[0]) || b[1] - a[1] || a[0] - b[0])) {
    if (near(cell) < Math.max(leastLines - 1, leastShare * several)) break
    // First lines of paragraphs are set in: they begin no column of their own.
    if (columns.every((own) => Math.abs(own - cell) > 3 * slack)) columns.push(cell)
  }
  return columns.sort((a, b) => a - b)
}

const columnAt = (columns: readonly number[], cell: number): number =>
  columns.findLastIndex((own) => own - slack <= cell)

/** The runs of a line by column; null when one reaches into the next column. */
function placed(runs: readonly Run[], columns: readonly number[]): (Run | undefined)[] | null {
  const found: (Run | undefined)[] = columns.map(() => undefined)
  for (const run of runs) {
    const at = columnAt(columns, run.cell)
    const own = found[at]
    // Blanks inside a column: a name, a headline of two halves.
    if (own) {
      own.end = run.end
      own.lastCell = run.lastCell
    } else found[at] = { ...run }
  }
  const reaches = found.some((run, at) => run && run.lastCell > (columns[at + 1] ?? Infinity) + slack)
  return reaches ? null : found
}

function isProse(text: string, runs: readonly Run[]): boolean {
  let [length, pauses, digits] = [0, 0, 0]
  for (const { start, end } of runs) {
    const own = text.slice(start, end)
    length += own.length
    if (/[，。、；：！？“”,.;]/u.test(own)) pauses++
    digits += own.match(/\d/gu)?.length ?? 0
  }
  const count = runs.length
  return (
    count > 0 &&
    length >= prose.length * count &&
    pauses >= prose.pauses * count &&
    digits < prose.digits * length
  )
}

/** Lines `[from, to)` whose columns are read one after the other. */
interface Region {
  readonly from: number
  readonly to: number
  readonly columns: readonly number[]
  readonly lines: readonly (readonly (Run | undefined)[])[]
}

/** The parts of a stretch of lines that have columns of running text beside each other. */
function regionsOf(text: string, lines: readonly (readonly Run[])[], from: number, to: number): Region[] {
  const columns = columnsOf(lines.slice(from, to))
  if (columns.length < 2) return []
  const regions: Region[] = []
  const close = (begin: number, end: number): void => {
    const own = lines.slice(begin, end).map((runs) => placed(runs, columns) ?? [])
    let [first, last] = [-1, -1]
    let several = 0
    for (const [i, runs] of own.entries())
      if (runs.filter(Boolean).length > 1) {
        if (first < 0) first = i
        last = i
        several++
      }
    if (several < leastLines) return
    // A column that is longer than the others goes on below them.
    while (last + 1 < own.length && (lines[begin + last + 1] as readonly Run[]).length > 0) last++
    const kept = own.slice(first, last + 1)
    if (
      columns.every((_, at) =>
        isProse(
          text,
          kept.flatMap((runs) => runs[at] ?? []),
        ),
      )
    )
      regions.push({ from: begin + first, to: begin + last + 1, columns, lines: kept })
  }
  let begin = from
  for (let i = from; i < to; i++)
    if (placed(lines[i] as readonly Run[], columns) === null) {
      close(begin, i)
      begin = i + 1
    }
  close(begin, to)
  return regions
}

/** Stretches of lines in which some hold several runs, none far from the next. */
function stretchesOf(lines: readonly (readonly Run[])[]): [number, number][] {
  const found: [number, number][] = []
  let last = -1
  for (const [i, runs] of lines.entries()) {
    if (runs.length < 2) continue
    const own = found.at(-1)
    if (own && i - last <= mostAlone) own[1] = i + 1
    else found.push([i, i + 1])
    last = i
  }
  // What stands below, up to the next stretch, may still be a column that is longer than the others.
  return found.map(([from, to], i) => [from, Math.min(to + mostAlone * 5, found[i + 1]?.[0] ?? lines.length)])
}

/** How much of the page stands in columns, in lines. */
const covered = (regions: readonly Region[]): number =>
  regions.reduce((sum, { from, to }) => sum + to - from, 0)

/** The rows of a region: each column from top to bottom, a blank row before the next. */
function rowsOf(region: Region, rows: readonly Row[]): Row[] {
  return region.columns.flatMap((cell, column) => [
    ...(column === 0 ? [] : [{ start: 0, end: 0, beside: true }]),
    ...region.lines.map((runs, i): Row => {
      const { start } = rows[region.from + i] as Row
      const run = runs[column]
      if (!run) return { start, end: start, beside: true }
      // Blanks behind the beginning of the column set a first line in.
      const indent = Math.min(2, run.lead, Math.max(0, run.cell - cell - slack + 1))
      return { start: run.start - indent, end: run.end, beside: true }
    }),
  ])
}

/**
 * The rows of a page in reading order: where running text stands in columns side by side, each column is read from top to
 * bottom; elsewhere, and in tables, rows stay as they are. Linear in the length of the page.
 */
export function readingOrder(text: string, rows: readonly Row[]): readonly Row[] {
  if (rows.length < leastLines || rows.some(({ start, end }) => end - start > longest)) return rows
  const [regions] = [byWidth, alike]
    .map((widths) => {
      const lines = rows.map((row) => runsOf(text, row, widths))
      return stretchesOf(lines).flatMap(([from, to]) => regionsOf(text, lines, from, to))
    })
    .sort((a, b) => covered(b) - covered(a))
  if (!regions || regions.length === 0) return rows
  const parts: (readonly Row[])[] = []
  let at = 0
  for (const region of regions) {
    parts.push(rows.slice(at, region.from), rowsOf(region, rows))
    at = region.to
  }
  return [...parts, rows.slice(at)].flat()
}
