/**
 * Every measurement by one command: `node build/bench/all.ts [--small | --full] [--only import,search] [--keep DIR]
 * [--record]`; what it says and how to read it stands in README.md. JSON on standard output. One bench that fails leaves the
 * others standing. With `--record` each bench is put into `record.json` as soon as it has ended, beside what is there, so
 * that a run can be taken up bench by bench.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import { type Judged, judge, told } from './judge.ts'
import { textMaker } from './make-text.ts'
import { numbersIn, type Run, type Worse, worseThan } from './numbers.ts'

const { values } = parseArgs({
  options: {
    /** Up to 100,000 articles. */
    full: { type: 'boolean', default: false },
    /** So few of everything that only the benches themselves are tried. */
    small: { type: 'boolean', default: false },
    only: { type: 'string' },
    record: { type: 'boolean', default: false },
    /** Where the libraries of the benches that grow are kept. */
    keep: { type: 'string' },
  },
})
const folder = import.meta.dirname
const recordFile = join(folder, 'record.json')
/** Minutes after which a bench is taken to hang. */
const patience = values.full ? 60 : 15

const sized = (small: string, usual: string, full: string) =>
  values.full ? full : values.small ? small : usual
const kept = values.keep === undefined ? [] : ['--keep', values.keep]
const benches: Readonly<Record<string, readonly string[]>> = {
  import: [
    'import.ts',
    ...['--files', sized('30', '120', '1000')],
    ...['--sizes', sized('200', '1000,10000', '1000,10000,100000'), ...kept],
  ],
  search: ['search.ts', '--articles', sized('2000', '10000', '100000')],
  scale: ['scale.ts', '--sizes', sized('200,1000', '1000,10000', '1000,10000,100000'), ...kept],
  floors: ['floors.ts', '--rounds', sized('20', '200', '200')],
  formats: ['formats.ts', '--rounds', sized('1', '5', '5')],
  annotations: ['annotations.ts', '--marks', sized('1000', '10000', '50000')],
  anchor: ['anchor.ts'],
  export: ['export.ts', '--marks', sized('500', '10000', '10000')],
  marks: ['marks/main.ts', sized('1', '3', '9')],
  layout: ['pages/speed.ts', '--longest', sized('20000', '300000', '1000000')],
  window: [
    'window.ts',
    ...['--sizes', sized('200,1000', '1000,10000', '1000,10000,100000'), ...kept],
    ...['--rounds', sized('1', '2', '3'), '--files', sized('20', '100', '300')],
  ],
}
/** Benches that `--full` makes larger: what they say then is recorded beside what they say else. */
const largerWhenFull = new Set(['import', 'search', 'scale', 'annotations', 'layout', 'window'])
const recordName = (bench: string) => (values.full && largerWhenFull.has(bench) ? `${bench}, full` : bench)

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
  return Number((times.sort((a, b) => a - b)[2] as number).toFixed(2))
}

interface Recorded {
  readonly date: string
  readonly goals: readonly Judged[]
  readonly benches: Readonly<Record<string, Run & { readonly date: string }>>
}

function recordedSoFar(): Recorded {
  if (!existsSync(recordFile)) return { date: '', goals: [], benches: {} }
  return JSON.parse(readFileSync(recordFile, 'utf8')) as Recorded
}

/** The goals by all that is recorded: of a bench its largest run. */
function goalsOf({ benches: all }: Pick<Recorded, 'benches'>): Judged[] {
  const largest = Object.keys(benches).map((bench) => [bench, (all[`${bench}, full`] ?? all[bench])?.numbers])
  return judge(Object.fromEntries(largest))
}

function keep(name: string, run: Run): void {
  const date = new Date().toISOString().slice(0, 10)
  // Read anew: another run may have written meanwhile.
  const all = { ...recordedSoFar().benches, [name]: { date, ...run } }
  const record: Recorded = { date, goals: goalsOf({ benches: all }), benches: all }
  writeFileSync(recordFile, `${JSON.stringify(record, null, 2)}\n`)
}

const before = recordedSoFar()
const wanted = values.only?.split(',') ?? Object.keys(benches)
const unknown = wanted.find((bench) => benches[bench] === undefined)
if (unknown !== undefined) throw new Error(`there is no bench ${unknown}: ${Object.keys(benches).join(', ')}`)
if (values.small && values.record) throw new Error('a small run measures nothing that is worth a record')
const reports: Record<string, unknown> = {}
const worse: Worse[] = []
for (const bench of wanted) {
  const [script = '', ...args] = benches[bench] ?? []
  const unit = yardstick()
  const began = performance.now()
  process.stderr.write(`${bench} (yardstick ${unit} ms)\n`)
  const { status, signal, error, stdout } = spawnSync(process.execPath, [join(folder, script), ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: patience * 60_000,
    killSignal: 'SIGKILL',
  })
  const seconds = Math.round((performance.now() - began) / 1000)
  try {
    if (status !== 0) throw error ?? new Error(`it ended with ${signal ?? status}`)
    const report = JSON.parse(stdout) as unknown
    const run: Run = { yardstick: unit, numbers: numbersIn(report) }
    reports[bench] = { yardstick: unit, seconds, report }
    const old = before.benches[recordName(bench)]
    if (old !== undefined && !values.small) worse.push(...worseThan(bench, old, run))
    if (values.record) keep(recordName(bench), run)
    process.stderr.write(`${bench} took ${seconds} s\n`)
  } catch (failure) {
    reports[bench] = { failed: String(failure), seconds }
    process.exitCode = 1
    process.stderr.write(`${bench} failed after ${seconds} s: ${failure}\n`)
  }
}
const goals = values.record
  ? goalsOf(recordedSoFar())
  : judge(
      Object.fromEntries(
        Object.entries(reports).map(([bench, one]) => [bench, (one as { report?: unknown }).report]),
      ),
    )
process.stderr.write(`${told(goals)}\n`)
process.stdout.write(`${JSON.stringify({ goals, worse, reports }, null, 2)}\n`)
