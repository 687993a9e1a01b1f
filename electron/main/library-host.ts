/** Runs the library's threads, one that writes and one that only reads: passes calls down and events up, starts it again when it died, says why it cannot be opened. */
import { AppError, type Failure, toFailure } from '../contract/errors.ts'
import type { EventName, Events } from '../contract/events.ts'
import type { StartNotice } from '../contract/model.ts'
import { isReading } from '../contract/reading.ts'
import type { LibraryOptions } from '../library/options.ts'
import { callOverTwo, type TwoThreads } from '../rpc/reading-thread.ts'
import { startThread, type Thread } from '../rpc/thread.ts'
import { tooOften } from './too-often.ts'

/** A thread that keeps dying is not started more often than this in a minute. */
const restartsAMinute = 3
const passedOn = ['changed', 'job', 'history', 'notice'] as const satisfies readonly EventName[]

export interface LibraryHost {
  /** Answers any method but `app.*`; throws `AppError`. */
  call(name: string, input: unknown): Promise<unknown>
  /** Why the library could not be opened, or null. Known once `opened` has settled. */
  notice(): StartNotice | null
  /** Settles when the library has said whether it is open. */
  opened(): Promise<void>
  /** Opens it once more, as before or for reading only, after it could not be opened. Settles as `opened`. */
  openAgain(how: { readonly readOnly: boolean }): Promise<void>
  /** Closes the library and ends its thread. */
  stop(): Promise<void>
}

/** Starts the library. `emit` gets its events, and a `notice` when the thread ended by itself. */
export function startLibrary(
  entry: URL,
  options: LibraryOptions,
  emit: <E extends EventName>(name: E, payload: Events[E]) => void,
): LibraryHost {
  let notice: StartNotice | null = null
  let readOnly = false
  let stopping = false
  const keepsDying = tooOften(restartsAMinute)

  const start = (): { thread: Thread; both: TwoThreads; opened: Promise<void> } => {
    const thread = startThread(entry, { workerData: { ...options, readOnly } })
    // The one that reads imports nothing and watches nothing, so that it needs nothing ready.
    const reader = () => startThread(entry, { workerData: { ...options, readOnly: true, ready: false } })
    // Where nothing is written there is nothing that reading would wait for (and the reader might copy the library once more).
    const isApart = readOnly ? () => false : isReading
    const both = callOverTwo(thread, reader, isApart, 'library.status')
    for (const name of passedOn) thread.client.on(name, (payload) => emit(name, payload as never))
    const opened = thread.client.call('library.status', undefined).then(
      () => {
        notice = null
      },
      (error: unknown) => {
        notice = toFailure(error)
      },
    )
    void thread.ended.then((code) => {
      void both.close()
      if (!stopping && running.thread === thread) restart(code)
    })
    return { thread, both, opened }
  }

  const restart = (code: number): void => {
    const failure: Failure = {
      code: 'internal',
      reason: 'library-ended',
      message: `the library's thread ended with ${code}`,
    }
    emit('notice', failure)
    if (keepsDying()) {
      notice = failure
      return
    }
    running = start()
    void running.opened.then(() =>
      emit('changed', { topics: ['articles', 'annotations', 'tags', 'settings', 'jobs', 'library'] }),
    )
  }

  let running = start()
  return {
    call(name, input) {
      return running.both.call(name, input).catch((error: unknown) => {
        throw error instanceof AppError ? error : new AppError(toFailure(error))
      })
    },
    notice: () => notice,
    opened: () => running.opened,
    async openAgain(how) {
      await running.opened
      // Pressed twice: a second one would find the library in use by the first.
      if (notice === null) return
      const { thread, both } = running
      readOnly = how.readOnly
      running = start()
      await both.close()
      await thread.close()
      await running.opened
    },
    async stop() {
      stopping = true
      // First the one that reads: the last to close the database tidies up beside it.
      await running.both.close()
      await running.thread.close()
    },
  }
}
