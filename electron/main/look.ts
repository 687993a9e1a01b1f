/** How the window looks before and around the page: background against a white flash, title bar, place on the screen. */
import type { Rectangle } from 'electron'
import type { Settings } from '../contract/settings.ts'

/** `--app` and `--ink-2` of the page's three themes. */
const colours = {
  light: { background: '#EFEFEC', symbols: '#43484D' },
  sepia: { background: '#E9DFCB', symbols: '#4E4333' },
  dark: { background: '#141618', symbols: '#B0B5B8' },
} as const

/** The height of the page's title bar, `--titlebar-h`, in pixels. */
export const titleBarHeight = 40

/** The least size at which nothing of the page is cut off, in pixels. */
export const leastSize = { width: 860, height: 560 }
const firstSize = { width: 1280, height: 800 }

/** Colours of the theme that is on show. */
export function coloursOf(theme: Settings['theme'], systemIsDark: boolean) {
  return colours[theme === 'system' ? (systemIsDark ? 'dark' : 'light') : theme]
}

/** Where the window goes: as it was left, if enough of its title bar is still on a screen, else the first size, centred. */
export function placeOf(bounds: Settings['bounds'], screens: readonly Rectangle[]): Partial<Rectangle> {
  if (!bounds) return firstSize
  const width = Math.max(bounds.width, leastSize.width)
  const height = Math.max(bounds.height, leastSize.height)
  const graspable = screens.some(
    (screen) =>
      Math.min(bounds.x + width, screen.x + screen.width) - Math.max(bounds.x, screen.x) >= 120 &&
      bounds.y >= screen.y &&
      bounds.y + titleBarHeight <= screen.y + screen.height,
  )
  return graspable ? { x: bounds.x, y: bounds.y, width, height } : { width, height }
}
