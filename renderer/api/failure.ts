// The one place where a failure becomes a sentence that the person can act on.
import { AppError, toFailure } from '../../electron/contract/errors.ts'
import { sentence, type Told } from '../../electron/contract/sentences.ts'
import { ui } from '../state/ui.ts'
import { language } from '../strings/index.ts'

/** What happened and what to do, in the language in force. */
export function sayFailure(failure: Told): string {
  return sentence(failure, language())
}

/** Failures also come as data: in events, and inside a job's report. */
const isFailure = (error: unknown): error is Told =>
  typeof error === 'object' &&
  error !== null &&
  !(error instanceof Error) &&
  typeof (error as Partial<Told>).code === 'string' &&
  typeof (error as Partial<Told>).message === 'string'

/** The same for anything thrown, and for a failure that came as data. */
export function sayError(error: unknown): string {
  return sayFailure(isFailure(error) ? error : toFailure(error))
}

/** Tells a failure in a toast; a cancelled call needs no word. */
export function tell(error: unknown): void {
  if (error instanceof AppError && error.code === 'cancelled') return
  ui.toast({ text: sayError(error), tone: 'error' })
}
