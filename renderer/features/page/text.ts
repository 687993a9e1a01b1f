// The clean text of a block in stretches that know where they stand on the page, and the short form of it.
import { traceBlock } from '../../../electron/contract/canonical.ts'
import type { BlockItem } from './items.ts'
import { snap } from './items.ts'
import { type RawRow, rowIndex } from './rows.ts'

/** Where two parts of a block meet that stand apart on the page: the lines they end and begin in. */
export interface Seam {
  /** Offset in the block's text. */
  readonly at: number
  readonly from: number
  readonly to: number
}

/** Places are the page offsets of the text's units; -1 for one that the page does not have. */
export const placesOf = (page: string, item: BlockItem): Int32Array => traceBlock(page, item.block)

/** Where the block was put together over a jump on the page. */
export function seamsOf(page: string, rows: readonly RawRow[], item: BlockItem): Seam[] {
  if (item.ranges.length < 2) return []
  const places = placesOf(page, item)
  const seams: Seam[] = []
  let at = 0
  for (const [part, [start, end]] of item.ranges.entries()) {
    const before = item.ranges[part - 1]
    if (before !== undefined) {
      while (at < places.length && !((places[at] as number) >= start && (places[at] as number) < end)) at++
      const [there, here] = [rowIndex(rows, before[1] - 1), rowIndex(rows, start)]
      if (here !== there + 1 && at < places.length)
        seams.push({ at, from: rows[there]?.line ?? 0, to: rows[here]?.line ?? 0 })
    }
  }
  return seams
}

/** Text to show, and behind it perhaps a seam. */
export interface Part {
  readonly text: string
  readonly seam: Seam | null
}

/** Characters of the short form: as many as the widest window shows in a line, and on both sides of a seam. */
const shown = 120
const head = 9
const tail = 11

/** A block in one line: its beginning, and what stands at its seams. */
export function shortForm(text: string, seams: readonly Seam[]): Part[] {
  const parts: Part[] = []
  let start = 0
  for (const seam of seams) {
    const part = text.slice(start, seam.at)
    const first = start === 0 ? part.slice(0, snap(part, head)) : ''
    const short =
      part.length <= head + tail + 2 ? part : `${first}……${part.slice(snap(part, part.length - tail))}`
    parts.push({ text: short, seam })
    start = seam.at
  }
  parts.push({ text: text.slice(start, snap(text, start + shown)), seam: null })
  return parts
}

/** A stretch of text that stands on the page in one piece; `place` is -1 for what the page does not have. */
export interface Stretch {
  readonly place: number
  readonly text: string
  readonly seam: Seam | null
}

/** A block in full up to `longest` units around the place of the caret; `cut` tells which ends are left out. */
export function fullForm(
  item: BlockItem,
  places: Int32Array,
  seams: readonly Seam[],
  caret: number,
  longest = 4000,
): { stretches: Stretch[]; cut: readonly [boolean, boolean] } {
  const { text } = item.block
  const at = indexOf(places, caret) ?? 0
  const from = text.length <= longest ? 0 : snap(text, Math.max(0, at - longest / 2))
  const to = snap(text, Math.min(text.length, from + longest))
  const stretches: Stretch[] = []
  let start = from
  for (let i = from + 1; i <= to; i++) {
    const seam = seams.find((one) => one.at === i) ?? null
    const goesOn = i < to && seam === null && places[i] === (places[i - 1] as number) + 1
    if (goesOn) continue
    stretches.push({ place: places[start] as number, text: text.slice(start, i), seam: i < to ? seam : null })
    start = i
  }
  return { stretches, cut: [from > 0, to < text.length] }
}

/** Index of a page place in a block's text: of its character, or behind the one that ends there; null when not in it. */
export function indexOf(places: Int32Array, place: number): number | null {
  const at = places.indexOf(place)
  if (at >= 0) return at
  const behind = places.indexOf(place - 1)
  return behind >= 0 ? behind + 1 : null
}

/** The page place of an index in the text: of its character, or behind the last one. */
export function placeAt(places: Int32Array, index: number): number | null {
  for (let i = index; i < places.length; i++) if ((places[i] as number) >= 0) return places[i] as number
  for (let i = places.length - 1; i >= 0; i--)
    if ((places[i] as number) >= 0) return (places[i] as number) + 1
  return null
}
