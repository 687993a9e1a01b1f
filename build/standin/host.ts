/**
 * The stand-in host: runs the app's real main, preload and page over an installed Chromium, without Electron.
 * This process owns Chromium over a pipe (no port is opened); main runs in a process of its own.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, CDPSession, Page, Route } from 'playwright-core'
import { type ChromiumOptions, launchChromium, PrintingChromium } from './chromium.ts'
import { type Answers, type Ask, type HostCalls, link, type MainCalls } from './link.ts'
import { mainWorldSource, preloadWorldSource } from './page.ts'
import { makeScratch, removeScratch } from './scratch.ts'

/** Chromium cannot learn a scheme: app://reader/ is this origin in it. */
const outside = 'https://reader.app.invalid/'
const inside = 'app://reader/'
const toInside = (url: string) => (url.startsWith(outside) ? inside + url.slice(outside.length) : url)
const toOutside = (url: string) => (url.startsWith(inside) ? outside + url.slice(inside.length) : url)
const world = 'electron-preload'
const binding = 'standinSend'

export interface StandInOptions extends ChromiumOptions {
  /** The bundled main's entry, and the folder of its package.json. */
  readonly entry: string
  readonly appPath: string
  readonly args?: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  /** Set for a packaged app: its resources folder. */
  readonly resources?: string
}

export interface StandIn {
  readonly page: Page
  readonly process: ChildProcess
  /** Main's exit code, once it has ended and everything is cleaned up. */
  readonly ended: Promise<number | null>
  /** Runs a function in main with the `electron` module, as Playwright's ElectronApplication does. */
  evaluate<A, R>(run: (electron: never, arg: A) => R, arg?: A): Promise<Awaited<R>>
  /** Quits as a person would. */
  close(): Promise<void>
  /** Ends main in the middle of whatever it does. */
  kill(): Promise<void>
}

/** Starts main and Chromium; settles when the window's page has been loaded, fails when main ends before. */
export async function launchStandIn(options: StandInOptions): Promise<StandIn> {
  const scratch = makeScratch()
  const child = fork(
    join(import.meta.dirname, 'run.ts'),
    [options.entry, options.appPath, options.resources ?? '', scratch, ...(options.args ?? [])],
    {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: options.env,
    },
  )
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const browser = launchChromium(options, scratch)
  const printing = new PrintingChromium(options.executable, scratch)
  const ended = exited.then(async (code) => {
    await printing.end()
    await browser.then((context) => context.close()).catch(() => {})
    removeScratch(scratch)
    return code
  })
  const { page, ask } = await Promise.race([
    browser.then((context) => show(context, printing, child, options)),
    ended.then((code) => Promise.reject(new EndedEarly(code))),
  ]).catch(async (error: unknown) => {
    const cut = error instanceof EndedEarly || child.exitCode !== null
    child.kill('SIGKILL')
    const code = await ended
    throw cut ? new EndedEarly(code) : error
  })
  return {
    page,
    process: child,
    ended,
    evaluate: (run, arg) => ask('evaluate', { source: run.toString(), arg }) as never,
    async close() {
      ask('quit', null).catch(() => {})
      const slow = setTimeout(() => child.kill('SIGKILL'), 8000)
      await ended
      clearTimeout(slow)
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** A message as the page's side of the stand-in reads it: JSON, with bytes in it as text. */
function written(message: object): string {
  return JSON.stringify(message, function (this: Record<string, unknown>, key, value) {
    const own = this[key]
    return own instanceof Uint8Array ? { standinBytes: Buffer.from(own).toString('base64') } : value
  })
}

/** Main ended before there was a window: a second start does, and so does a broken one. */
export class EndedEarly extends Error {
  readonly code: number | null
  constructor(code: number | null) {
    super(`the app ended with ${code} before its window was there`)
    this.code = code
  }
}

/** Links main with the browser and waits for the window's page. */
async function show(
  context: BrowserContext,
  printing: PrintingChromium,
  child: ChildProcess,
  options: StandInOptions,
): Promise<{ page: Page; ask: Ask<MainCalls> }> {
  const window = new Window(context, printing, options)
  const { ask } = link<MainCalls, HostCalls>(child, window.answers)
  window.main = ask
  context.once('close', () => {
    ask('closed', null).catch(() => {})
    // Main quits by itself when its window has gone; if it hangs it is ended.
    const slow = setTimeout(() => child.kill('SIGKILL'), 8000)
    child.once('exit', () => clearTimeout(slow))
  })
  await ask('ready', { head: options.head })
  return { page: await window.firstLoad, ask }
}

/** The one window: a page with the preload's world in it. */
class Window {
  main: Ask<MainCalls> = () => Promise.reject(new Error('main is not linked yet'))
  readonly firstLoad: Promise<Page>
  readonly answers: Answers<HostCalls>
  private readonly context: BrowserContext
  private page: Page | undefined
  private debug: CDPSession | undefined
  /** Id of the preload's world in the page on show. */
  private preloadWorld: number | undefined
  /** The address main itself is loading; any other navigation is the page's. */
  private loading = ''
  private opened: Promise<void> = Promise.resolve()

  constructor(context: BrowserContext, printing: PrintingChromium, options: StandInOptions) {
    this.context = context
    let loaded: (page: Page) => void
    this.firstLoad = new Promise((resolve) => {
      loaded = resolve
    })
    const page = async () => {
      await this.opened
      if (!this.page) throw new Error('there is no window')
      return this.page
    }
    this.answers = {
      'window.open': (shape) => {
        this.opened = this.open(options.size ? { ...shape, ...options.size } : shape, options.head, loaded)
        return this.opened.then(() => null)
      },
      'window.load': async ({ url }) => {
        this.loading = toOutside(url)
        await (await page()).goto(this.loading)
        return null
      },
      'window.reload': async () => {
        await (await page()).reload()
        return null
      },
      'window.close': async () => {
        await (await page()).close()
        return null
      },
      'window.front': async () => {
        await (await page()).bringToFront()
        return null
      },
      'window.state': async ({ state }) => {
        await page()
        if (options.head && this.debug) {
          const { windowId } = await this.debug.send('Browser.getWindowForTarget')
          await this.debug.send('Browser.setWindowBounds', { windowId, bounds: { windowState: state } })
        }
        return null
      },
      'page.send': async ({ channel, args }) => {
        // No waiting where there is a page: an event is heard before the answer that main sent after it, as in Electron.
        if (!this.page) await page()
        await this.receive({ kind: 'event', channel, args })
        return null
      },
      theme: async ({ source }) => {
        await (await page()).emulateMedia({ colorScheme: source === 'system' ? null : source })
        return null
      },
      'clipboard.write': async ({ text }) => {
        await this.context.grantPermissions(['clipboard-read', 'clipboard-write'])
        await (await page()).evaluate((value) => navigator.clipboard.writeText(value), text)
        await this.context.clearPermissions()
        return null
      },
      choose: ({ folder, many }) => this.choose(folder, many),
      print: (job) => printing.print(job),
      'print.end': async () => {
        await printing.end()
        return null
      },
    }
  }

  private async open(
    shape: { width: number; height: number; preload: string },
    head: boolean,
    loaded: (page: Page) => void,
  ): Promise<void> {
    const page = this.context.pages()[0] ?? (await this.context.newPage())
    this.page = page
    const debug = await this.context.newCDPSession(page)
    this.debug = debug
    if (head) {
      const { windowId } = await debug.send('Browser.getWindowForTarget')
      const { width, height } = shape
      await debug.send('Browser.setWindowBounds', { windowId, bounds: { width, height } })
    } else await page.setViewportSize({ width: shape.width, height: shape.height })

    const { frameTree } = await debug.send('Page.getFrameTree')
    debug.on('Runtime.executionContextCreated', ({ context: { id, name, auxData } }) => {
      if (name === world && auxData?.frameId === frameTree.frame.id) this.preloadWorld = id
    })
    debug.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === binding && executionContextId === this.preloadWorld) void this.called(JSON.parse(payload))
    })
    await debug.send('Runtime.enable')
    await debug.send('Page.enable')
    await debug.send('Runtime.addBinding', { name: binding, executionContextName: world })
    await debug.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource() })
    await debug.send('Page.addScriptToEvaluateOnNewDocument', {
      source: preloadWorldSource(readFileSync(shape.preload, 'utf8'), binding),
      worldName: world,
    })
    await this.context.route('**/*', (route) => this.route(route))
    this.context.on('page', (other) => {
      if (other !== page) void other.close().catch(() => {})
    })
    page.on('crash', () => this.main('crashed', null).catch(() => {}))
    page.on('close', () => this.main('closed', null).catch(() => {}))
    page.on('load', async () => {
      try {
        const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
        await this.main('loaded', { url: toInside(page.url()), dark })
        loaded(page)
      } catch {
        // The window went away while it loaded.
      }
    })
  }

  /** Runs the preload's receiver. A page that is going away hears nothing, as in Electron. */
  private async receive(message: object): Promise<void> {
    if (this.preloadWorld === undefined) return
    await this.debug
      ?.send('Runtime.evaluate', {
        expression: `standinReceive(${written(message)})`,
        contextId: this.preloadWorld,
      })
      .catch(() => {})
  }

  /** The preload called. */
  private async called(message: {
    kind: string
    id: number
    channel: string
    args: []
    count: number
  }): Promise<void> {
    const { kind, id } = message
    if (kind === 'invoke') {
      const url = toInside(this.page?.url() ?? '')
      const answer = await this.main('invoke', { channel: message.channel, args: message.args, url }).then(
        (value) => ({ ok: true, value }),
        (error: Error) => ({
          ok: false,
          value: `Error invoking remote method '${message.channel}': Error: ${error.message}`,
        }),
      )
      await this.receive({ kind: 'reply', id, ...answer })
    } else if (kind === 'files') {
      const paths: string[] = []
      for (let i = 0; i < message.count; i++) paths.push(await this.pathOf(`standinHeld[${i}]`))
      await this.receive({ kind: 'paths', id, paths })
    } else if (kind === 'bounds') {
      const { x, y, width, height } = message as unknown as MainCalls['bounds']['input']
      await this.main('bounds', { x, y, width, height }).catch(() => {})
    }
  }

  /** The path of a File in the preload's world. */
  private async pathOf(expression: string): Promise<string> {
    const debug = this.debug as CDPSession
    const { result } = await debug.send('Runtime.evaluate', {
      expression,
      ...(this.preloadWorld === undefined ? {} : { contextId: this.preloadWorld }),
    })
    if (!result.objectId) return ''
    return (await debug.send('DOM.getFileInfo', { objectId: result.objectId })).path
  }

  /** Chromium's own chooser, opened by an input that is never in the document. */
  private async choose(folder: boolean, many: boolean): Promise<string[]> {
    const count = await this.debug?.send('Runtime.evaluate', {
      expression: `new Promise((resolve) => {
        const input = document.createElement('input')
        input.type = 'file'; input.multiple = ${many}; input.webkitdirectory = ${folder}
        input.onchange = () => { globalThis.standinHeld = [...input.files]; resolve(input.files.length) }
        input.oncancel = () => resolve(0)
        input.click()
      })`,
      contextId: this.preloadWorld as number,
      awaitPromise: true,
      userGesture: true,
      returnByValue: true,
    })
    const paths: string[] = []
    for (let i = 0; i < Number(count?.result.value ?? 0); i++) {
      const path = await this.pathOf(`standinHeld[${i}]`)
      if (!folder) paths.push(path)
      else {
        // A chosen folder comes as its files; their common root is the folder.
        const inner = await this.debug?.send('Runtime.evaluate', {
          expression: `standinHeld[${i}].webkitRelativePath`,
          contextId: this.preloadWorld as number,
        })
        const below = String(inner?.result.value).split('/').slice(1).join('/')
        return [path.slice(0, path.length - below.length - 1)]
      }
    }
    return paths
  }

  /** Every request of Chromium comes here; what main does not answer itself goes nowhere. */
  private async route(route: Route): Promise<void> {
    const request = route.request()
    const url = toInside(request.url())
    try {
      let own = false
      try {
        own = request.frame().page() === this.page
      } catch {
        // A page that is only just opening has no frame yet.
      }
      if (!own) {
        await this.main('popup', { url })
        return await route.abort('aborted')
      }
      if (request.isNavigationRequest() && !this.wanted(route)) {
        const isMainFrame = request.frame() === this.page?.mainFrame()
        if (!(await this.main('navigate', { url, isMainFrame }))) return await route.abort('aborted')
      }
      const answer = await this.main('request', {
        url,
        method: request.method(),
        type: request.resourceType() === 'document' ? 'mainFrame' : request.resourceType(),
      })
      if (!answer) return await route.abort('blockedbyclient')
      await route.fulfill({ status: answer.status, headers: answer.headers, body: Buffer.from(answer.body) })
    } catch {
      // The window is going; its last requests go with it.
      await route.abort('aborted').catch(() => {})
    }
  }

  /** Did main ask for this navigation, or is it the page's own address again (a reload)? */
  private wanted(route: Route): boolean {
    const { page } = this
    const url = route.request().url()
    return route.request().frame() === page?.mainFrame() && (url === this.loading || url === page?.url())
  }
}
