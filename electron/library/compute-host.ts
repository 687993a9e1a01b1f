/** The compute thread as the library sees it: started when needed, ended when it does not answer, started again. */

import type { ComputeCalls, ComputeEvents, FinishedPage, Material } from '../compute/protocol.ts'
import { fail } from '../contract/errors.ts'
import { memoryLimit, startWatchedThread, type WatchedThread } from '../rpc/watched-thread.ts'

/** Milliseconds a cancelled call may go on before its thread is ended. */
export const patience = 2000

/** What is to be taken apart. */
export interface Work {
  readonly material: Material
  /** The file's name as the person knows it; its ending tells the kind. */
  readonly name: string
  readonly encoding?: string
  /** The first page that is wanted; 1 when it is left out. */
  readonly from?: number
  /** What the page before it is known to be. */
  readonly before?: NonNullable<ComputeCalls['source.takeApart']['input']['before']>
}

export interface Compute {
  /**
   * Reads a source and takes its pages apart. `onPage` gets them one by one, in order, with the number of pages that the
   * source may have; it is waited for, and what it throws ends the work. Settles when the last one is done. A call that
   * is cancelled ends after the page it is at; only if it does not within `patience` its thread is ended, and the other
   * calls it was at are done again by the next one.
   * @throws AppError what `source.takeApart` fails with; `cancelled`; `internal` reason `thread-ended`.
   */
  takeApart(
    work: Work,
    onPage: (page: FinishedPage, count: number) => void | Promise<void>,
    signal?: AbortSignal,
  ): Promise<ComputeCalls['source.takeApart']['output']>
  /** Any call of the protocol. @throws AppError as `takeApart`. */
  call<Name extends keyof ComputeCalls>(
    name: Name,
    input: ComputeCalls[Name]['input'],
    signal?: AbortSignal,
  ): Promise<ComputeCalls[Name]['output']>
  /** Ends the thread if one runs; open calls fail. A later call starts another. */
  close(): Promise<void>
}

const cancelled = () => fail('cancelled', 'the work was cancelled')

/** Nothing is started yet. `entry`: URL of the compute thread's entry module. `limit`: megabytes, see `memoryLimit`. */
export function createCompute(entry: string, limit = memoryLimit): Compute {
  let thread: WatchedThread | undefined
  let tasks = 0
  const pageListeners = new Map<string, (page: FinishedPage, count: number) => void>()
  /** Threads that were ended for one call that was cancelled, not for what others asked of them. */
  const given = new WeakSet<WatchedThread>()

  function running(): WatchedThread {
    if (thread) return thread
    const started = startWatchedThread(new URL(entry), limit)
    started.client.on('page', (payload) => {
      const { task, page, count } = payload as ComputeEvents['page']
      pageListeners.get(task)?.(page, count)
    })
    void started.ended.then(() => {
      if (thread === started) thread = undefined
    })
    thread = started
    return started
  }

  async function call<Name extends keyof ComputeCalls>(
    name: Name,
    input: ComputeCalls[Name]['input'],
    signal?: AbortSignal,
  ): Promise<ComputeCalls[Name]['output']> {
    if (signal?.aborted) throw cancelled()
    const used = running()
    const unwatch = used.watch()
    const answer = used.client.call(name, input) as Promise<ComputeCalls[Name]['output']>
    let timer: NodeJS.Timeout | undefined
    const giveUp = () => {
      if (name === 'source.takeApart') {
        const { task } = input as ComputeCalls['source.takeApart']['input']
        used.client.call('source.stop', { task }).catch(() => {})
      }
      timer = setTimeout(() => {
        if (thread === used) thread = undefined
        given.add(used)
        void used.stop()
      }, patience)
    }
    signal?.addEventListener('abort', giveUp, { once: true })
    try {
      const value = await answer
      if (signal?.aborted) throw cancelled()
      return value
    } catch (error) {
      if (signal?.aborted) throw cancelled()
      if (!given.has(used)) throw error
    } finally {
      unwatch()
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
    }
    return call(name, input, signal)
  }

  return {
    call,
    async takeApart(work, onPage, signal) {
      const task = String(++tasks)
      let stored: Promise<void> = Promise.resolve()
      const stop = new AbortController()
      const both = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal
      let last = 0
      // Pages are handed on one after the other, however fast they come, and none twice when a thread had to begin again.
      pageListeners.set(task, (page, count) => {
        if (page.n <= last) return
        last = page.n
        stored = stored.then(async () => {
          if (!both.aborted) await onPage(page, count)
        })
        stored.catch(() => stop.abort())
      })
      try {
        const done = await call('source.takeApart', { task, ...work }, both)
        await stored
        if (signal?.aborted) throw cancelled()
        return done
      } catch (error) {
        await stored
        throw error
      } finally {
        pageListeners.delete(task)
      }
    },
    async close() {
      const ending = thread
      thread = undefined
      await ending?.stop()
    },
  }
}
