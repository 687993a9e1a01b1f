import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Job } from '../../contract/jobs.ts'
import { lines, openWorkshop, type Workshop } from './test/open.ts'

let shop: Workshop
beforeEach(() => {
  shop = openWorkshop()
})
afterEach(() => shop.close())

const put = (name: string, text = `标题${name}`) => {
  const path = join(shop.files, name)
  writeFileSync(path, text)
  return path
}
const start = (...paths: string[]) => shop.ctx.jobs.startImport({ paths, texts: [] })
const told = (id: string): Job[] =>
  shop.events.flatMap(({ name, payload }) =>
    name === 'job' && (payload as Job).id === id ? [payload as Job] : [],
  )

describe('progress', () => {
  test('is told at most ten times a second, and the end always', async () => {
    const paths = Array.from({ length: 150 }, (_, i) => put(`${i}.txt`))
    const began = performance.now()
    const { id } = start(...paths)
    const job = await shop.ctx.jobs.ended(id)
    const seconds = (performance.now() - began) / 1000
    expect(told(id).at(-1)).toEqual(job)
    expect(job).toMatchObject({ state: 'done', done: 150, total: 150 })
    expect(told(id).length).toBeLessThanOrEqual(2 + 8 * seconds)
    for (const { done, outcomes } of told(id)) expect(outcomes).toHaveLength(done)
    const changes = shop.events.filter(({ name }) => name === 'changed')
    expect(changes.length).toBeLessThanOrEqual(2 + 2 * seconds)
    expect(changes.at(-1)?.payload).toEqual({ topics: ['articles', 'tags', 'library'] })
  })

  test('is in the list while a job runs, newest first', async () => {
    const first = start(put('一.txt', '#spin'))
    const second = start(put('二.txt'))
    await expect.poll(() => shop.ctx.jobs.get(first.id).note).toBe('一.txt')
    expect(shop.ctx.jobs.list().map(({ id, state }) => [id, state])).toEqual([
      [second.id, 'running'],
      [first.id, 'running'],
    ])
    shop.ctx.jobs.cancel(first.id)
    expect((await shop.ctx.jobs.ended(second.id)).state).toBe('done')
  })
})

describe('cancel', () => {
  test('in the middle: what is done stays, the rest never was', async () => {
    const { id } = start(put('一.txt'), put('转.txt', '#spin'), put('三.txt'))
    await expect.poll(() => shop.ctx.jobs.get(id).note).toBe('转.txt')
    shop.ctx.jobs.cancel(id)
    const job = await shop.ctx.jobs.ended(id)
    expect(job.state).toBe('cancelled')
    expect(lines(job)).toEqual(['一.txt imported'])
    expect(shop.count('source')).toBe(1)
    expect(shop.ctx.jobs.get(id)).toEqual(job)
    shop.ctx.jobs.cancel(id)
  })

  test('before its turn', async () => {
    const first = start(put('转.txt', '#spin'))
    const second = start(put('二.txt'))
    shop.ctx.jobs.cancel(second.id)
    await expect.poll(() => shop.ctx.jobs.get(first.id).note).toBe('转.txt')
    // The first is still at work and would go on for ever.
    const cancelled = await shop.ctx.jobs.ended(second.id)
    expect(cancelled.state).toBe('cancelled')
    expect(told(second.id)).toEqual([cancelled])
    expect(shop.ctx.jobs.resume(second.id).state).toBe('running')
    shop.ctx.jobs.cancel(first.id)
    expect((await shop.ctx.jobs.ended(first.id)).state).toBe('cancelled')
    expect((await shop.ctx.jobs.ended(second.id)).state).toBe('done')
    expect(shop.count('source')).toBe(1)
  })

  test('of a job that is not there', () => {
    for (const ask of ['cancel', 'get', 'resume'] as const)
      expect(() => shop.ctx.jobs[ask]('nobody')).toThrowError(
        expect.objectContaining({ code: 'not-found', reason: 'job' }),
      )
  })
})

describe('going on', () => {
  test('after a crash: what is in the library is not done again', async () => {
    const paths = [put('一.txt'), put('二.txt'), put('转.txt', '#spin'), put('四.txt')]
    await shop.ctx.close()
    const child = spawn(process.execPath, [
      fileURLToPath(new URL('./test/crash.ts', import.meta.url)),
      shop.dir,
      ...paths,
    ])
    let id = ''
    for await (const line of createInterface({ input: child.stdout })) {
      id = line.split(' ')[0] as string
      if (line.endsWith(' 2 转.txt')) child.kill('SIGKILL')
    }
    await shop.reopen()
    const interrupted = shop.ctx.jobs.get(id)
    expect(interrupted.state).toBe('interrupted')
    expect(lines(interrupted)).toEqual(['一.txt imported', '二.txt imported'])
    const sources = () => shop.ctx.read.prepare('SELECT name, id FROM source ORDER BY added_at, id').all()
    const before = sources()
    expect(before).toHaveLength(2)
    put('转.txt', '现在好了')
    expect(shop.ctx.jobs.resume(id)).toMatchObject({ state: 'running', done: 2 })
    const job = await shop.ctx.jobs.ended(id)
    expect(job.state).toBe('done')
    expect(lines(job)).toEqual(['一.txt', '二.txt', '转.txt', '四.txt'].map((name) => `${name} imported`))
    expect(sources().slice(0, 2)).toEqual(before)
    expect(shop.count('page')).toBe(4)
    expect(() => shop.ctx.jobs.resume(id)).toThrowError(expect.objectContaining({ reason: 'job-done' }))
  })

  test('after the library was closed in the middle', async () => {
    const { id } = start(put('一.txt'), put('转.txt', '#spin'), put('三.txt'))
    await expect.poll(() => shop.ctx.jobs.get(id).note).toBe('转.txt')
    await shop.reopen()
    expect(shop.ctx.jobs.get(id)).toMatchObject({ state: 'interrupted', done: 1 })
    put('转.txt', '现在好了')
    shop.ctx.jobs.resume(id)
    expect(lines(await shop.ctx.jobs.ended(id))).toEqual([
      '一.txt imported',
      '转.txt imported',
      '三.txt imported',
    ])
  })

  test('of a pasted text that was not reached', async () => {
    const { id } = shop.ctx.jobs.startImport({
      paths: [put('转.txt', '#spin')],
      texts: [{ name: '粘贴', text: '文字' }],
    })
    await expect.poll(() => shop.ctx.jobs.get(id).note).toBe('转.txt')
    await shop.reopen()
    put('转.txt', '现在好了')
    shop.ctx.jobs.resume(id)
    expect(lines(await shop.ctx.jobs.ended(id))).toEqual(['转.txt imported', '粘贴 imported'])
  })
})

test('only the last fifty ended jobs are kept', async () => {
  let last = ''
  for (let i = 0; i < 53; i++) last = start(join(shop.files, '没有.txt')).id
  await shop.ctx.jobs.ended(last)
  expect(shop.ctx.jobs.list()).toHaveLength(50)
})
