// A page of a PDF drawn on a canvas, from the bytes that the library keeps. Nothing is fetched but the app's own tables.
import type { PDFDocumentProxy } from 'pdfjs-dist'

/** The library that draws is large, and loaded when a page is first looked at. */
async function load() {
  const [pdf, worker] = await Promise.all([
    import('pdfjs-dist'),
    // @ts-expect-error The package has no types for its worker; it is handed on as it is.
    import('pdfjs-dist/build/pdf.worker.mjs') as Promise<unknown>,
  ])
  // The page's policy allows no worker; a page or two are drawn on the window's own thread.
  Object.assign(globalThis, { pdfjsWorker: worker })
  return pdf
}
let loading: ReturnType<typeof load> | undefined

const tables = (folder: string): string => new URL(`./pdf/${folder}/`, document.baseURI).href

/** Opens a PDF, of a copy of the bytes: what draws takes them over. */
export async function openPdf(bytes: Uint8Array): Promise<{ document: PDFDocumentProxy; close(): void }> {
  loading ??= load()
  const { getDocument } = await loading
  const task = getDocument({
    data: bytes.slice(),
    cMapUrl: tables('cmaps'),
    standardFontDataUrl: tables('standard_fonts'),
    // Compiled code is not allowed by the page's policy either.
    useWasm: false,
    disableWorkerRendering: true,
    // A picture made to be too large is left out, not drawn till the window ends.
    maxImageSize: 64_000_000,
    verbosity: 0,
  })
  return { document: await task.promise, close: () => void task.destroy() }
}

/** The largest canvas side that every computer draws. */
const largestSide = 8192

/** Draws page `n` so that it is `width` CSS pixels wide; ends early when `signal` says so. */
export async function drawPage(
  document: PDFDocumentProxy,
  n: number,
  canvas: HTMLCanvasElement,
  width: number,
  signal: AbortSignal,
): Promise<void> {
  const page = await document.getPage(n)
  if (signal.aborted) return
  const own = page.getViewport({ scale: 1 })
  const wanted = (width / own.width) * window.devicePixelRatio
  const scale = Math.min(wanted, largestSide / Math.max(own.width, own.height))
  const viewport = page.getViewport({ scale })
  canvas.width = Math.round(viewport.width)
  canvas.height = Math.round(viewport.height)
  const task = page.render({ canvas, viewport })
  signal.addEventListener('abort', () => task.cancel(), { once: true })
  await task.promise
}
