import { expect, test } from 'vitest'
import { rowId } from './row-id.ts'

test('ids are short, each once, in the order they were made, also when the clock goes back', () => {
  const at = Date.UTC(2026, 10, 25)
  const ids = Array.from({ length: 20_000 }, (_, i) =>
    rowId(at - (i % 5000 === 0 ? 1000 : -Math.floor(i / 50))),
  )
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
  expect(ids.filter((id) => !/^[-\w]{13}$/.test(id))).toEqual([])
  // Behind any UUIDv7 of today.
  expect((ids[0] as string) > 'ffffffff'.replaceAll('f', '0')).toBe(true)
})
