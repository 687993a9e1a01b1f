/**
 * Exports as PDF, file by file: the library makes a page, the printer prints it, it waits on the disk; when all are
 * there the library puts them in their place. Only one page and one PDF are held at a time.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Output, Parsed } from '../contract/api.ts'
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

  const printAll = async (
    call: LibraryHost['call'],
    choice: Omit<Parsed<'export.write'>, 'path' | 'update'>,
    plan: Plan,
    folder: string,
    signal: AbortSignal,
  ) => {
    const files: { name: string; from: string }[] = []
    let total = plan.length
    tell({ printed: 0, total })
    for (const { name, articleIds } of plan) {
      signal.throwIfAborted()
      const page = await pageOf(call, choice, articleIds)
      signal.throwIfAborted()
      if (page === undefined) {
        // Deleted, or without its last mark, since it was planned: the others are what was asked for.
        total--
        continue
      }
      const from = join(folder, `${files.length}.pdf`)
      await keep(from, await printer.print(page.content, signal))
      files.push({ name, from })
      tell({ printed: files.length, total })
    }
    signal.throwIfAborted()
    if (files.length === 0) throw nothing()
    return files
  }

  const write = async (call: LibraryHost['call'], input: Parsed<'export.write'>, signal: AbortSignal) => {
    const { path, update, ...choice } = input
    if (update) throw fail('invalid', 'a PDF cannot be updated', { reason: 'update-format' })
    const plan = (await call('export.plan', choice)) as Plan
    if (plan.length === 0) throw nothing()
    const folder = await mkdtemp(join(tmpdir(), 'jianbao-print-'))
    try {
      const files = await printAll(call, choice, plan, folder, signal)
      return await call('export.writePrinted', { path, folder: !isSingle(choice, plan.length), files })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  return {
    over: (call) => async (name, input) => {
      if (name === 'export.writePrinted')
        throw fail('invalid', 'only what was printed here is written', { reason: 'method' })
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

type Plan = Output<'export.plan'>

const nothing = (): AppError =>
  fail('not-found', 'there is no article to export', { reason: 'nothing-to-export' })

/** The page of these articles, without those that left the library meanwhile; undefined when nothing is left. */
async function pageOf(
  call: LibraryHost['call'],
  choice: Omit<Parsed<'export.write'>, 'path' | 'update'>,
  articleIds: readonly string[],
): Promise<ExportFile | undefined> {
  let there = articleIds
  while (there.length > 0)
    try {
      const asked = { ...choice, articleIds: there, files: 'one' }
      return ((await call('export.preview', asked)) as readonly ExportFile[])[0]
    } catch (error) {
      const gone = error instanceof AppError && error.reason === 'article' ? error.params?.id : undefined
      if (!there.some((id) => id === gone)) throw error
      there = there.filter((id) => id !== gone)
    }
  return undefined
}

/** @throws AppError `disk-full`. */
async function keep(path: string, content: Uint8Array): Promise<void> {
  try {
    await writeFile(path, content)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOSPC' && code !== 'EDQUOT') throw error
    throw fail('disk-full', 'the disk is full; nothing was exported', {
      reason: 'export',
      params: { path: tmpdir() },
      cause: error,
    })
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
