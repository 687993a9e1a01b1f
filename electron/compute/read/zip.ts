/** Word and EPUB files are ZIP archives: their entries, read with limits that hold whatever the archive says of itself. */
import type { Readable } from 'node:stream'
import { type Entry, fromBufferPromise } from 'yauzl'
import { AppError, fail } from '../../contract/errors.ts'
import { decodeMarkup } from './decode.ts'

/** Bytes of all entries that are read of one file, unpacked: a book with pictures has some tens of megabytes. */
const mostBytes = 400 * 1024 * 1024
/** Bytes of one entry of text. */
const mostOfOne = 64 * 1024 * 1024
const mostEntries = 20_000

export interface Archive {
  readonly names: readonly string[]
  /** The bytes of an entry, or undefined when there is none. Fails with `damaged`, `too-large`. */
  read(name: string): Promise<Uint8Array | undefined>
  /** Reads an entry as a text, in the encoding that it says or that its bytes show. */
  text(name: string): Promise<string | undefined>
}

const broken = (name: string, cause: unknown) =>
  fail('unreadable-file', `${name} is damaged or breaks off`, { reason: 'damaged', params: { name }, cause })
const bomb = (name: string) =>
  fail('unreadable-file', `${name} would unpack to far more than a document holds`, {
    reason: 'bomb',
    params: { name },
  })

/**
 * Opens an archive at hand. @throws AppError `unreadable-file`, reasons `damaged`, `bomb` (what it unpacks to is out of all
 * proportion) and `password` (an encrypted entry, when it is read).
 */
export async function openArchive(bytes: Uint8Array, name: string): Promise<Archive> {
  const entries = new Map<string, Entry>()
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    lazyEntries: true,
    // Names are read below: the library refuses the whole file for one that leads out of it, though none is used as a path.
    decodeStrings: false,
  }).catch((error) => {
    throw broken(name, error)
  })
  let all = 0
  try {
    for await (const entry of zip.eachEntry()) {
      all += entry.uncompressedSize
      if (all > mostBytes || entries.size >= mostEntries) throw bomb(name)
      const path = entry.fileNameRaw.toString('utf8').replaceAll('\\', '/')
      if (!path.split('/').includes('..')) entries.set(path, entry)
    }
  } catch (error) {
    throw error instanceof AppError ? error : broken(name, error)
  }
  async function read(entryName: string): Promise<Uint8Array | undefined> {
    const entry = entries.get(entryName)
    if (!entry) return undefined
    if (entry.isEncrypted())
      throw fail('unreadable-file', `${name} is protected by a password`, {
        reason: 'password',
        params: { name },
      })
    if (entry.uncompressedSize > mostOfOne) throw bomb(name)
    try {
      // It fails by itself when the entry unpacks to another length than it says.
      return await gather(await zip.openReadStreamPromise(entry))
    } catch (error) {
      throw broken(name, error)
    }
  }
  return {
    names: [...entries.keys()],
    read,
    async text(entryName) {
      const found = await read(entryName)
      if (!found) return undefined
      try {
        return decodeMarkup(found, name).text
      } catch {
        // Damaged here and there: what can be read is read.
        return new TextDecoder('utf-8').decode(found)
      }
    },
  }
}

async function gather(stream: Readable): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}
