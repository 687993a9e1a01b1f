/** The paths that the page may name: written is only where the person chose in a dialog, shown only what lies there now. */
import type { MethodName } from '../contract/api.ts'
import { fail } from '../contract/errors.ts'

/** Methods that write to the `path` of their input and answer with the `paths` they wrote. */
const writing: readonly MethodName[] = ['export.write', 'export.writePrinted', 'export.writeText']

export interface Places {
  /** The person chose this path in the system's dialog: it may be written to until the app ends. */
  choose(path: string): void
  /** @throws AppError `invalid`, reason `path`, for what may not be shown in the file manager. */
  expectShown(path: string): void
  /** Passes a call on, unless it would write where nobody chose: `invalid`, reason `not-chosen`. */
  guard(call: (name: MethodName, input: unknown) => Promise<unknown>): typeof call
}

/** Nothing is chosen yet. `library`: its folder, which may be shown. */
export function createPlaces(library: string): Places {
  const chosen = new Set<string>()
  const shown = new Set<string>([library])
  return {
    choose: (path) => void chosen.add(path),
    expectShown(path) {
      if (!shown.has(path)) throw fail('invalid', 'this path came from no export', { reason: 'path' })
    },
    guard: (call) => async (name, input) => {
      if (!writing.includes(name)) return call(name, input)
      const { path } = input as { path: string }
      if (!chosen.has(path))
        throw fail('invalid', 'nobody chose this path to write to', { reason: 'not-chosen' })
      const value = await call(name, input)
      for (const written of (value as { paths: string[] }).paths) shown.add(written)
      return value
    },
  }
}
