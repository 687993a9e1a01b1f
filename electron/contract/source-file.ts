/** What everybody who takes a source file holds to: its ending, its size, and how it is said that it cannot be read. */
import { AppError, fail } from './errors.ts'

/** What can be read. */
export const formats = ['text', 'markdown', 'html', 'mhtml', 'docx', 'epub', 'pdf'] as const
export type Format = (typeof formats)[number]

const endings: Readonly<Record<Format, readonly string[]>> = {
  text: ['txt', 'text'],
  markdown: ['md', 'markdown'],
  html: ['html', 'htm', 'xhtml'],
  mhtml: ['mhtml', 'mht'],
  docx: ['docx'],
  epub: ['epub'],
  pdf: ['pdf'],
}

/** Endings of the files that are read, without the dot. */
export const readEndings: readonly string[] = formats.flatMap((format) => endings[format])
/** Ending of the archives whose files are read. */
export const archiveEnding = 'zip'

/** The ending of a name in small letters, without the dot; empty when it has none. */
export const endingOf = (name: string): string => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''

/** The format that an ending says, or null. */
export const formatOfEnding = (ending: string): Format | null =>
  formats.find((format) => endings[format].includes(ending)) ?? null

/** Bytes of the largest text that is read: a newspaper page has thousandths of it, and two would not fit into memory. */
export const largestText = 64 * 1024 * 1024
/** Bytes of the largest file of any kind: an issue as PDF has its pictures with it. */
export const largestFile = 256 * 1024 * 1024

/** Bytes of the largest file of this name. */
export const largestOf = (name: string): number => {
  const format = formatOfEnding(endingOf(name))
  return format === 'text' || format === 'markdown' ? largestText : largestFile
}

/** What `stat` says of a path, as far as it matters here. */
interface Found {
  isDirectory(): boolean
  isFile(): boolean
  readonly size: number
}

/**
 * Refuses what is no file or too large, before a byte of it is read. `name` is for the sentence.
 * @throws AppError `unreadable-file`, reasons `folder`, `special` (a pipe or a device would never end), `too-large`.
 */
export function expectReadable(found: Found, name: string): void {
  if (found.isDirectory()) throw isFolder(name)
  if (!found.isFile())
    throw fail('unreadable-file', `${name} is not an ordinary file`, { reason: 'special', params: { name } })
  if (found.size > largestOf(name)) throw tooLarge(name, found.size)
}

/** The failure for a file of so many bytes; `most`: bytes that would have been read. */
export function tooLarge(name: string, bytes: number, most = largestOf(name)): AppError {
  const megabytes = Math.ceil(bytes / 1024 / 1024)
  const limit = most / 1024 / 1024
  return fail('unreadable-file', `${name} has ${megabytes} MB; the most that is read is ${limit} MB`, {
    reason: 'too-large',
    params: { name, megabytes, limit },
  })
}

/** What the file system said about a file to be read, as `unreadable-file`; a failure of our own stays as it is. */
export function unreadable(error: unknown, name: string): AppError {
  if (error instanceof AppError) return error
  const code = (error as { code?: unknown } | null)?.code
  const more = { params: { name }, cause: error }
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return fail('unreadable-file', `there is no file ${name}`, { reason: 'missing', ...more })
  if (code === 'EACCES' || code === 'EPERM')
    return fail('unreadable-file', `no permission to read ${name}`, { reason: 'permission', ...more })
  if (code === 'EISDIR') return isFolder(name, error)
  return fail('unreadable-file', `${name} could not be read (${String(code ?? error)})`, {
    reason: 'read',
    ...more,
  })
}

const isFolder = (name: string, cause?: unknown): AppError =>
  fail('unreadable-file', `${name} is a folder`, { reason: 'folder', params: { name }, cause })
