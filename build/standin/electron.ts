/**
 * The module that `electron` means on the stand-in: the subset of its interface that the app's main process uses.
 * It is not Electron. What is missing throws.
 */
import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { clipboard, dialog, Menu, nativeTheme, screen, shell, themeSeen } from './desktop.ts'
import { pack, unpack } from './link.ts'
import { ask, heads, listen } from './main-link.ts'
import { fromPartition } from './print-window.ts'
import { takeLock } from './single.ts'
import { strict } from './strict.ts'
import { BrowserWindow, current } from './window.ts'

export { BrowserWindow, clipboard, dialog, Menu, nativeTheme, screen, shell }

const mac = process.platform === 'darwin'
const appData = mac
  ? join(homedir(), 'Library', 'Application Support')
  : process.platform === 'win32'
    ? (process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'))
    : (process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'))

let own = { appPath: '', packaged: false }
let manifest: { name: string; productName?: string; version: string } = { name: '', version: '' }
const folders: Record<string, string> = { appData, home: homedir(), userData: '' }
let isReady: () => void
const ready = new Promise<void>((resolve) => {
  isReady = resolve
})
let release: (() => void) | undefined
/** What a second start still has to hand to the first. */
let handover: Promise<void> = Promise.resolve()

/** While it quits, the last window's end is no news. */
let quitting = false

class App extends EventEmitter {
  commandLine = strict('app.commandLine', { appendSwitch: (_name: string, _value?: string) => {} })
  get isPackaged() {
    return own.packaged
  }
  get name() {
    return manifest.productName ?? manifest.name
  }
  enableSandbox() {}
  setAppUserModelId(_id: string) {}
  setAsDefaultProtocolClient(_scheme: string) {
    return false
  }
  getAppPath() {
    return own.appPath
  }
  getVersion() {
    return manifest.version
  }
  getLocale() {
    const named = process.argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length)
    return named ?? new Intl.DateTimeFormat().resolvedOptions().locale
  }
  getPath(name: string) {
    const path = folders[name]
    if (!path) throw new Error(`the stand-in has no path '${name}'`)
    return path
  }
  setPath(name: string, path: string) {
    if (!(name in folders)) throw new Error(`the stand-in has no path '${name}'`)
    if (!isAbsolute(path) || !existsSync(path)) throw new Error(`Failed to set path '${name}' to ${path}`)
    folders[name] = path
  }
  whenReady() {
    return ready
  }
  requestSingleInstanceLock() {
    mkdirSync(folders.userData as string, { recursive: true })
    const taken = takeLock(folders.userData as string, (argv, cwd) =>
      this.emit('second-instance', event(), argv, cwd, undefined),
    )
    release = taken.release
    handover = taken.handover
    return taken.first
  }
  quit() {
    if (quitting) return
    quitting = true
    this.emit('before-quit', event())
    current()?.close()
    const leaving = event()
    this.emit('will-quit', leaving)
    quitting = false
    if (leaving.defaultPrevented) return
    this.emit('quit', event(), 0)
    this.exit(0)
  }
  exit(code = 0) {
    release?.()
    void handover.finally(() => process.exit(code))
  }
}

/** An event that can be refused. */
function event() {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true
    },
  }
}

const emitter = new App()
export const app = strict('app', emitter)

// ---- protocol and session
let handler: { scheme: string; answer(request: Request): Promise<Response> } | undefined
export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(_schemes: unknown) {},
  handle(scheme: string, answer: (request: Request) => Promise<Response>) {
    handler = { scheme, answer }
  },
})
type BeforeRequest = (
  details: { url: string; method: string; resourceType: string },
  answer: (decision: { cancel?: boolean }) => void,
) => void
let beforeRequest: BeforeRequest = (_details, answer) => answer({})
class Session extends EventEmitter {
  webRequest = strict('session.webRequest', {
    onBeforeRequest(listener: BeforeRequest) {
      beforeRequest = listener
    },
  })
  // Chromium is started so that it refuses all of these by itself.
  setPermissionRequestHandler(_handler: unknown) {}
  setPermissionCheckHandler(_handler: unknown) {}
  setDevicePermissionHandler(_handler: unknown) {}
  setSpellCheckerEnabled(_on: boolean) {}
}
export const session = strict('session', {
  defaultSession: strict('session', new Session()),
  fromPartition,
})

// ---- ipcMain
const handlers = new Map<string, (event: object, ...args: unknown[]) => unknown>()
export const ipcMain = strict('ipcMain', {
  handle(channel: string, listener: (event: object, ...args: unknown[]) => unknown) {
    handlers.set(channel, listener)
  },
})

/** What `evaluate` hands to a test's function: this very module. */
const electron = {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  screen,
  session,
  shell,
}

/** Connects to Chromium's process. Returns what is to be called when main's entry module has been loaded. */
export function start(options: { appPath: string; packaged: boolean }): () => void {
  own = options
  manifest = JSON.parse(readFileSync(join(own.appPath, 'package.json'), 'utf8'))
  folders.userData = join(appData, manifest.productName ?? manifest.name)
  BrowserWindow.allClosed = () => {
    if (!quitting) emitter.emit('window-all-closed')
  }
  BrowserWindow.created = (contents) => emitter.emit('web-contents-created', event(), contents)
  let browserIsUp: () => void
  const browser = new Promise<void>((resolve) => {
    browserIsUp = resolve
  })
  listen({
    ready({ head }) {
      heads.head = head
      browserIsUp()
      return null
    },
    async invoke({ channel, args, url }) {
      const contents = current()?.webContents
      const handle = handlers.get(channel)
      if (!handle || !contents) throw new Error(`No handler registered for '${channel}'`)
      contents.mainFrame.url = url
      const [packed = {}] = pack([
        await handle({ sender: contents, senderFrame: contents.mainFrame }, ...unpack(args)),
      ])
      return packed
    },
    async request({ url, method, type }) {
      const refused = await new Promise<boolean>((resolve) =>
        beforeRequest({ url, method, resourceType: type }, ({ cancel }) => resolve(cancel === true)),
      )
      if (refused || !handler || !url.startsWith(`${handler.scheme}:`)) return null
      const response = await handler.answer(new Request(url, { method }))
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: new Uint8Array(await response.arrayBuffer()),
      }
    },
    navigate({ url, isMainFrame }) {
      const details = { ...event(), url, isMainFrame }
      current()?.webContents.emit('will-frame-navigate', details)
      return !details.defaultPrevented
    },
    popup({ url }) {
      // Whatever the answer is, the stand-in opens no second window.
      current()?.webContents.askOpen(url)
      return null
    },
    loaded({ url, dark }) {
      themeSeen(dark)
      current()?.hasLoaded(url)
      return null
    },
    bounds(bounds) {
      current()?.wasMoved(bounds)
      return null
    },
    crashed() {
      current()?.webContents.emit('render-process-gone', event(), { reason: 'crashed', exitCode: 1 })
      return null
    },
    closed() {
      current()?.wasClosed()
      return null
    },
    evaluate: ({ source, arg }) => new Function(`return (${source})`)()(electron, arg),
    quit() {
      setImmediate(() => emitter.quit())
      return null
    },
  })
  return () => {
    const slow = setTimeout(() => {
      process.stderr.write('The browser did not come up within 30 seconds.\n')
      process.exit(1)
    }, 30_000)
    void browser.then(() => {
      clearTimeout(slow)
      isReady()
      emitter.emit('ready', event())
    })
  }
}

export { ask }
