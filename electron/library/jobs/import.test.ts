import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FinishedPage } from '../../compute/protocol.ts'
import { writeZip, type ZipEntry } from '../../compute/read/test/write-zip.ts'
import { api } from '../../contract/api.ts'
import { type Job, shownOutcomes } from '../../contract/jobs.ts'
import { searchLibrary } from '../search.ts'
import { report } from './report.ts'
import { lines, openWorkshop, type Workshop } from './test/open.ts'

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
const finds = (query: string) =>
  searchLibrary(shop.ctx.read, api['search.query'].input.parse({ query })).articles

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
      takeApart: (work: { name: string; from?: number }, ...rest: [never, never]) =>
        healthy({ ...work, material: { text: `${pages}\f第四页` } }, ...rest),
    })
    expect(lines(await shop.import(path))).toEqual(['断.txt imported'])
    expect(read.prepare('SELECT id, n FROM page WHERE n < 3 ORDER BY n').all()).toEqual(before)
    expect(read.prepare('SELECT n FROM page ORDER BY n').pluck().all()).toEqual([1, 2, 3, 4])
    expect(read.prepare('SELECT encoding FROM source').pluck().get()).toBe('utf-8')
    expect(shop.count('unfinished_source')).toBe(0)
  })
})

describe('progress and doubts', () => {
  test('pages, articles and time are counted; a doubtful file is among the imported', async () => {
    const job = await shop.import(
      put('一.txt', '甲\n一\n\n乙\n二\f丙\n三'),
      put('疑.txt', '#doubt'),
      put('无.txt', '\n\f.'),
    )
    expect(job).toMatchObject({
      state: 'done',
      pages: 5,
      articles: 5,
      page: null,
      counts: { imported: 3, doubtful: 1, there: 0, failed: 0 },
    })
    expect(job.outcomes.map(({ pages, format, doubts }) => [pages, format, doubts])).toEqual([
      [2, 'text', []],
      [1, 'text', [{ reason: 'parts-missing', params: { count: 1, of: 2 } }]],
      [2, 'text', []],
    ])
    expect(job.workedMs).toBeGreaterThan(0)
    expect(shop.ctx.jobs.get(job.id)).toEqual(job)
    const pagesOfFirst = shop.events.flatMap(({ name, payload }) =>
      name === 'job' && (payload as Job).page ? [(payload as Job).page?.of] : [],
    )
    expect(new Set(pagesOfFirst)).toEqual(new Set(pagesOfFirst.length > 0 ? [2] : []))
  })

  test('a file without an article is imported with a doubt', async () => {
    const healthy = shop.ctx.compute.takeApart
    Object.assign(shop.ctx.compute, {
      takeApart: (work: never, onPage: (page: FinishedPage, count: number) => void, ...rest: [never]) =>
        healthy(
          work,
          (page, count) => onPage({ ...page, layout: { ...page.layout, articles: [] }, tags: [] }, count),
          ...rest,
        ),
    })
    const job = await shop.import(put('字.txt', '一'))
    expect(job.outcomes[0]).toMatchObject({
      status: 'imported',
      articles: 0,
      doubts: [{ reason: 'no-article' }],
    })
  })
})

describe('a report', () => {
  test('tells of every file, as a text and as a table', async () => {
    const job = await shop.import(put('好.txt', '甲'), put('=1+1.txt', '乙 #doubt'), put('空.txt', ''))
    const text = report(job, 'text', 'zh-CN')
    expect(text.name).toMatch(/^导入报告 \d{4}-\d\d-\d\d \d{4}\.txt$/)
    expect(text.text).toContain(
      '文件 3 个：导入 2（其中有疑问 1），已在书库 0，没有导入 1。共 2 版，2 篇稿件。',
    )
    expect(text.text).toContain('没有导入（1）\n- 空.txt\n  “空.txt”是空的')
    expect(text.text).toContain('- 好.txt　1 版，1 篇')
    const table = report(job, 'csv', 'en').text
    expect(table.split('\r\n')).toHaveLength(5)
    expect(table).toContain(
      "'=1+1.txt,imported,1 of 2 parts are missing or damaged and were not read.,text,utf-8,1,1",
    )
  })
})

describe('archives', () => {
  const zip = (name: string, entries: readonly ZipEntry[]) => {
    const path = join(shop.files, name)
    writeFileSync(path, writeZip(entries))
    return path
  }
  const file = (name: string, more: Partial<ZipEntry> = {}): ZipEntry => ({
    name,
    data: `标题${name}`,
    ...more,
  })

  test('give their files, by name; folders, other kinds, locked and wandering ones are told', async () => {
    const inner = writeZip([file('里/三.txt'), { name: '更深.zip', data: writeZip([file('四.txt')]) }])
    const job = await shop.import(
      zip('报.zip', [
        file('10.txt'),
        file('2.txt'),
        file('夹/', { data: '' }),
        file('__MACOSX/._2.txt'),
        file('照片.jpg'),
        file('密.txt', { encrypted: true }),
        file('../../逃.txt'),
        file('反\\斜.txt'),
        { name: '内.zip', data: inner },
      ]),
    )
    expect(lines(job)).toEqual([
      '报.zip/../../逃.txt failed entry-name',
      '报.zip/2.txt imported',
      '报.zip/10.txt imported',
      '报.zip/反/斜.txt imported',
      '报.zip/密.txt failed password',
      '报.zip/内.zip/更深.zip failed nested',
      '报.zip/内.zip/里/三.txt imported',
      '报.zip/照片.jpg failed unsupported',
    ])
    expect(kept()).toHaveLength(4)
    expect(shop.ctx.read.prepare(`SELECT name FROM source ORDER BY name`).pluck().all()).toContain('三.txt')
  })

  test('names of old programs are read', async () => {
    const job = await shop.import(
      zip('旧.zip', [file('x', { rawName: Buffer.from('b4bab8fb2e747874', 'hex') })]),
    )
    expect(lines(job)).toEqual(['旧.zip/春耕.txt imported'])
  })

  test.each([
    ['断.zip', () => writeZip([file('a.txt'), file('b.txt')]).subarray(0, 90), 'damaged'],
    ['空.zip', () => writeZip([]), 'no-files'],
    ['图.zip', () => writeZip([file('a.jpg')]), 'no-files'],
    [
      '炸.zip',
      () => writeZip(Array.from({ length: 20 }, (_, i) => file(`${i}.txt`, { claims: 60 * 1024 * 1024 }))),
      'bomb',
    ],
  ])('%s is one line of the report', async (name, bytes, reason) => {
    const path = join(shop.files, name)
    writeFileSync(path, bytes())
    const job = await shop.import(path, put('好.txt'))
    expect(lines(job)).toEqual([`${name} failed ${reason}`, '好.txt imported'])
    expect(kept()).toHaveLength(1)
  })

  test('one file that would unpack beyond all sense does not keep out those beside it', async () => {
    const path = zip('炸弹.zip', [file('大.txt', { claims: 4_000_000_000 }), file('好.txt')])
    expect(lines(await shop.import(path))).toEqual([
      '炸弹.zip/大.txt failed bomb',
      '炸弹.zip/好.txt imported',
    ])
    expect(kept()).toHaveLength(1)
  })

  test('an entry that unpacks to more than it claims is stopped', async () => {
    const path = zip('谎.zip', [file('谎.txt', { data: '春'.repeat(400_000), claims: 12 }), file('好.txt')])
    expect(lines(await shop.import(path))).toEqual(['谎.zip/好.txt imported', '谎.zip/谎.txt failed bomb'])
    expect(kept()).toHaveLength(1)
  })

  test('that are none are read as what they are', async () => {
    expect(lines(await shop.import(put('文字.zip', '其实是一段文字')))).toEqual(['文字.zip imported'])
  })

  test('going on after a stop takes up where it was, also inside', async () => {
    const path = zip('报.zip', [file('1.txt'), file('2.txt', { data: '#wait\f后一页' }), file('3.txt')])
    const { id } = shop.ctx.jobs.startImport({ paths: [path], texts: [] })
    await expect.poll(() => shop.ctx.jobs.get(id).note).toBe('报.zip/2.txt')
    shop.ctx.jobs.pause(id)
    const paused = await shop.ctx.jobs.ended(id)
    expect(paused).toMatchObject({ state: 'paused', done: 1 })
    await shop.reopen()
    expect(shop.ctx.jobs.get(id)).toEqual(paused)
    zip('报.zip', [file('1.txt'), file('2.txt', { data: '现在好了' }), file('3.txt')])
    shop.ctx.jobs.resume(id)
    const job = await shop.ctx.jobs.ended(id)
    expect(lines(job)).toEqual(['报.zip/1.txt imported', '报.zip/2.txt imported', '报.zip/3.txt imported'])
    expect(job.workedMs).toBeGreaterThanOrEqual(paused.workedMs)
  })

  test('a paused import can be cancelled', async () => {
    const { id } = shop.ctx.jobs.startImport({ paths: [put('等.txt', '#wait')], texts: [] })
    await expect.poll(() => shop.ctx.jobs.get(id).note).toBe('等.txt')
    shop.ctx.jobs.pause(id)
    expect((await shop.ctx.jobs.ended(id)).state).toBe('paused')
    shop.ctx.jobs.cancel(id)
    expect(shop.ctx.jobs.get(id).state).toBe('cancelled')
  })

  test('with thousands of tiny files come through, and no event carries them all', async () => {
    const count = 1500
    const path = zip(
      '小.zip',
      Array.from({ length: count }, (_, i) => file(`${i}.txt`)),
    )
    const job = await shop.import(path)
    expect(job.counts).toEqual({ imported: count, there: 0, doubtful: 0, failed: 0 })
    for (const { name, payload } of shop.events)
      if (name === 'job' && (payload as Job).state === 'running')
        expect((payload as Job).outcomes.length).toBeLessThanOrEqual(shownOutcomes)
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
