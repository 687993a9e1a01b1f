import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { callOverTwo, type TwoThreads } from './reading-thread.ts'
import { startThread, type Thread } from './thread.ts'

let folder = ''
let entry: URL
const open: (Thread | TwoThreads)[] = []

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jianbao-two-'))
  // A thread that says who it is, waits until it is told to go on, refuses, or dies.
  writeFileSync(
    join(folder, 'thread.ts'),
    `import { workerData } from 'node:worker_threads'
import { fail } from '${new URL('../contract/errors.ts', import.meta.url).href}'
import { serve } from '${new URL('rpc.ts', import.meta.url).href}'
import { ownPort } from '${new URL('thread.ts', import.meta.url).href}'
let goOn = () => {}
serve(ownPort(), (name) => {
  if (name === 'hello' && workerData.deaf) throw fail('library-damaged', 'it cannot be opened')
  if (name === 'read wrongly') throw fail('not-found', 'there is no such thing')
  if (name === 'read and die' && workerData.who === 'second') process.exit(3)
  if (name === 'write slowly') return new Promise((resolve) => { goOn = () => resolve(workerData.who) })
  if (name === 'go on') goOn()
  return workerData.who
})`,
  )
  entry = pathToFileURL(join(folder, 'thread.ts'))
})
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function start(second: { deaf?: boolean } = {}) {
  const first = startThread(entry, { workerData: { who: 'first' } })
  let started = 0
  const both = callOverTwo(
    first,
    () => {
      started++
      return startThread(entry, { workerData: { who: 'second', ...second } })
    },
    (name) => name.startsWith('read'),
    'hello',
  )
  open.push(first, both)
  return { both, starts: () => started }
}
const untilSecond = (both: TwoThreads) => expect.poll(() => both.call('read', null)).toBe('second')

test('what only reads is answered by the second thread once it is there, all else by the first', async () => {
  const { both, starts } = start()
  expect(await both.call('write', null)).toBe('first')
  expect(starts()).toBe(0)
  expect(await both.call('read', null)).toBe('first')
  await untilSecond(both)
  expect(await both.call('write', null)).toBe('first')
  expect(starts()).toBe(1)
  expect(await both.memoryUsed()).toBeGreaterThan(0)
})

test('reading does not wait for a long writing', async () => {
  const { both } = start()
  await untilSecond(both)
  let done = false
  const written = both.call('write slowly', null).then(() => {
    done = true
  })
  expect(await both.call('read', null)).toBe('second')
  expect(done).toBe(false)
  await both.call('go on', null)
  await written
})

test('a failure of the second thread is the answer', async () => {
  const { both } = start()
  await untilSecond(both)
  await expect(both.call('read wrongly', null)).rejects.toMatchObject({ code: 'not-found' })
})

test('a second thread that dies loses no call, and is started again, though not for ever', async () => {
  const { both, starts } = start()
  for (let n = 1; n <= 3; n++) {
    await untilSecond(both)
    expect(await both.call('read and die', null)).toBe('first')
    // It was read by the first one, and so the next one is on its way.
    expect(starts()).toBe(Math.min(3, n + 1))
  }
  expect(await both.call('read', null)).toBe('first')
  expect(starts()).toBe(3)
})

test('where the second thread cannot be opened the first answers', async () => {
  const { both, starts } = start({ deaf: true })
  for (let n = 0; n < 10; n++) expect(await both.call('read', null)).toBe('first')
  await expect.poll(async () => (await both.call('read', null)) === 'first' && starts()).toBe(3)
  expect(await both.call('read', null)).toBe('first')
})

test('where the system has no room for a second thread the first answers', async () => {
  const first = startThread(entry, { workerData: { who: 'first' } })
  const full = () => {
    throw new Error('ERR_WORKER_INIT_FAILED')
  }
  const both = callOverTwo(first, full, () => true, 'hello')
  open.push(first, both)
  for (let n = 0; n < 5; n++) expect(await both.call('read', null)).toBe('first')
})

test('after the end of the second thread the first answers', async () => {
  const { both, starts } = start()
  await untilSecond(both)
  await both.close()
  expect(await both.call('read', null)).toBe('first')
  expect(starts()).toBe(1)
})
