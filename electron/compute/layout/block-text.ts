/** Ranges of the page → the clean text of a block, by the same rules as the engine's own blocks. */
import { traceBlock } from '../../contract/canonical.ts'
import type { Block, Range, Role } from '../../contract/page.ts'
import { between } from './compose.ts'
import { formOf } from './form.ts'
import { joinOf } from './joins.ts'
import { splitLines, withoutStars } from './lines.ts'
import { splitPieces } from './pieces.ts'

/** What the page repeats at a break: it lies in the block's ranges and not in its text. `[start, end)` on the page. */
export type Drop = Range

type Written = Pick<Block, 'text' | 'marks' | 'dropped' | 'droppedAt'>

/** One line of a block: where its text stands on the page, and what stands in front of it. */
interface Part {
  readonly start: number
  readonly end: number
  readonly marks: readonly string[]
  readonly stars: readonly number[]
}

function partsOf(page: string, ranges: readonly Range[]): Part[] {
  return ranges.flatMap(([from, to]) =>
    splitLines(page.slice(from, to)).map(
      ({ body, end, marks, stars }): Part => ({
        start: from + body,
        end: from + end,
        marks: [...marks, ...stars.map(() => '**')],
        stars: stars.map((star) => from + star),
      }),
    ),
  )
}

/** The text of a line without what the page repeats in it and without marks. */
function without(page: string, { start, end, stars }: Part, drops: readonly Drop[]): string {
  let text = ''
  let at = start
  for (const [from, to] of drops) {
    if (from < at || to > end) continue
    text += withoutStars(page, at, from, stars)
    at = to
  }
  return (text + withoutStars(page, at, end, stars)).trim()
}

/**
 * The text of a block of these ranges. Ranges of nothing but marks keep them as their text: a block is never empty.
 */
export function writeBlock(
  page: string,
  role: Role,
  ranges: readonly Range[],
  drops: readonly Drop[],
): Written {
  const parts = partsOf(page, ranges)
  const texts = parts.map((part) => without(page, part, drops)).filter((text) => text !== '')
  if (texts.length === 0)
    return { text: ranges.map(([start, end]) => page.slice(start, end).trim()).join(' ') }
  let text = ''
  let last = ''
  for (const own of texts) {
    text += text === '' ? own : between(asBody(role), last, own) + own
    last = own
  }
  const marks = parts.flatMap((part) => part.marks)
  const [first] = drops
  return {
    text,
    ...(marks.length > 0 ? { marks } : {}),
    ...(first
      ? { dropped: drops.map(([start, end]) => page.slice(start, end)).join(''), droppedAt: first[0] }
      : {}),
  }
}

/** Ledes are paragraphs until it is known where they stand. */
const asBody = (role: Role): Role => (role === 'lede' ? 'paragraph' : role)

/** Whether the lines of two roles are put together in the same way. */
export function joinedAlike(a: Role, b: Role): boolean {
  const closed = (role: Role) => between(asBody(role), '', '') === ''
  return closed(a) === closed(b)
}

/** The repeated characters that a block has left out of its text, in reading order. */
export function dropsOf(page: string, block: Pick<Block, 'text' | 'ranges' | 'dropped'>): Drop[] {
  if (block.dropped === undefined) return []
  const kept = new Set(traceBlock(page, block))
  const drops: [number, number][] = []
  for (const { start, end, stars } of partsOf(page, block.ranges))
    for (let place = start; place < end; place++) {
      if (kept.has(place) || page.charAt(place).trim() === '') continue
      if (stars.includes(place) || stars.includes(place - 1)) continue
      const last = drops.at(-1)
      if (last && last[1] === place) last[1]++
      else drops.push([place, place + 1])
    }
  return drops
}

/** The character that stands at the end of one text and again at the head of the other, if the engine would drop it. */
export function repeatedAt(page: string, left: Range, right: Range): Drop | null {
  const tail = splitPieces(page.slice(...left)).at(-1)
  const head = splitPieces(page.slice(...right))[0]
  if (!tail || !head || tail.text === '' || head.text === '') return null
  const half = (piece: typeof tail) => ({ piece, form: formOf(piece), alike: 0 })
  const { dropped } = joinOf(half(tail), half(head), 0)
  const at = right[0] + (head.lines[0]?.body ?? 0)
  return dropped === '' || head.text.length === dropped.length ? null : [at, at + dropped.length]
}

/** Whether there is more in the ranges than marks. */
export const hasText = (page: string, ranges: readonly Range[]): boolean =>
  partsOf(page, ranges).some(({ start, end }) => start < end)

/** Whether the text of the ranges begins at this place of the page. */
export const standsFirst = (page: string, ranges: readonly Range[], place: number): boolean =>
  partsOf(page, ranges).find(({ start, end }) => start < end)?.start === place

/** The ranges before the character at `at` and those from it on; null when one side would be blank. */
export function cut(page: string, ranges: readonly Range[], at: number): [Range[], Range[]] | null {
  const low = page.charCodeAt(at)
  const before = low >= 0xdc00 && low <= 0xdfff && isHigh(page.charCodeAt(at - 1)) ? at - 1 : at
  const inside = ranges.findIndex(([start, end]) => start <= at && at < end)
  // A place right behind a range cuts between it and the next one.
  const k = inside >= 0 ? inside : ranges.findIndex(([, end]) => end === at)
  const [start, end] = ranges[k] ?? [0, 0]
  if (k < 0) return null
  const side = (parts: readonly Range[]) =>
    parts.map((range) => trimmed(page, range)).filter((range) => range !== null)
  const left = side([...ranges.slice(0, k), [start, before]])
  const right = side([[before, end], ...ranges.slice(k + 1)])
  return left.length === 0 || right.length === 0 ? null : [left, right]
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff

/** Whether a range goes on the one before it in the same line of the page. */
export const isOneLine = (page: string, [, end]: Range, [start]: Range): boolean =>
  end <= start && sameLine.test(page.slice(end, start))

/** Without the blanks at its ends; null when nothing is left. */
function trimmed(page: string, [start, end]: Range): Range | null {
  const text = page.slice(start, end)
  const bare = text.trim()
  if (bare === '') return null
  const from = start + text.length - text.trimStart().length
  return [from, from + bare.length]
}

const sameLine = /^[^\S\r\n\v\f\u0085\u2028\u2029]*$/
const oneBreak =
  /^[^\S\r\n\v\f\u0085\u2028\u2029]*(?:\r\n|[\r\n\v\f\u0085\u2028\u2029])?[^\S\r\n\v\f\u0085\u2028\u2029]*$/

/** Ranges with neighbours made one, as the engine has them: between the two lies at most one line break. */
export function mended(page: string, ranges: readonly Range[]): Range[] {
  const found: [number, number][] = []
  for (const [start, end] of ranges) {
    const last = found.at(-1)
    if (last && last[1] <= start && oneBreak.test(page.slice(last[1], start))) last[1] = end
    else found.push([start, end])
  }
  return found
}
