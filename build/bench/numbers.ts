/** The numbers of a report by the ways to them, and what got worse from one run to the next. */

export type Numbers = Readonly<Record<string, number>>

/** What a bench said, and how fast the machine was then (ms of the yardstick). */
export interface Run {
  readonly yardstick: number
  readonly numbers: Numbers
}

export interface Worse {
  readonly bench: string
  readonly number: string
  readonly before: number
  readonly now: number
}

/** Numbers of a report, `calls/search/median`; of lists the last is `last`, the others go by their place. */
export function numbersIn(value: unknown, way = '', found: Record<string, number> = {}): Numbers {
  if (typeof value === 'number') found[way] = Number(value.toPrecision(4))
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      const name = Array.isArray(value) && Number(key) === value.length - 1 ? 'last' : key
      numbersIn(inner, way === '' ? name : `${way}/${name}`, found)
    }
  return found
}

type Kind = 'time' | 'rate' | 'less' | 'more'

/** How a number is compared, by its name in a report; the first that fits. What fits none is only told. */
const comparisons: readonly { readonly name: RegExp; readonly kind: Kind }[] = [
  { name: /PerSecond$/, kind: 'rate' },
  // Others over ours, and rates over what they could be.
  { name: /(likeTo|rgTo|trigramToIndex|browser \/ own|frames a second)/, kind: 'more' },
  { name: /(asked \/ unasked|stored \/ index alone|read \/ (?:bare|pdftotext|mutool))/, kind: 'more' },
  { name: /(missed|untrue|wrong|phantom|lost|different)/i, kind: 'less' },
  {
    name: /(frames without rows|frames over|nodes|megabytes|kilobytes|indexToText|times(?:Its|The)| \/ )/i,
    kind: 'less',
  },
  { name: /(right|recall|precision|f1)/i, kind: 'more' },
  { name: /(\bms\b|Ms\b|Ms\/|median|p95|p99|open$|copySeconds|milliseconds|microseconds)/i, kind: 'time' },
]
/** From this many times as much on it is worse; times scatter even as multiples. */
const worseFrom: Readonly<Record<Kind, number>> = { time: 1.5, rate: 1.5, less: 1.25, more: 1.1 }

const kindOf = (way: string): Kind | undefined => comparisons.find(({ name }) => name.test(way))?.kind

/**
 * What is worse in `now` than in `before`. Machines differ and are busy: times are compared as multiples of each run's
 * yardstick, everything else as it is.
 */
export function worseThan(bench: string, before: Run, now: Run): Worse[] {
  return Object.entries(now.numbers).flatMap(([way, value]) => {
    const [kind, old] = [kindOf(way), before.numbers[way]]
    if (kind === undefined || old === undefined) return []
    const scaled = (n: number, { yardstick }: Run) =>
      kind === 'time' ? n / yardstick : kind === 'rate' ? n * yardstick : n
    const [was, is] = [scaled(old, before), scaled(value, now)]
    const [less, more] = kind === 'time' || kind === 'less' ? [was, is] : [is, was]
    return more > less * worseFrom[kind] && more - less > 0.01
      ? [{ bench, number: `${way} (${kind})`, before: old, now: value }]
      : []
  })
}
