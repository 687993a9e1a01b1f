/** Judges what the benches report by the goals. A goal whose numbers no report has is told as not measured. */
import { type Goal, goals } from './goals.ts'

/** Reports by the name of their bench, whole or as their numbers by the ways to them (numbers.ts). */
export type Reports = Readonly<Record<string, unknown>>

export interface Judged {
  readonly goal: string
  readonly wanted: string
  readonly value: number | null
  readonly verdict: 'met' | 'missed' | 'not measured'
  /** How far off, as a factor: 1.4 is 1.4 times too much, or too little. */
  readonly missedBy?: number
  /** Of a goal that is missed: what stands in its way. */
  readonly why?: string
}

/** The number at the end of a way through a report; `last` is the end of a list. */
function numberAt(reports: Reports, way: string): number | null {
  // Names in reports have slashes of their own: at each step the longest that fits.
  let value: unknown = reports
  let rest = way.split('/')
  while (rest.length > 0) {
    if (typeof value !== 'object' || value === null) return null
    const inner = value
    const keys = rest.map((_, i) => rest.slice(0, i + 1).join('/'))
    const key = keys.findLast((one) => one in inner || (one === 'last' && Array.isArray(inner)))
    if (key === undefined) return null
    value = key === 'last' && Array.isArray(inner) ? inner.at(-1) : (inner as Record<string, unknown>)[key]
    rest = rest.slice(key.split('/').length)
  }
  return typeof value === 'number' ? value : null
}

/** Each goal with what the reports say of it. */
export function judge(reports: Reports, of: readonly Goal[] = goals): Judged[] {
  const number = (way: string) => numberAt(reports, way)
  return of.map(({ goal, at, bound, why, value: from }) => {
    const found = typeof from === 'string' ? number(from) : from(number)
    const wanted = `at ${at} ${bound}`
    const because = why === undefined ? {} : { why }
    if (found === null) return { goal, wanted, value: null, verdict: 'not measured' }
    const value = Number(found.toPrecision(3))
    const met = at === 'most' ? found <= bound : found >= bound
    if (met) return { goal, wanted, value, verdict: 'met' }
    const by = at === 'most' ? found / bound : bound / found
    return {
      goal,
      wanted,
      value,
      verdict: 'missed' as const,
      ...(Number.isFinite(by) ? { missedBy: Number(by.toPrecision(3)) } : {}),
      ...because,
    }
  })
}

/** The same as lines to read. */
export const told = (all: readonly Judged[]): string =>
  all
    .map(
      ({ goal, wanted, value, verdict, missedBy, why }) =>
        `${verdict.padEnd(12)} ${goal}: ${value ?? '–'} (${wanted})${missedBy ? `, off by a factor of ${missedBy}` : ''}${why ? `: ${why}` : ''}`,
    )
    .join('\n')
