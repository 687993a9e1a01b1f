/** Puts exported files on the disk: all of them, each whole, or none. */
import { randomUUID } from 'node:crypto'
import { copyFile, link, mkdir, open, readFile, rename, rmdir, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { AppError, fail } from '../../contract/errors.ts'
import { syncFolder } from '../sync-folder.ts'
import type { WrittenFile } from './files.ts'

/** What is asked of the disk; tests give one that runs out of space or refuses a name. */
export interface Disk {
  /** Writes one new file and forces it to the disk. */
  write(path: string, content: string | Uint8Array): Promise<void>
  rename(from: string, to: string): Promise<void>
}

const realDisk: Disk = {
  async write(path, content) {
    const file = await open(path, 'wx')
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
  },
  rename,
}

/** Files that may be made while they are written, so that not all are held at once. */
type Files = Iterable<WrittenFile> | AsyncIterable<WrittenFile>

/**
 * Writes the only file to `path`, or under its own name when `path` is a folder. Missing folders are made.
 * Returns where it is. Throws as `writeFolder`.
 */
export async function writeSingle(path: string, files: Files, disk: Partial<Disk> = {}): Promise<string[]> {
  const target = resolve(path)
  if (await isFolder(target)) return await writeFolder(target, files, disk)
  return await writeAll(dirname(target), files, () => basename(target), disk)
}

/**
 * Writes all files into a folder, which is made if need be. Every file is written beside its place first; only when all
 * are there are they renamed, and when a rename fails the ones before it are taken back.
 * @throws AppError `disk-full`; `invalid` with reason `export-not-folder` (a file is in the way), `export-not-file` (a
 * folder is), `export-in-use` (another program holds a file that was to be replaced), `export-permission`,
 * `export-failed`; nothing has changed then. Only `export-torn` says that files could not be put back: what they held
 * lies beside them.
 */
export async function writeFolder(path: string, files: Files, disk: Partial<Disk> = {}): Promise<string[]> {
  return await writeAll(resolve(path), files, (name) => name, disk)
}

/**
 * A file on its way: written as `part`, to become `path`; `old` is what was there before, under another name, and
 * `kept` the name under which it stays, once it has one.
 */
interface Part {
  readonly part: string
  readonly path: string
  readonly over: WrittenFile['over']
  old: string | null
  kept: string | null
}

async function writeAll(
  folder: string,
  files: Files,
  nameOf: (name: string) => string,
  given: Partial<Disk>,
): Promise<string[]> {
  const disk = { ...realDisk, ...given }
  const made: string[] = []
  const parts: Part[] = []
  const beside = (ending: string) => join(folder, `.${randomUUID()}.${ending}`)
  try {
    await makeFolder(folder, made)
    for await (const { name, content, over } of files) {
      const path = join(folder, nameOf(name))
      if (await isFolder(path)) throw inTheWay('export-not-file', 'there is a folder', path)
      const part = beside('part')
      parts.push({ part, path, over, old: null, kept: null })
      await disk.write(part, content)
    }
    await renameAll(parts, disk, () => beside('old'))
    await keepNewer(parts, disk)
    await syncFolder(folder)
  } catch (error) {
    await Promise.all(parts.map(({ part }) => remove(part)))
    if (!(error instanceof AppError && error.reason === 'export-torn')) await removeOld(parts)
    // Folders made for nothing go again, the innermost first; one with files in it stays.
    for (const path of made.reverse()) await rmdir(path).catch(() => {})
    throw unwritable(error, folder)
  }
  await removeOld(parts)
  return parts.map(({ path }) => path)
}

const remove = (path: string): Promise<void> => unlink(path).catch(() => {})

const removeOld = async (parts: readonly Part[]): Promise<void> => {
  await Promise.all(parts.map(({ old }) => (old === null ? undefined : remove(old))))
}

/** Gives what is at `path` a second name, or a copy where the file system knows no second names; null: there is nothing. */
async function keep(path: string, second: string): Promise<string | null> {
  try {
    await link(path, second)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    await copyFile(path, second)
  }
  return second
}

/**
 * Puts all parts in their places, or none of them. What a place holds is kept at the last moment, so that what somebody
 * wrote there meanwhile is what comes back. (A single rename is whole by itself.)
 */
async function renameAll(parts: readonly Part[], disk: Disk, second: () => string): Promise<void> {
  for (const [i, one] of parts.entries()) {
    const { part, path, over } = one
    try {
      if (parts.length > 1 || over) one.old = await keep(path, second())
      await disk.rename(part, path)
    } catch (error) {
      await takeBack(parts.slice(0, i), disk)
      throw held(error, path)
    }
  }
}

/**
 * Looks at what was replaced only now: a second name shows also what a program wrote into the file until it was
 * replaced. What is not as it was when it was read goes to its reader, under a name of its own; where it cannot,
 * everything is taken back (all that was replaced has a second name, as one of the parts is made out of another).
 */
async function keepNewer(parts: readonly Part[], disk: Disk): Promise<void> {
  try {
    for (const one of parts) {
      if (!one.over || one.old === null) continue
      if (one.over.bytes?.equals(await readFile(one.old))) continue
      one.kept = await one.over.keep(one.old)
      one.old = null
    }
  } catch (error) {
    await takeBack(parts, disk)
    throw error
  }
}

async function takeBack(done: readonly Part[], disk: Disk): Promise<void> {
  const torn: string[] = []
  for (const { path, old, kept } of done.toReversed()) {
    const before = old ?? kept
    await (before === null ? unlink(path) : disk.rename(before, path)).catch(() => torn.push(path))
  }
  if (torn.length > 0)
    throw fail('invalid', `${torn.length} files could not be put back`, {
      reason: 'export-torn',
      params: { count: torn.length, path: torn[0] as string },
    })
}

/** A rename is refused for reasons of its own: on Windows, above all, when a program has the file open. */
function held(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException
  return code === 'EBUSY' || (process.platform === 'win32' && (code === 'EPERM' || code === 'EACCES'))
    ? fail('invalid', `another program holds ${path}`, {
        reason: 'export-in-use',
        params: { path },
        cause: error,
      })
    : error
}

export const isFolder = async (path: string): Promise<boolean> =>
  await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

/**
 * Makes a folder and those above it that are missing, and adds them to `made`, outermost first. (Node's own recursive
 * way never returns where a system denies the existence of a folder that it will not make, as Linux in /proc.)
 */
async function makeFolder(path: string, made: string[]): Promise<void> {
  if (await isFolder(path)) return
  const above = dirname(path)
  if (above !== path) await makeFolder(above, made)
  await mkdir(path).then(
    () => made.push(path),
    async (error: unknown) => {
      // Somebody else may have made it meanwhile.
      if (!(await isFolder(path))) throw error
    },
  )
}

const inTheWay = (reason: string, what: string, path: string): AppError =>
  fail('invalid', `${what} in the way: ${path}`, { reason, params: { path } })

function unwritable(error: unknown, folder: string): AppError {
  if (error instanceof AppError) return error
  const { code, path } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return fail('disk-full', 'the disk is full; nothing was exported', {
      reason: 'export',
      params: { path: folder },
      cause: error,
    })
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return inTheWay('export-not-folder', 'there is a file', path ?? folder)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return fail('invalid', `no permission to write in ${folder}`, {
      reason: 'export-permission',
      params: { path: folder },
      cause: error,
    })
  return fail('invalid', `could not write in ${folder}: ${code ?? String(error)}`, {
    reason: 'export-failed',
    params: { path: folder, cause: code ?? String(error) },
    cause: error,
  })
}
