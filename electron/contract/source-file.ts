/** What everybody who takes a source file holds to: its ending, its size, and how it is said that it cannot be read. */
import { AppError, fail } from './errors.ts'

/** Endings of the files that are read as text, without the dot. */
export const textEndings: readonly string[] = ['txt', 'text', 'md', 'markdown']

/** Bytes of the largest file that is read: a newspaper page has thousandths of it, and two would not fit into memory. */
export const largestFile = 64 * 1024 * 1024

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
  if (found.size > largestFile) throw tooLarge(name, found.size)
}

/** The failure for a file of so many bytes. */
export function tooLarge(name: string, bytes: number): AppError {
  const megabytes = Math.ceil(bytes / 1024 / 1024)
  const limit = largestFile / 1024 / 1024
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
