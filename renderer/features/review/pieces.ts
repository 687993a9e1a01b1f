// A quotation as pieces: what is hidden at first and what is not; and the selection as offsets into it.
import type { Range } from '../../../electron/contract/page.ts'

export interface Piece {
  readonly start: number
  readonly text: string
  readonly isHidden: boolean
}

/** The quotation cut at the cloze's ends; the pieces' texts joined are the quotation. */
export function piecesOf(quote: string, cloze: readonly Range[]): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const add = (end: number, isHidden: boolean) => {
    if (end > at) pieces.push({ start: at, text: quote.slice(at, end), isHidden })
    at = end
  }
  for (const [start, end] of cloze) {
    add(start, false)
    add(end, true)
  }
  add(quote.length, false)
  return pieces
}

/** What stands around a quotation, with the punctuation that touches it apart: that stands in its line, not alone in the next. */
export interface Around {
  readonly before: string
  readonly opening: string
  readonly closing: string
  readonly after: string
}

export function aroundOf({ before, after }: { readonly before: string; readonly after: string }): Around {
  const opening = /[“‘「『（《〈【([—]*$/.exec(before)?.[0] ?? ''
  const closing = /^[”’」』）》〉】)\]，。、；：？！,.;:?!…]*/.exec(after)?.[0] ?? ''
  return {
    before: before.slice(0, before.length - opening.length),
    opening,
    closing,
    after: after.slice(closing.length),
  }
}

/** What is selected inside `root`, in UTF-16 units of its text; null if nothing is. */
export function selectedIn(root: HTMLElement | null): Range | null {
  const selection = document.getSelection()
  if (root === null || selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null
  const range = selection.getRangeAt(0)
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null
  const before = new globalThis.Range()
  before.selectNodeContents(root)
  before.setEnd(range.startContainer, range.startOffset)
  const start = before.toString().length
  const end = start + range.toString().length
  return start < end ? [start, end] : null
}

/** The cloze without what `[start, end)` touches. */
export const without = (cloze: readonly Range[], [start, end]: Range): readonly Range[] =>
  cloze.filter((one) => one[1] <= start || one[0] >= end)
