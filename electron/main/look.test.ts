import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coloursOf, leastSize, placeOf, titleBarHeight } from './look.ts'

const laptop = { x: 0, y: 0, width: 1440, height: 900 }
const beside = { x: 1440, y: -200, width: 1920, height: 1080 }

test('a window is put back where it was, on any screen', () => {
  const left = { x: 1500, y: -100, width: 1200, height: 900, maximized: false }
  expect(placeOf(left, [laptop, beside])).toEqual({ x: 1500, y: -100, width: 1200, height: 900 })
})

test('when its screen is gone it keeps its size and lets the system choose the place', () => {
  const left = { x: 1500, y: -100, width: 1200, height: 900, maximized: false }
  expect(placeOf(left, [laptop])).toEqual({ width: 1200, height: 900 })
})

test('wherever it was left, its title bar can be grasped and nothing is cut off', () => {
  const coordinate = fc.integer({ min: -5000, max: 5000 })
  const size = fc.integer({ min: 1, max: 5000 })
  fc.assert(
    fc.property(
      fc.record({ x: coordinate, y: coordinate, width: size, height: size, maximized: fc.boolean() }),
      (bounds) => {
        const { x, y, width = 0, height = 0 } = placeOf(bounds, [laptop, beside])
        expect(width).toBeGreaterThanOrEqual(leastSize.width)
        expect(height).toBeGreaterThanOrEqual(leastSize.height)
        if (x === undefined || y === undefined) return
        const grasp = [laptop, beside].some(
          (screen) =>
            x + width > screen.x &&
            x < screen.x + screen.width &&
            y >= screen.y &&
            y + titleBarHeight <= screen.y + screen.height,
        )
        expect(grasp).toBe(true)
      },
    ),
  )
})

test('the theme of the system decides only when the person has not', () => {
  expect(coloursOf('system', true)).toBe(coloursOf('dark', false))
  expect(coloursOf('system', false)).toBe(coloursOf('light', true))
  expect(coloursOf('sepia', true)).toBe(coloursOf('sepia', false))
})
