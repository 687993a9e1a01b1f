/** Undo and redo: steps of row changes, taken back only where nothing else has touched the rows since. */
import type { Database } from 'better-sqlite3'
import type { Handlers, MethodsOf } from '../contract/api.ts'
import { AppError, toFailure } from '../contract/errors.ts'
import type { EventName, Events, Topic } from '../contract/events.ts'
import type { HistoryState } from '../contract/model.ts'
import type { Context, Edit } from './context.ts'
import { type Change, current, joined, sameRow, turnedRound, write } from './db/edit.ts'
import { recorder } from './db/recorder.ts'
import type { AnyRow, TableName } from './db/tables.ts'
import { overtaken, refitter } from './refit.ts'

/** Steps that can be taken back; older ones are forgotten. */
export const longestHistory = 200

/** UTF-16 units of text that the steps may hold together (128 MB); the newest step is kept whatever its size. */
export const heaviestHistory = 64 * 2 ** 20

export interface History {
  /** Takes back the newest step. If something else changed its rows, the step is dropped and a `notice` says so. */
  undo(): HistoryState
  redo(): HistoryState
  state(): HistoryState
}

interface Step {
  readonly label: string
  readonly merge: string | undefined
  readonly changes: readonly Change[]
  /** Units of text in its rows. */
  readonly weight: number
}

interface Needs {
  readonly db: Database
  /** Runs `change` in one transaction that is on the disk when it returns. */
  transact<T>(change: () => T): T
  emit<E extends EventName>(name: E, payload: Events[E]): void
  /** A step was taken back or done again with these changes. */
  moved(changes: readonly Change[]): void
}

/** The history of one open library, in memory; and `edit`, the only way to add to it. */
export function createHistory({ db, transact, emit, moved }: Needs): {
  history: History
  edit: Context['edit']
} {
  const done: Step[] = []
  const undone: Step[] = []
  const state = (): HistoryState => ({ undo: done.at(-1)?.label ?? null, redo: undone.at(-1)?.label ?? null })

  const edit = <T>(label: string, change: (edit: Edit) => T, options: { merge?: string } = {}): T => {
    const { value, changes } = transact(() => {
      const record = recorder(db)
      return { value: change(record.edit), changes: record.changes() }
    })
    if (changes.length === 0) return value
    const last = done.at(-1)
    const merged = options.merge !== undefined && last?.merge === options.merge && undone.length === 0
    if (merged) done.pop()
    const whole = merged ? joined([...(last as Step).changes, ...changes]) : changes
    const step: Step = { label, merge: options.merge, changes: whole, weight: weigh(whole) }
    if (step.changes.length > 0) done.push(step)
    forget(done)
    undone.length = 0
    announce(emit, changes)
    emit('history', state())
    return value
  }

  /** Moves the newest step of one stack to the other, turned round. */
  const move = (from: Step[], to: Step[]): HistoryState => {
    const step = from.pop()
    if (!step) return state()
    try {
      const changes = transact(() => applyAll(db, turnedRound(step.changes)))
      // A merge key would let the next typing join a step that was taken back.
      to.push({ ...step, merge: undefined, changes })
      announce(emit, changes)
      moved(changes)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'stale') {
        from.push(step)
        throw error
      }
      emit('notice', toFailure(error))
    }
    emit('history', state())
    return state()
  }

  return {
    edit,
    history: { undo: () => move(done, undone), redo: () => move(undone, done), state },
  }
}

/** Drops the oldest steps beyond what is kept. */
function forget(done: Step[]): void {
  if (done.length > longestHistory) done.shift()
  let weight = 0
  const first = done.findLastIndex((step, i) => {
    weight += step.weight
    return weight > heaviestHistory && i < done.length - 1
  })
  done.splice(0, first + 1)
}

function weigh(changes: readonly Change[]): number {
  let weight = 0
  for (const { before, after } of changes)
    for (const row of [before, after])
      for (const value of Object.values(row ?? {})) if (typeof value === 'string') weight += value.length
  return weight
}

/** Applies the changes of a step. One whose name a row still has that goes later in the step waits for that. */
function applyAll(db: Database, changes: readonly Change[]): Change[] {
  const refit = refitter(db)
  const applied: Change[] = []
  let waiting = changes
  while (waiting.length > 0) {
    const taken: Change[] = []
    let conflict: unknown
    for (const change of waiting)
      try {
        applied.push(apply(db, change, refit))
      } catch (error) {
        if ((error as { code?: unknown }).code !== 'SQLITE_CONSTRAINT_UNIQUE') throw error
        conflict = error
        taken.push(change)
      }
    if (taken.length === waiting.length) throw overtaken(conflict)
    waiting = taken
  }
  return applied
}

/**
 * Applies one change of a step, fitted to the text of today. Throws `stale` if its row is not as the step left it, and
 * SQLite's error if another row has its name.
 */
function apply(db: Database, change: Change, refit: ReturnType<typeof refitter>): Change {
  const row = (change.after ?? change.before) as AnyRow
  if (!sameRow(current(db, change.table, row), change.before)) throw overtaken()
  const fitted = change.after === null ? change : { ...change, after: refit(change.table, change.after) }
  try {
    write(db, fitted)
  } catch (error) {
    const code = String((error as { code?: unknown }).code)
    if (!code.startsWith('SQLITE_CONSTRAINT') || code === 'SQLITE_CONSTRAINT_UNIQUE') throw error
    // Something that came later speaks of the same person or thing: the name stays for it.
    if (change.table === 'entity' && change.after === null) return { ...change, after: change.before }
    // What it hung on is gone (an article that was read again), or its place is taken.
    throw overtaken(error)
  }
  return fitted
}

const topicsOf: Readonly<Record<TableName, readonly Topic[]>> = {
  source: ['library', 'articles'],
  page: ['library', 'articles'],
  page_meta: ['library', 'articles'],
  page_given: ['articles'],
  desk_step: ['articles'],
  article: ['library', 'articles'],
  block: ['articles'],
  reading: ['articles'],
  star: ['articles'],
  // The article list counts marks.
  annotation: ['annotations', 'articles'],
  review_card: ['review'],
  review_log: ['review'],
  review_rest: ['review'],
  entity: ['tags'],
  name_rule: ['tags'],
  apart: ['tags'],
  entity_note: ['tags'],
  word: ['tags'],
  mention: ['tags'],
  figure: ['tags'],
  quotation: ['tags'],
  trash: ['trash'],
  saved_search: ['searches'],
}

function announce(emit: Needs['emit'], changes: readonly Change[]): void {
  const topics = new Set(changes.flatMap((change) => topicsOf[change.table]))
  const articles = new Set<string>()
  for (const change of changes) {
    const row = (change.after ?? change.before) as AnyRow
    const id = change.table === 'article' ? row.id : row.article_id
    if (typeof id === 'string') articles.add(id)
  }
  emit('changed', { topics: [...topics], articleIds: [...articles] })
}

export const history = {
  'history.undo': (ctx) => ctx.history.undo(),
  'history.redo': (ctx) => ctx.history.redo(),
  'history.state': (ctx) => ctx.history.state(),
} satisfies Handlers<Context, MethodsOf<'history'>>
