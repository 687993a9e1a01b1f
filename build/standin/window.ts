/** BrowserWindow and webContents of the stand-in: one window, a page of Chromium. */
import { EventEmitter } from 'node:events'
import { pack } from './link.ts'
import { tell } from './main-link.ts'
import { isPrintWindow, PrintWindow } from './print-window.ts'
import { strict } from './strict.ts'

interface Bounds {
  x: number
  y: number
  width: number
  height: number
}
interface Options extends Partial<Bounds> {
  webPreferences?: {
    preload?: string
    sandbox?: boolean
    contextIsolation?: boolean
    nodeIntegration?: boolean
  }
}

class WebContents extends EventEmitter {
  mainFrame = { url: '' }
  loading = true
  private opener: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })
  send(channel: string, ...args: unknown[]) {
    tell('page.send', { channel, args: pack(args) })
  }
  getURL() {
    return this.mainFrame.url
  }
  isLoadingMainFrame() {
    return this.loading
  }
  reload() {
    this.loading = true
    tell('window.reload', null)
  }
  setWindowOpenHandler(opener: (details: { url: string }) => { action: string }) {
    this.opener = opener
  }
  askOpen(url: string) {
    return this.opener({ url })
  }
}

let open: BrowserWindow | null = null

/** The window, unless it is closed. */
export function current(): BrowserWindow | null {
  return open
}

export class BrowserWindow extends EventEmitter {
  static allClosed: () => void
  static created: (contents: EventEmitter) => void
  static getAllWindows() {
    return open ? [open] : []
  }
  readonly webContents = strict('webContents', new WebContents())
  private bounds: Bounds = { x: 0, y: 0, width: 0, height: 0 }
  private maximized = false
  private minimized = false
  private destroyed = false
  private shown = false

  constructor(options: Options) {
    super()
    if (isPrintWindow(options)) {
      const hidden = strict('BrowserWindow', new PrintWindow(options))
      BrowserWindow.created(hidden.webContents)
      // biome-ignore lint/correctness/noConstructorReturn: the window that prints has little in common with this one.
      return hidden as unknown as BrowserWindow
    }
    if (open) throw new Error('the stand-in has one window')
    const { preload, sandbox, contextIsolation, nodeIntegration } = options.webPreferences ?? {}
    if (!preload || !sandbox || !contextIsolation || nodeIntegration)
      throw new Error('the stand-in has only sandboxed, isolated pages with a preload')
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.bounds = { x, y, width, height }
    open = strict('BrowserWindow', this as BrowserWindow)
    BrowserWindow.created(this.webContents)
    tell('window.open', { width, height, preload })
    // biome-ignore lint/correctness/noConstructorReturn: whoever holds the window must meet its strict face.
    return open
  }
  loadURL(url: string) {
    this.webContents.loading = true
    tell('window.load', { url })
    return new Promise<void>((resolve) => this.webContents.once('did-finish-load', resolve))
  }
  show() {
    this.shown = true
  }
  isVisible() {
    return this.shown
  }
  focus() {
    tell('window.front', null)
  }
  isMinimized() {
    return this.minimized
  }
  restore() {
    this.minimized = false
    tell('window.state', { state: 'normal' })
  }
  maximize() {
    this.maximized = true
    tell('window.state', { state: 'maximized' })
  }
  isMaximized() {
    return this.maximized
  }
  getNormalBounds() {
    return this.bounds
  }
  isDestroyed() {
    return this.destroyed
  }
  setBackgroundColor(_colour: string) {}
  setTitleBarOverlay(_options: object) {}
  close() {
    if (this.destroyed) return
    let refused = false
    this.emit('close', {
      preventDefault() {
        refused = true
      },
    })
    if (refused) return
    tell('window.close', null)
    this.gone()
  }
  /** The page told that it is there. */
  hasLoaded(url: string) {
    this.webContents.loading = false
    this.webContents.mainFrame.url = url
    if (!this.shown) this.emit('ready-to-show')
    this.webContents.emit('did-finish-load')
  }
  wasMoved(bounds: Bounds) {
    this.bounds = bounds
    this.emit('resize')
  }
  /** The person closed it; unlike Electron's, this cannot be refused any more. */
  wasClosed() {
    if (this.destroyed) return
    this.emit('close', { preventDefault() {} })
    this.gone()
  }
  private gone() {
    this.destroyed = true
    open = null
    this.emit('closed')
    BrowserWindow.allClosed()
  }
}
