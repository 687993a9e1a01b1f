// What a page is made of: its blocks and loose items with where their characters stand, and which of them holds a place.
import type { Desk, DeskBlock } from '../../../electron/contract/desk.ts'
import type { Range } from '../../../electron/contract/page.ts'

export type LooseKind = 'photo' | 'furniture' | 'unassigned'

interface Common {
  /** Page offset of its first character: its name here, and the `Place` that steps call it by. */
  readonly place: number
  /** In reading order. */
  readonly ranges: readonly Range[]
}
export interface BlockItem extends Common {
  readonly kind: 'block'
  readonly block: DeskBlock
  /** Index of its article on the desk. */
  readonly article: number
  /** Index in the article. */
  readonly at: number
}
export interface LooseItem extends Common {
  readonly kind: LooseKind
  readonly text: string
}
export type Item = BlockItem | LooseItem

/** One range of one item. */
export interface Piece {
  readonly start: number
  readonly end: number
  readonly item: Item
}

const placeOf = ({ ranges }: { readonly ranges: readonly Range[] }): number => ranges[0]?.[0] ?? 0

/** All items: blocks in reading order, then photos, furniture and what nobody claimed. */
export function itemsOf(desk: Desk): Item[] {
  const loose = (kind: LooseKind, text: string, ranges: readonly Range[]): LooseItem => ({
    kind,
    place: placeOf({ ranges }),
    ranges,
    text,
  })
  return [
    ...desk.articles.flatMap(({ blocks }, article) =>
      blocks.map(
        (block, at): BlockItem => ({
          kind: 'block',
          place: placeOf(block),
          ranges: block.ranges,
          block,
          article,
          at,
        }),
      ),
    ),
    ...desk.photos.map(({ caption, credit, ranges }) =>
      loose('photo', [caption, credit].filter((part) => part !== null && part !== '').join('　'), ranges),
    ),
    ...desk.furniture.map(({ text, ranges }) => loose('furniture', text, ranges)),
    ...desk.unassigned.map(({ text, ranges }) => loose('unassigned', text, ranges)),
  ]
}

/** The ranges of all items in the order of the page. */
export function piecesOf(items: readonly Item[]): Piece[] {
  return items
    .flatMap((item) => item.ranges.map(([start, end]): Piece => ({ start, end, item })))
    .sort((a, b) => a.start - b.start)
}

const blank = /\s/

/** Characters of `[start, end)` that are not blank, in UTF-16 units, as all counts of the page are. */
export function countText(text: string, [start, end]: Range): number {
  let count = 0
  for (let i = start; i < end; i++) if (!blank.test(text.charAt(i))) count++
  return count
}

/** Where `[start, end)` begins when the blanks at its head are left out; `end` when there is nothing else. */
export function firstText(text: string, [start, end]: Range): number {
  for (let i = start; i < end; i++) if (!blank.test(text.charAt(i))) return i
  return end
}

/** Where it ends without the blanks at its tail. */
export function lastText(text: string, [start, end]: Range): number {
  for (let i = end; i > start; i--) if (!blank.test(text.charAt(i - 1))) return i
  return start
}

/** An offset that does not cut a pair of surrogates in two: the one before it, if it would. */
export function snap(text: string, at: number): number {
  const low = text.charCodeAt(at)
  const high = text.charCodeAt(at - 1)
  return low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff ? at - 1 : at
}
