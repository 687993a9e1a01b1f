/** Makes new names in a folder last. */
import { open } from 'node:fs/promises'

/** What file systems say that cannot do it (shares, some drives), or of a folder that may be written but not read. */
const cannot = new Set(['EINVAL', 'ENOTSUP', 'ENOSYS', 'EISDIR', 'EBADF', 'EACCES', 'EPERM'])

/**
 * Forces a folder's entries to the disk, where the system can (Windows cannot, and need not). Where it cannot, the
 * names are there all the same. Throws the system's own error for anything else, e.g. a disk that fails.
 */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  try {
    const folder = await open(path)
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  } catch (error) {
    if (!cannot.has(String((error as NodeJS.ErrnoException).code))) throw error
  }
}
