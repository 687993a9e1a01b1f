import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newYear } from './test/build-notes.ts'
import { localTime, timeCell, timeLabel, zonedTime } from './times.ts'

test('a time is told as the clock of the person shows it, in the form of the language', () => {
  const shanghai = { timeZone: 'Asia/Shanghai' }
  expect(timeLabel(newYear, {})).toBe('2026年1月1日 00:00')
  expect(timeLabel(newYear, shanghai)).toBe('2026年1月1日 08:00')
  expect(timeLabel(newYear, { language: 'en', timeZone: 'America/New_York' })).toBe('Dec 31, 2025 19:00')
  expect(timeCell(newYear + 5000, shanghai)).toBe('2026-01-01 08:00:05')
  expect(zonedTime(newYear, 'Asia/Kolkata')).toBe('2026-01-01T05:30:00+05:30')
  expect(zonedTime(newYear, 'America/St_Johns')).toBe('2025-12-31T20:30:00-03:30')
})

test('summer time counts where and when it holds', () => {
  const summer = Date.UTC(2026, 6, 1)
  expect(timeLabel(summer, { timeZone: 'America/New_York' })).toBe('2026年6月30日 20:00')
  expect(zonedTime(summer, 'America/New_York')).toBe('2026-06-30T20:00:00-04:00')
})

test('an hour of midnight is hour nought', () => {
  expect(localTime(Date.UTC(2026, 2, 5, 16), 'Asia/Shanghai')).toBe('2026-03-06T00:00:00')
})

test('with its zone a time reads back as the same second', () => {
  const zone = fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia')
  const second = fc.integer({ min: 0, max: 4_000_000_000 })
  fc.assert(
    fc.property(zone, second, (timeZone, s) => {
      expect(Date.parse(zonedTime(s * 1000 + 7, timeZone))).toBe(s * 1000)
    }),
  )
})
