import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeZip } from '../../compute/read/test/write-zip.ts'
import type { Item } from './rows.ts'
import { expand } from './walk.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'jianbao-walk-'))
})
afterEach(() => {
  chmodSync(root, 0o700)
  rmSync(root, { recursive: true, force: true })
})

const put = (...names: string[]) => {
  for (const name of names) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), name)
  }
}
const walk = async (...paths: string[]) =>
  (
    await expand(
      { paths: paths.map((path) => join(root, path)), texts: [], sample: false },
      new AbortController().signal,
    )
  ).map(describe)
const describe = ({ label, what }: Item) =>
  'refused' in what
    ? `${label} (${what.refused})`
    : 'failed' in what
      ? `${label} (${what.failed.reason})`
      : `${label}${'text' in what ? ' (text)' : ''}`

test('files and folders below, by name and number; hidden ones are left out', async () => {
  put('报/第10版.txt', '报/第2版.txt', '报/.DS_Store', '报/.git/x.txt', '报/增刊/说明.md', '别的.TXT')
  expect(await walk('别的.TXT', '报')).toEqual([
    '别的.TXT',
    '报/第2版.txt',
    '报/第10版.txt',
    '报/增刊/说明.md',
  ])
})

test('what is no text is reported beside what is', async () => {
  put('报/照片.jpg', '报/一版.txt', '报/旧稿.doc')
  expect(await walk('报')).toEqual(['报/旧稿.doc (old-office)', '报/一版.txt', '报/照片.jpg (unsupported)'])
})

test('a folder without a readable file is one refusal', async () => {
  put('图/甲.jpg', '图/乙.png')
  mkdirSync(join(root, '空'))
  expect(await walk('图', '空')).toEqual(['图 (no-files)', '空 (no-files)'])
})

test('a file that is named is tried whatever it is called, one that is not there stays', async () => {
  put('无后缀', '图.jpg')
  expect(await walk('无后缀', '图.jpg', '没有.txt')).toEqual(['无后缀', '图.jpg', '没有.txt'])
})

test.skipIf(process.platform === 'win32')('links are followed, once', async () => {
  put('报/一版.txt', '外/二版.txt')
  symlinkSync(join(root, '外'), join(root, '报/链接'))
  symlinkSync(join(root, '报'), join(root, '报/循环'))
  symlinkSync(join(root, '外/二版.txt'), join(root, '报/单个.txt'))
  expect((await walk('报')).sort()).toEqual(['报/一版.txt', '报/单个.txt', '报/链接/二版.txt'])
})

const isRoot = process.getuid?.() === 0
test.skipIf(isRoot || process.platform === 'win32')(
  `a folder without permission is reported${isRoot ? ' (skipped: root may read everything)' : ''}`,
  async () => {
    put('报/密/一版.txt', '报/二版.txt')
    chmodSync(join(root, '报/密'), 0)
    const found = await walk('报')
    chmodSync(join(root, '报/密'), 0o700)
    expect(found.sort()).toEqual(['报/二版.txt', '报/密 (permission)'].sort())
  },
)

test('texts come after paths', async () => {
  const items = await expand(
    { paths: [join(root, '没有.txt')], texts: [{ name: '粘贴', text: '文' }], sample: false },
    new AbortController().signal,
  )
  expect(items.map(describe)).toEqual(['没有.txt', '粘贴 (text)'])
})

test('archives that are harmless one by one and a bomb together are refused from where they are too much', async () => {
  const small = writeZip([{ name: '零.txt', data: Buffer.alloc(20 * 1024 * 1024) }])
  const many = Array.from({ length: 8 }, (_, i) => ({ name: `${i}.zip`, data: small, stored: true }))
  writeFileSync(join(root, '平.zip'), writeZip(many))
  const found = await walk('平.zip')
  expect(found.slice(0, 3)).toEqual([0, 1, 2].map((i) => `平.zip/${i}.zip/零.txt`))
  expect(found.slice(3)).toEqual([3, 4, 5, 6, 7].map((i) => `平.zip/${i}.zip (bomb)`))
  // As many that hold what they weigh are unpacked.
  const full = writeZip([{ name: '稿.txt', data: '春耕' }])
  writeFileSync(join(root, '实.zip'), writeZip(many.map((one) => ({ ...one, data: full }))))
  expect(await walk('实.zip')).toHaveLength(8)
})
