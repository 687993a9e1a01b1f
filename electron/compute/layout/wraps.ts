/** Lines that stand one below the other: what is to be seen of whether the lower one goes on the upper one. */
import { affinity } from './bigrams.ts'
import { bucket } from './bucket.ts'
import { readByline } from './byline.ts'
import { contentsLine, isFurniture } from './furniture.ts'
import { completeness, startsLike } from './joins.ts'
import type { Line } from './lines.ts'
import { type NamedWeights, unpacked } from './named-weights.ts'
import { wrapsData } from './wraps.data.ts'

/** A line as it is looked at: its text, in simplified characters where they are known, and what it looks like. */
export interface Row {
  readonly line: Line
  readonly text: string
  /** In characters; Latin letters and digits count as the page counts them, see `Width`. */
  readonly length: number
  readonly ending: string
  readonly byline: number
  readonly furniture: boolean
  readonly pauses: boolean
  readonly digits: number
  readonly blanks: number
  readonly open: boolean
}

/** The width in which lines are set, in characters. */
export interface Width {
  readonly width: number
  /** 0..1: how many of the lines that end in mid-sentence are as long as that. */
  readonly share: number
  /** The longest line is so many times as long. */
  readonly over: number
  /** Of the lines of the page so many are set in. */
  readonly indents: number
}

const endsSentence = /[。！？!?…][”’」』）)]*$|[a-z0-9)][.!?]["”]?$/u
/** What begins a paragraph however full the line above it is. */
const opensText =
  /^(?:[问答][：:]|[\u4e00-\u9fff]{2,12}(?:回复|答复|来电|回应|反映|来信)[：:]|[QA][：:]|本[报刊网]讯|(?:新华社|中新社|据新华社).{2,16}[电]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,2}[）)])/u
/** What begins an item however the line above it ends. */
const opensItem = /^(?:(?:\d{1,2}月)?\d{1,2}日(?:[：:]|\s+\d{1,2}[：:]\d{2})|[-•·●◆■□▲]\s?|\d{1,2}[.．、])/u
const opensWord = /^[\u4e00-\u9fff]{2,6}[：:]/u

function endingOf(text: string): string {
  if (endsSentence.test(text)) return /[。！？!?…]$/u.test(text) ? 'stop' : 'quoted'
  if (/[：:]$/u.test(text)) return 'colon'
  if (/[，、,；;—－-]$/u.test(text)) return 'pause'
  if (/[”’」』）)》】]$/u.test(text)) return 'closed'
  return /[A-Za-z\d]$/u.test(text) ? 'latin' : 'none'
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** Cells of a line, two to a Chinese character. */
const narrow = /[\u0020-\u007e\u00a0-\u00ff\uff61-\uffdc]/gu

/** What a line looks like; its length in UTF-16 units. */
export function rowOf(line: Line, text: string): Row {
  return {
    line,
    text,
    length: text.length,
    ending: endingOf(text),
    byline: text.length > 60 ? 0 : readByline(text, line.marks.length > 0).sure,
    furniture: text.length <= 120 && (isFurniture(text) || contentsLine.test(text)),
    pauses: /[，。、；,;]|[a-z] [a-z]/u.test(text),
    digits: count(text, /\d/gu) / Math.max(1, text.length),
    blanks: count(text, /[ \u3000\t]{2,}|\u3000|\|/gu),
    open: count(text, /[“《（(「『]/gu) > count(text, /[”》）)」』]/gu),
  }
}

/** The same line where Latin letters and digits count half. */
export const narrowed = (row: Row): Row => ({ ...row, length: row.length - count(row.text, narrow) / 2 })

const offEdges = [-20, -12, -7, -4.5, -3, -2.1, -1.1, -0.1, 0.9, 1.9, 3.5]

/** The features of the line at `i` going on the one above it; `rows` are lines without a blank one between them. */
export function wrapFeatures(rows: readonly Row[], i: number, page: Width, group: Width): string[] {
  const above = rows[i - 1] as Row
  const own = rows[i] as Row
  const { width } = group
  const off = (row: Row | undefined): string => (row ? String(bucket(row.length - width, offEdges)) : 'x')
  const [a, b] = [off(above), off(own)]
  const share = bucket(group.share, [0.15, 0.3, 0.45, 0.6, 0.75, 0.9])
  const size = bucket(width, [8, 11, 14, 18, 24, 32, 45, 70])
  const found = [
    'bias',
    `a ${a}`,
    `b ${b}`,
    `e ${above.ending}`,
    `ae ${a} ${above.ending}`,
    `as ${a} ${share}`,
    `aes ${a} ${above.ending} ${share}`,
    `es ${above.ending} ${share}`,
    `be ${b} ${own.ending}`,
    `ab ${a} ${b}`,
    `abe ${a} ${b} ${above.ending} ${own.ending}`,
    `w ${size}`,
    `wa ${size} ${a}`,
    `over ${bucket(page.over, [1.2, 1.6, 2.2, 4])} ${share}`,
    `overa ${bucket(page.over, [1.2, 1.6, 2.2, 4])} ${a} ${above.ending}`,
    `page ${bucket(page.share, [0.2, 0.4, 0.6, 0.8])} ${bucket(Math.abs(page.width - width), [0, 1, 3])} ${a}`,
    `up ${off(rows[i - 2])} ${a}`,
    `down ${b} ${off(rows[i + 1])}`,
    `updown ${off(rows[i - 2])} ${a} ${b} ${above.ending}`,
    `count ${bucket(rows.length, [2, 4, 8, 16])} ${share}`,
    `place ${Math.min(3, i)} ${a} ${above.ending}`,
    `by ${bucket(above.byline, [0.2, 0.45, 0.6])} ${bucket(own.byline, [0.2, 0.45, 0.6])}`,
    `bya ${bucket(above.byline, [0.2, 0.45, 0.6])} ${a}`,
    `byb ${bucket(own.byline, [0.2, 0.45, 0.6])} ${b} ${above.ending}`,
    `pauses ${above.pauses} ${own.pauses}`,
    `pausesa ${above.pauses} ${a} ${above.ending}`,
    `digits ${bucket(above.digits, [0, 0.1, 0.3])} ${bucket(own.digits, [0, 0.1, 0.3])}`,
    `blanks ${Math.min(2, above.blanks)} ${Math.min(2, own.blanks)}`,
    `blanksa ${Math.min(2, above.blanks)} ${above.pauses} ${above.ending}`,
    `indent ${above.line.indented} ${own.line.indented} ${bucket(page.indents, [0.02, 0.1, 0.3])}`,
    `indenta ${own.line.indented} ${bucket(page.indents, [0.02, 0.1, 0.3])} ${a} ${above.ending}`,
    `f ${own.text.charAt(0)}`,
    `l ${above.text.slice(-1)}`,
    `aff ${bucket(affinity(above.text.slice(-1), own.text.slice(0, 1)), [-2, -1, 0, 1, 2, 3])} ${above.ending} ${bucket(Number(a), [3, 5])}`,
    `starts ${bucket(startsLike(own.text), [-2, -1, 0, 1, 2])} ${above.ending} ${bucket(Number(a), [3, 5])}`,
  ]
  if (above.ending === 'none')
    found.push(`complete ${bucket(completeness({ plain: above.text }), [-2, -1, 0, 1])} ${a}`)
  const yes = (name: string, holds: boolean): void => {
    if (holds) found.push(name, `${name} ${a} ${above.ending}`)
  }
  yes('open', above.open)
  yes('furna', above.furniture)
  yes('furnb', own.furniture)
  yes('marksa', above.line.marks.length > 0)
  yes('marksb', own.line.marks.length > 0)
  yes('text', opensText.test(own.text))
  yes('item', opensItem.test(own.text))
  yes('word', opensWord.test(own.text))
  yes('wordwas', opensWord.test(above.text))
  yes('bad', /^[，。、；：！？”’）》」』】,.;:!?)…％%]/u.test(own.text))
  yes(
    'number',
    /\d[.,]?$/u.test(above.text) && /^[.,]?\d|^[年月日时分%％万亿余多元人名个家项次]/u.test(own.text),
  )
  return found
}

let weights: NamedWeights | undefined

/** Weighs with others than the stored weights from now on, for training. */
export function weighWrapsWith(others: NamedWeights): void {
  weights = others
}

/** Above 0 the line goes on the one above it. */
export function wrapScore(features: readonly string[]): number {
  weights ??= unpacked(wrapsData)
  let score = 0
  for (const name of features) score += weights.get(name) ?? 0
  return score
}
