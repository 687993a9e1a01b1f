/** A real library on the compute thread of this folder, and what tests of jobs ask it again and again. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventName, Events } from '../../../contract/events.ts'
import type { ImportOutcome, Job } from '../../../contract/jobs.ts'
import { type Library, openLibrary } from '../../open.ts'

export const compute = new URL('./compute.ts', import.meta.url).href

export interface Workshop {
  /** The library; another object after `reopen`. */
  ctx: Library
  readonly dir: string
  /** A folder for the files to import. */
  readonly files: string
  readonly events: { readonly name: EventName; readonly payload: Events[EventName] }[]
  /** Imports and waits for the end. */
  import(...paths: string[]): Promise<Job>
  /** How many rows a table has. */
  count(table: string): number
  reopen(samples?: string | null): Promise<void>
  close(): Promise<void>
}

export function openWorkshop(samples: string | null = null): Workshop {
  const root = mkdtempSync(join(tmpdir(), 'jianbao-jobs-'))
  const dir = join(root, 'library')
  const events: Workshop['events'][number][] = []
  const open = (folder: string | null) =>
    openLibrary(
      { dir, compute, samples: folder },
      { emit: (name, payload) => void events.push({ name, payload }) },
    )
  const workshop: Workshop = {
    ctx: open(samples),
    dir,
    files: root,
    events,
    import: (...paths) => {
      const { jobs } = workshop.ctx
      return jobs.ended(jobs.startImport({ paths, texts: [] }).id)
    },
    count: (table) => workshop.ctx.read.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number,
    async reopen(folder = null) {
      await workshop.ctx.close()
      workshop.ctx = open(folder)
    },
    async close() {
      await workshop.ctx.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
  return workshop
}

/** Outcomes as short lines: `name status reason`. */
export const lines = (job: Job): string[] => job.outcomes.map(line)
const line = ({ name, status, error }: ImportOutcome): string =>
  [name, status, ...(error ? [error.reason ?? error.code] : [])].join(' ')
