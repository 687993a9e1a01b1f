/** ZIP archives of files to import: what lies in them, and the bytes of one, within limits whatever the archive claims. */
import type { Readable } from 'node:stream'
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl'
import { AppError, fail } from '../../contract/errors.ts'
import { largestFile, tooLarge, unreadable } from '../../contract/source-file.ts'

/** Files of one archive. A year of a paper, page by page, has some thousands. */
export const mostEntries = 50_000
/** Archives within archives: one inside another is common, more are not made by people. */
export const deepest = 2
/** Unpacked to packed, beyond which an archive of more than `suspicious` bytes is refused; text packs to a tenth. */
const mostRatio = 200
const suspicious = 64 * 1024 * 1024

/** One file in an archive. */
export interface Packed {
  /** Its number in the archive: names may repeat. */
  readonly index: number
  /** Its path in the archive, parted by `/`. */
  readonly name: string
  readonly bytes: number
  /** Why it is not read. */
  readonly refused: 'password' | 'entry-name' | null
}

interface Open {
  readonly zip: ZipFile
  readonly entries: readonly Entry[]
}

const damaged = (name: string, cause?: unknown) =>
  fail('unreadable-file', `the archive ${name} is damaged or breaks off`, {
    reason: 'damaged',
    params: { name },
    cause,
  })
const bomb = (name: string) =>
  fail('unreadable-file', `${name} would unpack to an absurd size`, { reason: 'bomb', params: { name } })

/** Old programs write names in the system's own encoding, and do not say so. */
function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw
  const decode = (encoding: string) => {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(raw)
    } catch {
      return null
    }
  }
  const name = decode('utf-8') ?? decode('gb18030') ?? raw.toString('latin1')
  return name.replaceAll('\\', '/')
}

const leadsOut = (name: string): boolean =>
  /^(?:\/|[A-Za-z]:)/.test(name) || name.split('/').includes('..') || name.includes('\0')

/** Refuses what archives within an archive unpack to all together. @throws AppError `unreadable-file`, reason `bomb`. */
export function expectSensible(unpacked: number, packed: number, name: string): void {
  if (unpacked > suspicious && unpacked > packed * mostRatio) throw bomb(name)
}

/** Lists what an archive holds and opens single files of it; the last one opened is kept open for its next file. */
export interface Archives {
  /**
   * The files in an archive; folders and what systems leave behind are left out. `inside`: the numbers that lead to an
   * archive within it. @throws AppError `unreadable-file`, reasons `damaged`, `bomb`, `too-many`, and what reading a file has.
   */
  list(path: string, inside: readonly number[], name: string): Promise<readonly Packed[]>
  /** The bytes of one file. Fails as `list`, and with `too-large`. */
  open(path: string, inside: readonly number[], name: string): Promise<AsyncIterable<Uint8Array>>
  close(): void
}

export function createArchives(): Archives {
  let last: { readonly key: string; readonly open: Open } | undefined

  async function opened(path: string, inside: readonly number[], name: string): Promise<Open> {
    const key = `${path}\n${inside.join('/')}`
    if (last?.key === key) return last.open
    const zip = await openZip(path, inside, name)
    const open = { zip, entries: await entriesOf(zip, name) }
    last?.open.zip.close()
    last = { key, open }
    return open
  }

  async function openZip(path: string, inside: readonly number[], name: string): Promise<ZipFile> {
    const options = { lazyEntries: true, decodeStrings: false, autoClose: false }
    if (inside.length === 0)
      return openPromise(path, options).catch((error: NodeJS.ErrnoException) => {
        throw error.code === undefined ? damaged(name, error) : unreadable(error, name)
      })
    const pieces: Uint8Array[] = []
    for await (const piece of await bytesOf(path, inside, name)) pieces.push(piece)
    return fromBufferPromise(Buffer.concat(pieces), options).catch((error) => {
      throw damaged(name, error)
    })
  }

  async function bytesOf(path: string, inside: readonly number[], name: string) {
    const { zip, entries } = await opened(path, inside.slice(0, -1), name)
    const entry = entries[inside.at(-1) as number]
    if (!entry) throw damaged(name)
    if (isBomb(entry)) throw bomb(name)
    if (entry.uncompressedSize > largestFile) throw tooLarge(name, entry.uncompressedSize, largestFile)
    const stream = await zip.openReadStreamPromise(entry).catch((error) => {
      throw damaged(name, error)
    })
    return pieces(stream, name)
  }

  return {
    async list(path, inside, name) {
      const { entries } = await opened(path, inside, name)
      return entries.flatMap((entry, index): Packed[] => {
        const path = nameOf(entry)
        if (path.endsWith('/') || isLeftBehind(path)) return []
        const refused = entry.isEncrypted() ? 'password' : leadsOut(path) ? 'entry-name' : null
        return [{ index, name: path, bytes: entry.uncompressedSize, refused }]
      })
    },
    open: bytesOf,
    close() {
      last?.open.zip.close()
      last = undefined
    },
  }
}

/** What systems add to archives, and hidden files. */
const isLeftBehind = (path: string): boolean =>
  path
    .split('/')
    .some((part) => part === '__MACOSX' || (part.startsWith('.') && part !== '..') || part === 'Thumbs.db')

/** One file that unpacks beyond all sense is refused by itself, when its turn comes: those beside it may be sound. */
const isBomb = ({ uncompressedSize, compressedSize }: Entry): boolean =>
  uncompressedSize > suspicious && uncompressedSize > compressedSize * mostRatio

async function entriesOf(zip: ZipFile, name: string): Promise<Entry[]> {
  const entries: Entry[] = []
  let all = 0
  try {
    if (zip.entryCount > mostEntries)
      throw fail('unreadable-file', `${name} holds more than ${mostEntries} files`, {
        reason: 'too-many',
        params: { name, limit: mostEntries },
      })
    for await (const entry of zip.eachEntry()) {
      entries.push(entry)
      if (!isBomb(entry)) all += entry.uncompressedSize
      expectSensible(all, zip.fileSize, name)
    }
  } catch (error) {
    zip.close()
    throw error instanceof AppError ? error : damaged(name, error)
  }
  return entries
}

/** Fails when an entry unpacks to another length than it claims: that is damage, or an archive that means harm. */
async function* pieces(stream: Readable, name: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of stream) yield piece as Buffer
  } catch (error) {
    throw /too many bytes/.test((error as Error).message) ? bomb(name) : damaged(name, error)
  }
}
