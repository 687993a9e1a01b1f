/** What lies under the pointer. */
import type { TextMap } from './offsets.ts'
import type { Span, SpanIndex } from './span-index.ts'

/**
 * Offset of the character whose own rectangle holds the point (viewport pixels), or null between lines, in margins and
 * outside the text. The browser's answer alone is the nearest text, wherever the point is.
 */
export function characterAt(map: TextMap, x: number, y: number): number | null {
  const caret = document.caretPositionFromPoint(x, y)
  if (!caret || !(caret.offsetNode instanceof Text) || !map.root.contains(caret.offsetNode)) return null
  const range = new Range()
  const node = caret.offsetNode
  // The caret stands before or behind the character, whichever edge is nearer; a pair takes two units.
  for (const offset of [caret.offset, caret.offset - 1, caret.offset - 2]) {
    if (offset < 0 || offset >= node.data.length) continue
    const size = (node.data.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1
    range.setStart(node, offset)
    range.setEnd(node, offset + size)
    for (const box of range.getClientRects())
      if (x >= box.left && x < box.right && y >= box.top && y < box.bottom) return map.toOffset(node, offset)
  }
  return null
}

/** The span a click takes: the smallest over `offset`, or, when one of them is `active` already, the next larger. */
export function pick<S extends Span & { readonly id: string }>(
  index: SpanIndex<S>,
  offset: number,
  active: string | null,
): S | null {
  const hits = index.at(offset)
  const current = hits.findIndex((span) => span.id === active)
  return hits[(current + 1) % Math.max(1, hits.length)] ?? null
}
