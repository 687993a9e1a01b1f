// Which names of the graph are written, and on which side: none over another, the weightier first. The rest appear on coming closer.
import type { Point } from './layout.ts'

export interface Labelled extends Point {
  readonly id: string
  readonly name: string
  /** Pixels on the screen. */
  readonly r: number
  /** Higher first. */
  readonly rank: number
}
export interface Label {
  readonly id: string
  readonly text: string
  /** Left end of the line and its baseline's middle, in pixels on the screen. */
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
}

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Pixels, as in graph.css. */
const labelSize = 12
const labelHeight = 16
/** Characters a label shows; longer names are cut, the tooltip and the table have them whole. */
const longest = 14

/** Names on the screen with the name in full where it is short enough. */
export function shorten(name: string): string {
  const characters = [...name]
  return characters.length <= longest ? name : `${characters.slice(0, longest - 1).join('')}…`
}

/** The text, or as much of it as has room (pixels); three characters at least. */
function fitted(text: string, room: number): string {
  if (widthOf(text) <= room) return text
  const characters = [...text.replace(/…$/, '')]
  while (characters.length > 3 && widthOf(`${characters.join('')}…`) > room) characters.pop()
  return `${characters.join('')}…`
}

/** Pixels a text takes: Han characters are as wide as high, Latin ones about half. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += character.charCodeAt(0) < 0x2e80 ? labelSize * 0.56 : labelSize
  return width
}

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Pixels; somewhat longer than most names. */
const cell = 96

/** Boxes by cells of the plane, so that only neighbours are compared. */
class Boxes {
  readonly #cells = new Map<string, Box[]>()

  #keys(box: Box): string[] {
    const keys: string[] = []
    for (let x = Math.floor(box.left / cell); x <= Math.floor(box.right / cell); x++)
      for (let y = Math.floor(box.top / cell); y <= Math.floor(box.bottom / cell); y++) keys.push(`${x},${y}`)
    return keys
  }
  add(box: Box): void {
    for (const key of this.#keys(box)) this.#cells.set(key, [...(this.#cells.get(key) ?? []), box])
  }
  isFree(box: Box): boolean {
    return !this.#keys(box).some((key) => this.#cells.get(key)?.some((other) => overlap(box, other)))
  }
}

/**
 * Places labels in order of rank; a name that finds no free side is left out. One in `always` may lie over signs, and is
 * left out only where it would lie over another name, the first of them never. One that would
 * reach beyond `across` (pixels, as the nodes) goes to another side if that is free, else it is cut there. No more than
 * `most` are written.
 */
export function placeLabels(
  nodes: readonly Labelled[],
  always: ReadonlySet<string>,
  across: { readonly left: number; readonly right: number } = { left: -Infinity, right: Infinity },
  most = Number.POSITIVE_INFINITY,
): Label[] {
  const taken = new Boxes()
  const written = new Boxes()
  for (const { x, y, r } of nodes) taken.add({ left: x - r, right: x + r, top: y - r, bottom: y + r })
  const order = [...nodes].sort(
    (a, b) => Number(always.has(b.id)) - Number(always.has(a.id)) || b.rank - a.rank,
  )
  const labels: Label[] = []
  for (const { id, name, x, y, r } of order) {
    if (labels.length >= most) break
    const text = shorten(name)
    const width = widthOf(text)
    const sides = [
      { x: x + r + 4, y, anchor: 'start' as const, left: x + r + 4 },
      { x: x - r - 4, y, anchor: 'end' as const, left: x - r - 4 - width },
      { x, y: y + r + 11, anchor: 'middle' as const, left: x - width / 2 },
      { x, y: y - r - 11, anchor: 'middle' as const, left: x - width / 2 },
    ]
    const boxOf = (side: (typeof sides)[number]): Box => ({
      left: side.left,
      right: side.left + width,
      top: side.y - labelHeight / 2,
      bottom: side.y + labelHeight / 2,
    })
    const inside = (one: (typeof sides)[number]) =>
      one.left >= across.left && one.left + width <= across.right
    const free = sides.filter((one) => taken.isFree(boxOf(one)))
    const overSigns = always.has(id)
      ? (sides.find((one) => written.isFree(boxOf(one))) ?? (labels.length === 0 ? sides[0] : undefined))
      : undefined
    const side = free.find(inside) ?? free[0] ?? overSigns
    if (side === undefined) continue
    taken.add(boxOf(side))
    written.add(boxOf(side))
    const room =
      side.anchor === 'start'
        ? across.right - side.left
        : side.anchor === 'end'
          ? side.left + width - across.left
          : Number.POSITIVE_INFINITY
    labels.push({ id, text: fitted(text, room), x: side.x, y: side.y, anchor: side.anchor })
  }
  return labels
}
