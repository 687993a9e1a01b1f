import { expect, test } from 'vitest'
import { tooOften } from './too-often.ts'

test('it is too often when it is more than so many times within a minute', () => {
  let time = 0
  const again = tooOften(2, () => time)
  expect([again(), again(), again()]).toEqual([false, false, true])
  time = 60_000
  expect(again()).toBe(false)
  time = 90_000
  expect([again(), again()]).toEqual([false, true])
})
