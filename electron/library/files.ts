/** The sources' bytes, kept in the library folder under their SHA-256. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fail } from '../contract/errors.ts'
import { expectReadable, largestOf, tooLarge, unreadable } from '../contract/source-file.ts'
import { syncFolder } from './sync-folder.ts'

const pieceSize = 256 * 1024

/** A file that lies in the library folder now. */
export interface Kept {
  readonly sha256: string
  readonly bytes: number
  readonly path: string
  /** It was not there before. */
  readonly fresh: boolean
}

export interface Files {
  /**
   * Copies a file into the library; the same bytes are kept once. Never half there: a temporary file is written,
   * forced to the disk and renamed. `name` is for the sentences.
   * @throws AppError `unreadable-file` (reasons `missing`, `folder`, `special`, `permission`, `too-large`, `read`),
   * `disk-full`, `cancelled`.
   */
  keep(path: string, name: string, signal?: AbortSignal): Promise<Kept>
  /** As `keep`, for bytes that come piece by piece (out of an archive); what they throw is thrown on. */
  keepPieces(pieces: AsyncIterable<Uint8Array>, name: string, signal?: AbortSignal): Promise<Kept>
  /** Keeps a text, as UTF-8. @throws AppError `disk-full`, `unreadable-file` reason `too-large`. */
  keepText(text: string, name: string): Promise<Kept>
  pathOf(sha256: string): string
  /** Forgets the bytes; nothing happens when they are not there. */
  remove(sha256: string): Promise<void>
  /** Once, at the start: removes what was left and no source needs: temporary files, and bytes whose SHA-256 `needed` refuses. */
  sweep(needed: (sha256: string) => boolean): Promise<void>
}

/** What is written to; tests give one that runs out of space. */
export interface Sink {
  write(piece: Uint8Array): Promise<unknown>
  sync(): Promise<void>
  close(): Promise<void>
}

const temporary = '.part-'

async function openSink(path: string): Promise<Sink> {
  const file = await open(path, 'wx')
  return { write: (piece) => file.writeFile(piece), sync: () => file.sync(), close: () => file.close() }
}

/** The sentence for what went wrong while writing; a full disk is told apart. */
function unwritable(error: unknown, folder: string): Error {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return fail('disk-full', 'the disk is full; the file was not kept', { cause: error })
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return fail('unreadable-file', `no permission to write in ${folder}`, {
      reason: 'library-permission',
      params: { path: folder },
      cause: error,
    })
  return error instanceof Error ? error : new Error(String(error))
}

async function* piecesOf(path: string, name: string): AsyncGenerator<Uint8Array> {
  try {
    expectReadable(await stat(path), name)
    const file = await open(path)
    try {
      for (;;) {
        const { bytesRead, buffer } = await file.read(new Uint8Array(pieceSize), 0, pieceSize, null)
        if (bytesRead === 0) return
        yield buffer.subarray(0, bytesRead)
      }
    } finally {
      await file.close()
    }
  } catch (error) {
    throw unreadable(error, name)
  }
}

/** `dir`: the library folder; `sources` is made in it when the first file comes. */
export function createFiles(dir: string, sink: (path: string) => Promise<Sink> = openSink): Files {
  const folder = join(dir, 'sources')
  const pathOf = (sha256: string) => join(folder, sha256)
  /** Names of what is written here until the folder is swept: never a thing left behind, whoever writes meanwhile. */
  let own: Set<string> | null = new Set()

  async function keepPieces(
    pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    name: string,
    signal?: AbortSignal,
  ): Promise<Kept> {
    const partName = temporary + randomUUID()
    const part = join(folder, partName)
    own?.add(partName)
    const hash = createHash('sha256')
    let bytes = 0
    let out: Sink | undefined
    try {
      for await (const piece of pieces) {
        if (signal?.aborted) throw fail('cancelled', 'the work was cancelled')
        bytes += piece.length
        if (bytes > largestOf(name)) throw tooLarge(name, bytes)
        hash.update(piece)
        out ??= await begin(part)
        await writing(out.write(piece))
      }
      out ??= await begin(part)
      await writing(out.sync())
      await out.close()
      const sha256 = hash.digest('hex')
      const path = pathOf(sha256)
      own?.add(sha256)
      const fresh = await stat(path).then(
        () => false,
        () => true,
      )
      await writing(rename(part, path).then(() => syncFolder(folder)))
      return { sha256, bytes, path, fresh }
    } catch (error) {
      await out?.close().catch(() => {})
      await unlink(part).catch(() => {})
      throw error
    }
  }

  const writing = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw unwritable(error, dir)
    })
  const begin = (part: string): Promise<Sink> =>
    writing(mkdir(folder, { recursive: true }).then(() => sink(part)))

  return {
    pathOf,
    keep: (path, name, signal) => keepPieces(piecesOf(path, name), name, signal),
    keepPieces,
    keepText: (text, name) => keepPieces([new TextEncoder().encode(text)], name),
    async remove(sha256) {
      await unlink(pathOf(sha256)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error
      })
    },
    async sweep(needed) {
      const entries = await readdir(folder).catch(() => [])
      for (const entry of entries) {
        const isLeft = entry.startsWith(temporary) || (/^[0-9a-f]{64}$/.test(entry) && !needed(entry))
        if (isLeft && !own?.has(entry)) await unlink(join(folder, entry)).catch(() => {})
      }
      own = null
    },
  }
}
