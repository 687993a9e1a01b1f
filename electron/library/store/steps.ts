/** The SQL of desk steps: a page's corrections in order, and what became of each when the page was last made. */
import type { Database } from 'better-sqlite3'
import type { DeskStep, Fate } from '../../contract/desk.ts'
import { type Connection, query } from '../db/sql.ts'
import type { RowOf } from '../db/tables.ts'
import type { Passed } from '../own-metadata.ts'

export type StepRow = RowOf<'desk_step'>

const ofPage = query<[string], StepRow>('SELECT * FROM desk_step WHERE page_id = ? ORDER BY seq')
const insert = query<[StepRow]>(
  `INSERT INTO desk_step (id, page_id, seq, step_json, idle, created_at, passed_json)
   VALUES (@id, @page_id, @seq, @step_json, @idle, @created_at, @passed_json)`,
)
const setIdle = query<[number, string]>('UPDATE desk_step SET idle = ? WHERE id = ?')
const setPassed = query<[string, string]>('UPDATE desk_step SET passed_json = ? WHERE id = ?')
const drop = query<[string]>('DELETE FROM desk_step WHERE id = ?')

/** The page's step rows, first step first. */
export const stepRows = (db: Connection, pageId: string): StepRow[] => ofPage(db).all(pageId)

export const stepOf = (row: StepRow): DeskStep => JSON.parse(row.step_json) as DeskStep

/** The steps of these rows. */
export const stepsOf = (rows: readonly StepRow[]): DeskStep[] => rows.map(stepOf)

/** Whether both are the same steps. */
export const sameSteps = (a: readonly StepRow[], b: readonly StepRow[]): boolean =>
  a.length === b.length && a.every(({ id }, i) => id === b[i]?.id)

/** The row of a step that comes after these. */
export function nextStep(
  ctx: { newId(): string; now(): number },
  pageId: string,
  rows: readonly StepRow[],
  step: DeskStep,
): StepRow {
  return {
    id: ctx.newId(),
    page_id: pageId,
    seq: (rows.at(-1)?.seq ?? 0) + 1,
    step_json: JSON.stringify(step),
    idle: 0,
    created_at: ctx.now(),
    passed_json: null,
  }
}

export const putStep = (db: Database, row: StepRow): void => void insert(db).run(row)

/** Keeps what became of the steps; `fates` are those of `rows`, in order. */
export function putFates(db: Database, rows: readonly StepRow[], fates: readonly Fate[]): void {
  for (const [i, { id, idle }] of rows.entries()) {
    const now = fates[i] === 'idle' ? 1 : 0
    if (now !== idle) setIdle(db).run(now, id)
  }
}

/** Keeps with a step what it passed on. */
export function keepPassed(db: Database, id: string, passed: readonly Passed[]): void {
  if (passed.length > 0) setPassed(db).run(JSON.stringify(passed), id)
}

/** What these steps passed on, in order. */
export const passedBy = (rows: readonly Pick<StepRow, 'passed_json'>[]): Passed[] =>
  rows.flatMap(({ passed_json }) => (passed_json === null ? [] : (JSON.parse(passed_json) as Passed[])))

export function dropSteps(db: Database, rows: readonly Pick<StepRow, 'id'>[]): void {
  for (const { id } of rows) drop(db).run(id)
}

/** Whether the row's step corrects the text. */
export const isTextRow = (row: StepRow): boolean => stepOf(row).kind === 'text'
