/** The failure of a call that names what the library does not hold, or holds no longer. */
import { type AppError, fail } from '../contract/errors.ts'

type Thing = 'annotation' | 'article' | 'entity' | 'figure' | 'mention' | 'page' | 'source'

export const notThere = (what: Thing, id: string): AppError =>
  fail('not-found', `there is no ${what} ${id}`, { reason: what, params: { id } })
