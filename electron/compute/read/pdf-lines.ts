/** Pieces of text with their places (PDF) → printed lines. Lengths in points, origin top left. */

/** A piece of text as a PDF sets it: one run of characters of one font on one line. */
export interface Run {
  readonly text: string
  readonly x: number
  /** Top of the characters' box. */
  readonly y: number
  readonly width: number
  readonly height: number
  readonly size: number
  readonly font: string
  readonly vertical: boolean
}

/** A printed line before its place in the page text is known. */
export interface PrintedLine extends Run {
  /** Number of its first run in the order in which the file sets them. */
  readonly order: number
}

/** In type sizes: characters nearer than this along the line are one word, up to `gutter` they are one line. */
const wordGap = 0.28
/** Gaps between runs of a line that follow one another in the file; a gutter between columns is wider as a rule. */
const gutter = 1.15
/** The same, of a line that the file left for another one: columns that stand near each other are set apart so. */
const leftGap = 0.5
/** Headlines are set wide. */
const wideGutter = 2.6
/** Share of the size by which baselines of one line may differ. */
const sameLine = 0.35

const latin = /[\p{Script=Latin}\d.,:;!?%)\]]$/u
const latinHead = /^[\p{Script=Latin}\d([“]/u

interface Open {
  runs: Run[]
  order: number
  size: number
}

const endOf = (run: Run): number => (run.vertical ? run.y + run.height : run.x + run.width)
const startOf = (run: Run): number => (run.vertical ? run.y : run.x)
const crossOf = (run: Run): number => (run.vertical ? run.x + run.width / 2 : run.y + run.height)

function fits(line: Open, run: Run, usual: number, isLeft: boolean): boolean {
  const last = line.runs.at(-1) as Run
  if (run.vertical !== last.vertical) return false
  const size = Math.max(run.size, last.size)
  if (Math.abs(crossOf(run) - crossOf(last)) > sameLine * size) return false
  // Small raised or lowered characters belong to the line; two sizes of running text are two lines.
  if (Math.min(run.size, last.size) < size * 0.55) return false
  const gap = startOf(run) - endOf(last)
  if (gap < -0.6 * size) return false
  if (isLeft && size <= usual * 1.35) return gap <= leftGap * size
  const most = size > usual * 1.35 && Math.abs(run.size - last.size) < 0.5 ? wideGutter : gutter
  return gap <= most * size
}

const han = /\p{Script=Han}$/u
const hanHead = /^\p{Script=Han}/u
const hanAlone = /^\p{Script=Han}+$/u
/** In type sizes: a narrow blank, as between names, is wider than the spacing of its line by so much. */
const narrowBlank = 0.18
/** Gaps of a line that tell how wide it is spaced. */
const leastGaps = 3

/** How wide a line is spaced: the middle one of the gaps between its characters, in type sizes; null when they are few. */
function spacingOf(runs: readonly Run[]): number | null {
  const gaps = runs.flatMap((run, i) => {
    // Chinese characters are as wide as they are high: what a run has beyond that lies between them.
    const length = hanAlone.test(run.text) ? [...run.text].length : 1
    const inside = new Array<number>(length - 1).fill((endOf(run) - startOf(run)) / run.size / length - 1)
    const left = runs[i - 1]
    return left ? [...inside, (startOf(run) - endOf(left)) / run.size] : inside
  })
  return gaps.length < leastGaps ? null : (gaps.toSorted((a, b) => a - b)[gaps.length >> 1] as number)
}

/** What stands between two runs of a line that is spaced so: a blank where the page has one that reads as one. */
function between(left: Run, right: Run, spacing: number | null): string {
  const gap = startOf(right) - endOf(left)
  // A mark that hangs out beyond the edge of its column stands apart only to the eye.
  if (/^[，。、；：？！）」』”’》〉】]/.test(right.text)) return ''
  if (/\s$/.test(left.text) || /^\s/.test(right.text)) return ''
  if (latin.test(left.text) && latinHead.test(right.text)) return gap > wordGap * right.size ? ' ' : ''
  if (gap > 0.8 * right.size && right.size <= left.size * 1.1) return ' '
  // Of two type sizes or beside a mark a gap says nothing: it may be the mark's own.
  if (spacing === null || left.size !== right.size || !han.test(left.text) || !hanHead.test(right.text))
    return ''
  return gap > (Math.max(0, spacing) + narrowBlank) * right.size ? ' ' : ''
}

function closed({ runs, order }: Open): PrintedLine {
  const first = runs[0] as Run
  const weights = new Map<string, number>()
  const sizes: number[] = []
  for (const run of runs) {
    weights.set(run.font, (weights.get(run.font) ?? 0) + run.text.length)
    for (let i = 0; i < run.text.length; i++) sizes.push(run.size)
  }
  const font = [...weights].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? first.font
  const x = Math.min(...runs.map((run) => run.x))
  const y = Math.min(...runs.map((run) => run.y))
  const spacing = spacingOf(runs)
  return {
    text: runs.reduce(
      (text, run, i) => text + (i === 0 ? '' : between(runs[i - 1] as Run, run, spacing)) + run.text,
      '',
    ),
    x,
    y,
    width: Math.max(...runs.map((run) => run.x + run.width)) - x,
    height: Math.max(...runs.map((run) => run.y + run.height)) - y,
    size: sizes.toSorted((a, b) => a - b)[sizes.length >> 1] ?? first.size,
    font,
    vertical: first.vertical,
    order,
  }
}

/** The type size that most characters have. */
export function usualSize(runs: readonly Pick<Run, 'size' | 'text'>[]): number {
  const counts = new Map<number, number>()
  for (const { size, text } of runs) {
    const rounded = Math.round(size * 2) / 2
    counts.set(rounded, (counts.get(rounded) ?? 0) + text.length)
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 10
}

/** Lines of one character, beyond which they are a drawing or a table and no headlines; each is compared with the others. */
const mostSingle = 3000

/** Characters set one under the other by themselves: a line from top to bottom. */
function stacked(lines: readonly PrintedLine[]): PrintedLine[] {
  const single = lines.filter(({ text, vertical }) => !vertical && [...text].length === 1)
  if (single.length > mostSingle) return [...lines]
  const used = new Set<PrintedLine>()
  const made: PrintedLine[] = []
  for (const line of single.toSorted((a, b) => a.y - b.y)) {
    if (used.has(line)) continue
    const column = [line]
    for (;;) {
      const last = column.at(-1) as PrintedLine
      const next = single.find(
        (one) =>
          !used.has(one) &&
          !column.includes(one) &&
          Math.abs(one.x + one.width / 2 - last.x - last.width / 2) < 0.25 * last.size &&
          Math.abs(one.size - last.size) < 0.5 &&
          one.y - last.y > 0.6 * last.size &&
          one.y - last.y < 2 * last.size,
      )
      if (!next) break
      column.push(next)
    }
    if (column.length < 3) continue
    for (const one of column) used.add(one)
    const bottom = column.at(-1) as PrintedLine
    const x = Math.min(...column.map((one) => one.x))
    made.push({
      ...line,
      text: column.map(({ text }) => text).join(''),
      x,
      width: Math.max(...column.map((one) => one.x + one.width)) - x,
      height: bottom.y + bottom.height - line.y,
      vertical: true,
      order: Math.min(...column.map(({ order }) => order)),
    })
  }
  return [...lines.filter((line) => !used.has(line)), ...made].toSorted((a, b) => a.order - b.order)
}

/** Runs in the file's order → printed lines, in the order of their first runs. Every run lies in exactly one line. */
export function linesOf(runs: readonly Run[]): PrintedLine[] {
  const usual = usualSize(runs)
  const open: Open[] = []
  // Lines that were left some runs ago are not gone on with: files set their text story by story.
  const recent: Open[] = []
  let latest: Open | undefined
  for (const [order, run] of runs.entries()) {
    const line = recent.findLast((one) => fits(one, run, usual, one !== latest))
    if (line) {
      line.runs.push(run)
      latest = line
      continue
    }
    const fresh = { runs: [run], order, size: run.size }
    open.push(fresh)
    recent.push(fresh)
    latest = fresh
    if (recent.length > 12) recent.shift()
  }
  return stacked(open.map(closed))
}
