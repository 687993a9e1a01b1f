/** Two threads behind one way to call: what only reads is answered by a second one, beside what the first one writes. */
import { AppError, type Failure } from '../contract/errors.ts'
import type { Client } from './rpc.ts'
import type { Thread } from './thread.ts'

/** A second thread that keeps ending, or cannot be opened, is not started again more often than this. */
const mostStarts = 3

export interface TwoThreads {
  /** As `Client.call` of the first thread. */
  readonly call: Client['call']
  /** Bytes in use on the second one; 0 while there is none. */
  memoryUsed(): Promise<number>
  /** Ends the second thread; the first one answers all calls from then on. Never fails. */
  close(): Promise<void>
}

const hasEnded = (error: unknown): boolean => (error as Partial<Failure>).reason === 'thread-ended'

/**
 * Calls that are `isReading` go to a thread that `startSecond` starts, once it has answered `hello`. It is started when the
 * first thread has answered such a call: by then there is something to read, and the window stands. Until it is there,
 * where it is not to be had, and for calls that it left open when it ended, the first thread answers.
 */
export function callOverTwo(
  first: Thread,
  startSecond: () => Thread,
  isReading: (name: string) => boolean,
  hello: string,
): TwoThreads {
  let second: Thread | null = null
  let isThere = false
  let starts = 0

  const start = () => {
    if (second !== null || starts >= mostStarts) return
    starts++
    let thread: Thread
    try {
      thread = startSecond()
    } catch {
      // The system has no room for another one: the first one answers as before.
      return
    }
    second = thread
    void thread.ended.then(() => {
      if (second !== thread) return
      second = null
      isThere = false
    })
    thread.client.call(hello, undefined).then(
      () => {
        isThere = second === thread
      },
      () => thread.stop(),
    )
  }

  return {
    async call(name, input) {
      if (!isReading(name)) return first.client.call(name, input)
      if (second !== null && isThere)
        try {
          return await second.client.call(name, input)
        } catch (error) {
          if (!(error instanceof AppError) || !hasEnded(error)) throw error
        }
      const answer = await first.client.call(name, input)
      start()
      return answer
    },
    memoryUsed: async () => (second === null ? 0 : second.memoryUsed().catch(() => 0)),
    async close() {
      starts = mostStarts
      const thread = second
      second = null
      isThere = false
      await thread?.close()
    },
  }
}
