/** Whether Electron's binary is on this computer, without touching the network (`require('electron')` would download it). */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', 'node_modules', 'electron')
const programs: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
}

/** Path of Electron's executable, or null. `ELECTRON_OVERRIDE_DIST_PATH` names a distribution of one's own. */
export function electronBinary(): string | null {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const named = join(folder, 'path.txt')
  const program = existsSync(named)
    ? readFileSync(named, 'utf8').trim()
    : (programs[process.platform] ?? 'electron')
  const path = join(given ?? join(folder, 'dist'), program)
  // Without path.txt a download was cut off, unless the distribution is one's own.
  return existsSync(path) && (given || existsSync(named)) ? path : null
}
