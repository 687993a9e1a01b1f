/** One source → the texts of its pages. Text and Markdown files are one page each. */
import { open, stat } from 'node:fs/promises'
import { fail } from '../../contract/errors.ts'
import type { PageText } from '../../contract/page.ts'
import type { Material } from '../protocol.ts'
import { decode } from './decode.ts'
import { kindOfName, signatureOf } from './kinds.ts'

/** A larger file is no newspaper page, and would not fit twice into the thread's memory. */
export const largestFile = 64 * 1024 * 1024

/** What `readSource` needs of the file system. */
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

/** Page texts of one source, decoded exactly (order mark dropped, line ends kept), and the encoding they were in. */
export interface ReadSource {
  readonly encoding: string
  readonly pages: readonly PageText[]
}

function unreadable(error: unknown, name: string): Error {
  const code = (error as NodeJS.ErrnoException).code
  const params = { name }
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return fail('unreadable-file', `there is no file ${name}`, { reason: 'missing', params, cause: error })
  if (code === 'EACCES' || code === 'EPERM')
    return fail('unreadable-file', `no permission to read ${name}`, {
      reason: 'permission',
      params,
      cause: error,
    })
  if (code === 'EISDIR')
    return fail('unreadable-file', `${name} is a folder`, { reason: 'folder', params, cause: error })
  return error instanceof Error ? error : new Error(String(error))
}

function tooLarge(name: string, bytes: number): Error {
  const megabytes = Math.ceil(bytes / 1024 / 1024)
  const limit = largestFile / 1024 / 1024
  return fail('unreadable-file', `${name} has ${megabytes} MB; the most that is read is ${limit} MB`, {
    reason: 'too-large',
    params: { name, megabytes, limit },
  })
}

function empty(name: string): Error {
  return fail('unreadable-file', `${name} is empty`, { reason: 'empty', params: { name } })
}

async function bytesOf(path: string, name: string, files: FileSystem): Promise<Uint8Array> {
  try {
    const found = await files.stat(path)
    if (found.isDirectory())
      throw fail('unreadable-file', `${name} is a folder`, { reason: 'folder', params: { name } })
    // A pipe or a device never ends.
    if (!found.isFile()) throw fail('unsupported', `${name} is no file`, { params: { name } })
    if (found.size > largestFile) throw tooLarge(name, found.size)
    return await files.read(path)
  } catch (error) {
    throw unreadable(error, name)
  }
}

/**
 * Reads a text or Markdown file, or takes a text that is already one.
 * `name` is the file's name as the person knows it; its ending tells the kind. `encoding`: a WHATWG label that
 * overrules the search.
 * @throws AppError `unreadable-file` (reasons `missing`, `folder`, `permission`, `empty`, `binary`, `too-large`,
 * `encoding`) or `unsupported` (a known format that is not text).
 */
export async function readSource(
  material: Material,
  name: string,
  encoding?: string,
  files: FileSystem = disk,
): Promise<ReadSource> {
  if ('text' in material) {
    if (material.text.trim() === '') throw empty(name)
    return { encoding: 'utf-8', pages: [{ text: material.text.replace(/^\uFEFF/, '') }] }
  }
  const bytes = await bytesOf(material.path, name, files)
  const kind = kindOfName(name)
  if (bytes.length === 0) throw empty(name)
  const signature = signatureOf(bytes)
  if (kind === 'other' || (kind === 'unknown' && signature !== null))
    throw fail('unsupported', `${name} is no text or Markdown file`, { params: { name } })
  if (signature !== null && encoding === undefined)
    throw fail('unreadable-file', `${name} is not a text file but ${signature} data`, {
      reason: 'binary',
      params: { name },
    })
  const decoded = decode(bytes, name, encoding)
  if (decoded.text.trim() === '') throw empty(name)
  return { encoding: decoded.encoding, pages: [{ text: decoded.text }] }
}
