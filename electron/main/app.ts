/** Entry of the main process: one instance, one library, one window. Never awaits at top level, or `ready` never comes. */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app, type BrowserWindow, dialog, nativeTheme, protocol, session } from 'electron'
import { type CommandId, chordsOf } from '../contract/commands.ts'
import type { EventName, Events } from '../contract/events.ts'
import { languageOf } from '../contract/language.ts'
import { Settings } from '../contract/settings.ts'
import { appHandlers } from './app-handlers.ts'
import { emitTo, openBridge } from './bridge.ts'
import { type LibraryHost, startLibrary } from './library-host.ts'
import { answerRightButton, putMenu } from './menu.ts'
import { text } from './menu-text.ts'
import { isEmpty, openedBy } from './opened.ts'
import { scheme } from './origin.ts'
import { createPlaces } from './places.ts'
import { createPrintExport } from './print-export.ts'
import { createPrinter } from './printer.ts'
import { privileges, serveFiles } from './protocol.ts'
import { closeSession, refuseLeaving, stayOffline } from './security.ts'
import { dress, followTheme, openWindow } from './window.ts'

/** How long the first window waits for the settings, in milliseconds; a library at its migration must not keep it away. */
const patience = 1500

const named = process.env.JIANBAO_LIBRARY ? resolve(process.env.JIANBAO_LIBRARY) : null
if (named) ownProfile(join(named, 'window'))
const dir = named ?? join(app.getPath('userData'), 'library')

let window: BrowserWindow | null = null
let library: LibraryHost | null = null
/** Between the first window and the end: it may be opened again. */
let started = false
let settings: Settings = Settings.parse({})
/** What was opened before there was a page to tell. */
const waiting: Events['open'][] = []

const emit = <E extends EventName>(name: E, payload: Events[E]): void => emitTo(window, name, payload)
const language = () => languageOf(settings.language, app.getLocale())

function tell(opened: Events['open']): void {
  if (isEmpty(opened)) return
  if (window && !window.webContents.isLoadingMainFrame()) emit('open', opened)
  else waiting.push(opened)
}

/** Keeps the window's own files in `folder`. Electron takes only a folder that is there. */
function ownProfile(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch {
    // The library, which needs the same folder, will say in the window why it cannot be had.
    return
  }
  app.setPath('userData', folder)
}

/** Brings the window to the front; on macOS the app goes on without one, and it is opened anew. */
function comeForward(): void {
  if (!started) return
  if (window?.isMinimized()) window.restore()
  if (window) window.focus()
  else show()
}

function show(): void {
  started = true
  window = openWindow(join(import.meta.dirname, 'preload.cjs'), settings, {
    remember(bounds) {
      settings = { ...settings, bounds }
      library?.call('settings.set', { bounds }).catch(() => {
        // A library that could not be opened remembers nothing; its notice is on show already.
      })
    },
    giveUp: () => endWith(text('end.crashing', language())),
  })
  answerRightButton(window, language)
  window.on('closed', () => {
    window = null
    // Nobody is there to hear of it, and its hidden window would keep the app open.
    printing.cancel()
  })
  window.webContents.on('did-finish-load', () => {
    for (const opened of waiting.splice(0)) emit('open', opened)
  })
}

/** Takes over what the settings say about menu and window. */
async function followSettings(host: LibraryHost): Promise<void> {
  const before = settings
  settings = Settings.parse(await host.call('settings.get', undefined))
  const isOtherMenu =
    before.language !== settings.language || JSON.stringify(before.keys) !== JSON.stringify(settings.keys)
  if (isOtherMenu) menu()
  if (before.theme === settings.theme) return
  followTheme(settings.theme)
  if (window) dress(window, settings.theme)
}

const printing = createPrintExport(createPrinter(), (progress) => emit('printing', progress))

const menu = () => putMenu(language(), chordsOf(settings.keys), (id: CommandId) => emit('command', { id }))

/** Says in a box of the system why the app ends, where there is no page to say it. */
function endWith(why: string): void {
  dialog.showErrorBox(text('end.title', language()), why)
  app.quit()
}

async function start(): Promise<void> {
  protocol.handle(scheme, serveFiles(join(import.meta.dirname, 'renderer')))
  closeSession(session.defaultSession)
  const places = createPlaces(dir)
  const seeds = join(app.isPackaged ? process.resourcesPath : app.getAppPath(), 'seeds')
  const host = startLibrary(
    new URL('./library.js', import.meta.url),
    { dir, compute: new URL('./compute.js', import.meta.url).href, samples: seeds, ready: true },
    (name, payload) => {
      emit(name, payload)
      const topics = name === 'changed' ? (payload as Events['changed']).topics : []
      if (topics.includes('settings')) followSettings(host).catch(() => {})
    },
  )
  library = host
  openBridge(
    () => window,
    appHandlers({
      window: () => window,
      language,
      opened: host.opened,
      notice: host.notice,
      places,
      openAgain: host.openAgain,
      cancelPrint: printing.cancel,
    }),
    places.guard(printing.over(host.call)),
  )
  const timeUp = new Promise<void>((resolve) => setTimeout(resolve, patience))
  await Promise.race([followSettings(host).catch(() => {}), timeUp])
  menu()
  nativeTheme.on('updated', () => {
    if (window) dress(window, settings.theme)
  })
  show()
}

stayOffline()
const own = openedBy(process.argv, process.cwd(), app.getAppPath())
if (!app.requestSingleInstanceLock()) app.quit()
else {
  protocol.registerSchemesAsPrivileged([privileges])
  refuseLeaving()
  // Elsewhere the installed package itself says what it opens.
  if (process.platform === 'win32') {
    if (app.isPackaged) app.setAsDefaultProtocolClient('jianbao')
    app.setAppUserModelId('app.jianbao.reader')
  }
  waiting.push(...(isEmpty(own) ? [] : [own]))
  app.on('second-instance', (_event, argv, cwd) => {
    comeForward()
    tell(openedBy(argv, cwd, app.getAppPath()))
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    tell({ paths: [path], links: [] })
    comeForward()
  })
  app.on('open-url', (event, link) => {
    event.preventDefault()
    tell({ paths: [], links: [link] })
    comeForward()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => {
    if (!window) comeForward()
  })
  let leaving: 'not yet' | 'stopping' | 'stopped' = 'not yet'
  app.on('will-quit', (event) => {
    const open = library
    if (!open || leaving === 'stopped') return
    event.preventDefault()
    if (leaving === 'stopping') return
    leaving = 'stopping'
    started = false
    // What the window said last, its bounds, is still on its way: one answer from the thread means that it is stored.
    const answered = open.call('settings.get', undefined).catch(() => {})
    const timeUp = new Promise((resolve) => setTimeout(resolve, patience))
    void Promise.race([answered, timeUp])
      .then(() => open.stop())
      .finally(() => {
        leaving = 'stopped'
        app.quit()
      })
  })
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => endWith(String(error)))
}
