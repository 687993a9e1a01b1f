// How numbers and times read in each of the window's two languages.
import type { Language } from '../../electron/contract/language.ts'

/** A count with thin gaps between thousands (1 204), as in the tables of both languages. */
export function number(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '\u2009')
}

const formats = new Map<string, Intl.DateTimeFormat>()
/** Made once: making one costs more than all else on a line of a list. */
function formatOf(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([language, options])
  let format = formats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(language, options)
    formats.set(key, format)
  }
  return format
}

/** Day and minute; the year only when it is not this one. `time` and `now` in ms since 1970. */
export function when(time: number, language: Language, now = Date.now()): string {
  const date = new Date(time)
  const sameYear = date.getFullYear() === new Date(now).getFullYear()
  const text = formatOf(language, {
    ...(sameYear ? {} : { year: 'numeric' }),
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
  }).format(date)
  const clock = formatOf(language, {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(date)
  return `${text} ${clock}`
}

/** An ISO day, month or year in words: 2026年3月12日. */
export function day(iso: string, language: Language): string {
  const [year, month, date] = iso.split('-').map(Number)
  if (year === undefined) return iso
  return formatOf(language, {
    year: 'numeric',
    timeZone: 'UTC',
    ...(month === undefined ? {} : { month: language === 'en' ? 'short' : 'long' }),
    ...(date === undefined ? {} : { day: 'numeric' }),
  }).format(Date.UTC(year, (month ?? 1) - 1, date ?? 1))
}

/** A share of one as whole percents. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}

/** 甲乙丙丁: the letter of an article on its page; numbers after the tenth. */
export function articleLetter(n: number): string {
  return '甲乙丙丁戊己庚辛壬癸'.charAt(n - 1) || String(n)
}
