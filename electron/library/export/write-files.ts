/** Puts exported files on the disk: whole or not at all. */
import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rmdir, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { AppError, fail } from '../../contract/errors.ts'
import { syncFolder } from '../sync-folder.ts'
import type { WrittenFile } from './files.ts'

/** Writes one new file and forces it to the disk; tests give one that runs out of space. */
export type WriteFile = (path: string, content: string | Uint8Array) => Promise<void>

const writeFile: WriteFile = async (path, content) => {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/**
 * Writes one file to `path`, or under its own name when `path` is a folder. Missing folders are made.
 * Returns where it is. Throws as `writeFolder`.
 */
export async function writeSingle(path: string, file: WrittenFile, write = writeFile): Promise<string[]> {
  const target = resolve(path)
  if (await isFolder(target)) return await writeAll(target, [file], write)
  return await writeAll(dirname(target), [{ ...file, name: basename(target) }], write)
}

/**
 * Writes all files into a folder, which is made if need be. Every file is written beside its place first and renamed
 * when all are there, so that until then nothing has changed, and afterwards none is half written.
 * @throws AppError `disk-full`; `invalid` with reason `export-not-folder` (a file is in the way),
 * `export-not-file` (a folder is), `export-permission` or `export-failed`.
 */
export async function writeFolder(
  path: string,
  files: readonly WrittenFile[],
  write = writeFile,
): Promise<string[]> {
  return await writeAll(resolve(path), files, write)
}

async function writeAll(folder: string, files: readonly WrittenFile[], write: WriteFile): Promise<string[]> {
  const made: string[] = []
  const parts: { part: string; path: string }[] = []
  try {
    await makeFolder(folder, made)
    for (const { name, content } of files) {
      const path = join(folder, name)
      if (await isFolder(path)) throw inTheWay('export-not-file', 'there is a folder', path)
      const part = join(folder, `.${randomUUID()}.part`)
      parts.push({ part, path })
      await write(part, content)
    }
    for (const { part, path } of parts) await rename(part, path)
    await syncFolder(folder)
    return parts.map(({ path }) => path)
  } catch (error) {
    for (const { part } of parts) await unlink(part).catch(() => {})
    // Folders made for nothing go again, the innermost first; one with files in it stays.
    for (const path of made.reverse()) await rmdir(path).catch(() => {})
    throw unwritable(error, folder)
  }
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
