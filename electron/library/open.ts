/** Opens a library: the database and all that works on it, as the context that every handler gets. */
import { v7 } from 'uuid'
import type { EventName, Events } from '../contract/events.ts'
import { createCompute } from './compute-host.ts'
import type { Context } from './context.ts'
import { openDatabase } from './db/open.ts'
import { createFiles } from './files.ts'
import { createHistory } from './history.ts'
import { type JobContext, openJobs } from './jobs/queue.ts'
import type { LibraryOptions } from './options.ts'
import { renewPages } from './renew.ts'
import { purgeTrash } from './trash.ts'

/** What tests replace, and where events go. */
export interface Surroundings {
  emit?<E extends EventName>(name: E, payload: Events[E]): void
  now?(): number
  newId?(): string
}

/** An open library. `close` ends its jobs and threads, then the database; nothing may be called after it. */
export type Library = Context & {
  /** Starts the compute thread and has it load its models, so that the first file need not wait for them. */
  warmUp(): Promise<void>
  /** Makes the pages of an earlier engine anew (see renew.ts); ends early when the library closes. */
  renew(): Promise<number>
  close(): Promise<void>
}

/** Opens the library in `options.dir`, made if it is not there. Throws what `openDatabase` throws. */
export function openLibrary(options: LibraryOptions, extra: Surroundings = {}): Library {
  const database = openDatabase(options.dir)
  const { write: db } = database
  const emit: Context['emit'] = extra.emit ?? (() => {})
  const transaction = db.transaction((change: () => unknown) => change())
  const transact = <T>(change: () => T, durable: boolean): T => {
    // What a person did must outlive a power cut; the machine's work can be done again, and a commit that waits for
    // the disk carries all earlier ones with it.
    db.pragma(`synchronous = ${durable ? 'FULL' : 'NORMAL'}`)
    return transaction.immediate(change) as T
  }
  const { history, edit } = createHistory({ db, emit, transact: (change) => transact(change, true) })
  const compute = createCompute(options.compute)
  const context: JobContext = {
    dir: options.dir,
    read: database.read,
    edit,
    system: (change) => transact(() => change(db), false),
    history,
    compute,
    files: createFiles(options.dir),
    emit,
    changed: (topics, articleIds) => emit('changed', articleIds ? { topics, articleIds } : { topics }),
    now: extra.now ?? Date.now,
    newId: extra.newId ?? v7,
  }
  try {
    context.system((db) => purgeTrash(db, context.now()))
    const jobs = openJobs(context, options.samples)
    const closing = new AbortController()
    let renewing: Promise<unknown> = Promise.resolve()
    return {
      ...context,
      jobs,
      async warmUp() {
        if (closing.signal.aborted) return
        await compute.call('text.tag', { text: '' }, closing.signal).catch((error) => {
          if (!closing.signal.aborted) throw error
        })
      },
      renew() {
        if (closing.signal.aborted) return Promise.resolve(0)
        const renewed = renewPages(context, closing.signal)
        renewing = renewed.catch(() => {})
        return renewed
      },
      async close() {
        closing.abort()
        await jobs.close()
        await compute.close()
        await renewing
        database.close()
      },
    }
  } catch (error) {
    database.close()
    throw error
  }
}
