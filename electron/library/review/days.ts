/** Days of review: they begin at 4 o'clock local time (Anki's hour), so that a late evening is one day. */

const turnsAt = 4

/** Start of the day in which `at` lies, `days` later. Calendar days: one may have 23 or 25 hours. */
export function dayStart(at: number, days = 0): number {
  const date = new Date(at)
  const before = date.getHours() < turnsAt ? 1 : 0
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - before + days, turnsAt).getTime()
}

/** The local date of the day in which `at` lies: `2026-01-31`. */
export function dayName(at: number): string {
  const start = new Date(dayStart(at))
  const two = (n: number) => String(n).padStart(2, '0')
  return `${start.getFullYear()}-${two(start.getMonth() + 1)}-${two(start.getDate())}`
}
