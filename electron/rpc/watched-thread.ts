/** A worker thread whose memory is watched: the compute thread, wherever it is started. */
import { startThread, type Thread } from './thread.ts'

/**
 * Megabytes in use at which the compute thread is ended and the file at work fails. A page of 5,000 characters needs a few;
 * the largest files that are read (64 MB of text, 256 MB of PDF) may come near it. A few thousand bytes of a PDF or archive
 * that means harm unpack to more.
 */
export const memoryLimit = 1024

/**
 * Megabytes at which V8 itself would end the thread. It is no safe limit: a single large allocation beyond it ends the
 * whole process, which is why the heap is watched and the thread ended long before.
 */
const lastResort = 2048

/** Milliseconds between two looks at the heap of a thread at work; a loop that only allocates adds about 100 MB in that time. */
const lookEvery = 100

export interface WatchedThread extends Thread {
  /** Looks at the heap again and again until the function returned is called. */
  watch(): () => void
}

/** `limit`: megabytes in use at which the thread is ended. Otherwise as `startThread`. */
export function startWatchedThread(entry: URL, limit = memoryLimit): WatchedThread {
  const thread = startThread(entry, {
    name: 'compute',
    resourceLimits: { maxOldGenerationSizeMb: lastResort },
  })
  async function look(): Promise<void> {
    if ((await thread.memoryUsed()) >= limit * 2 ** 20)
      await thread.stop(`it used more than ${limit} MB of memory`)
  }
  let watchers = 0
  let timer: NodeJS.Timeout | undefined
  return {
    ...thread,
    watch() {
      // A thread that has ended answers no more, and needs no watch.
      if (watchers++ === 0) timer = setInterval(() => void look().catch(() => {}), lookEvery)
      return () => {
        if (--watchers === 0) clearInterval(timer)
      }
    },
  }
}
