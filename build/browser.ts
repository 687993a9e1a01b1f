/** Finds a Chromium to test and to start with: an installed one, else the headless one that comes as an npm package. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const installed: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/microsoft-edge',
    '/snap/bin/chromium',
  ],
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) =>
    ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map((path) =>
      join(process.env[variable] ?? 'C:/', path),
    ),
  ),
}

/**
 * Path of a browser's executable, or null. `window: true` leaves out those that cannot open one.
 * `CHROMIUM_PATH` goes before all; the npm package (Linux x64 only) comes last and unpacks itself once.
 */
export async function findBrowser(options: { window: boolean }): Promise<string | null> {
  const named = process.env.CHROMIUM_PATH
  if (named) return existsSync(named) ? named : null
  const found = (installed[process.platform] ?? []).find(
    (path) => !(options.window && path.includes('headless-shell')) && existsSync(path),
  )
  if (found) return found
  if (options.window || process.platform !== 'linux' || process.arch !== 'x64') return null
  const { default: packaged } = await import('@sparticuz/chromium')
  return packaged.executablePath()
}
