/** Opens the library's database: lock, checks that touch nothing, pragmas, migration, one writer and one reader. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { AppError, fail } from '../../contract/errors.ts'
import type { Reader } from '../context.ts'
import { registerFunctions } from './functions.ts'
import { lockLibrary } from './lock.ts'
import { applicationId, migrate, migrations, newer, schemaOf } from './migrate.ts'

export interface OpenDatabase {
  readonly write: Database.Database
  readonly read: Reader
  /** No library was there before. */
  readonly created: boolean
  close(): void
}

/** Pages of the file that each connection may keep in memory, in KiB. */
const cacheKiB = 32 * 1024

/** Files up to this many bytes are checked whole at every opening (about 0.1 s); larger ones after a crash only. */
const alwaysChecked = 32 * 2 ** 20

/**
 * Opens `dir/library.sqlite`, made if it is not there.
 * Throws `library-in-use`, `library-newer`, `library-damaged` (reasons `foreign`: another program's database, `empty`),
 * `unreadable-file` (reasons `library-permission`, `library-folder`) or `disk-full`; then nothing was changed.
 */
export function openDatabase(dir: string): OpenDatabase {
  const closing: (() => void)[] = []
  const close = () => {
    for (const step of closing.splice(0).reverse()) step()
  }
  try {
    mkdirSync(dir, { recursive: true })
    closing.push(lockLibrary(dir))
    const file = join(dir, 'library.sqlite')
    const created = !existsSync(file) || isFreshlyEmpty(dir, file)
    if (!created) probe(dir, file)
    const write = new Database(file)
    closing.push(() => write.close())
    write.pragma('journal_mode = WAL')
    // A person's change waits for the disk; `system` lowers this for what can be made again (see open.ts beside).
    write.pragma('synchronous = FULL')
    write.pragma('foreign_keys = ON')
    // Names and sentences are counted all over the file; with the usual 2 MB pages are written and read again and again.
    write.pragma(`cache_size = ${-cacheKiB}`)
    // SQLite opens a file it may not write without a word; the first writing would fail.
    write.exec(`BEGIN; PRAGMA user_version = ${schemaOf(write)}; ROLLBACK`)
    registerFunctions(write)
    migrate(write, dir)
    // What a statement may have to take back is kept while it runs; beyond 64 kB it would go to a file, which was nine tenths
    // of all that an import wrote. (Building an index anew, as migrations do, is too large for memory.)
    write.pragma('temp_store = MEMORY')
    // Pages that an import touches again and again reach the file once for many pages of paper (16 MB of log, not 4).
    write.pragma('wal_autocheckpoint = 4000')
    const read = new Database(file, { readonly: true })
    closing.push(() => read.close())
    read.pragma(`cache_size = ${-cacheKiB}`)
    registerFunctions(read)
    return { write, read: read as unknown as Reader, created, close }
  } catch (error) {
    close()
    throw explain(error, dir)
  }
}

/**
 * Opens a library that is there without writing into its folder: beside a program that has it open, or where nothing may be
 * written. Both handles refuse to write. Throws `not-found` (reason `library`), `invalid` (reason `read-only-old`: an earlier
 * version's, which must be opened for writing once), and what `openDatabase` throws of a file that cannot be read.
 */
export function openReadOnly(dir: string): OpenDatabase {
  const closing: (() => void)[] = []
  const close = () => {
    for (const step of closing.splice(0).reverse()) step()
  }
  try {
    if (!existsSync(join(dir, 'library.sqlite')))
      throw fail('not-found', `there is no library in ${dir}`, { reason: 'library', params: { path: dir } })
    const file = readableFile(dir, closing)
    probe(dir, file, true)
    const handle = () => {
      const db = new Database(file, { readonly: true })
      closing.push(() => db.close())
      db.pragma(`cache_size = ${-cacheKiB}`)
      registerFunctions(db)
      return db
    }
    const [write, read] = [handle(), handle()]
    if (schemaOf(read) < migrations.length)
      throw fail(
        'invalid',
        `the library in ${dir} is of an earlier version and cannot be opened for reading only`,
        {
          reason: 'read-only-old',
          params: { path: dir },
        },
      )
    return { write, read: read as unknown as Reader, created: false, close }
  } catch (error) {
    close()
    throw explain(error, dir)
  }
}

/** The library's file, or where SQLite cannot read it in its place (it wants to put a file beside it) a copy, removed at the end. */
function readableFile(dir: string, closing: (() => void)[]): string {
  const file = join(dir, 'library.sqlite')
  try {
    const db = new Database(file, { readonly: true })
    try {
      schemaOf(db)
    } finally {
      db.close()
    }
    return file
  } catch (error) {
    if (!/^SQLITE_(CANTOPEN|READONLY)/.test(String((error as { code?: unknown }).code))) throw error
    const folder = mkdtempSync(join(tmpdir(), 'jianbao-read-'))
    closing.push(() => rmSync(folder, { recursive: true, force: true }))
    for (const name of ['library.sqlite', 'library.sqlite-wal'])
      if (existsSync(join(dir, name))) cpSync(join(dir, name), join(folder, name))
    return join(folder, 'library.sqlite')
  }
}

/** A crash in the middle of making the file leaves it empty; with sources beside it, it once held something. */
function isFreshlyEmpty(dir: string, file: string): boolean {
  if (statSync(file).size > 0) return false
  const sources = join(dir, 'sources')
  if (!existsSync(sources) || readdirSync(sources).length === 0) return true
  throw damaged(dir, 'the library file is empty', 'empty')
}

/** Looks at the file through a handle that cannot write. `inUse`: a log beside it is the other program's, and no sign of a crash. */
function probe(dir: string, file: string, inUse = false): void {
  const wal = `${file}-wal`
  const crashed = existsSync(wal) && statSync(wal).size > 0
  const db = new Database(file, { readonly: true })
  try {
    if (db.pragma('application_id', { simple: true }) !== applicationId)
      throw damaged(dir, 'library.sqlite is not a Jianbao library', 'foreign')
    const schema = schemaOf(db)
    if (schema > migrations.length) throw newer(dir, schema, migrations.length)
    if ((crashed && !inUse) || statSync(file).size <= alwaysChecked) {
      const verdict = db.pragma('quick_check(1)', { simple: true })
      if (verdict !== 'ok') throw damaged(dir, `the library file is damaged (${verdict})`)
    }
  } finally {
    db.close()
  }
}

function damaged(dir: string, what: string, reason?: string, cause?: unknown): AppError {
  return fail(
    'library-damaged',
    `${what}; nothing was changed. The imported files are whole in ${join(dir, 'sources')}: ` +
      'move the folder away, start anew and import them, or put a backup in its place',
    { ...(reason === undefined ? {} : { reason }), params: { path: dir }, cause },
  )
}

/** Errors of the system and of SQLite as failures a person can act on. */
function explain(error: unknown, dir: string): unknown {
  if (error instanceof AppError) return error
  const code = String((error as { code?: unknown } | null)?.code ?? '')
  const params = { path: dir }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return damaged(dir, 'the library file is damaged', undefined, error)
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return fail('unreadable-file', `${dir} is not a folder; choose another place for the library`, {
      reason: 'library-folder',
      params,
      cause: error,
    })
  if (/^(EACCES|EPERM|EROFS|SQLITE_READONLY.*|SQLITE_CANTOPEN.*|SQLITE_PERM|SQLITE_AUTH)$/.test(code))
    return fail(
      'unreadable-file',
      `no permission to write in ${dir}; allow it or choose another place for the library`,
      { reason: 'library-permission', params, cause: error },
    )
  return error
}
