/** One driver for both hosts: the same specification runs on Electron where its binary is, and on the stand-in everywhere. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as Electron from 'electron'
import { _electron, type Page } from 'playwright-core'
import type { Call } from '../../electron/contract/api.ts'
import type { Result } from '../../electron/contract/errors.ts'
import { findBrowser } from '../browser.ts'
import { electronBinary } from '../electron-dist.ts'
import { launchStandIn } from '../standin/host.ts'

export type HostName = 'electron' | 'stand-in'
const root = join(import.meta.dirname, '..', '..')

export interface LaunchOptions {
  readonly host: HostName
  /** The library folder; made with `temporaryFolder`. */
  readonly library: string
  /** Files and links named on the command line. */
  readonly args?: readonly string[]
  readonly size?: { readonly width: number; readonly height: number }
  /** The system's language. */
  readonly locale?: 'zh-CN' | 'en-US'
  /** A packaged app to start instead of the project's: folder of its package.json, and of its resources. */
  readonly packaged?: { readonly appPath: string; readonly resources: string }
}

export interface Driver {
  readonly host: HostName
  readonly page: Page
  /** Everything that must stay empty: errors of console and page, and requests that are not the app's own. */
  readonly complaints: string[]
  /** Calls a method as the page does, through the preload and main; fails with the failure's message. */
  readonly call: Call
  /** Runs a function in main. It must not name anything from outside itself. */
  main<A, R>(run: (electron: typeof Electron, arg: A) => R, arg?: A): Promise<Awaited<R>>
  /** From now on the system's dialog answers with these paths; none means that the person cancels. */
  answer(kind: 'open' | 'save', paths: readonly string[]): Promise<void>
  clickMenu(id: string): Promise<void>
  /** Drops files on a point of the page as the system does, so that their paths are known. */
  drop(paths: readonly string[], x: number, y: number): Promise<void>
  /** Quits in order. */
  close(): Promise<void>
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<void>
}

/** Hosts to run on; for one that cannot be had, why. */
export function hosts(): readonly { name: HostName; missing: string | null }[] {
  return [
    { name: 'stand-in', missing: null },
    {
      name: 'electron',
      missing: electronBinary()
        ? null
        : 'the Electron binary is not on this computer (npx install-electron fetches it)',
    },
  ]
}

/** A folder of a test's own, and its removal. */
export async function temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'jianbao-e2e-'))
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }) }
}

/** Starts the app and waits for its page. */
export async function launch(options: LaunchOptions): Promise<Driver> {
  const locale = options.locale ?? 'zh-CN'
  const args = [`--lang=${locale}`, ...(options.args ?? [])]
  const env = {
    ...(process.env as Record<string, string>),
    JIANBAO_LIBRARY: options.library,
    LANG: `${locale.replace('-', '_')}.UTF-8`,
    LANGUAGE: locale.replace('-', '_'),
  }
  const complaints: string[] = []
  const app = await (options.host === 'electron'
    ? onElectron(options, args, env)
    : onStandIn(options, args, env))
  app.page.setDefaultTimeout(20_000)
  watch(app.page, complaints)
  const { main } = app
  return {
    host: options.host,
    complaints,
    ...app,
    call: callThrough(app.page),
    answer: (kind, paths) =>
      main(
        ({ dialog }, { open, chosen }) => {
          if (open)
            dialog.showOpenDialog = async () => ({ canceled: chosen.length === 0, filePaths: [...chosen] })
          else
            dialog.showSaveDialog = async () => ({ canceled: chosen.length === 0, filePath: chosen[0] ?? '' })
        },
        { open: kind === 'open', chosen: paths },
      ),
    clickMenu: (id) =>
      main(({ Menu }, wanted) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(wanted)
        if (!item) throw new Error(`the menu has no ${wanted}`)
        item.click()
      }, id),
    async drop(paths, x, y) {
      const debug = await app.page.context().newCDPSession(app.page)
      const data = { items: [], files: [...paths], dragOperationsMask: 1 }
      const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
        debug.send('Input.dispatchDragEvent', { type, x, y, data })
      await drag('dragEnter')
      // As a person does: holds the files over the window until it says that it takes them, then lets go.
      const target = app.page.locator('.imp-drop')
      for (let moves = 0; moves < 100 && !(await target.isVisible()); moves++) {
        await drag('dragOver')
        await app.page.evaluate(() => new Promise(requestAnimationFrame))
      }
      await target.waitFor()
      await drag('drop')
      await debug.detach()
    },
  }
}

type App = Pick<Driver, 'page' | 'main' | 'close' | 'kill'>

async function onStandIn(options: LaunchOptions, args: string[], env: Record<string, string>): Promise<App> {
  const executable = await findBrowser({ window: false })
  if (!executable)
    throw new Error('No Chromium was found. Install Chromium or Chrome, or name one in CHROMIUM_PATH.')
  const appPath = options.packaged?.appPath ?? root
  const app = await launchStandIn({
    entry: join(appPath, 'out', 'main.js'),
    appPath,
    args,
    env,
    executable,
    head: false,
    size: options.size ?? { width: 1280, height: 800 },
    ...(options.packaged ? { resources: options.packaged.resources } : {}),
  })
  return {
    page: app.page,
    main: (run, arg) => app.evaluate(run as never, arg) as never,
    close: app.close,
    kill: app.kill,
  }
}

async function onElectron(options: LaunchOptions, args: string[], env: Record<string, string>): Promise<App> {
  const app = await _electron.launch({ args: [root, ...args], cwd: root, env })
  const page = await app.firstWindow()
  const { width, height } = options.size ?? { width: 1280, height: 800 }
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  )
  const ended = new Promise<void>((resolve) => app.process().once('exit', () => resolve()))
  return {
    page,
    main: (run, arg) => app.evaluate(run as never, arg) as never,
    close: () => app.close(),
    async kill() {
      app.process().kill('SIGKILL')
      await ended
    },
  }
}

/** The page's own way to the library. Inputs are plain data by contract, so they may travel as JSON. */
function callThrough(page: Page): Call {
  return (async (name: string, input?: unknown) => {
    const result = (await page.evaluate(
      ([method, given]) =>
        (
          window as unknown as { jianbao: { call(name: string, input: unknown): Promise<unknown> } }
        ).jianbao.call(method as string, given),
      [name, input] as const,
    )) as Result<unknown>
    if (!result.ok) throw new Error(`${name}: ${result.error.code} ${result.error.message}`)
    return result.value
  }) as Call
}

function watch(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`page: ${error.message}`))
  page.context().on('request', (request) => {
    const url = request.url()
    if (!/^(app:\/\/reader\/|https:\/\/reader\.app\.invalid\/|data:|blob:)/.test(url))
      complaints.push(`request: ${url}`)
  })
}
