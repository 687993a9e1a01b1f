/** The host's print to PDF: a window that nobody sees, sandboxed, without scripts, with a page that can reach nothing. */
import { BrowserWindow, type Session, session } from 'electron'
import { scheme } from './origin.ts'
import type { Printer } from './print-export.ts'
import { closeSession } from './security.ts'

/** The one address of its session. */
const address = `${scheme}://print/`

/** The page says the same of itself; this says it for whatever page is given. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/** A printer; its window is opened with the first page and stays until `rest`. */
export function createPrinter(): Printer {
  let page = ''
  let own: Session | null = null
  let window: BrowserWindow | null = null

  /** In memory, apart from the window's, with nothing in it but the page to print. */
  const openSession = (): Session => {
    const fresh = session.fromPartition('print')
    closeSession(fresh, (url) => url === address)
    fresh.protocol.handle(
      scheme,
      () =>
        new Response(page, {
          headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
        }),
    )
    return fresh
  }

  const openWindow = (): BrowserWindow => {
    own ??= openSession()
    return new BrowserWindow({
      show: false,
      webPreferences: {
        session: own,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        javascript: false,
        webviewTag: false,
        spellcheck: false,
      },
    })
  }

  const rest = (): void => {
    if (window && !window.isDestroyed()) window.destroy()
    window = null
  }

  return {
    async print(html, signal) {
      page = html
      const open = window && !window.isDestroyed() ? window : openWindow()
      window = open
      const listening = new AbortController()
      const broken = new Promise<never>((_, reject) => {
        const end = (why: string) => {
          reject(new Error(why))
          // What is under way ends with its window.
          rest()
        }
        const gone = (_event: unknown, { reason }: { reason: string }) => end(`the page ended: ${reason}`)
        open.webContents.once('render-process-gone', gone)
        listening.signal.addEventListener('abort', () => {
          if (!open.isDestroyed()) open.webContents.removeListener('render-process-gone', gone)
        })
        signal.addEventListener('abort', () => end('cancelled'), { once: true, signal: listening.signal })
      })
      const printed = async (): Promise<Uint8Array> => {
        await open.loadURL(address)
        return await open.webContents.printToPDF({
          // Size and margins are the page's own.
          preferCSSPageSize: true,
          printBackground: true,
          generateTaggedPDF: true,
          generateDocumentOutline: true,
        })
      }
      try {
        return await Promise.race([printed(), broken])
      } finally {
        listening.abort()
      }
    },
    rest,
  }
}
