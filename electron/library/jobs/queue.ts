/** Jobs one after the other: rows that survive a crash, progress, cancel, and going on after an interruption. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Failure, fail, toFailure } from '../../contract/errors.ts'
import {
  countOutcomes,
  type ImportOutcome,
  type Job,
  type JobState,
  shownOutcomes,
} from '../../contract/jobs.ts'
import type { Context } from '../context.ts'
import { column } from '../db/sql.ts'
import { runImport } from './import.ts'
import {
  type ImportInput,
  insertJob,
  interruptRunning,
  outcomesOf,
  pruneJobs,
  readInput,
  readJob,
  readJobs,
  settleOutcomes,
  writeProgress,
} from './rows.ts'
import { steady } from './steady.ts'

/** Milliseconds between two `job` events of one job: at most ten a second, the first and the last one included. */
const progressEvery = 125
/** Milliseconds between two `changed` events: each makes the window read its lists again. */
const changedEvery = 500

export interface Jobs {
  /** Writes the job's row and answers at once; the work begins when the jobs before it are done. */
  startImport(
    input: Omit<ImportInput, 'sample'> & { readonly sample?: boolean; readonly kind?: Job['kind'] },
  ): Job
  /** Goes on with what a paused, interrupted, cancelled or failed job has not done. @throws AppError `not-found`, `invalid`. */
  resume(id: string): Job
  /** The job ends within `patience`; nothing happens to one that has ended. @throws AppError `not-found`. */
  cancel(id: string): void
  /** As `cancel`, and the job is `paused`: it waits for `resume`, also over a restart. */
  pause(id: string): void
  /** @throws AppError `not-found`. */
  get(id: string): Job
  /** Newest first, each with its last outcomes alone. */
  list(): readonly Job[]
  /** Settles when the job has ended. @throws AppError `not-found`. */
  ended(id: string): Promise<Job>
  /** Stops the job at work at once; it and those that wait are `interrupted`. */
  close(): Promise<void>
}

/** What a job at work uses. */
export interface Work {
  readonly id: string
  readonly signal: AbortSignal
  total(count: number): void
  /** The file at work. */
  note(name: string): void
  /** Pages of the file at work. */
  page(page: NonNullable<Job['page']>): void
  outcome(outcome: ImportOutcome): void
  /** A page (or `pages`) was stored, with so many articles. */
  stored(articles: number, pages?: number): void
}

/** What jobs need: everything but themselves. */
export type JobContext = Omit<Context, 'jobs'>

interface Live {
  job: Job
  /** Its turn has come. */
  begun: boolean
  /** What it will be when it has stopped. */
  stopAs: 'cancelled' | 'paused'
  readonly abort: AbortController
  readonly ended: Promise<void>
}

const anything = column<[], number>('SELECT (SELECT count(*) FROM job) + (SELECT count(*) FROM source)')
const hashes = column<[], string>(
  'SELECT sha256 FROM source UNION SELECT sha256 FROM trash WHERE sha256 IS NOT NULL',
)

/**
 * Marks what a crash left running as `interrupted` and clears away half-written files. `samples`: a folder of sample
 * pages; it is imported when the library has never held or done anything, and that goes on by itself if it was cut off.
 */
export function openJobs(ctx: JobContext, samples: string | null = null): Jobs {
  const live = new Map<string, Live>()
  let closing = false
  let line: Promise<void> = Promise.resolve()

  function find(id: string): Job {
    const job = live.get(id)?.job ?? readJob(ctx.read, id)
    if (!job) throw fail('not-found', 'there is no such job', { reason: 'job' })
    return job
  }

  function begin(job: Job, input: ImportInput): Job {
    const abort = new AbortController()
    const entry: Live = {
      job,
      begun: false,
      stopAs: 'cancelled',
      abort,
      ended: line.then(() => run(entry, input)),
    }
    line = entry.ended
    live.set(job.id, entry)
    return job
  }

  async function run(entry: Live, input: ImportInput): Promise<void> {
    // It was cancelled before its turn, and perhaps taken up again as another.
    if (live.get(entry.job.id) !== entry) return
    entry.begun = true
    const { signal } = entry.abort
    const id = entry.job.id
    const before = entry.job.workedMs
    const began = performance.now()
    const outcomes = [...entry.job.outcomes]
    const show = steady(progressEvery, () => {
      // The list grows in place: a copy for each file would cost the square of their number.
      entry.job = {
        ...entry.job,
        workedMs: before + performance.now() - began,
        counts: countOutcomes(outcomes),
      }
      ctx.emit('job', shown(entry.job))
    })
    const changed = steady(changedEvery, () => ctx.changed(['articles', 'tags', 'library']))
    const update = (part: Partial<Job>) => {
      entry.job = { ...entry.job, ...part }
      show.ask()
    }
    const work: Work = {
      id,
      signal,
      total: (total) => update({ total }),
      note: (note) => update({ note, page: null }),
      page: (page) => update({ page: page.of > 1 ? page : null }),
      outcome(outcome) {
        outcomes.push(outcome)
        update({ done: entry.job.done + 1 })
      },
      stored(articles, pages = 1) {
        const { job } = entry
        update({ pages: job.pages + pages, articles: job.articles + articles })
        changed.ask()
      },
    }
    entry.job = { ...entry.job, outcomes }
    let state: JobState
    show.ask()
    try {
      if (!signal.aborted) await runImport(ctx, input, work)
      state = signal.aborted ? entry.stopAs : verdict(entry.job)
    } catch (error) {
      const failure = toFailure(error)
      state = signal.aborted || failure.code === 'cancelled' ? entry.stopAs : 'failed'
      if (state === 'failed') report(failure)
    }
    show.drop()
    entry.job = { ...entry.job, workedMs: before + performance.now() - began, outcomes: [...outcomes] }
    changed.flush()
    finish(entry, closing ? 'interrupted' : state)
  }

  function finish(entry: Live, state: JobState): void {
    const { job } = entry
    const workedMs = Math.round(job.workedMs)
    entry.job = {
      ...job,
      state,
      note: '',
      page: null,
      endedAt: ctx.now(),
      workedMs,
      counts: countOutcomes(job.outcomes),
    }
    try {
      ctx.system((db) => {
        writeProgress(db, entry.job)
        settleOutcomes(db, entry.job.id, entry.job.outcomes)
        pruneJobs(db)
      })
    } catch (error) {
      // The row still says `running`, which the next start mends; the person hears what happened now.
      report(toFailure(error))
    }
    live.delete(entry.job.id)
    ctx.emit('job', entry.job)
  }

  const report = (failure: Failure) => ctx.emit('notice', failure)

  function start(input: ImportInput, kind: Job['kind'] = 'import'): Job {
    const job: Job = {
      id: ctx.newId(),
      kind,
      state: 'running',
      done: 0,
      total: input.paths.length + input.texts.length,
      note: '',
      page: null,
      startedAt: ctx.now(),
      endedAt: null,
      workedMs: 0,
      pages: 0,
      articles: 0,
      counts: countOutcomes([]),
      outcomes: [],
    }
    ctx.system((db) => insertJob(db, job, input))
    return begin(job, input)
  }

  function resume(id: string): Job {
    const job = find(id)
    if (live.has(id)) return job
    const input = readInput(ctx.read, id)
    if (!input) throw fail('invalid', 'the job has nothing left to do', { reason: 'job-done' })
    const outcomes = outcomesOf(ctx.read, id)
    const again: Job = { ...job, state: 'running', endedAt: null, done: outcomes.length, outcomes }
    ctx.system((db) => writeProgress(db, again))
    return begin(again, input)
  }

  function stop(id: string, as: Live['stopAs']): void {
    find(id)
    const entry = live.get(id)
    if (!entry) return
    entry.stopAs = as
    entry.abort.abort()
    // One that waits need not wait for its turn to end.
    if (!entry.begun) finish(entry, as)
  }

  function startSamples(folder: string): void {
    const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))
    // Later pages stand higher in the lists, so the first sample is imported last.
    const paths = names
      .sort()
      .reverse()
      .map((name) => join(folder, name))
    if (paths.length > 0) start({ paths, texts: [], sample: true })
  }

  ctx.system((db) => interruptRunning(db, ctx.now()))
  const known = new Set(hashes(ctx.read).all())
  line = ctx.files.sweep((sha256) => known.has(sha256))
  if (samples !== null && (anything(ctx.read).get() as number) === 0) startSamples(samples)
  for (const job of readJobs(ctx.read))
    if (job.state === 'interrupted' && readInput(ctx.read, job.id)?.sample) resume(job.id)

  return {
    startImport: ({ paths, texts, encoding, sample = false, kind }) => {
      if (paths.length + texts.length === 0)
        throw fail('invalid', 'there is nothing to import', { reason: 'nothing-to-import' })
      return start({ paths, texts, sample, ...(encoding === undefined ? {} : { encoding }) }, kind)
    },
    resume,
    cancel(id) {
      const { state } = find(id)
      stop(id, 'cancelled')
      if (state === 'paused') ctx.system((db) => writeProgress(db, { ...find(id), state: 'cancelled' }))
    },
    pause: (id) => stop(id, 'paused'),
    get: find,
    list: () => readJobs(ctx.read).map((job) => shown(live.get(job.id)?.job ?? job)),
    async ended(id) {
      find(id)
      await live.get(id)?.ended
      return find(id)
    },
    async close() {
      closing = true
      for (const { abort } of live.values()) abort.abort()
      await ctx.compute.close()
      await line
    },
  }
}

/** As it is told again and again: with its last outcomes alone. */
const shown = (job: Job): Job => ({ ...job, outcomes: job.outcomes.slice(-shownOutcomes) })

/** Failed when nothing of it is in the library. */
function verdict(job: Job): JobState {
  return job.outcomes.every((outcome) => outcome.status === 'failed') && job.outcomes.length > 0
    ? 'failed'
    : 'done'
}
