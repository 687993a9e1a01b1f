// A line of time for dates that are known to the year, the month or the day.

export interface Tick {
  readonly at: number
  readonly label: string
}
export interface Dot<Item> {
  /** 0..1 along the line. */
  readonly at: number
  readonly items: readonly Item[]
}

/** Dots closer than this share of the line are one. */
const together = 1 / 90
const day = 86_400_000

/** Middle of the day, month or year that `iso` names; ms. */
export function timeOf(iso: string): number {
  const [year = 0, month, date] = iso.split('-').map(Number)
  if (month === undefined) return (Date.UTC(year, 0) + Date.UTC(year + 1, 0)) / 2
  if (date === undefined) return (Date.UTC(year, month - 1) + Date.UTC(year, month)) / 2
  return Date.UTC(year, month - 1, date) + day / 2
}

/** Places the dated items on a line from the beginning of the first year or month to the end of the last. */
export function placeOnLine<Item>(
  items: readonly Item[],
  isoOf: (item: Item) => string | null,
): {
  dots: readonly Dot<Item>[]
  ticks: readonly Tick[]
  /** Ends of the line, ms. */
  from: number
  to: number
} | null {
  const dated = items.flatMap((item) => {
    const iso = isoOf(item)
    const time = iso === null ? Number.NaN : timeOf(iso)
    return Number.isNaN(time) ? [] : [{ item, time }]
  })
  if (dated.length < 2) return null
  const times = dated.map(({ time }) => time)
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const years = new Date(last).getUTCFullYear() - new Date(first).getUTCFullYear()
  // A date known to its year alone has no place among months.
  const byMonth =
    (years === 0 || last - first < 540 * day) && dated.every(({ item }) => isoOf(item)?.includes('-'))
  const at = new Date(first)
  const marks: { time: number; label: string }[] = []
  // At most a dozen labels, whatever the span.
  const stride = byMonth
    ? last - first > 330 * day
      ? 3
      : last - first > 120 * day
        ? 2
        : 1
    : Math.ceil((years + 2) / 12)
  for (let index = 0; index < 40; index++) {
    const year = at.getUTCFullYear() + (byMonth ? 0 : index * stride)
    const month = byMonth ? at.getUTCMonth() + index * stride : 0
    const time = Date.UTC(year, month)
    const date = new Date(time)
    marks.push({
      time,
      label:
        byMonth && (index === 0 || date.getUTCMonth() < stride)
          ? `${date.getUTCFullYear()}-${String(date.getUTCMonth() + 1).padStart(2, '0')}`
          : byMonth
            ? String(date.getUTCMonth() + 1).padStart(2, '0')
            : String(date.getUTCFullYear()),
    })
    if (time > last) break
  }
  const [start, end] = [marks[0]?.time ?? first, marks.at(-1)?.time ?? last]
  const share = (time: number) => (time - start) / (end - start)
  const dots: { at: number; items: Item[] }[] = []
  for (const { item, time } of dated.sort((a, b) => a.time - b.time)) {
    const before = dots.at(-1)
    if (before !== undefined && share(time) - before.at < together) before.items.push(item)
    else dots.push({ at: share(time), items: [item] })
  }
  const ticks = marks.map(({ time, label }) => ({ at: share(time), label }))
  return { dots, ticks, from: start, to: end }
}
