/** The Chromium processes of the stand-in: the one with the window, and one without that prints. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'

export interface ChromiumOptions {
  /** Path of the browser, see build/browser.ts. */
  readonly executable: string
  /** Show a window. */
  readonly head: boolean
  /** Size of the page without a window, in pixels; otherwise what main asks for. */
  readonly size?: { readonly width: number; readonly height: number }
}

/** Chromium refuses its sandbox to root. */
const chromiumSandbox = process.getuid?.() !== 0

const offline = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--no-proxy-server',
  '--disable-background-networking',
  '--disable-component-update',
]

/** Opens the browser of the window; its files lie in the `scratch` folder. */
export async function launchChromium(options: ChromiumOptions, scratch: string): Promise<BrowserContext> {
  const profile = join(scratch, 'profile')
  await mkdir(join(profile, 'Default'), { recursive: true })
  await writeFile(join(profile, 'Default', 'Preferences'), '{"translate":{"enabled":false}}')
  return chromium.launchPersistentContext(profile, {
    executablePath: options.executable,
    artifactsDir: join(scratch, 'artifacts'),
    headless: !options.head,
    chromiumSandbox,
    acceptDownloads: false,
    serviceWorkers: 'block',
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    colorScheme: options.head ? null : 'light',
    viewport: options.head ? null : (options.size ?? { width: 1280, height: 800 }),
    args: [
      ...offline,
      // A window without tabs and address bar, and without the hint that the sandbox is off.
      ...(options.head ? ['--app=data:text/html,', '--test-type'] : []),
    ],
    ignoreDefaultArgs: options.head ? ['--enable-automation', 'about:blank'] : [],
  })
}

/** A page to print, as main's session answered it, and how. */
export interface PrintJob {
  readonly headers: Record<string, string>
  readonly body: Uint8Array
  readonly options: Readonly<Record<string, unknown>>
}

/** What prints: a browser of its own, as a page opened beside the window would show itself; started when it is needed. */
export class PrintingChromium {
  private readonly executable: string
  private readonly scratch: string
  private browser: Promise<BrowserContext> | null = null

  constructor(executable: string, scratch: string) {
    this.executable = executable
    this.scratch = scratch
  }

  async print({ headers, body, options }: PrintJob): Promise<Uint8Array> {
    this.browser ??= this.launch()
    const context = await this.browser
    const page = await context.newPage()
    try {
      // The document itself, once; nothing else is there.
      let given = false
      await page.route('**/*', (route) => {
        if (given) return route.abort('blockedbyclient')
        given = true
        return route.fulfill({ headers, body: Buffer.from(body) })
      })
      await page.goto('https://print.app.invalid/')
      const debug = await context.newCDPSession(page)
      // Electron's options have the protocol's names.
      const { data } = await debug.send('Page.printToPDF', options)
      return Buffer.from(data, 'base64')
    } finally {
      await page.close().catch(() => {})
    }
  }

  /** Ends the browser, in the middle of a page too. */
  async end(): Promise<void> {
    const { browser } = this
    this.browser = null
    await browser?.then((context) => context.close()).catch(() => {})
  }

  private launch(): Promise<BrowserContext> {
    return chromium.launchPersistentContext(join(this.scratch, 'print'), {
      executablePath: this.executable,
      artifactsDir: join(this.scratch, 'artifacts'),
      headless: true,
      chromiumSandbox,
      acceptDownloads: false,
      serviceWorkers: 'block',
      javaScriptEnabled: false,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      args: offline,
    })
  }
}
