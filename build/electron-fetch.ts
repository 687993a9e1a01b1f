/** Gets Electron's binary if it can be had, and finds out within seconds whether it can. */
import { spawn, spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', 'node_modules', 'electron')
/** How long a server may take to say that it has the file, in milliseconds. */
const patience = 4000

/** A variable of Electron's downloader, under the names that it looks for itself. */
function mirrorVariable(name: string): string | undefined {
  const { env } = process
  return (
    env[`npm_config_electron_${name}`] ??
    env[`NPM_CONFIG_ELECTRON_${name.toUpperCase()}`] ??
    env[`ELECTRON_${name.toUpperCase()}`]
  )
}

/** Where this platform's release lies, mirrors respected. */
function release(): { file: string; url: string } {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  const file =
    mirrorVariable('custom_filename') ?? `electron-v${version}-${process.platform}-${process.arch}.zip`
  const base = mirrorVariable('mirror') ?? 'https://github.com/electron/electron/releases/download/'
  const directory = (mirrorVariable('custom_dir') ?? `v${version}`).replace('{{ version }}', version)
  return { file, url: `${base}${directory}/${file}` }
}

/** Was it downloaded before, for another project perhaps? */
function cached(file: string): boolean {
  const places = {
    darwin: join(homedir(), 'Library', 'Caches', 'electron'),
    win32: join(process.env.LOCALAPPDATA ?? homedir(), 'electron', 'Cache'),
  } as Partial<Record<NodeJS.Platform, string>>
  const cache =
    process.env.electron_config_cache ??
    places[process.platform] ??
    join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'electron')
  return globSync(`*/${file}`, { cwd: cache }).length > 0
}

const probe = `fetch(process.argv[1], { method: 'HEAD', signal: AbortSignal.timeout(${patience}) })
  .then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))`

/** Does the server answer and have the file? In a process of its own, because proxies are read at its start. */
function answers(url: string): boolean {
  const env = { ...process.env, NODE_USE_ENV_PROXY: '1' }
  return spawnSync(process.execPath, ['-e', probe, url], { env, timeout: patience + 1000 }).status === 0
}

/** Downloads Electron where that is possible. Says in one line what it does; never longer than five minutes. */
export async function fetchElectron(say: (line: string) => void): Promise<boolean> {
  const { file, url } = release()
  if (cached(file)) say('Electron was downloaded before; unpacking it.')
  else if (answers(url)) say(`Downloading Electron once, from ${new URL(url).host} …`)
  else {
    say(`Electron's binary is not here and ${new URL(url).host} does not offer it.`)
    return false
  }
  const child = spawn(process.execPath, [join(folder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 300_000,
    env: { ...process.env, ELECTRON_GET_USE_PROXY: '1' },
  })
  let trouble = ''
  child.stderr.on('data', (part: Buffer) => {
    trouble += part.toString()
  })
  const done = await new Promise<boolean>((resolve) => child.once('exit', (code) => resolve(code === 0)))
  if (!done) say(`The download failed: ${trouble.trim().split('\n')[0] ?? 'no reason given'}`)
  return done
}
