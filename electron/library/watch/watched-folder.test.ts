import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openWorkshop, type Workshop } from '../jobs/test/open.ts'
import { answerer } from '../serve.ts'
import { openWatchedFolder, type WatchedFolder } from './watched-folder.ts'

let shop: Workshop
let folder: string
let watched: WatchedFolder
const open = () => {
  watched = openWatchedFolder(shop.ctx, shop.ctx.jobs, { still: 60, together: 60, again: 40 })
}
beforeEach(() => {
  shop = openWorkshop()
  folder = join(shop.files, '收报')
  mkdirSync(folder)
  open()
})
afterEach(async () => {
  await watched.close()
  await shop.close()
})

const set = async (watchFolder: string) => {
  await answerer(shop.ctx)('settings.set', { watchFolder })
  await watched.refresh()
}
const names = () => shop.ctx.read.prepare('SELECT name FROM source ORDER BY name').pluck().all()
/** Folders that were told not to be there. */
const missed = () =>
  shop.events.flatMap(({ name, payload }) =>
    name === 'notice' && 'reason' in payload && payload.reason === 'watch-folder'
      ? [payload.params?.path]
      : [],
  )
const put = (name: string, text = `标题${name}`) => writeFileSync(join(folder, name), text)
const imports = () => shop.ctx.jobs.list().filter(({ kind }) => kind === 'watch')

test('what is there and what comes is imported, together where it comes together; other kinds are left alone', async () => {
  put('一.txt')
  put('照片.jpg')
  put('.隐藏.txt')
  mkdirSync(join(folder, '三月'))
  put('三月/二.md')
  await set(folder)
  await expect.poll(names).toEqual(['一.txt', '二.md'])
  expect(imports()).toHaveLength(1)
  // As a download does: written under another name, then renamed.
  put('三.txt.part')
  renameSync(join(folder, '三.txt.part'), join(folder, '三.txt'))
  await expect.poll(names).toEqual(['一.txt', '三.txt', '二.md'])
})

test('what was taken is not read again at the next start, a file that has changed is', async () => {
  put('一.txt')
  await set(folder)
  await expect.poll(names).toEqual(['一.txt'])
  await watched.close()
  put('一.txt', '改过的标题，长一些')
  put('二.txt')
  open()
  await watched.refresh()
  await expect.poll(() => shop.count('source')).toBe(3)
  await expect.poll(() => imports().every(({ state }) => state !== 'running')).toBe(true)
  const done = imports().flatMap(({ outcomes }) => outcomes.map(({ name, status }) => `${name} ${status}`))
  expect(done.toSorted()).toEqual(['一.txt imported', '一.txt imported', '二.txt imported'])
})

test('another folder, or none, from one moment to the next', async () => {
  const other = join(shop.files, '另一处')
  mkdirSync(other)
  await set(other)
  writeFileSync(join(other, '甲.txt'), '甲')
  await expect.poll(names).toEqual(['甲.txt'])
  await set('')
  await set(folder)
  put('乙.txt')
  await expect.poll(names).toEqual(['乙.txt', '甲.txt'])
})

test('a folder that is not there is told once, and watched when it comes', async () => {
  rmSync(folder, { recursive: true })
  await set(folder)
  expect(missed()).toEqual([folder])
  mkdirSync(folder)
  put('甲.txt')
  await expect.poll(names).toEqual(['甲.txt'])
  expect(missed()).toEqual([folder])
})

test('a folder that goes away is told, and watched when it is back; what was imported stays', async () => {
  await set(folder)
  put('甲.txt')
  await expect.poll(names).toEqual(['甲.txt'])
  rmSync(folder, { recursive: true })
  await expect.poll(missed).toEqual([folder])
  mkdirSync(folder)
  put('乙.txt')
  await expect.poll(names).toEqual(['乙.txt', '甲.txt'])
})

test('a file that grows while others are waited for comes in once, when it is whole', async () => {
  await watched.close()
  const together = 1503
  const timers = vi.spyOn(globalThis, 'setTimeout')
  watched = openWatchedFolder(shop.ctx, shop.ctx.jobs, { still: 20, together, again: 40 })
  put('慢.txt', '第一段')
  await set(folder)
  const isMet = () => timers.mock.calls.some(([, wait]) => wait === together)
  await expect.poll(isMet).toBe(true)
  put('慢.txt', '第一段又一段')
  timers.mockRestore()
  await expect.poll(names).toEqual(['慢.txt'])
  await expect.poll(() => imports().every(({ state }) => state !== 'running')).toBe(true)
  expect(shop.ctx.read.prepare('SELECT text FROM page').pluck().all()).toEqual(['第一段又一段'])
})
