import fc from 'fast-check'
import { expect, test } from 'vitest'
import { laneRows } from './lane-rows.ts'

const options = { height: 28, extra: 3, drift: 20, least: 12 }

test('names with room stand level with their lines', () => {
  expect(laneRows([20, 90, 160], options).map(({ top }) => top)).toEqual([20, 90, 160])
})

test('names that crowd one line share its row; the next line has its own again', () => {
  expect(laneRows([20, 20, 20, 20, 55], options)).toEqual([
    { top: 20, members: [0, 1, 2, 3] },
    { top: 55, members: [4] },
  ])
})

test('each name stands in one row, in order, rows never touch, and no name drifts where seals have room', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(400), { maxLength: 24 }), fc.nat(4), (places, extra) => {
      const wants = [...places].sort((a, b) => a - b)
      const rows = laneRows(wants, { ...options, extra })
      expect(rows.flatMap(({ members }) => members)).toEqual(wants.map((_, index) => index))
      rows.forEach((row, i) => {
        const above = rows[i - 1]
        expect(row.members.length).toBeLessThanOrEqual(extra + 1)
        if (above === undefined) return
        expect(row.top).toBeGreaterThanOrEqual(above.top + options.height)
        const want = wants[row.members[0] as number] as number
        if (row.top - want > options.drift) expect(above.members.length).toBe(extra + 1)
      })
    }),
    { numRuns: 200 },
  )
})

test('where even seals beside a name would leave names far from their line, all stand as seals', () => {
  const wants = Array.from({ length: 12 }, (_, index) => 20 + Math.floor(index / 6) * 35)
  const rows = laneRows(wants, { ...options, extra: 2, most: 6, far: 35 })
  for (const { top, members } of rows)
    for (const index of members) expect(top - (wants[index] as number)).toBeLessThanOrEqual(35)
  expect(rows.every(({ members }) => members.length <= 6)).toBe(true)
})
