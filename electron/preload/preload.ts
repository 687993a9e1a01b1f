/** The page's only way out: one call, events, and the path of a dropped file. Sandboxed; runs in its own world. */
import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron'
import { callChannel, eventChannel } from '../contract/channels.ts'
import type { Failure, Result } from '../contract/errors.ts'
import type { EventName, Events } from '../contract/events.ts'

type Listener = (payload: never) => void

/** The names the page may listen to; a compile error here means that an event is missing. */
const eventNames = Object.keys({
  changed: true,
  job: true,
  printing: true,
  history: true,
  notice: true,
  command: true,
  open: true,
} satisfies Record<EventName, true>)

const listeners = new Map<string, Set<Listener>>(eventNames.map((name) => [name, new Set()]))
/** Files and links that came before the page was listening. */
const early: Events['open'][] = []

/** A text field undoes its own typing: the command goes to the field, not to the library. True when it did. */
function undoneInField(name: string, payload: unknown): boolean {
  if (name !== 'command') return false
  const { id } = payload as Events['command']
  if (id !== 'edit.undo' && id !== 'edit.redo') return false
  const field = document.activeElement
  const text =
    field instanceof HTMLTextAreaElement ||
    (field instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'button'].includes(field.type)) ||
    (field instanceof HTMLElement && field.isContentEditable)
  // The only way to a field's own history that Chromium offers to script.
  return text && document.execCommand(id === 'edit.undo' ? 'undo' : 'redo')
}

ipcRenderer.on(eventChannel, (_event: IpcRendererEvent, name: string, payload: unknown) => {
  if (undoneInField(name, payload)) return
  const heard = listeners.get(name)
  if (name === 'open' && heard?.size === 0) early.push(payload as Events['open'])
  for (const listener of heard ?? []) listener(payload as never)
})

contextBridge.exposeInMainWorld('jianbao', {
  async call(name: unknown, input: unknown): Promise<Result<unknown>> {
    try {
      return (await ipcRenderer.invoke(callChannel, name, input)) as Result<unknown>
    } catch (error) {
      const failure: Failure = { code: 'internal', reason: 'bridge', message: String(error) }
      return { ok: false, error: failure }
    }
  },
  on(name: string, listener: Listener): () => void {
    const heard = listeners.get(name)
    if (!heard || typeof listener !== 'function') throw new TypeError(`no event named ${name}`)
    heard.add(listener)
    if (name === 'open') for (const payload of early.splice(0)) listener(payload as never)
    return () => void heard.delete(listener)
  },
  pathOf: (file: File): string => webUtils.getPathForFile(file),
})
