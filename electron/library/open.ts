/** Opens a library: the database and all that works on it, as the context that every handler gets. */
import { v7 } from 'uuid'
import { fail } from '../contract/errors.ts'
import type { EventName, Events } from '../contract/events.ts'
import { cloudService } from './cloud-folder.ts'
import { createCompute } from './compute-host.ts'
import type { Context } from './context.ts'
import { openDatabase, openReadOnly } from './db/open.ts'
import { createFiles } from './files.ts'
import { createHistory } from './history.ts'
import { type JobContext, openJobs } from './jobs/queue.ts'
import { restingJobs } from './jobs/resting.ts'
import { datedAnew, tagAnew } from './metadata.ts'
import type { LibraryOptions } from './options.ts'
import { renewPages } from './renew.ts'
import { keepSettings, readSettings } from './settings.ts'
import { purgeTrash } from './trash.ts'
import { openWatchedFolder, type WatchedFolder } from './watch/watched-folder.ts'

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
  /** Watches the folder of the settings, and says once if a cloud service keeps the library: for a person at the window. */
  watch(): Promise<void>
  close(): Promise<void>
}

/** A person is told once for each place. */
function warnOfCloud(ctx: JobContext): void {
  const service = cloudService(ctx.dir)
  if (service === null || readSettings(ctx.read).warnedCloud === ctx.dir) return
  const message = `the library lies in a folder that ${service} synchronises`
  ctx.emit('notice', { code: 'library-in-use', reason: 'cloud', message, params: { service } })
  ctx.system((db) => keepSettings(db, { warnedCloud: ctx.dir }))
}

/** Opens the library in `options.dir`, made if it is not there. Throws what `openDatabase` or `openReadOnly` throws. */
export function openLibrary(options: LibraryOptions, extra: Surroundings = {}): Library {
  const readOnly = options.readOnly === true
  const database = readOnly ? openReadOnly(options.dir) : openDatabase(options.dir)
  const { write: db } = database
  const emit: Context['emit'] = extra.emit ?? (() => {})
  const transaction = db.transaction((change: () => unknown) => change())
  const transact = <T>(change: () => T, durable: boolean): T => {
    if (readOnly)
      throw fail('invalid', 'the library is open for reading only', {
        reason: 'read-only',
        params: { path: options.dir },
      })
    // What a person did must outlive a power cut; the machine's work can be done again, and a commit that waits for
    // the disk carries all earlier ones with it.
    db.pragma(`synchronous = ${durable ? 'FULL' : 'NORMAL'}`)
    return transaction.immediate(change) as T
  }
  const { history, edit } = createHistory({
    db,
    emit,
    transact: (change) => transact(change, true),
    moved: (changes) => void tagAnew(context, datedAnew(changes)),
  })
  const compute = createCompute(options.compute)
  let watched: WatchedFolder | undefined
  const context: JobContext = {
    dir: options.dir,
    readOnly,
    read: database.read,
    edit,
    system: (change) => transact(() => change(db), false),
    history,
    compute,
    files: createFiles(options.dir),
    emit,
    changed: (topics, articleIds) => {
      emit('changed', articleIds ? { topics, articleIds } : { topics })
      if (topics.includes('settings')) void watched?.refresh()
    },
    now: extra.now ?? Date.now,
    newId: extra.newId ?? v7,
  }
  try {
    if (!readOnly) context.system((db) => purgeTrash(db, context.now()))
    const jobs = readOnly ? restingJobs(context) : openJobs(context, options.samples)
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
        if (closing.signal.aborted || readOnly) return Promise.resolve(0)
        const renewed = renewPages(context, closing.signal)
        renewing = renewed.catch(() => {})
        return renewed
      },
      async watch() {
        if (closing.signal.aborted || readOnly) return
        warnOfCloud(context)
        watched ??= openWatchedFolder(context, jobs)
        await watched.refresh()
      },
      async close() {
        closing.abort()
        await watched?.close()
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
