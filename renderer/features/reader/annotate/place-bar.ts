// Where the selection bar stands. All rectangles in one system of pixels.

export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Air between the bar and the selected lines. */
const gap = 8

/**
 * Above the first selected line where there is room on the screen, else below the last one; when the selection fills the
 * screen, at the foot of the frame. Sideways at the selection's end, within the column as far as it fits.
 */
export function placeBar(input: {
  readonly boxes: readonly Box[]
  readonly bar: { readonly width: number; readonly height: number }
  readonly frame: Box
}): { left: number; top: number } {
  const { boxes, bar, frame } = input
  const first = boxes[0]
  const last = boxes.at(-1)
  if (!first || !last) return { left: frame.left, top: frame.top }
  const top = Math.min(...boxes.map((box) => box.top))
  const bottom = Math.max(...boxes.map((box) => box.bottom))
  const above = top - gap - bar.height
  const below = bottom + gap
  const isAbove = above >= frame.top + gap
  const isBelow = below + bar.height <= frame.bottom - gap
  const beside = isAbove ? first : last
  const middle = (beside.left + beside.right) / 2
  const left = Math.max(frame.left, Math.min(middle - bar.width / 2, frame.right - bar.width))
  if (isAbove) return { left, top: above }
  return { left, top: isBelow ? below : frame.bottom - gap - bar.height }
}
