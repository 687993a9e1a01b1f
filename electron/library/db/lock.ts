/** One library, one opener: whoever opens it second, in this process or another, is told so. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { fail } from '../../contract/errors.ts'

/**
 * Takes the library's lock and returns the way to give it back. Throws `library-in-use`.
 *
 * The lock is an exclusive transaction on an empty SQLite file beside the library: the operating system drops it
 * when its process ends, however it ends, so no lock can be left behind; and SQLite keeps count inside one process,
 * so a second thread is refused like a second process. Nobody else may open the file: on POSIX systems closing
 * any other descriptor of it would drop the lock.
 */
export function lockLibrary(dir: string): () => void {
  const db = new Database(join(dir, 'lock'), { timeout: 0 })
  try {
    // Nothing is ever written, so no journal file is needed.
    db.pragma('journal_mode = MEMORY')
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')) {
      throw fail('library-in-use', `the library in ${dir} is already open; close the other Jianbao first`, {
        params: { path: dir },
        cause: error,
      })
    }
    throw error
  }
  return () => void db.close()
}
