/** The one door between page and Node side: who knocks, and with what, is checked on every call. */
import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { api, type Handlers, type MethodName, type MethodsOf } from '../contract/api.ts'
import { callChannel, eventChannel } from '../contract/channels.ts'
import { fail, type Result, toFailure } from '../contract/errors.ts'
import type { EventName, Events } from '../contract/events.ts'
import { isOwn } from './origin.ts'

export type AppHandlers = Handlers<undefined, MethodsOf<'app'>>

/** Is it the main frame of our window, showing our own page? */
function trusted(event: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  const frame = event.senderFrame
  return (
    window !== null &&
    !window.isDestroyed() &&
    frame !== null &&
    frame === window.webContents.mainFrame &&
    isOwn(frame.url)
  )
}

const isMethod = (name: unknown): name is MethodName => typeof name === 'string' && Object.hasOwn(api, name)

/** Answers the page: `app.*` by `own`, all else by `library`. The answer is always a `Result`. */
export function openBridge(
  window: () => BrowserWindow | null,
  own: AppHandlers,
  library: (name: MethodName, input: unknown) => Promise<unknown>,
): void {
  const answer = (name: unknown, input: unknown): unknown => {
    if (!isMethod(name)) throw fail('invalid', 'no such method', { reason: 'method' })
    const parsed = api[name].input.safeParse(input)
    if (!parsed.success) {
      const where = parsed.error.issues[0]
      throw fail('invalid', `${name}: ${where?.path.join('.')} ${where?.message}`, { reason: 'input' })
    }
    if (name in own) return own[name as keyof AppHandlers](undefined, parsed.data as never)
    return library(name, parsed.data)
  }
  ipcMain.handle(callChannel, async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
    try {
      if (!trusted(event, window())) throw fail('invalid', 'a stranger called', { reason: 'sender' })
      return { ok: true, value: await answer(name, input) }
    } catch (error) {
      return { ok: false, error: toFailure(error) }
    }
  })
}

/** Sends an event to the page, if there is one. */
export function emitTo<E extends EventName>(window: BrowserWindow | null, name: E, payload: Events[E]): void {
  if (window && !window.isDestroyed()) window.webContents.send(eventChannel, name, payload)
}
