/** A library's two threads as the app runs them, with what measurements need besides. */
import type { Call } from '../../electron/contract/api.ts'
import type { EventName, Events } from '../../electron/contract/events.ts'
import { isReading } from '../../electron/contract/reading.ts'
import type { LibraryOptions } from '../../electron/library/options.ts'
import { callOverTwo, type TwoThreads } from '../../electron/rpc/reading-thread.ts'
import { startThread, type Thread } from '../../electron/rpc/thread.ts'

export interface Both {
  readonly call: Call
  on<E extends EventName>(name: E, listener: (payload: Events[E]) => void): () => void
  readonly writing: Thread
  readonly reading: TwoThreads
  close(): Promise<void>
}

export function startBoth(options: LibraryOptions): Both {
  const entry = new URL('../../electron/library/entry.ts', import.meta.url)
  const writing = startThread(entry, { workerData: options })
  const second = () => startThread(entry, { workerData: { ...options, readOnly: true } })
  const reading = callOverTwo(writing, second, isReading, 'library.status')
  return {
    writing,
    reading,
    call: ((name: string, input?: unknown) => reading.call(name, input ?? {})) as Call,
    on: (name, listener) => writing.client.on(name, (payload) => listener(payload as never)),
    async close() {
      await reading.close()
      await writing.close()
    },
  }
}
