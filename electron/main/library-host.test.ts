import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type LibraryHost, startLibrary } from './library-host.ts'

let folder = ''
let entry: URL
const running: LibraryHost[] = []
const options = { dir: '', compute: '', samples: null }

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jianbao-host-'))
  const rpc = new URL('../rpc/', import.meta.url)
  // A thread that dies when asked to, or refuses everything as a library does that cannot be opened.
  writeFileSync(
    join(folder, 'thread.ts'),
    `import { appendFileSync, existsSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import { fail } from '${new URL('../contract/errors.ts', import.meta.url).href}'
import { serve } from '${new URL('rpc.ts', rpc).href}'
import { ownPort } from '${new URL('thread.ts', rpc).href}'
appendFileSync(new URL('threads', import.meta.url), workerData.dir + '\\n')
const emit = serve(ownPort(), (name, input) => {
  const isInUse = existsSync(new URL('taken', import.meta.url)) || /^(in use|opened beside)$/.test(workerData.dir)
  if (isInUse && !workerData.readOnly) throw fail('library-in-use', 'another window has it', { params: { pid: 7 } })
  if (name === 'die') process.exit(3)
  if (name === 'announce') emit('changed', { topics: ['tags'] })
  if (name === 'search.query' && workerData.readOnly && workerData.dir !== 'in use') return 'by the reader'
  return { name, input }
})`,
  )
  entry = pathToFileURL(join(folder, 'thread.ts'))
})
afterEach(async () => {
  for (const host of running.splice(0)) await host.stop()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function start(dir = '') {
  const heard: { name: string; payload: unknown }[] = []
  const host = startLibrary(entry, { ...options, dir }, (name, payload) => heard.push({ name, payload }))
  running.push(host)
  return { host, heard }
}

test('calls go down, answers and events come up', async () => {
  const { host, heard } = start()
  await host.opened()
  expect(host.notice()).toBeNull()
  expect(await host.call('articles.list', { a: '文' })).toEqual({ name: 'articles.list', input: { a: '文' } })
  await host.call('announce', undefined)
  expect(heard).toEqual([{ name: 'changed', payload: { topics: ['tags'] } }])
})

test('what only reads is soon answered by a thread that cannot write, also after the library was started again', async () => {
  const { host, heard } = start()
  const untilRead = () => expect.poll(() => host.call('search.query', {})).toBe('by the reader')
  await untilRead()
  expect(await host.call('articles.remove', {})).toMatchObject({ name: 'articles.remove' })
  await host.call('die', undefined).catch(() => {})
  await expect.poll(() => heard.map(({ name }) => name)).toEqual(['notice', 'changed'])
  await untilRead()
})

test('a library that cannot be opened says why and keeps answering so', async () => {
  const { host } = start('in use')
  await host.opened()
  expect(host.notice()).toMatchObject({ code: 'library-in-use', params: { pid: 7 } })
  await expect(host.call('articles.list', undefined)).rejects.toMatchObject({ code: 'library-in-use' })
})

test('a library in use is opened for reading only, by one other thread', async () => {
  const { host, heard } = start('opened beside')
  await host.opened()
  await host.openAgain({ readOnly: true })
  expect(host.notice()).toBeNull()
  expect(await host.call('articles.list', undefined)).toMatchObject({ name: 'articles.list' })
  // The thread that was given up did not die.
  expect(heard).toEqual([])
  await host.stop()
  // That one, and one that answers all.
  expect(readFileSync(join(folder, 'threads'), 'utf8').match(/^opened beside$/gm)).toHaveLength(2)
})

test('a library in use is tried again, and opened once it is free', async () => {
  const taken = join(folder, 'taken')
  writeFileSync(taken, '')
  const { host, heard } = start()
  await host.opened()
  await host.openAgain({ readOnly: false })
  expect(host.notice()).toMatchObject({ code: 'library-in-use' })
  rmSync(taken)
  await Promise.all([host.openAgain({ readOnly: false }), host.openAgain({ readOnly: false })])
  expect(host.notice()).toBeNull()
  expect(await host.call('articles.list', undefined)).toMatchObject({ name: 'articles.list' })
  expect(heard).toEqual([])
})

test('a thread that dies fails its call, is announced and started again', async () => {
  const { host, heard } = start()
  await host.opened()
  await expect(host.call('die', undefined)).rejects.toMatchObject({ reason: 'thread-ended' })
  await expect.poll(() => heard.map(({ name }) => name)).toEqual(['notice', 'changed'])
  expect(heard[0]?.payload).toMatchObject({ code: 'internal', reason: 'library-ended' })
  expect(await host.call('articles.list', undefined)).toMatchObject({ name: 'articles.list' })
  expect(host.notice()).toBeNull()
})

test('one that keeps dying is given up, and the notice stays', async () => {
  const { host, heard } = start()
  for (let death = 1; death <= 4; death++) {
    await host.call('die', undefined).catch(() => {})
    await expect.poll(() => heard.filter(({ name }) => name === 'notice').length).toBe(death)
  }
  expect(host.notice()).toMatchObject({ reason: 'library-ended' })
  await expect(host.call('articles.list', undefined)).rejects.toMatchObject({ code: 'internal' })
})

test('stopping is not dying', async () => {
  const { host, heard } = start()
  await host.opened()
  await host.stop()
  expect(heard).toEqual([])
})
