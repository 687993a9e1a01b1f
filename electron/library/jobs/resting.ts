/** The jobs of a library that is open for reading only: those of before can be looked at, none begins. */
import { fail } from '../../contract/errors.ts'
import type { Job } from '../../contract/jobs.ts'
import type { JobContext, Jobs } from './queue.ts'
import { readJob, readJobs } from './rows.ts'

export function restingJobs({ read, dir }: JobContext): Jobs {
  const refuse = (): never => {
    throw fail('invalid', 'the library is open for reading only', {
      reason: 'read-only',
      params: { path: dir },
    })
  }
  const get = (id: string): Job => {
    const job = readJob(read, id)
    if (!job) throw fail('not-found', 'there is no such job', { reason: 'job' })
    return job
  }
  return {
    startImport: refuse,
    resume: refuse,
    cancel: refuse,
    pause: refuse,
    get,
    list: () => readJobs(read),
    ended: async (id) => get(id),
    close: async () => {},
  }
}
