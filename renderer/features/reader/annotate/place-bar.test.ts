/** The selection bar never lies over the selection while there is room beside it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeBar } from './place-bar.ts'

const frame = { top: 44, bottom: 800, left: 100, right: 780 }
const bar = { width: 470, height: 86 }
/** Lines of 26 px every 35, from anywhere on the screen. */
const selections = fc
  .record({
    top: fc.integer({ min: 44, max: 770 }),
    lines: fc.integer({ min: 1, max: 12 }),
    left: fc.integer({ min: 100, max: 700 }),
  })
  .map(({ top, lines, left }) =>
    Array.from({ length: lines }, (_, i) => ({
      left: i === 0 ? left : 100,
      right: 780,
      top: top + i * 35,
      bottom: top + i * 35 + 26,
    })),
  )

test('above, or below, inside the column, never over the selection', () => {
  fc.assert(
    fc.property(selections, (boxes) => {
      const { left, top } = placeBar({ boxes, bar, frame })
      const first = boxes[0]?.top ?? 0
      const last = boxes.at(-1)?.bottom ?? 0
      expect(left).toBeGreaterThanOrEqual(frame.left)
      expect(left + bar.width).toBeLessThanOrEqual(frame.right)
      expect(top + bar.height).toBeLessThanOrEqual(frame.bottom)
      const fits = first - bar.height - 16 >= frame.top || last + bar.height + 16 <= frame.bottom
      if (fits) expect(top + bar.height <= first || top >= last).toBe(true)
    }),
  )
})
