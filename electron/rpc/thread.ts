/** A worker thread behind typed calls: starts it, speaks to it, says when it is gone. */
import { parentPort, Worker, type WorkerOptions } from 'node:worker_threads'
import type { Port } from './port.ts'
import { type Client, connect } from './rpc.ts'

/** A running thread. */
export interface Thread {
  readonly client: Client
  /** Settles with the exit code when the thread has ended, however it did. Open calls have failed by then. */
  readonly ended: Promise<number>
  /** Ends it at once, in the middle of whatever it does. */
  stop(): Promise<void>
}

/** Starts a thread whose entry module answers with `serve(ownPort(), …)`. */
export function startThread(entry: URL, options: WorkerOptions = {}): Thread {
  const worker = new Worker(entry, options)
  const client = connect({
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => void worker.on('message', listener),
  })
  let failure: unknown
  worker.on('error', (error) => {
    failure = error
  })
  const ended = new Promise<number>((resolve) => {
    worker.once('exit', (code) => {
      const cause = failure instanceof Error ? failure.message : `exit code ${code}`
      client.close({ code: 'internal', reason: 'thread-ended', message: `the thread ended: ${cause}` })
      resolve(code)
    })
  })
  return { client, ended, stop: async () => void (await worker.terminate()) }
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
