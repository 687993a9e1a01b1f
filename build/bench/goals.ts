/**
 * The goals that measurements are held to, all ratios within one run: what a report must say, and what it says. A goal whose
 * numbers no report has is told as not measured.
 */

/** Reports by the name of their bench. */
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

interface Goal {
  readonly goal: string
  readonly at: 'most' | 'least'
  readonly bound: number
  /** The way to the number, `bench/key/key`, or how it comes from several. */
  /** What stands in its way where it is missed. */
  readonly why?: string
  readonly value: string | ((number: (way: string) => number | null) => number | null)
}

const over =
  (above: string, below: string): Goal['value'] =>
  (number) => {
    const [a, b] = [number(above), number(below)]
    return a === null || b === null || b === 0 ? null : a / b
  }

const goals: readonly Goal[] = [
  { goal: 'search: articles missed', at: 'most', bound: 0, value: 'search/missed' },
  { goal: 'search: articles found that are not true', at: 'most', bound: 0, value: 'search/untrue' },
  {
    goal: 'search: LIKE over 95th, worst class',
    at: 'least',
    bound: 150,
    value: 'search/worstRatios/likeToP95',
  },
  {
    goal: 'search: ripgrep over 95th, worst class',
    at: 'least',
    bound: 20,
    value: 'search/worstRatios/rgToP95',
  },
  {
    goal: 'search: LIKE over the slowest phrase of common pairs',
    ...{ at: 'least', bound: 15, value: 'search/classes/four characters of common pairs/likeToMost' },
  },
  { goal: 'search: index over text', at: 'most', bound: 0.5, value: 'search/size/indexToText' },
  { goal: 'search: trigram index over ours', at: 'least', bound: 5, value: 'search/size/trigramToIndex' },
  {
    goal: 'search: articles a second put into the library over FTS5 trigram alone',
    at: 'least',
    bound: 1.5,
    value: over('search/build/articlesPerSecond', 'search/build/trigramArticlesPerSecond'),
    why: 'all that a library keeps of an article is written besides: row, list, versions and sentences',
  },
  {
    goal: 'search: articles a second into the index alone over FTS5 trigram alone',
    at: 'least',
    bound: 1.5,
    value: over('search/build/indexAloneArticlesPerSecond', 'search/build/trigramArticlesPerSecond'),
  },
  {
    goal: 'marks: first frame with 10,000 over none',
    ...{ at: 'most', bound: 1.3, value: 'marks/firstFrameRatios/painted / text (goal <= 1.3)' },
  },
  {
    goal: 'marks: first frame with 10,000 over elements on a plain layout',
    ...{ at: 'most', bound: 0.2, value: 'marks/firstFrameRatios/painted / plain-elements (goal <= 0.2)' },
  },
  {
    goal: 'marks: main thread for one more, at 10,000 over at 1,000',
    ...{ at: 'most', bound: 1.3, value: 'marks/addOne/main at 10,000 / at 1,000' },
  },
  {
    goal: 'marks list: main thread ms a frame, scrolled',
    ...{ at: 'most', bound: 16.7, value: 'annotations/window/steps/mainThreadMsPerFrame' },
  },
  {
    goal: 'library: a mark on the disk over write and fdatasync',
    at: 'most',
    bound: 1.3,
    value: 'floors/durableMark/timesTheFloor',
    why: 'a mark writes some 22 pages, not one: its row with four indexes, its row in the list of marks with two, two full-text indexes and three counters',
  },
  {
    goal: 'library: a list of 100 over one article',
    at: 'most',
    bound: 4,
    value: 'floors/listOf100/timesTheFloor',
  },
  {
    goal: 'library: 1,000 marks over a clone of them',
    at: 'most',
    bound: 0.05,
    value: 'floors/thousandMarks/timesTheFloor',
    why: 'reading the rows takes as long as a clone of them; columns need no clone of objects but cost 0.9 ms of 1.8 to make and to take apart',
  },
  {
    goal: 'export: 10,000 notes to Markdown over write and fsync',
    at: 'most',
    bound: 2,
    value: 'floors/notesToMarkdown/timesTheFloor',
    why: 'each mark has its citation, place, sentence, names and link, escaped by a Markdown writer node by node; bytes alone need none of it',
  },
  {
    goal: 'import: articles a second, tagging included, over the index alone',
    at: 'least',
    bound: 0.85,
    value: over('import/import/articlesPerSecond', 'search/build/indexAloneArticlesPerSecond'),
    why: 'pages are taken apart and tagged by learned models, and every name and figure is counted; the index alone does none of it',
  },
  {
    goal: 'import: 95th of a search meanwhile over at rest',
    at: 'most',
    bound: 2,
    why: 'a page is stored in one piece on the thread that answers; a search waits for its end',
    value: over('import/byCall/search.query/p95', 'import/byCallAtRest/search.query/p95'),
  },
  {
    goal: 'import: 99th of calls meanwhile, ms',
    ...{ at: 'most', bound: 100, value: 'import/callsWhileImporting/p99' },
  },
  {
    goal: 'hour of use: growth of memory from its third tenth to its end',
    at: 'most',
    bound: 1.1,
    value: over('scale/sizes/last/megabytesOverUse/last', 'scale/sizes/last/megabytesOverUse/2'),
  },
]

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
export function judge(reports: Reports): Judged[] {
  const number = (way: string) => numberAt(reports, way)
  return goals.map(({ goal, at, bound, why, value: from }) => {
    const found = typeof from === 'string' ? number(from) : from(number)
    const wanted = `at ${at} ${bound}`
    if (found === null) return { goal, wanted, value: null, verdict: 'not measured' }
    const value = Number(found.toPrecision(3))
    const met = at === 'most' ? found <= bound : found >= bound
    if (met) return { goal, wanted, value, verdict: 'met' }
    const by = at === 'most' ? found / bound : bound / found
    return {
      goal,
      wanted,
      value,
      verdict: 'missed',
      ...(Number.isFinite(by) ? { missedBy: Number(by.toPrecision(3)) } : {}),
      ...(why === undefined ? {} : { why }),
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
