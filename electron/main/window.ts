/** The one window: sandboxed, without Node, dressed for its theme, and where it was left. */
import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { Settings } from '../contract/settings.ts'
import { coloursOf, leastSize, placeOf, titleBarHeight } from './look.ts'
import { home } from './origin.ts'

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

/**
 * Opens the window. `preload` is the path of the bundled preload; `remember` is told the bounds after they changed,
 * once the person's hand has rested for half a second, and at the close.
 */
export function openWindow(
  preload: string,
  settings: Pick<Settings, 'theme' | 'bounds'>,
  remember: (bounds: NonNullable<Settings['bounds']>) => void,
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

  const keep = () => remember({ ...window.getNormalBounds(), maximized: window.isMaximized() })
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
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload()
  })
  void window.loadURL(home)
  return window
}
