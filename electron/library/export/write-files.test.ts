import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ExportFile } from '../../contract/model.ts'
import { writeFolder, writeSingle } from './write-files.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'jianbao-export-'))
})
afterEach(async () => {
  await rm(dir, { recursive: true })
})

const file = (name: string, content: string): ExportFile => ({ name, mediaType: 'text/markdown', content })
const two = [file('一.md', '甲𠮷'), file('二.md', '乙')]

test('files go into a folder that is made for them, and nothing else stays there', async () => {
  const out = join(dir, '笔记', '三月')
  expect(await writeFolder(out, two)).toEqual([join(out, '一.md'), join(out, '二.md')])
  expect((await readdir(out)).sort()).toEqual(['一.md', '二.md'].sort())
  expect(await readFile(join(out, '一.md'), 'utf8')).toBe('甲𠮷')
})

test('a second export replaces the first and leaves other files alone', async () => {
  await writeFile(join(dir, '别的.md'), '我的')
  await writeFolder(dir, two)
  await writeFolder(dir, [file('一.md', '新')])
  expect(await readFile(join(dir, '一.md'), 'utf8')).toBe('新')
  expect(await readFile(join(dir, '二.md'), 'utf8')).toBe('乙')
  expect(await readFile(join(dir, '别的.md'), 'utf8')).toBe('我的')
})

test('one file goes to the path that was named, or into the folder under its own name', async () => {
  expect(await writeSingle(join(dir, '新', '名.md'), file('一.md', '甲'))).toEqual([join(dir, '新', '名.md')])
  expect(await writeSingle(dir, file('一.md', '乙'))).toEqual([join(dir, '一.md')])
  expect(await readFile(join(dir, '新', '名.md'), 'utf8')).toBe('甲')
})

test('a disk that fills up in the middle leaves everything as it was', async () => {
  const out = join(dir, '旧')
  await writeFolder(out, [file('一.md', '旧')])
  let room = 1
  const full = async (path: string, content: string | Uint8Array) => {
    if (room-- === 0) {
      await writeFile(path, content.slice(0, 1))
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    }
    await writeFile(path, content)
  }
  await expect(writeFolder(out, two, full)).rejects.toMatchObject({ code: 'disk-full' })
  expect(await readdir(out)).toEqual(['一.md'])
  expect(await readFile(join(out, '一.md'), 'utf8')).toBe('旧')

  room = 0
  await expect(writeFolder(join(dir, '新', '内'), two, full)).rejects.toMatchObject({ code: 'disk-full' })
  expect(await readdir(dir)).toEqual(['旧'])
})

test('a file where a folder is wanted, and a folder where a file is', async () => {
  const blocked = join(dir, '挡路')
  await writeFile(blocked, '文件')
  const wanted = { code: 'invalid', reason: 'export-not-folder' }
  await expect(writeFolder(blocked, two)).rejects.toMatchObject(wanted)
  await expect(writeFolder(join(blocked, '内'), two)).rejects.toMatchObject(wanted)
  expect(await readFile(blocked, 'utf8')).toBe('文件')
  await mkdir(join(dir, '二.md'))
  await expect(writeFolder(dir, two)).rejects.toMatchObject({ code: 'invalid', reason: 'export-not-file' })
  expect((await readdir(dir)).sort()).toEqual(['二.md', '挡路'].sort())
})

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a folder that may not be written in (root may write anywhere, Windows has other rights)',
  async () => {
    await chmod(dir, 0o555)
    await expect(writeFolder(dir, two)).rejects.toMatchObject({ reason: 'export-permission' })
    await chmod(dir, 0o755)
    expect(await readdir(dir)).toEqual([])
  },
)

test.skipIf(process.platform !== 'linux')(
  'a folder that the system will not make is said so at once (a place like /proc is Linux’ own)',
  async () => {
    await expect(writeFolder('/proc/jianbao/notes', two)).rejects.toMatchObject({ code: 'invalid' })
  },
)

test('what else the system refuses keeps its cause', async () => {
  const broken = () => Promise.reject(Object.assign(new Error('i/o error'), { code: 'EIO' }))
  await expect(writeFolder(dir, two, broken)).rejects.toMatchObject({
    code: 'invalid',
    reason: 'export-failed',
    params: { cause: 'EIO' },
  })
  const refused = () => Promise.reject(Object.assign(new Error('read-only'), { code: 'EROFS' }))
  await expect(writeFolder(dir, two, refused)).rejects.toMatchObject({ reason: 'export-permission' })
})
