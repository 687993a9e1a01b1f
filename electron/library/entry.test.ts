import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Job } from '../contract/jobs.ts'
import type { ArticleSummary } from '../contract/model.ts'
import { startThread, type Thread } from '../rpc/thread.ts'
import type { LibraryOptions } from './options.ts'

let root: string
const threads: Thread[] = []
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'jianbao-entry-'))
})
afterEach(async () => {
  for (const thread of threads.splice(0)) await thread.stop()
  rmSync(root, { recursive: true, force: true })
})

function start(dir = join(root, 'library'), samples: string | null = null): Thread {
  const workerData: LibraryOptions = {
    dir,
    compute: new URL('../compute/entry.ts', import.meta.url).href,
    samples,
  }
  const thread = startThread(new URL('./entry.ts', import.meta.url), { workerData })
  threads.push(thread)
  return thread
}

test('the thread answers calls and sends events', async () => {
  const { client } = start()
  const changed: unknown[] = []
  client.on('changed', (payload) => changed.push(payload))
  expect(await client.call('articles.list', undefined)).toEqual([])
  expect(await client.call('settings.set', { theme: 'dark' })).toMatchObject({ theme: 'dark' })
  await expect.poll(() => changed).toEqual([{ topics: ['settings'] }])
})

test('a library that cannot be opened says so to every call, and the thread lives', {
  timeout: 30_000,
}, async () => {
  await start().client.call('library.status', undefined)
  const { client } = start()
  for (const name of ['library.status', 'articles.list'])
    await expect(client.call(name, undefined)).rejects.toMatchObject({ code: 'library-in-use' })
  writeFileSync(join(root, '文件'), '')
  await expect(start(join(root, '文件')).client.call('articles.list', undefined)).rejects.toMatchObject({
    code: 'unreadable-file',
    reason: 'library-folder',
  })
})

test('after the thread was ended in the middle, the next opens the same library', {
  timeout: 30_000,
}, async () => {
  const first = start()
  await first.client.call('settings.set', { theme: 'sepia' })
  await first.stop()
  expect(await start().client.call('settings.get', undefined)).toMatchObject({ theme: 'sepia' })
})

test('the samples are imported when the library is new, and not again once they were removed', {
  timeout: 30_000,
}, async () => {
  const samples = join(root, 'samples')
  mkdirSync(samples)
  writeFileSync(join(samples, '样张.txt'), '春耕正忙\n\n本报讯 三月的田野里，村民们抢抓农时。\n')
  const first = start(undefined, samples)
  const articles = async (thread: Thread) =>
    (await thread.client.call('articles.list', undefined)) as ArticleSummary[]
  await expect.poll(() => articles(first)).toHaveLength(1)
  const jobs = async () => (await first.client.call('jobs.list', undefined)) as Job[]
  await expect.poll(async () => (await jobs()).map((job) => job.state)).toEqual(['done'])
  expect(await first.client.call('library.removeSamples', undefined)).toEqual({ removed: 1 })
  await first.stop()
  const second = start(undefined, samples)
  expect(await articles(second)).toEqual([])
  expect(await second.client.call('jobs.list', undefined)).toHaveLength(1)
})

test('a thread that is closed leaves one whole database file behind', async () => {
  const thread = start()
  await thread.client.call('settings.set', { theme: 'dark' })
  expect(existsSync(join(root, 'library', 'library.sqlite-wal'))).toBe(true)
  await thread.close()
  expect(existsSync(join(root, 'library', 'library.sqlite-wal'))).toBe(false)
  expect(await start().client.call('settings.get', undefined)).toMatchObject({ theme: 'dark' })
})
