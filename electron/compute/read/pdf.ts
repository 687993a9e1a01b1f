/** A PDF file → its pages, with the place and type size of every line. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { fail } from '../../contract/errors.ts'
import type { Metadata } from '../../contract/metadata.ts'
import type { ReadPage } from './html.ts'
import type { Run } from './pdf-lines.ts'
import { pageOf } from './pdf-page.ts'
import { rebuiltPdf } from './pdf-rebuild.ts'
import { plausibility } from './plausible.ts'

/**
 * Loads the library. It says on standard output, where a command's answer goes, that it cannot draw without a canvas;
 * nothing is drawn here.
 */
async function library() {
  const { log, warn } = console
  console.log = console.warn = () => {}
  try {
    // The package has no types for its worker; it is handed on as it is.
    // @ts-expect-error
    const worker: unknown = await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
    // This thread is the worker: the library then starts none of its own.
    Object.assign(globalThis, { pdfjsWorker: worker })
    return await import('pdfjs-dist/legacy/build/pdf.mjs')
  } finally {
    Object.assign(console, { log, warn })
  }
}
const { getDocument, Util } = await library()

/** Tables of Chinese, Japanese and Korean codes; beside the bundle, or in the package when the sources run. */
function tables(folder: 'cmaps' | 'standard_fonts'): string {
  const beside = fileURLToPath(new URL(`./pdf/${folder}/`, import.meta.url))
  return existsSync(beside)
    ? beside
    : fileURLToPath(new URL(`../../../node_modules/pdfjs-dist/${folder}/`, import.meta.url))
}

export interface Pdf {
  readonly count: number
  /** Pages that could not be read, and pages without a text, so far. */
  readonly broken: number
  readonly withoutText: number
  /** Pages whose text reads as none. */
  readonly garbled: number
  /** Whether the file breaks off: what is left of its pages was listed anew. */
  readonly cut: boolean
  /** From page `from` on. */
  pages(from: number): AsyncGenerator<ReadPage & { readonly n: number }>
  close(): Promise<void>
}

interface TextItem {
  readonly str: string
  readonly width: number
  readonly height: number
  readonly transform: readonly number[]
  readonly fontName: string
}

async function load(bytes: Uint8Array) {
  const task = getDocument({
    // It takes the bytes over.
    data: new Uint8Array(bytes),
    cMapUrl: tables('cmaps'),
    standardFontDataUrl: tables('standard_fonts'),
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
  })
  try {
    return { task, document: await task.promise }
  } catch (error) {
    await task.destroy()
    return { error: error as Error }
  }
}

/** Characters of a page by which it is judged whether they are any; below it a page has too few. */
const leastJudged = 20
/** Pages of language lie above 0.8, codes of a font taken for characters below 0.1. */
const readableFrom = 0.4

/**
 * Whether what a page prints reads as none of the characters of Chinese: its fonts do not say what they hold, and their
 * codes were taken for characters. Kana, Hangul and other scripts are not judged.
 */
function isGarbled(text: string): boolean {
  const judged = text.replace(/[^\p{Script=Han}\p{Co}\p{Cn}]/gu, '')
  return judged.length >= leastJudged && plausibility(judged) < readableFrom
}

/**
 * @throws AppError `unreadable-file` reasons `password`, `damaged`.
 */
export async function openPdf(bytes: Uint8Array, name: string): Promise<Pdf> {
  let opened = await load(bytes)
  let cut = false
  if ('error' in opened && opened.error.name !== 'PasswordException') {
    const rebuilt = rebuiltPdf(bytes)
    if (rebuilt) opened = await load(rebuilt)
    cut = true
  }
  if ('error' in opened) {
    const { error } = opened
    const locked = error.name === 'PasswordException'
    throw fail('unreadable-file', locked ? `${name} is protected by a password` : `${name} is damaged`, {
      reason: locked ? 'password' : 'damaged',
      params: { name },
      cause: error,
    })
  }
  const { document, task } = opened
  const labels = await document.getPageLabels().catch(() => null)
  let broken = 0
  let withoutText = 0
  let garbled = 0
  return {
    cut,
    count: document.numPages,
    get broken() {
      return broken
    },
    get withoutText() {
      return withoutText
    },
    get garbled() {
      return garbled
    },
    async *pages(from) {
      for (let n = from; n <= document.numPages; n++) {
        let page: ReadPage['page']
        try {
          const sheet = await document.getPage(n)
          page = await readSheet(sheet)
          sheet.cleanup()
        } catch {
          broken++
          continue
        }
        if (page.text === '') {
          withoutText++
          continue
        }
        if (isGarbled(page.text)) garbled++
        yield { n, page, known: knownOf(labels?.[n - 1] ?? '') }
      }
    },
    close: () => task.destroy(),
  }
}

/** A page label such as A03 is the paper's own; plain figures only count the pages of the file. */
const knownOf = (label: string): Partial<Metadata> => (/^[A-Z]\d{1,3}$/.test(label) ? { pageNo: label } : {})

async function readSheet(page: PDFPageProxy): Promise<ReadPage['page']> {
  const viewport = page.getViewport({ scale: 1 })
  const { items, styles } = await page.getTextContent({ disableNormalization: true })
  const runs: Run[] = []
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue
    const style = styles[item.fontName]
    const run = runOf(item, viewport.transform, faceOf(item.fontName, style), style?.vertical === true)
    if (run) runs.push(run)
  }
  return pageOf(runs, { width: viewport.width, height: viewport.height })
}

/** Share of the type size that stands above the baseline. */
const ascent = 0.88

/**
 * The font that a run is set in. Programs that draw characters one by one (Type 3, which states no ascent) put some hundred
 * of one face into each of many fonts: which of them a line has most of says nothing, so that they count as one.
 */
const faceOf = (name: string, style: { readonly ascent?: number } | undefined): string =>
  style === undefined || Number.isFinite(style.ascent) ? name : 'drawn'

function runOf(item: TextItem, viewport: readonly number[], font: string, setDown: boolean): Run | null {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = Util.transform(
    [...viewport],
    [...item.transform],
  ) as number[]
  const size = Math.hypot(c, d)
  if (!(size > 0.5 && size < 2000) || !Number.isFinite(x + y)) return null
  const common = { text: item.str, size, font }
  if (setDown)
    return {
      ...common,
      x: x - size / 2,
      y,
      width: size,
      height: item.height || size * item.str.length,
      vertical: true,
    }
  // Turned by a quarter: read along the sheet's height.
  if (Math.abs(b) > Math.abs(a)) {
    const length = item.width
    return {
      ...common,
      x: b > 0 ? x - size * (1 - ascent) : x - size * ascent,
      y: b > 0 ? y : y - length,
      width: size,
      height: length,
      vertical: true,
    }
  }
  return {
    ...common,
    x: a < 0 ? x - item.width : x,
    y: y - size * ascent,
    width: item.width,
    height: size,
    vertical: false,
  }
}
