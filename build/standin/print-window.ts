/** The stand-in's hidden window that prints, and the session in memory that its page comes from. */
import { EventEmitter } from 'node:events'
import type { PrintToPDFOptions } from 'electron'
import { ask, tell } from './main-link.ts'
import { strict } from './strict.ts'

type Handler = (request: Request) => Promise<Response> | Response
type BeforeRequest = (
  details: { url: string; method: string; resourceType: string },
  answer: (decision: { cancel?: boolean }) => void,
) => void

/** A session of its own: what a window in it asks for comes from its protocol handlers, or not at all. */
export class Partition extends EventEmitter {
  private handlers = new Map<string, Handler>()
  private beforeRequest: BeforeRequest = (_details, answer) => answer({})
  protocol = strict('session.protocol', {
    handle: (scheme: string, answer: Handler) => {
      if (this.handlers.has(scheme)) throw new Error(`Scheme ${scheme} is handled already`)
      this.handlers.set(scheme, answer)
    },
  })
  webRequest = strict('session.webRequest', {
    onBeforeRequest: (listener: BeforeRequest) => {
      this.beforeRequest = listener
    },
  })
  // The browser that prints is started so that it refuses all of these by itself.
  setPermissionRequestHandler(_handler: unknown) {}
  setPermissionCheckHandler(_handler: unknown) {}
  setDevicePermissionHandler(_handler: unknown) {}
  setSpellCheckerEnabled(_on: boolean) {}
  /** The answer to a request, or null when it is refused. */
  async answer(url: string): Promise<Response | null> {
    const refused = await new Promise<boolean>((resolve) =>
      this.beforeRequest({ url, method: 'GET', resourceType: 'mainFrame' }, ({ cancel }) =>
        resolve(cancel === true),
      ),
    )
    const handle = this.handlers.get(new URL(url).protocol.slice(0, -1))
    return refused || !handle ? null : await handle(new Request(url))
  }
}

const partitions = new Map<string, Partition>()

export function fromPartition(name: string): Partition {
  if (name.startsWith('persist:')) throw new Error('the stand-in keeps no sessions')
  const there = partitions.get(name) ?? strict('session', new Partition())
  partitions.set(name, there)
  return there
}

interface Options {
  show?: boolean
  webPreferences?: {
    session?: object
    preload?: string
    sandbox?: boolean
    contextIsolation?: boolean
    nodeIntegration?: boolean
    javascript?: boolean
  }
}

/** Is it such a window that is asked for? */
export const isPrintWindow = ({ webPreferences }: Options): boolean => webPreferences?.session !== undefined

class PrintContents extends EventEmitter {
  page: { headers: Record<string, string>; body: Uint8Array } | null = null
  setWindowOpenHandler(_handler: unknown) {}
  async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    if (this.page === null) throw new Error('nothing is loaded')
    return Buffer.from(await ask('print', { ...this.page, options: { ...options } }))
  }
}

/** A window without a face, a script or a way out: it loads one document and prints it. */
export class PrintWindow {
  readonly webContents = strict('webContents', new PrintContents())
  private readonly partition: Partition
  private destroyed = false
  constructor({ show, webPreferences = {} }: Options) {
    const { session, preload, sandbox, contextIsolation, nodeIntegration, javascript } = webPreferences
    if (show !== false || javascript !== false || preload || !sandbox || !contextIsolation || nodeIntegration)
      throw new Error('the stand-in prints only in hidden, sandboxed windows without scripts')
    this.partition = session as Partition
  }
  async loadURL(url: string): Promise<void> {
    const response = await this.partition.answer(url)
    if (!response?.ok) throw new Error(`ERR_FAILED loading '${url}'`)
    this.webContents.page = {
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
    }
  }
  isDestroyed() {
    return this.destroyed
  }
  destroy() {
    this.destroyed = true
    tell('print.end', null)
  }
}
