// Typed calls and events over the preload's bridge. The only file that touches `window.jianbao`.
import type { Call, Output } from '../../electron/contract/api.ts'
import { AppError } from '../../electron/contract/errors.ts'
import type { EventName, Events } from '../../electron/contract/events.ts'
import './bridge.ts'

/** Asks the library (or main, for `app.*`). Throws `AppError` with the code and reason of the failure. */
export const call: Call = async (name, ...input) => {
  const result = await window.jianbao.call(name, input[0])
  if (!result.ok) throw new AppError(result.error)
  return result.value as Output<typeof name>
}

/** Hears every event of one name; returns the way to stop. */
export function on<E extends EventName>(name: E, listener: (payload: Events[E]) => void): () => void {
  return window.jianbao.on(name, (payload) => listener(payload as Events[E]))
}

/** The path of a file that was dropped on the window; empty for one that is not on disk. */
export function pathOf(file: File): string {
  return window.jianbao.pathOf(file)
}
