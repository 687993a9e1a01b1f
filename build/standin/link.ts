/** The link between the process that owns Chromium and the process that runs main: calls in both directions. */
import type { ChildProcess } from 'node:child_process'
import type { Port } from '../../electron/rpc/port.ts'
import { type Client, connect, serve } from '../../electron/rpc/rpc.ts'
import type { PrintJob } from './chromium.ts'

/** What main's process asks of Chromium's. */
export interface HostCalls {
  'window.open': { input: WindowShape; output: null }
  'window.load': { input: { url: string }; output: null }
  'window.reload': { input: null; output: null }
  'window.close': { input: null; output: null }
  'window.state': { input: { state: 'normal' | 'maximized' | 'minimized' }; output: null }
  'window.front': { input: null; output: null }
  'page.send': { input: { channel: string; args: readonly Carried[] }; output: null }
  theme: { input: { source: 'system' | 'light' | 'dark' }; output: null }
  'clipboard.write': { input: { text: string }; output: null }
  /** The browser's own file chooser; paths, empty when cancelled. */
  choose: { input: { folder: boolean; many: boolean }; output: readonly string[] }
  /** A PDF of a page, and the end of the browser that prints. */
  print: { input: PrintJob; output: Uint8Array }
  'print.end': { input: null; output: null }
}

/** What Chromium's process asks of main's. */
export interface MainCalls {
  /** Chromium is up: `ready` may be emitted. */
  ready: { input: { head: boolean }; output: null }
  invoke: { input: { channel: string; args: readonly Carried[]; url: string }; output: Carried }
  request: {
    input: { url: string; method: string; type: string }
    output: { status: number; headers: Record<string, string>; body: Uint8Array } | null
  }
  /** May the page go there? */
  navigate: { input: { url: string; isMainFrame: boolean }; output: boolean }
  popup: { input: { url: string }; output: null }
  loaded: { input: { url: string; dark: boolean }; output: null }
  bounds: { input: { x: number; y: number; width: number; height: number }; output: null }
  crashed: { input: null; output: null }
  closed: { input: null; output: null }
  /** Runs a function's source with the `electron` module and an argument. */
  evaluate: { input: { source: string; arg: unknown }; output: unknown }
  quit: { input: null; output: null }
}

export interface WindowShape {
  readonly width: number
  readonly height: number
  readonly preload: string
}

/** One value on its way through JSON; without `v` it is `undefined`. */
export interface Carried {
  readonly v?: unknown
}

type Calls = Record<string, { input: unknown; output: unknown }>
export type Answers<C> = {
  [N in keyof C]: C[N] extends { input: infer I; output: infer O } ? (input: I) => O | Promise<O> : never
}
export type Ask<C> = <N extends keyof C & string>(
  name: N,
  input: C[N] extends { input: infer I } ? I : never,
) => Promise<C[N] extends { output: infer O } ? O : never>

/** Joins both directions over one process channel. */
export function link<Theirs, Ours>(
  process: ChildProcess | NodeJS.Process,
  answers: Answers<Ours>,
): { ask: Ask<Theirs>; client: Client } {
  const port: Port = {
    post(message) {
      if (!process.connected) {
        // An answer that nobody waits for any more is dropped; a question fails.
        if ((message as { kind: string }).kind === 'reply') return
        throw new Error('the other process is gone')
      }
      process.send?.(message as object, undefined, undefined, () => {
        // It went away just now; its end is noticed by whoever waits for it.
      })
    },
    onMessage: (listener) => void (process as ChildProcess).on('message', listener),
  }
  serve(port, (name, input) => (answers as Answers<Calls>)[name]?.(input))
  const client = connect(port)
  return { ask: ((name: string, input: unknown) => client.call(name, input)) as Ask<Theirs>, client }
}

/** Packs values to be sent. Only plain data and bytes travel, which is all that the app's contract has. */
export function pack(values: readonly unknown[]): Carried[] {
  return values.map((value) => {
    checkPlain(value)
    return value === undefined ? {} : { v: value }
  })
}

export const unpack = (values: readonly Carried[]): unknown[] => values.map(({ v }) => v)

function checkPlain(value: unknown): void {
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint')
    throw new TypeError(`the stand-in carries plain data only, not a ${typeof value}`)
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return
  const prototype: unknown = Object.getPrototypeOf(value)
  if (!Array.isArray(value) && prototype !== null && Object.getPrototypeOf(prototype) !== null)
    throw new TypeError(`the stand-in carries plain data only, not a ${value.constructor.name}`)
  for (const inner of Object.values(value)) checkPlain(inner)
}
