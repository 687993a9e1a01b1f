/** Dates as printed → `2025`, `2025-06`, `2025-06-03`: as much as is said, where the year is known. */

const digits = '〇一二三四五六七八九'

/** 二〇二五, 2025 */
const yearOf = (text: string): number =>
  Number(
    /^\d/.test(text)
      ? text
      : Array.from(text, (sign) => digits.indexOf(/[○零]/.test(sign) ? '〇' : sign)).join(''),
  )

/** 三, 十二, 二十一, 21 */
function countOf(text: string): number {
  if (/^\d/.test(text)) return Number(text)
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  const ten = text.includes('十') ? (tens === '' ? 1 : digits.indexOf(tens as string)) : 0
  return ten * 10 + (ones === '' ? 0 : digits.indexOf(ones as string))
}

const two = (n: number): string => String(n).padStart(2, '0')
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

function iso(year: number, month: number | null, day: number | null): string | null {
  if (year < 1000 || year > 2999) return null
  const whole = String(year)
  if (month === null || month < 1 || month > 12) return whole
  if (day === null || day < 1 || day > daysIn(year, month)) return `${whole}-${two(month)}`
  return `${whole}-${two(month)}-${two(day)}`
}

const said =
  /^(?:(\d{4}|[一二][〇○零一二三四五六七八九]{3})年)?(?:的?(\d{1,2}|[一二三四五六七八九]|十[一二]?)月份?)?(?:(\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号])?/
const relative = /^([今去前明后])年|^(?:年[初中底末]|[今本]月|全年)/
const yearsOff: Readonly<Record<string, number>> = { 今: 0, 去: -1, 前: -2, 明: 1, 后: 2 }
/** Months by which a month without a year may lie ahead of its article; beyond it is last year's. */
const ahead = 6

/**
 * What a date says, at its beginning; null where the year is not known. `at` is the date of the article: it gives the
 * year of 今年, 去年底, 年底, 6月3日 and 3日.
 */
export function isoDate(text: string, at: string | null): string | null {
  const [, year, month, day] = said.exec(text) ?? []
  if (year !== undefined)
    return iso(
      yearOf(year),
      month === undefined ? null : countOf(month),
      day === undefined ? null : countOf(day),
    )
  if (at === null) return null
  const [thisYear, thisMonth] = at.split('-').map(Number) as [number, number | undefined]
  if (month !== undefined) {
    const given = countOf(month)
    const last = thisMonth !== undefined && given - thisMonth > ahead
    return iso(last ? thisYear - 1 : thisYear, given, day === undefined ? null : countOf(day))
  }
  if (day !== undefined) return thisMonth === undefined ? null : iso(thisYear, thisMonth, countOf(day))
  const off = relative.exec(text)
  if (!off) return null
  const shift = off[1] === undefined ? 0 : (yearsOff[off[1]] as number)
  const inYear = /^.年(?:的)?(\d{1,2})月(?:(\d{1,2})[日号])?/.exec(text)
  return iso(
    thisYear + shift,
    inYear ? Number(inYear[1]) : null,
    inYear?.[2] === undefined ? null : Number(inYear[2]),
  )
}

const printed =
  /(?<!\d)(\d{4}|二[〇○零][〇○零一二三四五六七八九]{2})\s*年\s*(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*日/
const numbered = /(?<!\d)((?:19|20)\d{2})([-_.／/]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)/

/** The date of a page: as printed among its furniture (page number, issue line), or else in the name of its file. */
export function pageDate(furniture: readonly string[], fileName: string): string | null {
  for (const text of [...furniture, fileName])
    for (const pattern of [printed, numbered]) {
      const match = pattern.exec(text)
      if (!match) continue
      const [year, month, day] =
        pattern === printed ? [match[1], match[2], match[3]] : [match[1], match[3], match[4]]
      // 2025111 could be two days.
      if (pattern === numbered && match[2] === '' && `${month}${day}`.length !== 4) continue
      const date = iso(yearOf(year as string), countOf(month as string), countOf(day as string))
      if (date !== null && date.length === 10) return date
    }
  return null
}
