/** Which marks get which depth. */
import { expect, test } from 'vitest'
import { markLayers, priorityOf } from './layers.ts'

const mark = (
  start: number,
  end: number,
  color: 'key' | 'ask' = 'key',
  style: 'fill' | 'underline' = 'fill',
) => ({
  start,
  end,
  color,
  style,
})

test('marks of one colour over one another get depths of their own, at most three', () => {
  const layers = markLayers([mark(0, 50), mark(5, 20), mark(6, 10), mark(7, 9), mark(30, 40), mark(60, 70)])
  expect(layers.map((span) => span.layer)).toEqual([
    'mark-key-fill-0',
    'mark-key-fill-1',
    'mark-key-fill-2',
    'mark-key-fill-2',
    'mark-key-fill-1',
    'mark-key-fill-0',
  ])
})

test('other colours and styles do not push one another down', () => {
  const layers = markLayers([mark(0, 50), mark(5, 20, 'ask'), mark(6, 10, 'key', 'underline')])
  expect(layers.map((span) => span.layer)).toEqual([
    'mark-key-fill-0',
    'mark-ask-fill-0',
    'mark-key-underline-0',
  ])
})

test('what is found lies over what is active, over marks, over entities', () => {
  const layers = [
    'found',
    'find',
    'active-key',
    'mark-key-fill-2',
    'mark-key-fill-0',
    'entity-PERSON-suggested',
  ]
  const priorities = layers.map(priorityOf)
  expect(priorities).toEqual([...priorities].sort((a, b) => b - a))
  expect(new Set(priorities).size).toBe(layers.length)
})
