/** One source → its pages, one after the other: the format found by content, each format read by a file of its own. */
import { open, stat } from 'node:fs/promises'
import { fail } from '../../contract/errors.ts'
import type { Doubt } from '../../contract/jobs.ts'
import {
  endingOf,
  expectReadable,
  type Format,
  formatOfEnding,
  largestText,
  tooLarge,
  unreadable,
} from '../../contract/source-file.ts'
import type { Material } from '../protocol.ts'
import { decode, decodeMarkup } from './decode.ts'
import { formatOf } from './formats.ts'
import type { ReadPage } from './html.ts'

/** What `openSource` needs of the file system. */
export interface FileSystem {
  stat(path: string): Promise<{ isDirectory(): boolean; isFile(): boolean; size: number }>
  read(path: string): Promise<Uint8Array>
}

const disk: FileSystem = {
  stat,
  async read(path) {
    const file = await open(path)
    try {
      return await file.readFile()
    } finally {
      await file.close()
    }
  },
}

/** A source at hand. Its texts are decoded exactly (order mark dropped, line ends kept). */
export interface OpenSource {
  readonly format: Format
  /** Of a text, by its WHATWG name; other formats say themselves what their bytes mean: `utf-8`. */
  readonly encoding: string
  /** Pages that it may have. */
  readonly count: number
  /** From page `from` (1 is the first) on; pages without a text are left out. */
  pages(from?: number): AsyncGenerator<ReadPage & { readonly n: number }>
  /** What is doubtful about it; complete when the pages have been read. */
  doubts(): readonly Doubt[]
  close(): Promise<void>
}

const empty = (name: string): Error =>
  fail('unreadable-file', `${name} is empty`, { reason: 'empty', params: { name } })

const damaged = (name: string, cause?: unknown): Error =>
  fail('unreadable-file', `${name} is damaged`, { reason: 'damaged', params: { name }, cause })

async function bytesOf(path: string, name: string, files: FileSystem): Promise<Uint8Array> {
  try {
    expectReadable(await files.stat(path), name)
    return await files.read(path)
  } catch (error) {
    throw unreadable(error, name)
  }
}

/** A source of one page that is read already. */
function single(format: Format, encoding: string, page: ReadPage, name: string, cut = false): OpenSource {
  if (page.page.text.trim() === '') throw empty(name)
  return {
    format,
    encoding,
    count: 1,
    async *pages(from = 1) {
      if (from <= 1) yield { n: 1, page: page.page, known: page.known }
    },
    doubts: () => (cut ? [{ reason: 'cut-short' }] : []),
    close: async () => {},
  }
}

// A format's reader is loaded when a file of it comes: together they are larger than all the rest.
async function openBytes(
  bytes: Uint8Array,
  name: string,
  format: Format,
  encoding?: string,
): Promise<OpenSource> {
  if (format !== 'docx' && format !== 'epub' && format !== 'pdf' && bytes.length > largestText)
    throw tooLarge(name, bytes.length, largestText)
  if (format === 'text' || format === 'markdown') {
    const decoded = decode(bytes, name, encoding)
    if (format === 'text')
      return single(format, decoded.encoding, { page: { text: decoded.text }, known: {} }, name, decoded.cut)
    const { readMarkdown } = await import('./markdown.ts')
    return single(format, decoded.encoding, readMarkdown(decoded.text), name, decoded.cut)
  }
  if (format === 'html') {
    const { readHtml } = await import('./html.ts')
    const decoded = decodeMarkup(bytes, name, encoding)
    return single(format, decoded.encoding, readHtml(decoded.text, name), name, decoded.cut)
  }
  if (format === 'mhtml') {
    const { readMhtml } = await import('./mhtml.ts')
    const page = await readMhtml(bytes, name)
    return single(format, 'utf-8', page, name, page.cut)
  }
  if (format === 'docx') {
    const { readDocx } = await import('./docx.ts')
    return single(format, 'utf-8', await readDocx(bytes, name), name)
  }
  if (format === 'epub') {
    const { openEpub } = await import('./epub.ts')
    const book = await openEpub(bytes, name)
    return {
      format,
      encoding: 'utf-8',
      count: book.count,
      async *pages(from = 1) {
        let any = from > 1
        for await (const page of book.chapters()) {
          any = true
          if (page.n >= from) yield page
        }
        if (!any && book.broken > 0) throw damaged(name)
      },
      doubts: () => [
        ...(book.ordered ? [] : [{ reason: 'no-contents' } as const]),
        ...(book.broken === 0
          ? []
          : [{ reason: 'parts-missing', params: { count: book.broken, of: book.count } } as const]),
      ],
      close: async () => {},
    }
  }
  const { openPdf } = await import('./pdf.ts')
  const pdf = await openPdf(bytes, name)
  return {
    format,
    encoding: 'utf-8',
    count: pdf.count,
    async *pages(from = 1) {
      let any = from > 1
      for await (const page of pdf.pages(from)) {
        any = true
        yield page
      }
      if (any) return
      const scanned = pdf.withoutText > 0
      throw fail(
        'unreadable-file',
        `${name} has no text: ${scanned ? 'its pages are pictures' : 'its pages cannot be read'}`,
        {
          reason: scanned ? 'scanned' : 'damaged',
          params: { name },
        },
      )
    },
    doubts: () => [
      ...(pdf.withoutText === 0
        ? []
        : [{ reason: 'pages-without-text', params: { count: pdf.withoutText, of: pdf.count } } as const]),
      ...(pdf.broken === 0
        ? []
        : [{ reason: 'parts-missing', params: { count: pdf.broken, of: pdf.count } } as const]),
      ...(pdf.garbled === 0
        ? []
        : [{ reason: 'garbled', params: { count: pdf.garbled, of: pdf.count } } as const]),
      ...(pdf.cut ? [{ reason: 'cut-short' } as const] : []),
    ],
    close: () => pdf.close(),
  }
}

/**
 * Opens a file, or takes a text that is already one.
 * `name` is the file's name as the person knows it; its ending decides only where the bytes do not. `encoding`: a WHATWG
 * label that overrules the search in texts and web pages.
 * @throws AppError `unreadable-file` (reasons `missing`, `folder`, `special`, `permission`, `empty`, `binary`, `too-large`,
 * `encoding`, `read`, `password`, `damaged`, `bomb`; when its pages are read also `scanned`) or `unsupported` (reasons
 * `format`, `old-office`, `archive`).
 */
export async function openSource(
  material: Material,
  name: string,
  encoding?: string,
  files: FileSystem = disk,
): Promise<OpenSource> {
  if ('text' in material)
    return single('text', 'utf-8', { page: { text: material.text.replace(/^\uFEFF/, '') }, known: {} }, name)
  const bytes = await bytesOf(material.path, name, files)
  if (bytes.length === 0) throw empty(name)
  const format = await formatOf(bytes, name)
  const source = await openBytes(bytes, name, format, encoding).catch((error: unknown) => {
    // A parser ran out of stack: nested deeper than any person writes.
    if (!(error instanceof RangeError)) throw error
    throw damaged(name, error)
  })
  const ending = endingOf(name)
  const said = formatOfEnding(ending)
  if (said === null || said === format) return source
  return {
    ...source,
    doubts: () => [{ reason: 'wrong-ending', params: { ending, format } }, ...source.doubts()],
  }
}
