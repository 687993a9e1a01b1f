/** Times as a person's own clock shows them. Written by hand from numbers, so that no version of the engine changes a byte. */
import type { Telling } from './labels.ts'

const formats = new Map<string, Intl.DateTimeFormat>()
const numbers = { year: 'numeric', month: 'numeric', day: 'numeric' } as const
const clock = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const

/** Made once for each zone: making one costs more than a thousand times. Throws `RangeError` for an unknown zone. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone, ...numbers, ...clock })
    formats.set(timeZone, format)
  }
  return format
}

const two = (n: number): string => String(n).padStart(2, '0')

/** What the clock and calendar of a zone show at `ms` since 1970. */
function shown(ms: number, timeZone = 'UTC') {
  const part = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return { year, month, day, hour, minute, second }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `2026年1月1日 08:30`, `Jan 1, 2026 08:30`. */
export function timeLabel(ms: number, { language, timeZone }: Telling): string {
  const { year, month, day, hour, minute } = shown(ms, timeZone)
  const date = language === 'en' ? `${months[month - 1]} ${day}, ${year}` : `${year}年${month}月${day}日`
  return `${date} ${two(hour)}:${two(minute)}`
}

/** `2026-01-01 08:30:00`, which spreadsheet programs take for a time and sort. */
export function timeCell(ms: number, { timeZone }: Telling): string {
  return localTime(ms, timeZone).replace('T', ' ')
}

/** `2026-01-01T08:30:00`: ISO 8601 without a zone. */
export function localTime(ms: number, timeZone?: string): string {
  const { year, month, day, hour, minute, second } = shown(ms, timeZone)
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  return `${date}T${two(hour)}:${two(minute)}:${two(second)}`
}

/** `2026-01-01T08:30:00+08:00`: ISO 8601 with the zone's distance from universal time. */
export function zonedTime(ms: number, timeZone?: string): string {
  const local = localTime(ms, timeZone)
  const minutes = Math.round((Date.parse(`${local}Z`) - Math.floor(ms / 1000) * 1000) / 60_000)
  const distance = Math.abs(minutes)
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(distance / 60))}:${two(distance % 60)}`
}
