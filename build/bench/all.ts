/**
 * Every measurement by one command: `node build/bench/all.ts [--full] [--only import,search] [--keep DIR] [--record]`. JSON on
 * standard output: which goals are met, what each bench says, and what got worse since the run that is recorded in
 * `record.json` (`--record` writes it anew). Machines differ and are busy: before each bench a fixed piece of work is timed,
 * times are compared as multiples of it, everything else as it is. `--full` goes up to 100,000 articles (about half an hour;
 * with `--keep` the libraries are made once).
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import { judge, told } from './goals.ts'
import { textMaker } from './make-text.ts'

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    only: { type: 'string' },
    record: { type: 'boolean', default: false },
    /** Where the libraries of the bench of scale are kept. */
    keep: { type: 'string' },
  },
})
const folder = import.meta.dirname
const recordFile = join(folder, 'record.json')

const benches: Readonly<Record<string, readonly string[]>> = {
  import: ['import.ts', '--files', values.full ? '1000' : '200'],
  search: ['search.ts', '--articles', values.full ? '100000' : '10000'],
  scale: [
    ...['scale.ts', '--sizes', values.full ? '1000,10000,100000' : '1000,10000'],
    ...(values.keep === undefined ? [] : ['--keep', values.keep]),
  ],
  floors: ['floors.ts'],
  annotations: ['annotations.ts', '--marks', values.full ? '50000' : '10000'],
  anchor: ['anchor.ts'],
  export: ['export.ts'],
  marks: ['marks/main.ts', '3'],
  layout: ['pages/speed.ts'],
  window: ['window.ts', '--sizes', '1000,10000'],
}

/** How a number is compared, by its name in a report; the first that fits. What fits none is only told. */
const comparisons: readonly { readonly name: RegExp; readonly kind: 'time' | 'rate' | 'less' | 'more' }[] = [
  { name: /PerSecond$/, kind: 'rate' },
  { name: /(missed|untrue|wrong|phantom|lost)/i, kind: 'less' },
  { name: /(frames without rows|nodes|megabytes|kilobytes|indexToText|timesItsText)/i, kind: 'less' },
  { name: /(right|recall|precision|f1)/i, kind: 'more' },
  { name: /(\bms\b|median|p95|p99|open$|copySeconds|milliseconds)/i, kind: 'time' },
]
/** From this many times as much on it is worse; times scatter even as multiples. */
const worseFrom = { time: 1.5, rate: 1.5, less: 1.1, more: 1.02 } as const

/** Milliseconds of a fixed piece of work like the library's: pairs of characters counted, rows written and read. */
function yardstick(): number {
  const text = textMaker(9).article(200_000)
  const times = Array.from({ length: 5 }, () => {
    const from = performance.now()
    const pairs = new Map<string, number>()
    for (let i = 1; i < text.length; i++) {
      const pair = text.slice(i - 1, i + 1)
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
    }
    const db = new Database(':memory:')
    db.exec('CREATE TABLE pair (text TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID')
    const put = db.prepare('INSERT INTO pair VALUES (?, ?)')
    db.transaction(() => {
      for (const [pair, n] of pairs) put.run(pair, n)
    })()
    db.prepare('SELECT sum(n) FROM pair').get()
    db.close()
    return performance.now() - from
  })
  return times.sort((a, b) => a - b)[2] as number
}

type Numbers = Record<string, number>

/** Numbers of a report by their way to it, `calls/search/median`; lists go by their numbers. */
function numbersIn(value: unknown, way = '', found: Numbers = {}): Numbers {
  if (typeof value === 'number') found[way] = value
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value))
      numbersIn(inner, way === '' ? key : `${way}/${key}`, found)
  return found
}

const kindOf = (way: string) => comparisons.find(({ name }) => name.test(way))?.kind

/** Numbers that can be compared from run to run. */
function comparable(numbers: Numbers, unit: number): Numbers {
  const result: Numbers = {}
  for (const [way, value] of Object.entries(numbers)) {
    const kind = kindOf(way)
    if (kind === undefined) continue
    const scaled = kind === 'time' ? value / unit : kind === 'rate' ? value * unit : value
    result[way] = Number(scaled.toPrecision(4))
  }
  return result
}

interface Worse {
  readonly bench: string
  readonly number: string
  readonly before: number
  readonly now: number
}

function worseThan(bench: string, before: Numbers, now: Numbers): Worse[] {
  return Object.entries(now).flatMap(([way, value]) => {
    const [kind, old] = [kindOf(way), before[way]]
    if (kind === undefined || old === undefined) return []
    const [less, more] = kind === 'time' || kind === 'less' ? [old, value] : [value, old]
    return more > less * worseFrom[kind] && more - less > 0.01
      ? [{ bench, number: `${way} (${kind})`, before: old, now: value }]
      : []
  })
}

const before = existsSync(recordFile)
  ? (JSON.parse(readFileSync(recordFile, 'utf8')) as { benches: Record<string, Numbers> }).benches
  : {}
const wanted = values.only?.split(',') ?? Object.keys(benches)
const reports: Record<string, unknown> = {}
const recorded: Record<string, Numbers> = { ...before }
const worse: Worse[] = []
for (const bench of wanted) {
  const [script, ...args] = benches[bench] ?? []
  if (script === undefined) throw new Error(`there is no bench ${bench}: ${Object.keys(benches).join(', ')}`)
  const unit = yardstick()
  process.stderr.write(`${bench} (yardstick ${unit.toFixed(1)} ms)\n`)
  const { status, stdout } = spawnSync(process.execPath, [join(folder, script), ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) {
    reports[bench] = { failed: status }
    process.exitCode = 1
    continue
  }
  const report = JSON.parse(stdout) as unknown
  reports[bench] = { yardstick: Number(unit.toFixed(2)), report }
  const now = comparable(numbersIn(report), unit)
  worse.push(...worseThan(bench, before[bench] ?? {}, now))
  recorded[bench] = now
}
if (values.record)
  writeFileSync(
    recordFile,
    `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), benches: recorded }, null, 2)}\n`,
  )
const goals = judge(
  Object.fromEntries(
    Object.entries(reports).map(([bench, one]) => [bench, (one as { report?: unknown }).report]),
  ),
)
process.stderr.write(`${told(goals)}\n`)
process.stdout.write(`${JSON.stringify({ goals, worse, reports }, null, 2)}\n`)
