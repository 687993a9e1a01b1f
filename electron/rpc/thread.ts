/** A worker thread behind typed calls: starts it, speaks to it, says when it is gone. */
import { parentPort, Worker, type WorkerOptions } from 'node:worker_threads'
import type { Port } from './port.ts'
import { type Client, connect } from './rpc.ts'

/** The call by which a thread is asked to put its things in order; it owns nothing after its reply. */
export const closeCall = 'thread.close'
/** Milliseconds that putting things in order may take; a thread that hangs is ended all the same. */
const closePatience = 5_000

/** A running thread. */
export interface Thread {
  readonly client: Client
  /** Settles with the exit code when the thread has ended, however it did. Open calls have failed by then. */
  readonly ended: Promise<number>
  /** Ends it at once, in the middle of whatever it does. `why` is what its open calls are told. */
  stop(why?: string): Promise<void>
  /** Bytes in use: V8's heap, and what its objects hold outside of it (bytes that are read, unpacked). Fails when the thread has ended. */
  memoryUsed(): Promise<number>
  /** Lets it put its things in order (`closeCall`), then ends it. Never fails. */
  close(): Promise<void>
}

/** Starts a thread whose entry module answers with `serve(ownPort(), …)`. */
export function startThread(entry: URL, options: WorkerOptions = {}): Thread {
  const worker = new Worker(entry, options)
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
  const stop = async (why?: string) => {
    cause ??= why
    await worker.terminate()
  }
  return {
    client,
    ended,
    stop,
    async memoryUsed() {
      const { used_heap_size, external_memory } = await worker.getHeapStatistics()
      return used_heap_size + external_memory
    },
    async close() {
      const patience = AbortSignal.timeout(closePatience)
      const outOfPatience = new Promise((resolve) => patience.addEventListener('abort', resolve))
      await Promise.race([client.call(closeCall, null).catch(() => null), outOfPatience])
      await stop()
    },
  }
}

/** The port to the thread that started this one. */
export function ownPort(): Port {
  const port = parentPort
  if (!port) throw new Error('not in a worker thread')
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', listener),
  }
}
