import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Job } from '../../contract/model.ts'
import { searchLibrary } from '../search.ts'
import { lines, openWorkshop, type Workshop } from './test/open.ts'

// Threads start slowly on a busy machine; nothing here is about time.
vi.setConfig({ testTimeout: 60_000 })

let shop: Workshop
beforeEach(() => {
  shop = openWorkshop()
})
afterEach(() => shop.close())

const put = (name: string, text: string | Uint8Array = `标题${name}\n正文说《${name}》`) => {
  const path = join(shop.files, name)
  writeFileSync(path, text)
  return path
}
const kept = () => {
  const folder = join(shop.dir, 'sources')
  return existsSync(folder) ? readdirSync(folder) : []
}
const finds = (query: string) => searchLibrary(shop.ctx.read, query, 50, 5).articles

describe('one file', () => {
  test('becomes source, page, articles, blocks, tags and search rows', async () => {
    const job = await shop.import(put('一版.txt', '春耕\n各地备耕《春耕通知》\n\n夏收\n小麦《春耕通知》𠮷'))
    expect(job).toMatchObject({ state: 'done', done: 1, total: 1, note: '' })
    expect(job.outcomes).toMatchObject([
      { name: '一版.txt', status: 'imported', articles: 2, encoding: 'utf-8', error: null },
    ])
    for (const [table, rows] of Object.entries({
      source: 1,
      page: 1,
      article: 2,
      block: 4,
      mention: 2,
      entity: 1,
    }))
      expect(shop.count(table), table).toBe(rows)
    expect(finds('备耕')).toBe(1)
    expect(finds('𠮷')).toBe(1)
    expect(shop.count('unfinished_source') + shop.count('job_item') + shop.count('job_input')).toBe(0)
    expect(kept()).toHaveLength(1)
  })

  test('twice is recognised, under another name and inside one import', async () => {
    const [one, two] = [put('一.txt', '同文'), put('二.txt', '同文')]
    expect(lines(await shop.import(one, two))).toEqual(['一.txt imported', '二.txt already-there'])
    const again = await shop.import(two)
    expect(again.state).toBe('done')
    expect(again.outcomes[0]).toMatchObject({ status: 'already-there', articles: 1 })
    expect(shop.count('source')).toBe(1)
  })

  test('a text pasted', async () => {
    const { jobs } = shop.ctx
    const job = await jobs.ended(
      jobs.startImport({ paths: [], texts: [{ name: '粘贴', text: '讲话\n全文' }] }).id,
    )
    expect(lines(job)).toEqual(['粘贴 imported'])
    expect(shop.ctx.read.prepare('SELECT name, sample FROM source').get()).toEqual({
      name: '粘贴',
      sample: 0,
    })
  })
})

describe('what goes wrong with one', () => {
  test('is its outcome, and the rest goes on', async () => {
    const job = await shop.import(
      put('空.txt', ''),
      join(shop.files, '没有.txt'),
      put('死.txt', '#die'),
      put('好.txt', '好文章'),
    )
    expect(job.state).toBe('done')
    expect(lines(job)).toEqual([
      '空.txt failed empty',
      '没有.txt failed missing',
      '死.txt failed compute-ended',
      '好.txt imported',
    ])
    expect(job.outcomes[1]?.error).toMatchObject({ code: 'unreadable-file', params: { name: '没有.txt' } })
    expect(shop.count('source')).toBe(1)
    expect(kept()).toHaveLength(1)
  })

  test('a job that brought nothing has failed', async () => {
    mkdirSync(join(shop.files, '空夹'))
    const job = await shop.import(join(shop.files, '空夹'))
    expect(job.state).toBe('failed')
    expect(lines(job)).toEqual(['空夹 failed no-files'])
    expect(job.outcomes[0]?.error?.code).toBe('unreadable-file')
  })

  test('nothing to import is refused', () => {
    expect(() => shop.ctx.jobs.startImport({ paths: [], texts: [] })).toThrowError(/nothing to import/)
  })

  test('a full disk stops the job, and it goes on when there is room', async () => {
    const paths = [put('一.txt'), put('二.txt'), put('三.txt')]
    const { files } = shop.ctx
    const keep = files.keep.bind(files)
    let room = 1
    // The library's own object: the job asks it for each file.
    Object.assign(files, {
      keep: async (path: string, name: string) => {
        if (room-- <= 0) throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
        return keep(path, name)
      },
    })
    const job = await shop.import(...paths)
    expect(job.state).toBe('failed')
    expect(lines(job)).toEqual(['一.txt imported', '二.txt failed disk-full'])
    expect(shop.events).toContainEqual({
      name: 'notice',
      payload: expect.objectContaining({ code: 'disk-full' }),
    })
    expect(shop.ctx.jobs.get(job.id)).toEqual(job)
    room = 10
    shop.ctx.jobs.resume(job.id)
    expect(lines(await shop.ctx.jobs.ended(job.id))).toEqual([
      '一.txt imported',
      '二.txt imported',
      '三.txt imported',
    ])
  })
})

describe('several pages', () => {
  const pages = '第一页《甲》\f第二页《乙》\f第三页《丙》'

  test('are one source', async () => {
    const job = await shop.import(put('多页.txt', pages))
    expect(job.outcomes[0]).toMatchObject({ status: 'imported', articles: 3 })
    expect(shop.ctx.read.prepare('SELECT n FROM page ORDER BY n').pluck().all()).toEqual([1, 2, 3])
    expect(shop.count('unfinished_source')).toBe(0)
  })

  test('broken off in the middle, those that are done stay and are not done twice', async () => {
    const bytes = new TextEncoder().encode(`${pages}\f#die`)
    const path = put('断.txt', bytes)
    expect(lines(await shop.import(path))).toEqual(['断.txt failed compute-ended'])
    // The last page that came is held back until the next one.
    const before = shop.ctx.read.prepare('SELECT id, n FROM page ORDER BY n').all()
    expect(before).toMatchObject([{ n: 1 }, { n: 2 }])
    expect(shop.count('unfinished_source')).toBe(1)
    // The same bytes again, on a compute thread that lives through them.
    const healthy = shop.ctx.compute.takeApart
    const { read } = shop.ctx
    Object.assign(shop.ctx.compute, {
      takeApart: (_: unknown, ...rest: [never, never]) =>
        healthy({ material: { text: `${pages}\f第四页` }, name: '断.txt' }, ...rest),
    })
    expect(lines(await shop.import(path))).toEqual(['断.txt imported'])
    expect(read.prepare('SELECT id, n FROM page WHERE n < 3 ORDER BY n').all()).toEqual(before)
    expect(read.prepare('SELECT n FROM page ORDER BY n').pluck().all()).toEqual([1, 2, 3, 4])
    expect(read.prepare('SELECT encoding FROM source').pluck().get()).toBe('utf-8')
    expect(shop.count('unfinished_source')).toBe(0)
  })
})

describe('samples', () => {
  test('are imported into a new library, once', async () => {
    const samples = join(shop.files, 'samples')
    mkdirSync(samples)
    writeFileSync(join(samples, '1.txt'), '样张一')
    writeFileSync(join(samples, '2.txt'), '样张二')
    writeFileSync(join(samples, 'README.md'), '# 说明')
    await shop.reopen(samples)
    const [job] = shop.ctx.jobs.list() as [Job]
    await shop.ctx.jobs.ended(job.id)
    const names = shop.ctx.read.prepare(
      'SELECT name FROM source WHERE sample = 1 ORDER BY added_at DESC, id DESC',
    )
    expect(names.pluck().all()).toEqual(['1.txt', '2.txt'])
    shop.ctx.system((db) => db.exec('DELETE FROM source'))
    await shop.reopen(samples)
    expect(shop.ctx.jobs.list().map(({ state }) => state)).toEqual(['done'])
    expect(shop.count('source')).toBe(0)
  })

  test('never come into a library that was in use', async () => {
    await shop.import(put('一.txt'))
    const samples = join(shop.files, 'samples')
    mkdirSync(samples)
    writeFileSync(join(samples, '1.txt'), '样张一')
    await shop.reopen(samples)
    expect(shop.ctx.jobs.list()).toHaveLength(1)
  })
})
