import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawnOut, frameAll, zoomAt } from './graph/camera.ts'
import { placeLabels, shorten, widthOf } from './graph/labels.ts'
import { layOut } from './graph/layout.ts'
import { nextInDirection } from './graph/step.ts'
import { placeOnLine } from './page/axis.ts'
import { markNames } from './page/Spoken.tsx'

describe('the layout', () => {
  const nodes = Array.from({ length: 300 }, (_, n) => ({ id: `n${n}`, mentions: 300 - n }))
  const edges = nodes.slice(1).flatMap((node, n) => [
    { from: `n${n >> 2}`, to: node.id, weight: (n % 7) + 1 },
    { from: `n${(n * 13) % 300}`, to: node.id, weight: 1 },
  ])

  test('comes to the same rest every time, nobody on top of another', async () => {
    const [once, again] = [await layOut(nodes, edges), await layOut(nodes, edges)]
    expect(once).toEqual(again)
    const places = [...(once ?? new Map()).values()]
    expect(places).toHaveLength(300)
    const closest = Math.min(
      ...places.flatMap((a, i) => places.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y))),
    )
    expect(closest).toBeGreaterThan(8)
  })

  test('ends when it is no longer wanted, and passes over lines to nobody', async () => {
    const stop = new AbortController()
    stop.abort()
    expect(await layOut(nodes, edges, stop.signal)).toBeNull()
    expect(await layOut([{ id: 'a', mentions: 1 }], [{ from: 'a', to: 'x', weight: 1 }])).toHaveLength(1)
  })
})

test('labels never lie over one another, whatever the places', () => {
  const node = fc.record({
    x: fc.integer({ min: 0, max: 800 }),
    y: fc.integer({ min: 0, max: 500 }),
    name: fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }),
    rank: fc.integer({ min: 1, max: 100 }),
  })
  fc.assert(
    fc.property(fc.array(node, { maxLength: 60 }), (found) => {
      const nodes = found.map((one, n) => ({ ...one, id: `n${n}`, r: 8 }))
      const labels = placeLabels(nodes, new Set()).map(({ text, x, y, anchor }) => {
        const width = widthOf(text)
        const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
        return { left, right: left + width, y }
      })
      return labels.every((a, i) =>
        labels.every((b, j) => j <= i || a.left >= b.right || b.left >= a.right || Math.abs(a.y - b.y) >= 16),
      )
    }),
  )
})

test('names that are to stand whatever lies there lie over signs, but over no other name; the first always stands', () => {
  const crowd = Array.from({ length: 30 }, (_, n) => ({
    id: `n${n}`,
    name: `临水县第${n}村`,
    x: (n % 6) * 18,
    y: Math.floor(n / 6) * 18,
    r: 10,
    rank: n === 14 ? Number.POSITIVE_INFINITY : 30 - n,
  }))
  const labels = placeLabels(crowd, new Set(crowd.map(({ id }) => id)))
  expect(labels[0]?.id).toBe('n14')
  const boxes = labels.map(({ text, x, y, anchor }) => {
    const width = widthOf(text)
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
    return { left, right: left + width, y }
  })
  expect(boxes.length).toBeGreaterThan(3)
  for (const [i, a] of boxes.entries())
    for (const b of boxes.slice(i + 1))
      expect(a.left < b.right && b.left < a.right && Math.abs(a.y - b.y) < 16).toBe(false)
})

test('a name at the edge stands on the side that is in view', () => {
  const node = { id: 'a', name: '临水县水务局', x: 200, y: 50, r: 8, rank: 1 }
  expect(placeLabels([node], new Set())[0]?.anchor).toBe('start')
  expect(placeLabels([node], new Set(), { left: 0, right: 240 })[0]?.anchor).toBe('end')
  const narrow = placeLabels([node], new Set(), { left: 190, right: 270 })[0]
  expect(narrow).toMatchObject({ anchor: 'start', text: '临水县水…' })
})

test('no more names are written than wanted, the weightiest', () => {
  const nodes = Array.from({ length: 40 }, (_, n) => ({
    id: `n${n}`,
    name: `第${n}村`,
    x: (n % 8) * 120,
    y: Math.floor(n / 8) * 60,
    r: 6,
    rank: n,
  }))
  const ids = placeLabels(nodes, new Set(), undefined, 5).map(({ id }) => id)
  expect(ids).toEqual(['n39', 'n38', 'n37', 'n36', 'n35'])
})

test('a long name is cut by characters, not by halves of one', () => {
  expect(shorten('𠮷'.repeat(20))).toBe(`${'𠮷'.repeat(13)}…`)
  expect(shorten('市水务局')).toBe('市水务局')
})

describe('the camera', () => {
  test('keeps what is under the pointer while zooming', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 0, max: 600 }),
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        (x, y, factor) => {
          const before = { k: 1, x: 40, y: -20 }
          const after = zoomAt(before, { x, y }, factor)
          const place = { x: x - before.x, y: y - before.y }
          expect(place.x * after.k + after.x).toBeCloseTo(x)
          expect(place.y * after.k + after.y).toBeCloseTo(y)
        },
      ),
    )
  })

  test('has the drawing in the shape of its frame, within measure', () => {
    const square = new Map([
      ['a', { x: -100, y: -100 }],
      ['b', { x: 100, y: 100 }],
    ])
    const wide = drawnOut(square, 928, 664)
    expect(wide.get('b')?.x).toBeCloseTo(133.3, 0)
    expect(wide.get('b')?.y).toBe(100)
    expect(drawnOut(square, 9000, 664).get('b')?.x).toBe(160)
    expect(drawnOut(square, 328, 464).get('a')).toEqual({ x: -100, y: -160 })
    const alone = new Map([['a', { x: 5, y: 5 }]])
    expect(drawnOut(alone, 928, 664)).toBe(alone)
  })

  test('frames everything, and one place alone in the middle', () => {
    const { k, x, y } = frameAll(
      [
        { x: -1000, y: 0 },
        { x: 1000, y: 100 },
      ],
      800,
      600,
    )
    expect(-1000 * k + x).toBeGreaterThanOrEqual(0)
    expect(1000 * k + x).toBeLessThanOrEqual(800)
    expect(50 * k + y).toBeCloseTo(300)
    expect(frameAll([], 800, 600)).toEqual({ k: 1, x: 400, y: 300 })
  })
})

test('the arrows find the nearest name in their direction', () => {
  const nodes = ['a', 'b', 'c'].map((id, n) => ({ id, mentions: n }))
  const places = new Map([
    ['a', { x: 0, y: 0 }],
    ['b', { x: 50, y: 5 }],
    ['c', { x: 0, y: -80 }],
  ])
  expect(nextInDirection('ArrowRight', 'a', nodes, places)).toBe('b')
  expect(nextInDirection('ArrowUp', 'a', nodes, places)).toBe('c')
  expect(nextInDirection('ArrowDown', 'a', nodes, places)).toBeNull()
  expect(nextInDirection('ArrowDown', null, nodes, places)).toBe('c')
  expect(nextInDirection('x', 'a', nodes, places)).toBeNull()
})

describe('the line of time', () => {
  const iso = (one: string) => one

  test('has years where a date is known to its year alone', () => {
    const line = placeOnLine(['2024', '2025-03'], iso)
    expect(line?.ticks.map((tick) => tick.label)).toEqual(['2024', '2025', '2026'])
    expect(line?.dots.map((dot) => dot.items)).toEqual([['2024'], ['2025-03']])
  })

  test('has months within a year, and joins what is too close to tell apart', () => {
    const line = placeOnLine(['2025-03-01', '2025-03-01', '2025-05-20'], iso)
    expect(line?.ticks[0]?.label).toBe('2025-03')
    expect(line?.dots.map((dot) => dot.items.length)).toEqual([2, 1])
  })

  test('everything stands on it', () => {
    const date = fc
      .tuple(fc.integer({ min: 1949, max: 2040 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`)
    fc.assert(
      fc.property(fc.array(date, { minLength: 2, maxLength: 30 }), (dates) => {
        const line = placeOnLine(dates, iso)
        expect(line?.dots.reduce((sum, dot) => sum + dot.items.length, 0)).toBe(dates.length)
        expect(line?.dots.every((dot) => dot.at >= 0 && dot.at <= 1)).toBe(true)
        expect(line?.ticks.length).toBeLessThanOrEqual(20)
      }),
    )
  })

  test('is not there for one date or none', () => {
    expect(placeOnLine(['2025'], iso)).toBeNull()
    expect(placeOnLine([null, null], (one) => one)).toBeNull()
  })
})

test('the names in a sentence are marked, the longest first, and no character is lost', () => {
  const sentence = '“百渠复流”工程是复流工程的全称。'
  const pieces = markNames(sentence, ['复流工程', '“百渠复流”工程', ''])
  expect(pieces.filter((piece) => piece.isName).map((piece) => piece.text)).toEqual([
    '“百渠复流”工程',
    '复流工程',
  ])
  expect(pieces.map((piece) => piece.text).join('')).toBe(sentence)
})
