/** `npm start`: bundles what is out of date, chooses the host and opens the app; without a display it does the main job unseen. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { findBrowser } from './browser.ts'
import { bundleIfStale } from './bundle.ts'
import { demonstrate } from './demo.ts'
import { electronBinary } from './electron-dist.ts'
import { fetchElectron } from './electron-fetch.ts'
import { EndedEarly, launchStandIn } from './standin/host.ts'

const root = join(import.meta.dirname, '..')
const named = process.argv.slice(2)
const say = (line: string) => process.stdout.write(`${line}\n`)

/** A Linux without a display server has no place for a window. */
const display =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY)
// Chromium and Electron refuse their sandbox to root.
const rootArgs = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** What a signal does: ends the app in order once there is one. Until then its processes notice that this one is gone. */
let leave: () => void = () => process.exit(130)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => leave())

/** Runs Electron until it ends; null when it could not even start. */
async function electron(binary: string): Promise<number | null> {
  const began = Date.now()
  const child = spawn(binary, [root, ...rootArgs, ...named], { stdio: 'inherit' })
  leave = () => child.kill('SIGTERM')
  const code = await new Promise<number>((resolve) => {
    child.once('error', () => resolve(1))
    // What the sandbox or a library that is missing brings down ends by a signal; only these are an ending in order.
    child.once('exit', (status, signal) =>
      resolve(status ?? (signal === 'SIGTERM' || signal === 'SIGINT' || signal === 'SIGHUP' ? 0 : 1)),
    )
  })
  if (code === 0 || Date.now() - began > 5000) return code
  say(`Electron could not start here (status ${code}).`)
  return null
}

/** Opens the window on the stand-in and waits until the person closes it; null when no window could be opened. */
async function standIn(executable: string): Promise<number | null> {
  say('Opening the stand-in: the same app in an installed Chromium. This is not Electron.')
  say('To get Electron: npx install-electron (ELECTRON_MIRROR names another server), then npm start again.')
  try {
    const app = await launchStandIn({
      entry: join(root, 'out', 'main.js'),
      appPath: root,
      args: named,
      executable,
      head: true,
    })
    leave = () => void app.close()
    return (await app.ended) ?? 1
  } catch (error) {
    if (error instanceof EndedEarly && error.code === 0) {
      say('It is open already; what you named was handed to it.')
      return 0
    }
    // The browser's log is long; its first line says what happened.
    say(`The window could not be opened: ${(error as Error).message.split('\n')[0]}`)
    return null
  }
}

/** The main job without a window. */
async function unseen(): Promise<number> {
  try {
    return await demonstrate(say, (stop) => {
      leave = stop
    })
  } catch (error) {
    say(`It could not be done: ${(error as Error).message.split('\n')[0]}`)
    return 1
  }
}

async function start(): Promise<number> {
  if (await bundleIfStale()) say('Built the app.')
  if (!display) {
    say('There is no display here, so no window can be opened: doing the main job without one.')
    return unseen()
  }
  const forced = process.env.JIANBAO_HOST === 'standin'
  if (!forced) {
    const binary = electronBinary() ?? ((await fetchElectron(say)) ? electronBinary() : null)
    if (binary) {
      say('Opening Jianbao in Electron.')
      const code = await electron(binary)
      if (code !== null) return code
    }
  }
  const executable = await findBrowser({ window: true })
  if (!executable) say('No Chromium or Chrome was found that could show a window (CHROMIUM_PATH names one).')
  const code = executable ? await standIn(executable) : null
  if (code !== null) return code
  say('Doing the main job without a window instead.')
  return unseen()
}

process.exit(await start())
