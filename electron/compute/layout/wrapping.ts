/** Which lines a fixed width has cut: they go on the line above. */
import { readByline } from './byline.ts'
import { contentsLine, isFurniture } from './furniture.ts'
import type { Line } from './lines.ts'

/** At least so many lines of one width make a wrapped text. */
const leastWrapped = 4
/** A line may be this much shorter than the width (CJK line breaking keeps punctuation off the line start) … */
const slack = 3
/** … and this much longer, where closing marks hang over. */
const overhang = 2

/** A line as it is looked at: where it ends and what it says. */
interface Row {
  readonly line: Line
  readonly text: string
}

const lengthOf = ({ text }: Row): number => text.length

/** Running text has pauses and full stops; lists, tables and credits have few. */
const proseMark = /[，。、；,.;]|[a-z] [a-z]/u
const tableRow = /^\|.*\|$|\t/u

/** The width of a group of lines (no blank line between) that a fixed width has cut, or 0. */
function widthOf(rows: readonly Row[]): number {
  if (rows.length < leastWrapped) return 0
  const lengths = rows.map(lengthOf)
  const width = lengths.toSorted((a, b) => b - a)[Math.floor(lengths.length / 4)] ?? 0
  if (width < 8 || width > 120) return 0
  const full = rows.filter(({ text }) => text.length >= width - slack && text.length <= width + overhang)
  const prose = full.filter(({ text }) => proseMark.test(text) && !tableRow.test(text)).length
  // Whole sentences on lines of one length are items, not a wrapped text.
  const cut = full.filter(({ text }) => !endsSentence.test(text)).length
  return full.length * 5 >= rows.length * 3 && prose * 2 >= full.length && cut * 2 >= full.length ? width : 0
}

/** The width that most of a page's wrapped groups have, or 0: it tells of groups too short to tell by themselves. */
function pageWidth(groups: readonly (readonly Row[])[]): number {
  const counts = new Map<number, number>()
  for (const rows of groups) {
    const width = widthOf(rows)
    if (width > 0) counts.set(width, (counts.get(width) ?? 0) + 1)
  }
  let common = 0
  for (const [width, count] of counts) if (count >= 2 && count > (counts.get(common) ?? 0)) common = width
  return common
}

const endsSentence = /[。！？!?…][”’」』）)]*$|[a-z0-9)][.!?]["”]?$/u
/** What begins a paragraph however full the line above it is. */
const opensText =
  /^(?:[问答][：:]|[\u4e00-\u9fff]{2,12}(?:回复|答复|来电|回应|反映|来信)[：:]|[QA][：:]|本[报刊网]讯|本報訊|(?:新华社|中新社|据新华社|新華社).{2,16}[电電]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,2}[）)])/u

/** What begins an item however the line above it ends. */
const opensItem = /^(?:(?:\d{1,2}月)?\d{1,2}日(?:[：:]|\s+\d{1,2}[：:]\d{2})|[-•·]\s)/u

/** Does the line at `i` stand by itself below a full line: a heading, a credit, furniture? */
function standsAlone(rows: readonly Row[], i: number, width: number): boolean {
  const { text } = rows[i] as Row
  const above = (rows[i - 1] as Row).text
  if (contentsLine.test(above) || isFurniture(above) || isFurniture(text)) return true
  if (opensItem.test(text) || readByline(text, false).sure > 0.6 || readByline(above, false).sure > 0.6)
    return true
  if (!endsSentence.test(above)) return false
  // A last line ends its sentence; one that is short and ends none is a line of its own.
  return opensText.test(text) || (text.length < width - slack && !/[。！？!?…；;，,：:”’」）)]$/u.test(text))
}

/**
 * How much shorter than the width the lines are that a sentence runs over: where hardly one is, a line that is shorter and
 * ends a sentence is the last of its paragraph.
 */
function slackOf(rows: readonly Row[], width: number): number {
  const cut = rows.filter((row) => lengthOf(row) >= width - slack && !endsSentence.test(row.text))
  for (let own = 0; own < slack && cut.length >= leastWrapped; own++)
    if (cut.filter((row) => lengthOf(row) >= width - own).length * 10 >= cut.length * 9) return own
  return slack
}

/** What a fixed width says of a line. `goesOn`: it goes on the line above. `ragged`: nothing goes on it, it is too short. */
export interface Wrapped {
  readonly goesOn: boolean
  readonly ragged: boolean
}

/** For each line of each group what a fixed width says of it. `text`: the page, simplified or not. */
export function wrappedLines(text: string, groups: readonly (readonly Line[])[]): Wrapped[][] {
  const all = groups.map((lines) =>
    lines.map((line): Row => ({ line, text: text.slice(line.body, line.end) })),
  )
  const usual = pageWidth(all)
  return all.map((rows) => {
    const own = widthOf(rows)
    const width = own > 0 ? own : usual
    const usualSlack = slackOf(rows, width)
    return rows.map(({ line }, i) => {
      const above = rows[i - 1]
      const ragged = width > 0 && lengthOf(rows[i] as Row) < width - slack
      if (width === 0 || above === undefined || line.marks.length > 0 || line.indented)
        return { goesOn: false, ragged }
      const shortest = width - (endsSentence.test(above.text) ? usualSlack : slack)
      const full = lengthOf(above) >= shortest && lengthOf(above) <= width + overhang
      const marked = above.line.marks.some((mark) => mark.startsWith('#'))
      return { goesOn: full && !marked && !standsAlone(rows, i, width), ragged }
    })
  })
}
