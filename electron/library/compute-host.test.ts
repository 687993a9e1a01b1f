import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Compute, createCompute } from './compute-host.ts'
import { compute as entry } from './jobs/test/open.ts'

let compute: Compute
beforeEach(() => {
  compute = createCompute(entry)
})
afterEach(() => compute.close())

const work = (text: string) => ({ material: { text }, name: '版.txt' })
const nothing = () => {}

test('pages come one by one, in order, and each is waited for', async () => {
  const seen: string[] = []
  const done = await compute.takeApart(work('一\f二\f三'), async (page) => {
    seen.push(`begin ${page.n}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
    seen.push(`end ${page.n}`)
  })
  expect(done).toEqual({ format: 'text', encoding: 'utf-8', pages: 3, doubts: [] })
  expect(seen).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2', 'begin 3', 'end 3'])
})

test('a thread that ended is started again', async () => {
  await expect(compute.takeApart(work('#die'), nothing)).rejects.toMatchObject({
    code: 'internal',
    reason: 'thread-ended',
  })
  await expect(compute.takeApart(work('好'), nothing)).resolves.toMatchObject({ pages: 1 })
})

test('a cancelled call that does not answer is ended, and others go on', async () => {
  const abort = new AbortController()
  const spinning = compute.takeApart(work('#spin'), nothing, abort.signal)
  abort.abort()
  await expect(spinning).rejects.toMatchObject({ code: 'cancelled' })
  await expect(compute.takeApart(work('好'), nothing)).resolves.toMatchObject({ pages: 1 })
})

test('a call that answers in time is cancelled without ending the thread', async () => {
  const abort = new AbortController()
  const pages: number[] = []
  const cancelled = compute.takeApart(
    work('一\f二'),
    (page) => {
      pages.push(page.n)
      abort.abort()
    },
    abort.signal,
  )
  await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
  expect(pages).toEqual([1])
})

test('a call that is cancelled leaves the others on its thread alone', async () => {
  const abort = new AbortController()
  const waiting = compute.takeApart(work('一 #wait\f二'), () => abort.abort(), abort.signal)
  const other = compute.takeApart(work('三\f四'), nothing)
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
  await expect(other).resolves.toMatchObject({ pages: 2 })
})

test('what else a thread was at when it had to be ended is done by the next, no page twice', async () => {
  const abort = new AbortController()
  const pages: number[] = []
  const other = compute.takeApart(work('甲 #wait'), ({ n }) => void pages.push(n))
  await expect.poll(() => pages).toEqual([1])
  const tagging = compute.call('text.tag', { text: '文' })
  const spinning = compute.takeApart(work('#spin'), nothing, abort.signal)
  abort.abort()
  await expect(spinning).rejects.toMatchObject({ code: 'cancelled' })
  await expect(tagging).resolves.toMatchObject({ engine: 'test' })
  const text = compute.call('text.tag', { text: '文' })
  await expect(text).resolves.toMatchObject({ engine: 'test' })
  expect(pages).toEqual([1])
  await compute.close()
  await expect(other).rejects.toMatchObject({ reason: 'thread-ended' })
})

test('what the taker of pages throws ends the work', async () => {
  const failing = compute.takeApart(work('一\f二'), () => {
    throw new Error('the disk is gone')
  })
  await expect(failing).rejects.toThrow('the disk is gone')
})

test('nothing begins under a signal that is aborted already', async () => {
  await expect(compute.takeApart(work('好'), nothing, AbortSignal.abort())).rejects.toMatchObject({
    code: 'cancelled',
  })
})

test('too much memory ends the thread alone', async () => {
  const small = createCompute(entry, 200)
  await expect(small.takeApart(work('#memory'), nothing)).rejects.toMatchObject({
    reason: 'thread-ended',
    message: expect.stringContaining('200 MB'),
  })
  await expect(small.takeApart(work('好'), nothing)).resolves.toMatchObject({ pages: 1 })
  await small.close()
})

test('a few bytes that unpack to more than memory end the thread alone', async () => {
  const blanks = deflateSync(deflateSync(Buffer.alloc(300 * 1024 * 1024, ' '), { level: 1 }))
  const pdf = Buffer.concat([
    Buffer.from(
      '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n' +
        '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>\nendobj\n' +
        `4 0 obj\n<< /Length ${blanks.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n`,
    ),
    blanks,
    Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n'),
  ])
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-bomb-'))
  const path = join(folder, '炸.pdf')
  writeFileSync(path, pdf)
  const small = createCompute(new URL('../compute/entry.ts', import.meta.url).href, 200)
  try {
    await expect(small.takeApart({ material: { path }, name: '炸.pdf' }, nothing)).rejects.toMatchObject({
      reason: 'thread-ended',
      message: expect.stringContaining('200 MB'),
    })
  } finally {
    await small.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
