/** One source → the texts of its pages. Text and Markdown files are one page each. */
import { open, stat } from 'node:fs/promises'
import { fail } from '../../contract/errors.ts'
import type { PageText } from '../../contract/page.ts'
import { expectReadable, unreadable } from '../../contract/source-file.ts'
import type { Material } from '../protocol.ts'
import { decode } from './decode.ts'
import { kindOfName, signatureOf } from './kinds.ts'

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

function empty(name: string): Error {
  return fail('unreadable-file', `${name} is empty`, { reason: 'empty', params: { name } })
}

async function bytesOf(path: string, name: string, files: FileSystem): Promise<Uint8Array> {
  try {
    expectReadable(await files.stat(path), name)
    return await files.read(path)
  } catch (error) {
    throw unreadable(error, name)
  }
}

/**
 * Reads a text or Markdown file, or takes a text that is already one.
 * `name` is the file's name as the person knows it; its ending tells the kind. `encoding`: a WHATWG label that
 * overrules the search.
 * @throws AppError `unreadable-file` (reasons `missing`, `folder`, `special`, `permission`, `empty`, `binary`, `too-large`,
 * `encoding`, `read`) or `unsupported` (a known format that is not text).
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
