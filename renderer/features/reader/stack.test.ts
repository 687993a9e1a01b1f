/** Cards never cover one another, keep their order, and the active one keeps its place. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crowded, stack } from './stack.ts'

const wishes = fc
  .array(
    fc.record({ want: fc.integer({ min: -50, max: 2000 }), height: fc.integer({ min: 20, max: 300 }) }),
    {
      maxLength: 30,
    },
  )
  .map((list) => list.sort((a, b) => a.want - b.want))

test('no overlap, in order, none above the top', () => {
  fc.assert(
    fc.property(wishes, fc.integer({ min: -1, max: 30 }), (list, active) => {
      const tops = stack(list, { active, gap: 8, least: 12 })
      list.forEach((wish, i) => {
        expect(tops[i]).toBeGreaterThanOrEqual(12)
        const next = tops[i + 1]
        if (next !== undefined) expect(next).toBeGreaterThanOrEqual((tops[i] as number) + wish.height + 8)
      })
    }),
  )
})

test('the active card stands where it wants wherever those before it fit above', () => {
  fc.assert(
    fc.property(wishes, fc.nat(29), (list, active) => {
      const chosen = list[active]
      fc.pre(chosen !== undefined)
      const tops = stack(list, { active, gap: 8, least: 12 })
      const needed = list.slice(0, active).reduce((sum, wish) => sum + wish.height + 8, 12)
      expect(tops[active]).toBe(Math.max((chosen as { want: number }).want, needed))
    }),
  )
})

test('cards with room stand level with their passages', () => {
  const list = [
    { want: 20, height: 30 },
    { want: 100, height: 30 },
    { want: 110, height: 30 },
    { want: 300, height: 30 },
  ]
  expect(stack(list, { gap: 8, least: 12 })).toEqual([20, 100, 138, 300])
  // The active one pushes the one above upwards instead of giving way.
  expect(stack(list, { active: 2, gap: 8, least: 12 })).toEqual([20, 72, 110, 300])
})

test('a crowd is every card that helps to push one of them far; those with room are none', () => {
  const wishes = [20, 40, 60, 400, 420].map((want) => ({ want, height: 60 }))
  const tops = stack(wishes, { gap: 8, least: 0 })
  expect(tops).toEqual([20, 88, 156, 400, 468])
  expect(crowded(wishes, tops, { gap: 8, most: 50 })).toEqual([0, 1, 2])
  expect(crowded(wishes, tops, { gap: 8, most: 40 })).toEqual([0, 1, 2, 3, 4])
  expect(crowded(wishes, tops, { gap: 8, most: 100 })).toEqual([])
})
