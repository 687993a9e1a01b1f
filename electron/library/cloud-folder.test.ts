import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cloudService } from './cloud-folder.ts'

test.each([
  ['/Users/a/Library/Mobile Documents/com~apple~CloudDocs/剪报', 'iCloud'],
  ['/home/a/Dropbox (家)/剪报/书库', 'Dropbox'],
  ['/home/a/OneDrive - 学校/书库', 'OneDrive'],
  ['/home/a/我的坚果云/书库', '坚果云'],
  ['/home/a/文档/书库', null],
  ['/home/a/Inbox/书库', null],
  ['/home/a/Dropboxes/书库', null],
])('%s: %s', (path, service) => {
  expect(cloudService(path)).toBe(service)
})

test('a folder that carries a service’s mark', () => {
  const root = mkdtempSync(join(tmpdir(), 'jianbao-cloud-'))
  try {
    mkdirSync(join(root, '同步', '.stfolder'), { recursive: true })
    mkdirSync(join(root, '同步', '书库'))
    expect(cloudService(join(root, '同步', '书库'))).toBe('Syncthing')
    expect(cloudService(root)).toBe(null)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})
