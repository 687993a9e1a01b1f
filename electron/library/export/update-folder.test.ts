import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ManagedFile, updateFolder } from './update-folder.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'jianbao-update-'))
})
afterEach(async () => {
  await rm(dir, { recursive: true, force: true })
})

const file = (key: string, title: string, ...marks: string[]): ManagedFile => ({
  key,
  title,
  ending: '.md',
  parts: () => [
    { id: `front-${key}`, content: `title: ${title}\n` },
    { id: `head-${key}`, content: `# ${title}\n` },
    ...marks.map((content, i) => ({ id: `mark-${key}-${i}`, content })),
  ],
})
const text = (name: string) => readFile(join(dir, name), 'utf8')
const statuses = (changes: readonly { status: string }[]) => changes.map(({ status }) => status)

test('says what is new, what changed and what did not', async () => {
  const first = await updateFolder(dir, [file('a', '春'), file('b', '夏')])
  expect(statuses(first.changes)).toEqual(['new', 'new'])
  expect(first.paths).toEqual([join(dir, '春.md'), join(dir, '夏.md')])
  const second = await updateFolder(dir, [file('a', '春'), file('b', '夏', '一')])
  expect(second.changes).toMatchObject([{ status: 'unchanged' }, { status: 'updated', added: 1 }])
})

test('a file keeps the time zone that it names, and the library’s own where it names none', async () => {
  const zoned = (zone: string | null): ManagedFile => ({
    ...file('a', '春'),
    parts: ({ timeZone }) => [
      { id: 'front-a', content: `timezone: ${timeZone ?? zone}\n` },
      { id: 'head-a', content: `# ${timeZone ?? zone}\n` },
    ],
  })
  await updateFolder(dir, [zoned('Asia/Shanghai')])
  const again = await updateFolder(dir, [zoned('America/Lima')])
  expect(statuses(again.changes)).toEqual(['unchanged'])
  await writeFile(join(dir, '春.md'), (await text('春.md')).replace('Asia/Shanghai', 'Mars/Base'))
  const broken = await updateFolder(dir, [zoned('America/Lima')])
  expect(statuses(broken.changes)).toEqual(['conflict'])
  expect(await text('春.md')).toContain('# America/Lima')
})

test('finds a file that got another name, and an article that got another title', async () => {
  await updateFolder(dir, [file('a', '春', '一')])
  await rename(join(dir, '春.md'), join(dir, '我的笔记.md'))
  const { paths } = await updateFolder(dir, [file('b', '春'), file('a', '新题', '一')])
  expect(paths).toEqual([join(dir, '春.md'), join(dir, '我的笔记.md')])
  expect(await text('我的笔记.md')).toContain('# 新题')
  expect((await readdir(dir)).sort()).toEqual(['我的笔记.md', '春.md'].sort())
})

test('articles of one title never change places', async () => {
  await updateFolder(dir, [file('a', '简讯', '甲')])
  await writeFile(join(dir, '简讯.md'), `${await text('简讯.md')}我对甲的话\n`)
  const { paths } = await updateFolder(dir, [file('b', '简讯', '乙'), file('a', '简讯', '甲')])
  expect(paths).toEqual([join(dir, '简讯 2.md'), join(dir, '简讯.md')])
  expect(await text('简讯.md')).toContain('我对甲的话')
  expect(await text('简讯 2.md')).not.toContain('我对甲的话')
})

test('leaves a copy where a changed part gives way, each time a new one', async () => {
  await updateFolder(dir, [file('a', '春', '一')])
  const edited = (await text('春.md')).replace('一', '一，我改过')
  await writeFile(join(dir, '春.md'), edited)
  const once = await updateFolder(dir, [file('a', '春', '壹')])
  expect(once.changes).toMatchObject([{ status: 'conflict', copy: join(dir, '春.conflict.md') }])
  expect(await text('春.conflict.md')).toBe(edited)
  const again = (await text('春.md')).replace('壹', '壹，又改过')
  await writeFile(join(dir, '春.md'), again)
  const twice = await updateFolder(dir, [file('a', '春', '弌')])
  expect(twice.changes).toMatchObject([{ copy: join(dir, '春.conflict-2.md') }])
  expect(await text('春.conflict.md')).toBe(edited)
  expect(await text('春.conflict-2.md')).toBe(again)
})

test('a file of that name that is not ours is kept, whatever its bytes', async () => {
  const foreign = Buffer.from([0xff, 0xfe, 0x31, 0x00])
  await writeFile(join(dir, '春.md'), foreign)
  const { changes } = await updateFolder(dir, [file('a', '春')])
  expect(statuses(changes)).toEqual(['conflict'])
  expect(await readFile(join(dir, '春.conflict.md'))).toEqual(foreign)
})

test('one file is put where it was asked for', async () => {
  const path = join(dir, '别名.md')
  await updateFolder(path, [file('a', '春')])
  await writeFile(path, `${await readFile(path, 'utf8')}我的\n`)
  const { paths } = await updateFolder(path, [file('a', '春', '一')])
  expect(paths).toEqual([path])
  expect(await text('别名.md')).toMatch(/我的\n$/)
  expect(await readdir(dir)).toEqual(['别名.md'])
})

test('a disk that fills up leaves every file as it was', async () => {
  await updateFolder(dir, [file('a', '春', '一'), file('b', '夏', '一')])
  const before = [await text('春.md'), await text('夏.md')]
  let writes = 0
  const full = async (path: string, content: string | Uint8Array) => {
    if (++writes === 2) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
    await writeFile(path, content)
  }
  const next = [file('a', '春', '壹'), file('b', '夏', '壹')]
  await expect(updateFolder(dir, next, { write: full })).rejects.toMatchObject({
    code: 'disk-full',
    reason: 'export',
  })
  expect([await text('春.md'), await text('夏.md')]).toEqual(before)
  expect((await readdir(dir)).sort()).toEqual(['夏.md', '春.md'].sort())
})

test('what a person saves between the reading and the replacing is kept beside it, and told', async () => {
  await updateFolder(dir, [file('a', '春', '一'), file('b', '夏', '一')])
  const inPlace = `${await text('春.md')}在原处存盘\n`
  const anew = `${await text('夏.md')}另写后改名存盘\n`
  const saving = {
    async write(path: string, content: string | Uint8Array) {
      await writeFile(path, content, { flag: 'wx' })
      if (!String(content).includes('二')) return
      await writeFile(join(dir, '春.md'), inPlace)
      await writeFile(join(dir, '~夏'), anew)
      await rename(join(dir, '~夏'), join(dir, '夏.md'))
      await writeFile(join(dir, '秋.md'), '恰好也叫秋')
    },
  }
  const { changes } = await updateFolder(
    dir,
    [file('a', '春', '二'), file('b', '夏', '二'), file('c', '秋', '二')],
    saving,
  )
  expect(changes.map(({ status, copy }) => [status, copy])).toEqual(
    ['春', '夏', '秋'].map((name) => ['conflict', join(dir, `${name}.conflict.md`)]),
  )
  expect(await text('春.conflict.md')).toBe(inPlace)
  expect(await text('夏.conflict.md')).toBe(anew)
  expect(await text('秋.conflict.md')).toBe('恰好也叫秋')
  for (const name of ['春.md', '夏.md', '秋.md']) expect(await text(name)).toContain('二')
  expect((await readdir(dir)).filter((name) => name.startsWith('.'))).toEqual([])
})

test('a failed update gives back what was saved meanwhile', async () => {
  await updateFolder(dir, [file('a', '春', '一'), file('b', '夏', '一')])
  const saved = `${await text('春.md')}刚存的\n`
  const breaking = {
    async rename(from: string, to: string) {
      if (to.endsWith('夏.md')) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
      if (to.endsWith('春.md') && from.endsWith('.part')) await writeFile(to, saved)
      await rename(from, to)
    },
  }
  const failing = updateFolder(dir, [file('a', '春', '二'), file('b', '夏', '二')], breaking)
  await expect(failing).rejects.toMatchObject({ code: 'disk-full' })
  expect(await text('春.md')).toBe(saved)
  expect((await readdir(dir)).sort()).toEqual(['夏.md', '春.md'].sort())
})

test('when what was saved meanwhile cannot be kept beside it, every file is as it was, with what was saved', async () => {
  await updateFolder(dir, [file('a', '春', '一'), file('b', '夏', '一'), file('c', '秋', '一')])
  const saved = new Map<string, string>()
  for (const name of ['春.md', '夏.md']) saved.set(name, `${await text(name)}刚存的𠮷\n`)
  const autumn = await text('秋.md')
  const refusing = {
    async write(path: string, content: string | Uint8Array) {
      await writeFile(path, content, { flag: 'wx' })
      for (const [name, content] of saved) await writeFile(join(dir, name), content)
    },
    async rename(from: string, to: string) {
      if (to.endsWith('夏.conflict.md')) throw Object.assign(new Error('too long'), { code: 'ENAMETOOLONG' })
      await rename(from, to)
    },
  }
  const next = [file('a', '春', '二'), file('b', '夏', '二'), file('c', '秋', '二'), file('d', '冬', '二')]
  await expect(updateFolder(dir, next, refusing)).rejects.toMatchObject({ reason: 'export-failed' })
  for (const [name, content] of saved) expect(await text(name)).toBe(content)
  expect(await text('秋.md')).toBe(autumn)
  expect((await readdir(dir)).sort()).toEqual(['夏.md', '春.md', '秋.md'].sort())
})

test('a copy of a file with the longest name there is has a name that fits, of whole characters', async () => {
  const long = `a${'𠮷'.repeat(62)}.md`
  const path = join(dir, long)
  for (const n of [1, 2]) {
    await writeFile(path, `不是这里写的 ${n}`)
    const { changes } = await updateFolder(path, [file('a', '春', '一')])
    const tail = n === 1 ? '.conflict.md' : '.conflict-2.md'
    const copy = `a${'𠮷'.repeat(Math.floor((254 - tail.length) / 4))}${tail}`
    expect(changes).toMatchObject([{ status: 'conflict', copy: join(dir, copy) }])
    expect(await text(copy)).toBe(`不是这里写的 ${n}`)
  }
})
