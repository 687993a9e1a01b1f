/** Which lines a fixed width has cut: they go on the line above. */
import type { Line } from './lines.ts'
import { narrowed, type Row, rowOf, type Width, wrapFeatures, wrapScore } from './wraps.ts'

/** At least so many lines tell a width of their own. */
const leastWrapped = 4
/** A line may be this much shorter than the width: CJK line breaking keeps punctuation off the line start. */
const slack = 3

/** What a fixed width says of a line. `goesOn`: it goes on the line above. `ragged`: nothing goes on it, it is too short. */
export interface Wrapped {
  readonly goesOn: boolean
  readonly ragged: boolean
}

/** What is to be seen of a page whose lines may be cut at a width. */
export interface WrapView {
  readonly groups: readonly (readonly Row[])[]
  readonly page: Width
  /** Of each group. */
  readonly widths: readonly Width[]
}

/** The length that most lines have that end in mid-sentence. */
function widthOf(rows: readonly Row[]): Width {
  const counts = new Map<number, number>()
  let [cut, longest, indents] = [0, 0, 0]
  for (const { length, ending, line } of rows) {
    longest = Math.max(longest, length)
    if (line.indented) indents++
    if (ending === 'stop' || ending === 'quoted' || length < 6) continue
    cut++
    const key = Math.round(length)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  let [width, most] = [0, 0]
  for (const key of counts.keys()) {
    const near = (counts.get(key) ?? 0) + (counts.get(key - 1) ?? 0) + 0.5 * (counts.get(key - 2) ?? 0)
    if (near > most || (near === most && key > width)) [width, most] = [key, near]
  }
  return {
    width,
    share: cut === 0 ? 0 : Math.min(1, most / cut),
    over: width === 0 ? 9 : longest / width,
    indents: rows.length === 0 ? 0 : indents / rows.length,
  }
}

/** Sees the lines of a page; `groups` are lines without a blank one between them. `text`: the page, simplified or not. */
export function viewWraps(text: string, groups: readonly (readonly Line[])[]): WrapView {
  const seen = (rows: readonly (readonly Row[])[]): WrapView => {
    const page = widthOf(rows.flat())
    const widths = rows.map((own) => {
      const width = own.length >= leastWrapped ? widthOf(own) : page
      return width.share > 0.4 ? width : page
    })
    return { groups: rows, page, widths }
  }
  const rows = groups.map((lines) => lines.map((line) => rowOf(line, text.slice(line.body, line.end))))
  const [whole, half] = [seen(rows), seen(rows.map((own) => own.map(narrowed)))]
  return half.page.share > whole.page.share + 0.02 ? half : whole
}

/** For each line of each group what a fixed width says of it. Linear in the length of the page. */
export function wrappedLines(text: string, groups: readonly (readonly Line[])[]): Wrapped[][] {
  if (groups.every(({ length }) => length < 2)) return groups.map((lines) => lines.map(() => loose))
  const { groups: seen, page, widths } = viewWraps(text, groups)
  return seen.map((rows, g) => {
    const width = widths[g] as Width
    const isSet = width.share > 0.5 && width.over < 2
    return rows.map((row, i) => ({
      goesOn: i > 0 && wrapScore(wrapFeatures(rows, i, page, width)) > 0,
      ragged: isSet && row.length < width.width - slack,
    }))
  })
}

const loose: Wrapped = { goesOn: false, ragged: false }
