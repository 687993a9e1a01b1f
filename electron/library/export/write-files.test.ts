import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fail } from '../../contract/errors.ts'
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
  expect(await writeSingle(join(dir, '新', '名.md'), [file('一.md', '甲')])).toEqual([
    join(dir, '新', '名.md'),
  ])
  expect(await writeSingle(dir, [file('一.md', '乙')])).toEqual([join(dir, '一.md')])
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
  await expect(writeFolder(out, two, { write: full })).rejects.toMatchObject({ code: 'disk-full' })
  expect(await readdir(out)).toEqual(['一.md'])
  expect(await readFile(join(out, '一.md'), 'utf8')).toBe('旧')

  room = 0
  await expect(writeFolder(join(dir, '新', '内'), two, { write: full })).rejects.toMatchObject({
    code: 'disk-full',
  })
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
  await expect(writeFolder(dir, two, { write: broken })).rejects.toMatchObject({
    code: 'invalid',
    reason: 'export-failed',
    params: { cause: 'EIO' },
  })
  const refused = () => Promise.reject(Object.assign(new Error('read-only'), { code: 'EROFS' }))
  await expect(writeFolder(dir, two, { write: refused })).rejects.toMatchObject({
    reason: 'export-permission',
  })
})

describe('a rename that fails midway', () => {
  const three = [file('一.md', '新一'), file('二.md', '新二'), file('三.md', '新三')]
  const refusing = (name: string, code: string) => async (from: string, to: string) => {
    if (to.endsWith(name)) throw Object.assign(new Error('refused'), { code })
    await rename(from, to)
  }
  const contents = async () =>
    Object.fromEntries(
      await Promise.all(
        (await readdir(dir)).map(async (name) => [name, await readFile(join(dir, name), 'utf8')] as const),
      ),
    )

  test('takes back those before it: old files hold what they held, new ones are gone', async () => {
    await writeFile(join(dir, '一.md'), '旧一')
    await writeFile(join(dir, '三.md'), '旧三')
    await expect(writeFolder(dir, three, { rename: refusing('三.md', 'EBUSY') })).rejects.toMatchObject({
      code: 'invalid',
      reason: 'export-in-use',
      params: { path: join(dir, '三.md') },
    })
    expect(await contents()).toEqual({ '一.md': '旧一', '三.md': '旧三' })
  })

  test('leaves nothing of a folder that was made for it', async () => {
    const out = join(dir, '新')
    const disk = { rename: refusing('二.md', 'EIO') }
    await expect(writeFolder(out, three, disk)).rejects.toMatchObject({ reason: 'export-failed' })
    expect(await readdir(dir)).toEqual([])
  })

  test('that cannot be taken back either says so, and keeps what the files held', async () => {
    await writeFile(join(dir, '一.md'), '旧一')
    let renames = 0
    const disk = {
      rename: async (from: string, to: string) => {
        if (++renames > 1) throw Object.assign(new Error('i/o error'), { code: 'EIO' })
        await rename(from, to)
      },
    }
    await expect(writeFolder(dir, three, disk)).rejects.toMatchObject({
      reason: 'export-torn',
      params: { count: 1, path: join(dir, '一.md') },
    })
    const { '一.md': now, ...others } = await contents()
    expect(now).toBe('新一')
    expect(Object.values(others)).toEqual(['旧一'])
  })

  test('a file that cannot be made leaves everything as it was', async () => {
    await writeFile(join(dir, '一.md'), '旧一')
    const failing = async function* () {
      yield file('一.md', '新一')
      throw fail('invalid', 'the template is wrong', { reason: 'template' })
    }
    await expect(writeFolder(dir, failing())).rejects.toMatchObject({ reason: 'template' })
    expect(await contents()).toEqual({ '一.md': '旧一' })
  })
})
