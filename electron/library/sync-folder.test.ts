import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { syncFolder } from './sync-folder.ts'

test('a folder is forced to the disk', async () => {
  await expect(syncFolder(tmpdir())).resolves.toBeUndefined()
})

test.skipIf(process.platform !== 'linux')(
  'where the file system cannot (as in /proc), that is no failure',
  async () => {
    await expect(syncFolder('/proc')).resolves.toBeUndefined()
  },
)

test.skipIf(process.platform === 'win32')('a folder that is not there is one', async () => {
  await expect(syncFolder(join(tmpdir(), 'no-such-folder-𠮷'))).rejects.toMatchObject({ code: 'ENOENT' })
})
