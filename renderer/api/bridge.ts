// What the preload puts on the window: the page's only way out.
import type { Result } from '../../electron/contract/errors.ts'

export interface Bridge {
  /** Never throws: a failure is data. */
  call(name: string, input: unknown): Promise<Result<unknown>>
  /** Hears every event of one name; returns the way to stop. */
  on(name: string, listener: (payload: unknown) => void): () => void
  /** The path of a file that was dropped or chosen; empty for one without a file on disk. */
  pathOf(file: File): string
}

declare global {
  interface Window {
    jianbao: Bridge
  }
}
