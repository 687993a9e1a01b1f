/** Hundreds of tiny files, as archives of short items are: to the end, with a rest in between, told whole, and taken back. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Job, shownOutcomes } from '../../contract/jobs.ts'
import { openTestLibrary, type TestLibrary } from '../test/open-test-library.ts'
import { report } from './report.ts'

// Threads start slowly on a busy machine; nothing here is about time.
vi.setConfig({ testTimeout: 120_000 })

const many = 240
let library: TestLibrary
let folder: string
beforeAll(async () => {
  library = await openTestLibrary()
  folder = mkdtempSync(join(tmpdir(), 'jianbao-many-'))
  mkdirSync(join(folder, '短讯'))
  for (let i = 0; i < many; i++)
    writeFileSync(
      join(folder, '短讯', `${String(i).padStart(4, '0')}.txt`),
      `第${i}号短讯\n\n河口镇第${i}只渡船今天下水，船家说往后每天多跑一班。\n`,
    )
  writeFileSync(join(folder, '短讯', '空.txt'), '')
  writeFileSync(
    join(folder, '短讯', '同.txt'),
    '第7号短讯\n\n河口镇第7只渡船今天下水，船家说往后每天多跑一班。\n',
  )
})
afterAll(async () => {
  await library.close()
  rmSync(folder, { recursive: true, force: true })
})

const count = (table: string) => library.ctx.read.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
const named = (job: Job) => job.outcomes.map(({ name }) => name)

let done: Job
test('come in to the last one, each once, though the work rests and goes on', async () => {
  const { jobs } = library.ctx
  const { id } = await library.call('jobs.startImport', { paths: [join(folder, '短讯')] })
  await vi.waitUntil(() => jobs.get(id).done >= 50, { timeout: 100_000, interval: 5 })
  await library.call('jobs.pause', { id })
  const resting = await jobs.ended(id)
  expect(resting).toMatchObject({ state: 'paused', total: many + 2 })
  expect(count('source')).toBe(resting.done)
  // A list of jobs has the last outcomes alone.
  expect((await library.call('jobs.list'))[0]?.outcomes.length).toBe(Math.min(resting.done, shownOutcomes))
  await library.call('jobs.resume', { id })
  done = await jobs.ended(id)
  expect(done).toMatchObject({
    state: 'done',
    done: many + 2,
    total: many + 2,
    pages: many,
    articles: many,
    counts: { imported: many, there: 1, doubtful: 0, failed: 1 },
  })
  expect(new Set(named(done)).size).toBe(many + 2)
  expect(named(done)).toEqual(
    named(done).toSorted((a, b) => new Intl.Collator('zh', { numeric: true }).compare(a, b)),
  )
  expect([count('source'), count('page'), count('article')]).toEqual([many, many, many])
  expect((await library.call('search.query', { query: '渡船', exact: true, limit: 1 })).articles).toBe(many)
  expect((await library.call('library.verify')).findings).toEqual([])
})

test('are told of one by one in a report to keep', () => {
  expect(report(done, 'csv', 'zh-CN').text.trimEnd().split('\r\n')).toHaveLength(many + 3)
  const { text } = report(done, 'text', 'en')
  for (const name of named(done)) expect(text).toContain(`- ${name}`)
})

test('go again in one step, which can be taken back', async () => {
  expect(await library.call('jobs.removeArticles', { id: done.id })).toEqual({ removed: many })
  expect([count('article'), count('page'), count('source')]).toEqual([0, 0, 0])
  expect(await library.call('jobs.removeArticles', { id: done.id })).toEqual({ removed: 0 })
  await library.call('history.undo')
  expect([count('article'), count('page'), count('source')]).toEqual([many, many, many])
  expect((await library.call('library.verify')).findings).toEqual([])
})
