/** Finds a Chromium to test and to start with: an installed one, else the headless one that comes as an npm package. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
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
 * `CHROMIUM_PATH` goes before all (`packaged`: the npm package's); the npm package (Linux x64, no window) comes last.
 */
export async function findBrowser(options: { window: boolean }): Promise<string | null> {
  const named = process.env.CHROMIUM_PATH
  if (named && named !== 'packaged') return existsSync(named) ? named : null
  const found = (installed[process.platform] ?? []).find(
    (path) => !(options.window && path.includes('headless-shell')) && existsSync(path),
  )
  if (found && named !== 'packaged') return found
  if (options.window || process.platform !== 'linux' || process.arch !== 'x64') return null
  return unpackBrowser()
}

const unpack = `process.stdout.write(await (await import('@sparticuz/chromium')).default.executablePath())`

/**
 * Unpacks the browser of the npm package once into node_modules, whole or not at all. Where the system has not the
 * libraries it needs, this process and its children get those that come along; likewise its fonts.
 */
function unpackBrowser(): string | null {
  const root = join(import.meta.dirname, '..')
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'),
  ) as { version: string }
  const cache = join(root, 'node_modules', '.cache')
  const home = join(cache, `chromium-${version}`)
  if (!existsSync(home)) {
    mkdirSync(cache, { recursive: true })
    const fresh = mkdtempSync(join(cache, 'unpacking-'))
    // The package unpacks into the temporary folder, and its libraries only where this variable names its usual host.
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', unpack], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    })
    if (status !== 0) {
      rmSync(fresh, { recursive: true, force: true })
      process.stderr.write(`The packaged browser could not be unpacked: ${stderr}\n`)
      return null
    }
    // Besides the system's fonts, if any, the few that come along: without any font at all the browser crashes.
    writeFileSync(
      join(fresh, 'with-own-fonts.conf'),
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${join(home, 'fonts')}</dir>
<cachedir prefix="xdg">fontconfig</cachedir></fontconfig>`,
    )
    try {
      renameSync(fresh, home)
    } catch {
      // Another process was faster.
      rmSync(fresh, { recursive: true, force: true })
    }
  }
  const executable = join(home, 'chromium')
  process.env.FONTCONFIG_FILE ??= join(home, 'with-own-fonts.conf')
  if (spawnSync(executable, ['--version']).status !== 0) {
    const own = join(home, 'al2023', 'lib')
    const given = process.env.LD_LIBRARY_PATH
    if (!given?.split(':').includes(own)) process.env.LD_LIBRARY_PATH = given ? `${own}:${given}` : own
  }
  return executable
}
