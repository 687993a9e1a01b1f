/** Typed calls over a message port: requests with a number, replies as `Result`, events without a number. */
import { AppError, type Failure, type Result, toFailure } from '../contract/errors.ts'
import type { Port } from './port.ts'

type Message =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'reply'; readonly id: number; readonly result: Result<unknown> }
  | { readonly kind: 'event'; readonly name: string; readonly payload: unknown }

/** Calls the other side. */
export interface Client {
  /** The reply's value; throws `AppError` for a failure. */
  call(name: string, input: unknown): Promise<unknown>
  /** Hears every event of one name; returns the way to stop. */
  on(name: string, listener: (payload: unknown) => void): () => void
  /** Fails all open calls and every later one: the other side is gone. */
  close(why: Failure): void
}

/** Speaks to a port that `serve` answers on the other end. */
export function connect(port: Port): Client {
  const open = new Map<number, { resolve(value: unknown): void; reject(error: AppError): void }>()
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  let next = 1
  let closed: Failure | undefined
  port.onMessage((raw) => {
    const message = raw as Message
    if (message.kind === 'reply') {
      const waiting = open.get(message.id)
      open.delete(message.id)
      if (message.result.ok) waiting?.resolve(message.result.value)
      else waiting?.reject(new AppError(message.result.error))
    } else if (message.kind === 'event') {
      for (const listener of listeners.get(message.name) ?? []) listener(message.payload)
    }
  })
  return {
    call(name, input) {
      if (closed) return Promise.reject(new AppError(closed))
      const id = next++
      return new Promise((resolve, reject) => {
        open.set(id, { resolve, reject })
        try {
          port.post({ kind: 'call', id, name, input } satisfies Message)
        } catch (error) {
          open.delete(id)
          reject(new AppError(toFailure(error)))
        }
      })
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set.add(listener))
      return () => set.delete(listener)
    },
    close(why) {
      closed = why
      for (const waiting of open.values()) waiting.reject(new AppError(why))
      open.clear()
    },
  }
}

/** Answers every call on a port with `answer`; a thrown error becomes a failure. Returns the way to send events. */
export function serve(
  port: Port,
  answer: (name: string, input: unknown) => unknown,
): (name: string, payload: unknown) => void {
  port.onMessage((raw) => {
    const message = raw as Message
    if (message.kind !== 'call') return
    const reply = (result: Result<unknown>) =>
      port.post({ kind: 'reply', id: message.id, result } satisfies Message)
    Promise.resolve()
      .then(() => answer(message.name, message.input))
      .then((value) => reply({ ok: true, value }))
      // Also for a value that cannot cross: a caller without an answer would wait for ever.
      .catch((error: unknown) => reply({ ok: false, error: toFailure(error) }))
  })
  return (name, payload) => port.post({ kind: 'event', name, payload } satisfies Message)
}
