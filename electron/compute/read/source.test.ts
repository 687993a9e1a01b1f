/** What `openSource` does with real files, good and bad. */
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { largestText } from '../../contract/source-file.ts'
import type { Material } from '../protocol.ts'
import { type FileSystem, openSource } from './source.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jianbao-read-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A source read to its end, as far as its text goes. */
async function readSource(material: Material, name: string, encoding?: string, files?: FileSystem) {
  const source = await openSource(material, name, encoding, files)
  const pages: { text: string }[] = []
  for await (const { page } of source.pages()) pages.push(page)
  await source.close()
  return { encoding: source.encoding, pages }
}

async function file(name: string, bytes: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

const refusal = (code: string, reason?: string) =>
  expect.objectContaining({ code, ...(reason === undefined ? {} : { reason }) })

test('a text file is one page, byte for byte but for its order mark', async () => {
  const path = await file('第3版.txt', '\uFEFF  晨光里的门诊\r\n\r\n正文。\n')
  expect(await readSource({ path }, '第3版.txt')).toEqual({
    encoding: 'utf-8',
    pages: [{ text: '  晨光里的门诊\r\n\r\n正文。\n' }],
  })
})

test('a text at hand needs no file', async () => {
  expect(await readSource({ text: '\uFEFF粘贴的文字。' }, '剪贴板')).toEqual({
    encoding: 'utf-8',
    pages: [{ text: '粘贴的文字。' }],
  })
  await expect(readSource({ text: ' \n\u3000' }, '剪贴板')).rejects.toThrow(
    refusal('unreadable-file', 'empty'),
  )
})

test('what is not there, or no file', async () => {
  const missing = join(folder, '没有.txt')
  await expect(readSource({ path: missing }, '没有.txt')).rejects.toThrow(
    refusal('unreadable-file', 'missing'),
  )
  const sub = join(folder, '夹.txt')
  await mkdir(sub)
  await expect(readSource({ path: sub }, '夹.txt')).rejects.toThrow(refusal('unreadable-file', 'folder'))
  if (process.platform !== 'win32') {
    const pipe = join(folder, '管.txt')
    execFileSync('mkfifo', [pipe])
    await expect(readSource({ path: pipe }, '管.txt')).rejects.toThrow(refusal('unreadable-file', 'special'))
  }
})

test('no permission', async () => {
  // Root may read everything, so the file system's answer is given here.
  const denied: FileSystem = {
    stat: async () => ({ isDirectory: () => false, isFile: () => true, size: 10 }),
    read: async () => {
      throw Object.assign(new Error('EACCES'), { code: 'EACCES' })
    },
  }
  await expect(readSource({ path: '/x/锁.txt' }, '锁.txt', undefined, denied)).rejects.toThrow(
    refusal('unreadable-file', 'permission'),
  )
})

test('a disk that fails', async () => {
  const failing: FileSystem = {
    stat: async () => ({ isDirectory: () => false, isFile: () => true, size: 10 }),
    read: async () => {
      throw Object.assign(new Error('EIO'), { code: 'EIO' })
    },
  }
  await expect(readSource({ path: '/x/坏.txt' }, '坏.txt', undefined, failing)).rejects.toThrow(
    refusal('unreadable-file', 'read'),
  )
})

test('empty and blank files', async () => {
  for (const bytes of ['', '\uFEFF', ' \r\n\t\u3000\n'])
    await expect(readSource({ path: await file('空.txt', bytes) }, '空.txt')).rejects.toThrow(
      refusal('unreadable-file', 'empty'),
    )
})

test('binary data called .txt, and formats that are not text', async () => {
  const noise = Uint8Array.from({ length: 4096 }, (_, i) => (i * 131 + (i >> 3) * 17) & 0xff)
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  await expect(readSource({ path: await file('噪.txt', noise) }, '噪.txt')).rejects.toThrow(
    refusal('unreadable-file', 'binary'),
  )
  await expect(readSource({ path: await file('图.txt', png) }, '图.txt')).rejects.toThrow(
    refusal('unsupported', 'format'),
  )
  await expect(readSource({ path: await file('图.png', png) }, '图.png')).rejects.toThrow(
    refusal('unsupported'),
  )
  await expect(readSource({ path: await file('无尾', png) }, '无尾')).rejects.toThrow(refusal('unsupported'))
  expect((await readSource({ path: await file('无尾2', '一句话。') }, '无尾2')).pages).toHaveLength(1)
})

test.each(['BMW 在临水建厂。', 'GIF 动图怎么做', 'MZ 世代的选择', 'ID3 标准', 'OggS 是什么', 'FWS 飞行队'])(
  'a text that begins as other data does is a text: %s',
  async (text) => {
    const { pages } = await readSource({ path: await file('文.txt', `${text}\n今天开工。`) }, '文.txt')
    expect(pages.map((page) => page.text)).toEqual([`${text}\n今天开工。`])
    await expect(readSource({ path: await file('富.txt', '{\\rtf1\\ansi 今天}') }, '富.txt')).rejects.toThrow(
      refusal('unsupported', 'format'),
    )
  },
)

test('a 200 MB file is refused by its size, unread', async () => {
  const path = join(folder, '巨.txt')
  const handle = await open(path, 'w')
  await handle.truncate(200 * 1024 * 1024)
  await handle.close()
  await expect(readSource({ path }, '巨.txt')).rejects.toMatchObject({
    code: 'unreadable-file',
    reason: 'too-large',
    params: { name: '巨.txt', megabytes: 200, limit: largestText / 1024 / 1024 },
  })
  let read = 0
  const counting: FileSystem = {
    stat: async () => ({ isDirectory: () => false, isFile: () => true, size: largestText + 1 }),
    read: async () => {
      read++
      return new Uint8Array()
    },
  }
  await expect(readSource({ path }, '巨.txt', undefined, counting)).rejects.toThrow(
    refusal('unreadable-file', 'too-large'),
  )
  expect(read).toBe(0)
})

test('a chosen encoding overrules the search', async () => {
  const path = await file('短.txt', new Uint8Array([0xd6, 0xd0, 0xce, 0xc4]))
  expect(await readSource({ path }, '短.txt', 'gb18030')).toEqual({
    encoding: 'gb18030',
    pages: [{ text: '中文' }],
  })
  await expect(readSource({ path }, '短.txt', 'utf-8')).rejects.toThrow(
    refusal('unreadable-file', 'encoding'),
  )
})
