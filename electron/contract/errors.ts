/** What can go wrong, as data. A failure crosses every border as a `Failure`, never as a thrown Error. */

export const errorCodes = [
  'invalid',
  'not-found',
  'stale',
  'cancelled',
  'unreadable-file',
  'unsupported',
  'disk-full',
  'library-in-use',
  'library-newer',
  'library-damaged',
  'internal',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/**
 * One failure.
 * `message` is plain English for logs and the command line; the window says the sentence of `reason` (or else `code`)
 * in the person's language, filled with `params`.
 * `reason` narrows the code where one code has several sentences, e.g. `unreadable-file` + `empty`.
 */
export interface Failure {
  readonly code: ErrorCode
  readonly message: string
  readonly reason?: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** The answer to every call. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure }

/** A `Failure` in flight inside one thread; turned into data at the thread's border. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly reason: string | undefined
  readonly params: Readonly<Record<string, string | number>> | undefined

  constructor(failure: Failure, options?: { cause?: unknown }) {
    super(failure.message, options)
    this.name = 'AppError'
    this.code = failure.code
    this.reason = failure.reason
    this.params = failure.params
  }
}

/** Shorthand for throwing: `throw fail('not-found', 'no such article', { reason: 'article' })`. */
export function fail(
  code: ErrorCode,
  message: string,
  more: { reason?: string; params?: Readonly<Record<string, string | number>>; cause?: unknown } = {},
): AppError {
  const { cause, ...rest } = more
  return new AppError({ code, message, ...rest }, cause === undefined ? undefined : { cause })
}

/** Any thrown value as data. Unknown errors become `internal` and keep their message; a full disk is recognised. */
export function toFailure(error: unknown): Failure {
  if (error instanceof AppError) {
    return {
      code: error.code,
      message: error.message,
      ...(error.reason === undefined ? {} : { reason: error.reason }),
      ...(error.params === undefined ? {} : { params: error.params }),
    }
  }
  const code = (error as { code?: unknown } | null)?.code
  if (code === 'ENOSPC' || code === 'SQLITE_FULL')
    return { code: 'disk-full', message: 'the disk is full; nothing was changed' }
  if (typeof code === 'string' && (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB'))
    return { code: 'library-damaged', message: 'the library file is damaged' }
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) }
}
