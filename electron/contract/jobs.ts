/** Long work as its callers see it: imports, how far they are, and what became of each file. Times as in model.ts. */
import type { Format } from './source-file.ts'

export type JobState = 'running' | 'paused' | 'done' | 'failed' | 'cancelled' | 'interrupted'

/** Something about a file that was imported which a person should look at; `reason` is a sentence of `doubt/…`. */
export interface Doubt {
  readonly reason:
    | 'wrong-ending'
    | 'pages-without-text'
    | 'parts-missing'
    | 'no-contents'
    | 'cut-short'
    | 'garbled'
    | 'no-article'
    | 'unassigned'
  readonly params?: Readonly<Record<string, string | number>>
}

/** What became of one file of an import. */
export interface ImportOutcome {
  readonly name: string
  readonly status: 'imported' | 'already-there' | 'failed'
  readonly sourceId: string | null
  /** Pages with text, in the library now. */
  readonly pages: number
  readonly articles: number
  /** Null when nothing was read. */
  readonly format: Format | null
  readonly encoding: string | null
  readonly doubts: readonly Doubt[]
  readonly error: {
    readonly code: string
    readonly message: string
    readonly reason?: string
    readonly params?: Readonly<Record<string, string | number>>
  } | null
}

export interface Job {
  readonly id: string
  /** `watch`: of files that came into the watched folder. */
  readonly kind: 'import' | 'watch'
  readonly state: JobState
  readonly done: number
  readonly total: number
  /** The file at work. */
  readonly note: string
  /** Pages of the file at work: done, and how many it may have. Null for one page, and when none is at work. */
  readonly page: { readonly done: number; readonly of: number } | null
  readonly startedAt: number
  readonly endedAt: number | null
  /** Milliseconds at work, pauses left out. */
  readonly workedMs: number
  /** Pages and articles that it brought into the library. */
  readonly pages: number
  readonly articles: number
  readonly counts: JobCounts
  /**
   * One for each file that is done. Events of a job at work and lists of jobs carry the last `shownOutcomes` alone;
   * `jobs.get` has all.
   */
  readonly outcomes: readonly ImportOutcome[]
}

/** Files of an import by what became of them; `doubtful` are among the imported. */
export interface JobCounts {
  readonly imported: number
  readonly there: number
  readonly doubtful: number
  readonly failed: number
}

/** Outcomes that an event of a job at work carries: ten thousand of them, eight times a second, would be a flood. */
export const shownOutcomes = 200

/** The counts of outcomes. */
export function countOutcomes(outcomes: readonly ImportOutcome[]): JobCounts {
  const of = (status: ImportOutcome['status']) =>
    outcomes.filter((outcome) => outcome.status === status).length
  return {
    imported: of('imported'),
    there: of('already-there'),
    doubtful: outcomes.filter(({ doubts }) => doubts.length > 0).length,
    failed: of('failed'),
  }
}
