/** Pages that an earlier engine made are made anew by the engine of today, one by one, when nobody waits for them. */
import { setImmediate } from 'node:timers/promises'
import { toFailure } from '../contract/errors.ts'
import { column } from './db/sql.ts'
import type { JobContext } from './jobs/queue.ts'
import { steady } from './jobs/steady.ts'
import { before, isStill, putRemade, remakeAsIs } from './store/remake.ts'

const anyPage = column<[], number>('SELECT EXISTS (SELECT 1 FROM page)')
const stalePages = column<[string], string>('SELECT id FROM page WHERE engine <> ? ORDER BY id')
const isStale = column<[string, string], number>('SELECT count(*) FROM page WHERE id = ? AND engine <> ?')

/** Milliseconds between two `changed` events: each makes the window read its lists again. */
const changedEvery = 500

/**
 * Makes pages of another engine anew with their desk steps; marks, notes and decisions are carried over, and nothing of it
 * is a step of history. Stops between two pages when `signal` says so. A page that cannot be made anew stays as it is.
 * Returns how many were. @throws AppError `disk-full`: then no further page could be stored either.
 */
export async function renewPages(ctx: JobContext, signal: AbortSignal): Promise<number> {
  if (anyPage(ctx.read).get() === 0) return 0
  let renewed = 0
  const changed = steady(changedEvery, () => ctx.changed(['library', 'articles', 'annotations', 'tags']))
  try {
    const engine = await ctx.compute.call('page.engine', null, signal)
    for (const id of stalePages(ctx.read).all(engine)) {
      await setImmediate()
      if (signal.aborted) break
      if (!(await renewPage(ctx, id, engine, signal))) continue
      renewed++
      changed.ask()
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    changed.flush()
  }
  return renewed
}

/** False when the page has been removed or made anew meanwhile, or cannot be. */
async function renewPage(ctx: JobContext, id: string, engine: string, signal: AbortSignal): Promise<boolean> {
  try {
    while (isStale(ctx.read).get(id, engine) === 1) {
      const page = before(ctx.read, id)
      const remade = await remakeAsIs(ctx, page, signal)
      const done = ctx.system((db) =>
        isStill(db, page) ? { put: putRemade(db, ctx.newId, id, remade) } : null,
      )
      if (done) return done.put !== null
    }
  } catch (error) {
    if (signal.aborted || toFailure(error).code === 'disk-full') throw error
  }
  return false
}
