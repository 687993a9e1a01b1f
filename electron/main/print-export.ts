/** Exports as PDF: the library says the pages, the printer prints them one by one, the library puts them on the disk. */
import type { Parsed } from '../contract/api.ts'
import { AppError, fail } from '../contract/errors.ts'
import type { Events } from '../contract/events.ts'
import { type ExportFile, isSingle } from '../contract/model.ts'
import type { LibraryHost } from './library-host.ts'

/** Prints pages, one at a time. */
export interface Printer {
  /** The PDF of a page that loads nothing. Settles soon after `signal` is aborted, however it does. */
  print(html: string, signal: AbortSignal): Promise<Uint8Array>
  /** Gives back what it holds; it may print again later. */
  rest(): void
}

export interface PrintExport {
  /** Answers `export.write` for PDF and passes all other calls on. */
  over(call: LibraryHost['call']): LibraryHost['call']
  /** Ends what is being printed, if anything is. */
  cancel(): void
}

/** `tell` hears how far it is: before the first file, and after each. */
export function createPrintExport(
  printer: Printer,
  tell: (progress: Events['printing']) => void,
): PrintExport {
  let running: AbortController | null = null

  const printAll = async (pages: readonly ExportFile[], signal: AbortSignal) => {
    const files: { name: string; content: Uint8Array }[] = []
    tell({ printed: 0, total: pages.length })
    for (const { name, content } of pages) {
      signal.throwIfAborted()
      files.push({ name, content: await printer.print(content, signal) })
      tell({ printed: files.length, total: pages.length })
    }
    signal.throwIfAborted()
    return files
  }

  const write = async (call: LibraryHost['call'], input: Parsed<'export.write'>, signal: AbortSignal) => {
    const { path, update, ...choice } = input
    if (update) throw fail('invalid', 'a PDF cannot be updated', { reason: 'update-format' })
    const pages = (await call('export.preview', choice)) as readonly ExportFile[]
    if (pages.length === 0)
      throw fail('not-found', 'there is no article to export', { reason: 'nothing-to-export' })
    const files = await printAll(pages, signal)
    return await call('export.writePrinted', { path, folder: !isSingle(choice, files.length), files })
  }

  return {
    over: (call) => async (name, input) => {
      if (name !== 'export.write' || (input as Parsed<'export.write'>).format !== 'pdf')
        return await call(name, input)
      if (running !== null) throw fail('invalid', 'another PDF is being printed', { reason: 'print-busy' })
      const mine = new AbortController()
      running = mine
      try {
        return await write(call, input as Parsed<'export.write'>, mine.signal)
      } catch (error) {
        if (mine.signal.aborted) throw fail('cancelled', 'the printing was cancelled', { reason: 'print' })
        throw error instanceof AppError ? error : unprinted(error)
      } finally {
        running = null
        printer.rest()
      }
    },
    cancel: () => running?.abort(),
  }
}

function unprinted(error: unknown): AppError {
  const cause = error instanceof Error ? error.message : String(error)
  return fail('invalid', `the PDF was not printed: ${cause}`, {
    reason: 'print',
    params: { cause },
    cause: error,
  })
}
