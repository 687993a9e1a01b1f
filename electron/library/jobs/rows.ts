/** The SQL of jobs: their rows, what they were asked to do, and item by item what came of it. */
import type { Database } from 'better-sqlite3'
import type { Failure } from '../../contract/errors.ts'
import { countOutcomes, type ImportOutcome, type Job, type JobState } from '../../contract/jobs.ts'
import type { Connection } from '../db/sql.ts'
import { column, query } from '../db/sql.ts'

/** Ended jobs that are kept to look at. */
const keptJobs = 50

/** What an import was asked to do, as it is kept until it is done. */
export interface ImportInput {
  readonly paths: readonly string[]
  readonly texts: readonly { readonly name: string; readonly text: string }[]
  readonly encoding?: string | undefined
  readonly sample: boolean
}

/** Why an item is not even tried. */
export type Refusal =
  | 'unsupported'
  | 'old-office'
  | 'no-files'
  | 'permission'
  | 'password'
  | 'entry-name'
  | 'nested'

/** One thing to import. `label`: what the outcome is called; `name`: what the source is called. */
export interface Item {
  readonly label: string
  readonly name: string
  readonly what:
    | {
        readonly path: string
        /** The file's number in the archive `path`, one more for each archive within it. */
        readonly inside?: readonly number[]
      }
    | { readonly text: string }
    | { readonly refused: Refusal }
    /** An archive that could not be opened. */
    | { readonly failed: Failure }
}

interface JobRow {
  id: string
  kind: Job['kind']
  state: JobState
  done: number
  total: number
  note: string
  started_at: number
  ended_at: number | null
  outcomes_json: string
  pages: number
  articles: number
  worked_ms: number
}

const all = query<[], JobRow>('SELECT * FROM job ORDER BY started_at DESC, id DESC')
const one = query<[string], JobRow>('SELECT * FROM job WHERE id = ?')
const insert = query(
  `INSERT INTO job (id, kind, state, done, total, note, started_at, ended_at, outcomes_json)
   VALUES (@id, @kind, @state, @done, @total, @note, @startedAt, @endedAt, '[]')`,
)
const insertInput = query<[string, string]>('INSERT INTO job_input (job_id, input_json) VALUES (?, ?)')
const progress = query(
  `UPDATE job SET state = @state, done = @done, total = @total, note = @note, ended_at = @endedAt, pages = @pages,
     articles = @articles, worked_ms = @workedMs WHERE id = @id`,
)
const finish = query<[string, string]>('UPDATE job SET outcomes_json = ? WHERE id = ?')
const runningIds = column<[], string>(`SELECT id FROM job WHERE state = 'running'`)
const interrupt = query<[number, string]>(
  `UPDATE job SET state = 'interrupted', ended_at = ?, note = '' WHERE id = ?`,
)
const input = column<[string], string>('SELECT input_json FROM job_input WHERE job_id = ?')
const dropInput = query<[string]>('DELETE FROM job_input WHERE job_id = ?')
const items = query<[string], { i: number; item_json: string; outcome_json: string | null }>(
  'SELECT i, item_json, outcome_json FROM job_item WHERE job_id = ? ORDER BY i',
)
const insertItem = query<[string, number, string]>(
  'INSERT INTO job_item (job_id, i, item_json) VALUES (?, ?, ?)',
)
const setOutcome = query<[string, string, number]>(
  'UPDATE job_item SET outcome_json = ? WHERE job_id = ? AND i = ?',
)
const dropItems = query<[string]>('DELETE FROM job_item WHERE job_id = ?')
const prune = query<[number]>(
  `DELETE FROM job WHERE state NOT IN ('running', 'paused') AND id NOT IN (SELECT id FROM job ORDER BY started_at DESC, id DESC LIMIT ?)`,
)

/** Outcomes of earlier versions say less. */
const outcomeOf = (json: string): ImportOutcome => wholeOutcome(JSON.parse(json) as ImportOutcome)
const wholeOutcome = (outcome: ImportOutcome): ImportOutcome => ({
  ...outcome,
  pages: outcome.pages ?? (outcome.status === 'failed' ? 0 : 1),
  format: outcome.format ?? null,
  doubts: outcome.doubts ?? [],
})

function jobOf(row: JobRow): Job {
  const outcomes = (JSON.parse(row.outcomes_json) as ImportOutcome[]).map(wholeOutcome)
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    done: row.done,
    total: row.total,
    note: row.note,
    startedAt: row.started_at,
    page: null,
    endedAt: row.ended_at,
    workedMs: row.worked_ms,
    pages: row.pages,
    articles: row.articles,
    counts: countOutcomes(outcomes),
    outcomes,
  }
}

/** What came of the items that are done. */
export function outcomesOf(db: Connection, id: string): ImportOutcome[] {
  return itemsOf(db, id).flatMap(({ outcome }) => (outcome ? [outcome] : []))
}

/** Newest first. */
export const readJobs = (db: Connection): Job[] => all(db).all().map(jobOf)

export function readJob(db: Connection, id: string): Job | undefined {
  const row = one(db).get(id)
  return row && jobOf(row)
}

/** A new job with what it is to do. */
export function insertJob(db: Database, job: Job, asked: ImportInput): void {
  insert(db).run({ ...job, page: null, counts: null, outcomes: null })
  insertInput(db).run(job.id, JSON.stringify(asked))
}

/** Where a job stands. */
export const writeProgress = (db: Database, job: Job): void =>
  void progress(db).run({
    id: job.id,
    state: job.state,
    done: job.done,
    total: job.total,
    note: job.note,
    endedAt: job.endedAt,
    pages: job.pages,
    articles: job.articles,
    workedMs: Math.round(job.workedMs),
  })

/** Marks what a crash left running. Its items keep what came of them, so that none is done twice. */
export function interruptRunning(db: Database, now: number): void {
  for (const id of runningIds(db).all()) {
    interrupt(db).run(now, id)
    settleOutcomes(db, id, outcomesOf(db, id))
  }
}

/** Keeps what was reported in the job's row; items and input go when no item is left to do. */
export function settleOutcomes(db: Database, id: string, outcomes: readonly ImportOutcome[]): void {
  finish(db).run(JSON.stringify(outcomes), id)
  const known = itemsOf(db, id)
  if (known.length === 0 || known.some(({ outcome }) => outcome === null)) return
  dropItems(db).run(id)
  dropInput(db).run(id)
}

/** What the job was asked to do, while any of it is undone. */
export function readInput(db: Connection, id: string): ImportInput | undefined {
  const text = input(db).get(id)
  return text === undefined ? undefined : (JSON.parse(text) as ImportInput)
}

/** The job's items in order; none before its folders were walked. */
export function itemsOf(db: Connection, id: string): { item: Item; outcome: ImportOutcome | null }[] {
  return items(db)
    .all(id)
    .map((row) => ({
      item: JSON.parse(row.item_json) as Item,
      outcome: row.outcome_json === null ? null : outcomeOf(row.outcome_json),
    }))
}

export function writeItems(db: Database, id: string, list: readonly Item[]): void {
  for (const [i, item] of list.entries()) insertItem(db).run(id, i, JSON.stringify(item))
}

/** Belongs into the transaction that stores what the outcome speaks of. */
export const writeOutcome = (db: Database, id: string, i: number, outcome: ImportOutcome): void =>
  void setOutcome(db).run(JSON.stringify(outcome), id, i)

/** Forgets the oldest ended jobs. */
export const pruneJobs = (db: Database): void => void prune(db).run(keptJobs)
