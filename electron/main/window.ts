/** The one window: sandboxed, without Node, dressed for its theme, and where it was left. */
import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { Settings } from '../contract/settings.ts'
import { coloursOf, leastSize, placeOf, titleBarHeight } from './look.ts'
import { home } from './origin.ts'
import { tooOften } from './too-often.ts'

/** A page that keeps crashing is not loaded more often than this in a minute. */
const reloadsAMinute = 3

/** Gives the theme of the settings to the system's own controls and to the page's `prefers-color-scheme`. */
export function followTheme(theme: Settings['theme']): void {
  nativeTheme.themeSource = theme === 'sepia' ? 'light' : theme
}

/** Colours the window's background and its buttons for the theme on show. */
export function dress(window: BrowserWindow, theme: Settings['theme']): void {
  const { background, symbols } = coloursOf(theme, nativeTheme.shouldUseDarkColors)
  window.setBackgroundColor(background)
  if (process.platform !== 'darwin')
    window.setTitleBarOverlay({ color: background, symbolColor: symbols, height: titleBarHeight })
}

/** What becomes of the window. */
export interface Watcher {
  /** Told the bounds after they changed, once the person's hand has rested for half a second, and at the close. */
  remember(bounds: NonNullable<Settings['bounds']>): void
  /** The page keeps crashing and is not loaded again. */
  giveUp(): void
}

/** Opens the window. `preload` is the path of the bundled preload. */
export function openWindow(
  preload: string,
  settings: Pick<Settings, 'theme' | 'bounds'>,
  watcher: Watcher,
): BrowserWindow {
  followTheme(settings.theme)
  const { background, symbols } = coloursOf(settings.theme, nativeTheme.shouldUseDarkColors)
  const window = new BrowserWindow({
    ...placeOf(
      settings.bounds,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    show: false,
    title: '剪报',
    backgroundColor: background,
    // The page draws the title bar; the system's buttons lie over its end.
    titleBarStyle: 'hidden',
    titleBarOverlay: { color: background, symbolColor: symbols, height: titleBarHeight },
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  })
  if (settings.bounds?.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())

  const keep = () => watcher.remember({ ...window.getNormalBounds(), maximized: window.isMaximized() })
  let resting: NodeJS.Timeout | undefined
  const moved = () => {
    clearTimeout(resting)
    resting = setTimeout(keep, 500)
  }
  window.on('resize', moved)
  window.on('move', moved)
  window.on('close', () => {
    clearTimeout(resting)
    keep()
  })
  // A page that crashed is loaded again; everything it knew is in the library.
  const keepsCrashing = tooOften(reloadsAMinute)
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    if (keepsCrashing()) watcher.giveUp()
    else window.webContents.reload()
  })
  window.loadURL(home).catch((error: unknown) => {
    // A crash while it loads ends this promise too, and is answered above.
    process.stderr.write(`the page was not loaded: ${String(error)}\n`)
  })
  return window
}
