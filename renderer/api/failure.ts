// The one place where a failure becomes a sentence that the person can act on.
import { AppError, type Failure, toFailure } from '../../electron/contract/errors.ts'
import { ui } from '../state/ui.ts'
import { language } from '../strings/index.ts'
import type { Language } from '../strings/language.ts'

const sentences: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  internal: ['出了意外，这一步没有完成。请再试一次。', 'Something unexpected happened; please try again.'],
}
const sentence = (failure: Failure, tongue: Language): string =>
  sentences[failure.code]?.[tongue === 'en' ? 1 : 0] ?? failure.message

/** What happened and what to do, in the language in force (or a given one). */
export function sayFailure(failure: Failure, tongue: Language = language()): string {
  return sentence(failure, tongue)
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
