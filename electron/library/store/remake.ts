/** Makes stored pages anew with their desk steps: by the engine of today, then by the steps, into the same rows. */
import type { Database } from 'better-sqlite3'
import type { ComputeCalls } from '../../compute/protocol.ts'
import type { DeskStep } from '../../contract/desk.ts'
import { fail } from '../../contract/errors.ts'
import type { PageText } from '../../contract/page.ts'
import type { Context } from '../context.ts'
import { type Connection, query } from '../db/sql.ts'
import { notThere } from '../not-there.ts'
import type { Passed } from '../own-metadata.ts'
import { givenOf } from './given.ts'
import { metadataOf } from './put-metadata.ts'
import { pageHasAnnotations, replacePage } from './replace-pages.ts'
import { putFates, type StepRow, sameSteps, stepRows, stepsOf } from './steps.ts'

/** A page as it is before it is made anew. */
export interface Before {
  readonly id: string
  readonly n: number
  readonly text: string
  /** What its file says of the text. */
  readonly given: Omit<PageText, 'text'>
  /** As its metadata has it; empty when it is not known. */
  readonly date: string
  readonly steps: readonly StepRow[]
}

/** What the engine and the steps make of it. */
export type Remade = ComputeCalls['page.correct']['output']

const pageOf = query<[string], Pick<Before, 'id' | 'n' | 'text'>>('SELECT id, n, text FROM page WHERE id = ?')

/** The page with its steps. @throws AppError `not-found`. */
export function before(db: Connection, pageId: string): Before {
  const page = pageOf(db).get(pageId)
  if (!page) throw notThere('page', pageId)
  const date = metadataOf(db, pageId)?.date ?? ''
  return { ...page, given: givenOf(db, pageId), date, steps: stepRows(db, pageId) }
}

/** Has the page made by engine and `steps`, in the compute thread. */
export const remake = (
  ctx: Pick<Context, 'compute'>,
  { n, text, given, date }: Before,
  steps: readonly DeskStep[],
  signal?: AbortSignal,
): Promise<Remade> =>
  ctx.compute.call(
    'page.correct',
    { page: { text, ...given }, n, steps, ...(date === '' ? {} : { date }) },
    signal,
  )

/** As `remake` with the page's own steps. */
export const remakeAsIs = (
  ctx: Pick<Context, 'compute'>,
  page: Before,
  signal?: AbortSignal,
): Promise<Remade> => remake(ctx, page, stepsOf(page.steps), signal)

/** Whether the page is still what was sent to be made anew. */
export function isStill(db: Connection, page: Before): boolean {
  const date = metadataOf(db, page.id)?.date ?? ''
  return (
    pageOf(db).get(page.id)?.text === page.text &&
    date === page.date &&
    sameSteps(page.steps, stepRows(db, page.id))
  )
}

/**
 * Puts the page made anew in the place of the old one, inside the caller's transaction. The rows of the steps that made
 * it are there already. Returns what was passed on of articles that ended; null, and changes nothing, if there is no
 * article left that the page's annotations could go to.
 */
export function putRemade(
  db: Database,
  newId: () => string,
  pageId: string,
  page: Remade,
): readonly Passed[] | null {
  if (page.layout.articles.length === 0 && pageHasAnnotations(db, pageId)) return null
  const passed = replacePage(db, newId, pageId, page)
  putFates(db, stepRows(db, pageId), page.fates)
  return passed
}

/**
 * Stores a page made anew as one step of history, and returns what was passed on; null if the page has changed since it
 * was sent to be made. `settle` writes what follows from the new articles.
 * @throws AppError `invalid`, reason `step-last`.
 */
export function storeRemade(
  ctx: Pick<Context, 'edit' | 'newId'>,
  label: string,
  page: Before,
  remade: Remade,
  putSteps: (db: Database) => void,
  settle: (db: Database, passed: readonly Passed[]) => void = () => {},
): readonly Passed[] | null {
  return ctx.edit(label, (edit) => {
    if (!isStill(edit.db, page)) return null
    return edit.watch(page.id, (db) => {
      putSteps(db)
      const passed = putRemade(db, ctx.newId, page.id, remade)
      if (passed) {
        settle(db, passed)
        return passed
      }
      throw fail(
        'invalid',
        'the page would have no article left to keep its annotations; nothing was changed',
        { reason: 'step-last' },
      )
    })
  })
}
