// The caret: a place of the page between two characters, moved by characters as a person counts them.
import { type RawRow, rowIndex } from './rows.ts'

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** The next boundary between characters in a text; its ends when there is none. Emoji and rare characters are one each. */
export function boundary(text: string, at: number, by: 1 | -1): number {
  if (by === 1) {
    const here = at < text.length ? segmenter.segment(text).containing(at) : undefined
    return here ? here.index + here.segment.length : text.length
  }
  return at > 0 ? (segmenter.segment(text).containing(at - 1)?.index ?? 0) : 0
}

/** The place one character on or back in the raw text; over the ends of rows. */
export function stepInRaw(text: string, rows: readonly RawRow[], place: number, by: 1 | -1): number {
  const index = rowIndex(rows, place)
  const row = rows[index]
  if (row === undefined) return place
  const at = Math.min(Math.max(place, row.start), row.end)
  if (by === 1 && at >= row.end) return rows[index + 1]?.start ?? row.end
  if (by === -1 && at <= row.start) return rows[index - 1]?.end ?? row.start
  return row.start + boundary(text.slice(row.start, row.end), at - row.start, by)
}

/** The place of the page under a point of the window: text carries the place of its first unit in `data-place`. */
export function placeUnder(x: number, y: number, within: Element): number | null {
  const found = document.caretPositionFromPoint(x, y)
  if (!found || !within.contains(found.offsetNode)) return null
  return placeOfNode(found.offsetNode, found.offset)
}

/** The place of a position in the document; null outside of text that stands on the page. */
function placeOfNode(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement
  const home = element?.closest('[data-place]')
  const place = Number(home?.getAttribute('data-place') ?? -1)
  if (!home || place < 0) return null
  // The caret stands between two text nodes of the same stretch: what comes before the position counts.
  const range = new Range()
  range.setStart(home, 0)
  range.setEnd(node, offset)
  return place + range.toString().length
}
