/** Starts the compute thread and watches its memory. */
import { Worker } from 'node:worker_threads'
import { connect } from '../rpc/rpc.ts'
import type { Thread } from '../rpc/thread.ts'

/**
 * Megabytes at which V8 itself would end the thread. It is no safe limit: a single large allocation beyond it ends the
 * whole process, which is why the heap is watched and the thread ended long before.
 */
const lastResort = 2048

/** Milliseconds between two looks at the heap of a thread at work; a loop that only allocates adds about 100 MB in that time. */
const lookEvery = 100

export interface WatchedThread extends Omit<Thread, 'close'> {
  /** Looks at the heap again and again until the function returned is called. */
  watch(): () => void
}

/** `limit`: megabytes of heap in use at which the thread is ended. Otherwise as `startThread`. */
export function startWatchedThread(entry: URL, limit: number): WatchedThread {
  const worker = new Worker(entry, {
    name: 'compute',
    resourceLimits: { maxOldGenerationSizeMb: lastResort },
  })
  const client = connect({
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => void worker.on('message', listener),
  })
  let cause: string | undefined
  worker.on('error', (error: unknown) => {
    cause = error instanceof Error ? error.message : String(error)
  })
  const ended = new Promise<number>((resolve) => {
    worker.once('exit', (code) => {
      const message = `the thread ended: ${cause ?? `exit code ${code}`}`
      client.close({ code: 'internal', reason: 'thread-ended', message })
      resolve(code)
    })
  })
  async function look(): Promise<void> {
    const used = (await worker.getHeapStatistics()).used_heap_size / 2 ** 20
    if (used < limit || cause !== undefined) return
    cause = `it used more than ${limit} MB of memory`
    await worker.terminate()
  }
  let watchers = 0
  let timer: NodeJS.Timeout | undefined
  return {
    client,
    ended,
    stop: async () => void (await worker.terminate()),
    watch() {
      // A thread that has ended answers no more, and needs no watch.
      if (watchers++ === 0) timer = setInterval(() => void look().catch(() => {}), lookEvery)
      return () => {
        if (--watchers === 0) clearInterval(timer)
      }
    },
  }
}
