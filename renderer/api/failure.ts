// The one place where a failure becomes a sentence that the person can act on.
import { AppError, toFailure } from '../../electron/contract/errors.ts'
import { sentence, type Told } from '../../electron/contract/sentences.ts'
import { ui } from '../state/ui.ts'
import { language } from '../strings/index.ts'

/** What happened and what to do, in the language in force. */
export function sayFailure(failure: Told): string {
  return sentence(failure, language())
}

/** The same for anything thrown. */
export function sayError(error: unknown): string {
  return sayFailure(toFailure(error))
}

/** Tells a failure in a toast; a cancelled call needs no word. */
export function tell(error: unknown): void {
  if (error instanceof AppError && error.code === 'cancelled') return
  ui.toast({ text: sayError(error), tone: 'error' })
}
