import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { largestText } from '../contract/source-file.ts'
import { createFiles, type Files } from './files.ts'

let root: string
let files: Files
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'jianbao-files-'))
  files = createFiles(join(root, 'library'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const put = (name: string, bytes: string | Uint8Array) => {
  const path = join(root, name)
  writeFileSync(path, bytes)
  return path
}
const inside = () => {
  const folder = join(root, 'library', 'sources')
  return existsSync(folder) ? readdirSync(folder) : []
}

test('keeps the very bytes under their hash, once', async () => {
  const bytes = new Uint8Array(700_000).map((_, i) => (i * 31) % 251)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const kept = await files.keep(put('版面.bin', bytes), '版面.bin')
  expect(kept).toEqual({ sha256, bytes: bytes.length, path: files.pathOf(sha256), fresh: true })
  expect(new Uint8Array(readFileSync(kept.path))).toEqual(bytes)
  expect(await files.keep(put('又一份.bin', bytes), '又一份.bin')).toMatchObject({ sha256, fresh: false })
  expect(inside()).toEqual([sha256])
})

test('keeps an empty file and a text', async () => {
  expect(await files.keep(put('空.txt', ''), '空.txt')).toMatchObject({ bytes: 0 })
  const { path } = await files.keepText('𠮷祥', '粘贴')
  expect(readFileSync(path, 'utf8')).toBe('𠮷祥')
})

test('says what is wrong with a path and leaves nothing behind', async () => {
  mkdirSync(join(root, '夹'))
  await expect(files.keep(join(root, '无.txt'), '无.txt')).rejects.toMatchObject({
    code: 'unreadable-file',
    reason: 'missing',
    params: { name: '无.txt' },
  })
  await expect(files.keep(join(root, '夹'), '夹')).rejects.toMatchObject({ reason: 'folder' })
  const large = put('大.txt', 'x')
  truncateSync(large, largestText + 1)
  await expect(files.keep(large, '大.txt')).rejects.toMatchObject({
    reason: 'too-large',
    params: { name: '大.txt', megabytes: 65, limit: 64 },
  })
  expect(inside()).toEqual([])
})

test.skipIf(process.platform === 'win32')('a pipe is refused, not waited for', async () => {
  const path = join(root, '管道.txt')
  execFileSync('mkfifo', [path])
  await expect(files.keep(path, '管道.txt')).rejects.toMatchObject({ reason: 'special' })
})

const root0 = process.getuid?.() === 0
test.skipIf(root0 || process.platform === 'win32')(
  `a file without permission${root0 ? ' (skipped: root may read everything)' : ''}`,
  async () => {
    const path = put('密.txt', '密')
    chmodSync(path, 0)
    await expect(files.keep(path, '密.txt')).rejects.toMatchObject({ reason: 'permission' })
  },
)

test.each(['write', 'sync'] as const)('a disk that is full at %s leaves nothing behind', async (step) => {
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  const onFullDisk = createFiles(join(root, 'library'), async (path) => {
    writeFileSync(path, 'half of it')
    return {
      write: async () => {
        if (step === 'write') throw full
      },
      sync: async () => {
        throw full
      },
      close: async () => {},
    }
  })
  await expect(onFullDisk.keep(put('稿.txt', '稿'), '稿.txt')).rejects.toMatchObject({ code: 'disk-full' })
  expect(inside()).toEqual([])
})

test('a cancelled copy leaves nothing behind', async () => {
  const path = put('稿.txt', '稿')
  await expect(files.keep(path, '稿.txt', AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' })
  expect(inside()).toEqual([])
})

test('sweeps what a crash left and what no source needs', async () => {
  const one = await files.keepText('要的', '一')
  const two = await files.keepText('不要的', '二')
  writeFileSync(join(root, 'library', 'sources', '.part-of-a-copy'), 'half')
  files = createFiles(join(root, 'library'))
  await files.sweep((sha256) => sha256 === one.sha256)
  expect(inside()).toEqual([one.sha256])
  await files.remove(two.sha256)
  await files.remove(one.sha256)
  expect(inside()).toEqual([])
})

test('what is being written is not swept away', async () => {
  await files.keepText('先来的', '一')
  async function* pieces() {
    yield new TextEncoder().encode('半')
    await files.sweep(() => false)
    yield new TextEncoder().encode('截')
  }
  const kept = await files.keepPieces(pieces(), '二')
  expect(readFileSync(kept.path, 'utf8')).toBe('半截')
  expect(inside()).toHaveLength(2)
})
