/** What a calendar expression means on a given day: ISO dates, as much of them as is said. */
import { readNumeral } from '../numerals.ts'
import { lunarFestival } from './lunar.ts'

/** `2025`, `2025-06`, `2025-06-03`, or two of them with a stroke between. */
export type IsoDate = string

interface Moment {
  readonly year: number
  readonly month?: number
  readonly day?: number
}

const digits = '〇一二三四五六七八九'
const pad = (value: number): string => String(value).padStart(2, '0')

function isoOf({ year, month, day }: Moment): IsoDate {
  if (month === undefined) return String(year)
  return day === undefined ? `${year}-${pad(month)}` : `${year}-${pad(month)}-${pad(day)}`
}

const span = (from: Moment, to: Moment): IsoDate => `${isoOf(from)}/${isoOf(to)}`

/** Reads `2025`, `2025-06` or `2025-06-03`; null if it is none of these or no day of the calendar. */
function momentOf(date: string): Moment | null {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date)
  if (!found) return null
  const [year, month, day] = found.slice(1).map((part) => (part === undefined ? undefined : Number(part)))
  return valid({ year: year as number, ...(month ? { month } : {}), ...(day ? { day } : {}) })
}

function valid(moment: Moment): Moment | null {
  const { year, month = 1, day = 1 } = moment
  if (year < 1000 || year > 2999 || month < 1 || month > 12) return null
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? moment : null
}

/** 2025, 二〇二五 */
const yearOf = (text: string): number =>
  /^\d/.test(text)
    ? Number(text)
    : Number(Array.from(text, (sign) => digits.indexOf(sign.replace(/[○零]/, '〇'))).join(''))
const countOf = (text: string): number => readNumeral(text.replace(/^正$/, '一'))

const count = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})'
const beginning = new RegExp(
  `^(?:(?<year>\\d{4}|[一二][〇○零一二三四五六七八九]{3})年|(?<relative>[今去明前后]|上|下一?|本)年度?)?的?(?:(?<month>${count})月份?)?(?:(?<day>${count})[日号])?`,
)
const yearsOff: Readonly<Record<string, number>> = {
  今: 0,
  本: 0,
  去: -1,
  上: -1,
  前: -2,
  明: 1,
  下: 1,
  下一: 1,
  后: 2,
}
const daysOff: Readonly<Record<string, number>> = { 今: 0, 昨: -1, 前: -2, 明: 1, 后: 2 }
const weekdays = '一二三四五六日'
/** Festivals of the solar calendar; those of the lunar one fall on another day each year (`lunar.ts`). */
const solar: Readonly<Record<string, readonly [month: number, day: number]>> = {
  元旦: [1, 1],
  妇女节: [3, 8],
  植树节: [3, 12],
  五一: [5, 1],
  劳动节: [5, 1],
  青年节: [5, 4],
  护士节: [5, 12],
  儿童节: [6, 1],
  建军节: [8, 1],
  教师节: [9, 10],
  国庆: [10, 1],
  记者节: [11, 8],
}
/** Parts of a year by their months. */
const parts: readonly (readonly [RegExp, number, number])[] = [
  [/^上半年/, 1, 6],
  [/^下半年/, 7, 12],
  [/^第?一季度/, 1, 3],
  [/^第?二季度/, 4, 6],
  [/^第?三季度/, 7, 9],
  [/^第?四季度/, 10, 12],
  [/^前[两二]个?季度/, 1, 6],
  [/^前三个?季度/, 1, 9],
  [/^前(?:十|10)个?月/, 1, 10],
  [/^年内/, 1, 12],
  [/^年?初/, 1, 1],
  [/^年?[底末]|^岁末/, 12, 12],
]
/** Months by which a month without a year may lie ahead of its article; farther on it is last year's. */
const ahead = 6

/**
 * What `text`, a calendar expression, means where the article is of `date` (`2025-06-03`, or its year or month alone).
 * Null where that is not certain: times of day, 近三年.
 */
export function dateOn(text: string, date: string): IsoDate | null {
  const now = momentOf(date)
  if (!now) return null
  const [first, second] = text.split(/至|到|—{1,2}|[–~～-]/, 2) as [string, string | undefined]
  const from = second !== undefined && /^\d{1,4}$/.test(first) ? unitOf(first, second) : first
  const start = pointOn(from, now)
  if (start === null || second === undefined || !/[年月日号天]|^\d+$/.test(second)) return start
  const begins = momentOf(start)
  // 去年10月至今年3月: the second is of the article's own year.
  const own = /^[今去明前后本]/.test(second)
  const end = begins && pointOn(second, own ? now : begins, !own)
  return end && !end.includes('/') && end > start ? `${start}/${end}` : null
}

/** The first number of a range has the unit of the second: 6至8月, 10至12日, 2024—2025年. */
const unitOf = (first: string, second: string): string =>
  first.length === 4 ? `${first}年` : `${first}${/月/.test(second) ? '月' : '日'}`

/** One point of time. The end of a range (`later`) takes year and month from its beginning. */
function pointOn(text: string, now: Moment, later = false): IsoDate | null {
  const found = beginning.exec(text)
  const groups = found?.groups ?? {}
  const rest = text.slice(found?.[0].length ?? 0).replace(/^的/, '')
  const year =
    groups.year !== undefined
      ? yearOf(groups.year)
      : now.year + (groups.relative === undefined ? 0 : (yearsOff[groups.relative] as number))
  const free = groups.year === undefined && groups.relative === undefined
  if (groups.month !== undefined) {
    const month = countOf(groups.month)
    const away = free && now.month !== undefined ? month - now.month : 0
    const turn = later ? (away < 0 ? 1 : 0) : away > ahead ? -1 : 0
    return checked({ year: year + turn, month, ...dayOf(groups.day) })
  }
  if (groups.day !== undefined)
    return free && now.month !== undefined ? checked({ year, month: now.month, ...dayOf(groups.day) }) : null
  return (
    partOf(rest, year, free) ??
    festivalOf(rest, year, free ? now : null) ??
    (free ? relativeTo(text, now) : checked({ year }))
  )
}

const dayOf = (day: string | undefined): { day?: number } => (day === undefined ? {} : { day: countOf(day) })
const checked = (moment: Moment): IsoDate | null => (valid(moment) ? isoOf(moment) : null)

/** A part of a year; 初 and 末 alone want a year before them. */
function partOf(text: string, year: number, free: boolean): IsoDate | null {
  if (free && /^[初底末]/.test(text)) return null
  for (const [pattern, from, to] of parts)
    if (pattern.test(text))
      return from === to ? isoOf({ year, month: from }) : span({ year, month: from }, { year, month: to })
  return null
}

/** A festival of a year, or, where none is said, the one that lies nearest to `now`, if it is near enough to be meant. */
function festivalOf(text: string, year: number, now: Moment | null): IsoDate | null {
  if (!now) {
    const day = dayOfFestival(text, year)
    return day === null ? null : isoOf(day)
  }
  if (now.month === undefined) return null
  const here = daysSince(now)
  const all = [year - 1, year, year + 1].flatMap((one) => dayOfFestival(text, one) ?? [])
  const nearest = all.sort((a, b) => Math.abs(daysSince(a) - here) - Math.abs(daysSince(b) - here))[0]
  return nearest && Math.abs(daysSince(nearest) - here) <= nearDays ? isoOf(nearest) : null
}
/** A festival without a year that is farther off than this may be that of either year. */
const nearDays = 150

/** Days since 1970. */
const daysSince = ({ year, month = 1, day = 1 }: Moment): number =>
  Date.UTC(year, month - 1, day) / 86_400_000

function dayOfFestival(text: string, year: number): Moment | null {
  const name = Object.keys(solar).find((one) => text.startsWith(one))
  const day = name === undefined ? lunarFestival(text, year) : solar[name]
  return day ? { year, month: day[0], day: day[1] } : null
}

/** 昨天, 上周三, 下个月, 三年前, 两天后, “十四五”. */
function relativeTo(text: string, now: Moment): IsoDate | null {
  const { year, month, day } = now
  if (text === '今明两年') return span({ year }, { year: year + 1 })
  const plan = /^十([一二三四五六])五/.exec(text)
  if (plan) {
    const from = 2001 + digits.indexOf(plan[1] as string) * 5
    return span({ year: from }, { year: from + 4 })
  }
  const years = /^([一二两三四五六七八九十\d]{1,3})年([前后])/.exec(text)
  if (years) return checked({ year: year + countOf(years[1] as string) * (years[2] === '前' ? -1 : 1) })
  if (month === undefined) return null
  const months = /^(?:([上下本])个?月|([一二两三四五六七八九十\d]{1,3})个月([前后]))/.exec(text)
  if (months) {
    const far = months[2]
      ? countOf(months[2]) * (months[3] === '前' ? -1 : 1)
      : (near[months[1] as string] as number)
    const moved = year * 12 + month - 1 + far
    return checked({ year: Math.floor(moved / 12), month: (moved % 12) + 1 })
  }
  if (day === undefined) return null
  const days = /^(?:([今昨前明后])[天日晚夜]|([一二两三四五六七八九十\d]{1,3})天([前后]))/.exec(text)
  if (days)
    return moved(
      now,
      days[2] ? countOf(days[2]) * (days[3] === '前' ? -1 : 1) : (daysOff[days[1] as string] as number),
    )
  const week = /^([上下本])周([一二三四五六日])?/.exec(text)
  if (!week) return null
  // Weeks begin on Monday.
  const monday =
    -((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7) +
    7 * (near[week[1] as string] as number)
  if (week[2]) return moved(now, monday + weekdays.indexOf(week[2]))
  return `${moved(now, monday)}/${moved(now, monday + 6)}`
}
const near: Readonly<Record<string, number>> = { 上: -1, 本: 0, 下: 1 }

function moved({ year, month = 1, day = 1 }: Moment, by: number): IsoDate | null {
  const then = new Date(Date.UTC(year, month - 1, day + by))
  return checked({ year: then.getUTCFullYear(), month: then.getUTCMonth() + 1, day: then.getUTCDate() })
}
