// How long until a card comes again, and days, as they are read on a key.

import type { Language } from '../../../electron/contract/language.ts'
import type { Say } from '../../strings/index.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** Days of a month and a year on average. */
const month = 30.44
const year = 365.25

/** One decimal, without `.0`. */
const short = (value: number): string => String(Math.round(value * 10) / 10)

/** `ms` in the largest unit that says enough: minutes, hours, days, months, years. */
export function intervalText(ms: number, t: Say): string {
  if (ms < hour) return t('review.minutes', { count: Math.max(1, Math.round(ms / minute)) })
  if (ms < day) return t('review.hours', { count: Math.round(ms / hour) })
  const days = Math.round(ms / day)
  if (days < 2 * month) return t('review.days', { count: days })
  return days < year
    ? t('review.months', { n: short(days / month) })
    : t('review.years', { n: short(days / year) })
}

/** Month and day of a local date (`2026-01-31`) or of a time. */
export function dayText(of: string | number, language: Language): string {
  const date = typeof of === 'number' ? new Date(of) : new Date(`${of}T12:00`)
  return new Intl.DateTimeFormat(language, {
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
  }).format(date)
}
