/** Memory of the threads while something goes on: the most of each, in megabytes. */
import { BroadcastChannel } from 'node:worker_threads'
import type { TwoThreads } from '../../electron/rpc/reading-thread.ts'
import type { Thread } from '../../electron/rpc/thread.ts'

/** The compute thread's entry that tells its memory. */
export const watchedCompute = new URL('compute-watched.ts', import.meta.url).href

export interface Memory {
  /** V8's heap and what its objects hold outside of it. */
  readonly libraryThreadMegabytes: number
  readonly readingThreadMegabytes: number
  readonly computeThreadMegabytes: number
  /** All of the process, SQLite and code included. */
  readonly processMegabytes: number
}

export const megabytes = (bytes: number): number => Math.round(bytes / 2 ** 20)

/** Looks ten times a second until `end` is called. */
export function watchMemory(
  library: Pick<Thread, 'memoryUsed'>,
  reading: Pick<TwoThreads, 'memoryUsed'>,
): { end(): Promise<Memory> } {
  const channel = new BroadcastChannel('bench-compute-memory')
  let [compute, own, second, all] = [0, 0, 0, 0]
  channel.onmessage = (message) => {
    compute = Math.max(compute, Number((message as unknown as { data: number }).data))
  }
  const look = async () => {
    all = Math.max(all, process.memoryUsage.rss())
    own = Math.max(own, await library.memoryUsed())
    second = Math.max(second, await reading.memoryUsed())
  }
  const timer = setInterval(() => void look().catch(() => {}), 100)
  return {
    async end() {
      clearInterval(timer)
      await look()
      channel.close()
      return {
        libraryThreadMegabytes: megabytes(own),
        readingThreadMegabytes: megabytes(second),
        computeThreadMegabytes: megabytes(compute),
        processMegabytes: megabytes(all),
      }
    },
  }
}
