import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type {
  Annotation,
  AnnotationImport,
  AnnotationInContext,
  ArticleSummary,
  SearchResult,
  VerifyReport,
} from '../contract/model.ts'
import { openLibrary } from '../library/open.ts'
import { cli, cliJson, finished, startCli } from './test/run-cli.ts'

// Each command is a process of its own, and the computer may be busy.
vi.setConfig({ testTimeout: 180_000 })

let dir: string
let library: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'jianbao-cli-'))
  library = join(dir, '库')
  await mkdir(join(dir, '报'))
  await writeFile(
    join(dir, '报', '一版.txt'),
    '# 春耕时节农事忙\n\n□ 王小禾\n\n三月的田野上，机声隆隆。𠮷林的农机手说，今年的活不等人，明年的活不等人。\n',
  )
  await writeFile(join(dir, '报', '二版.md'), '# 图书馆周末开放\n\n市图书馆自4月1日起周末延长开放时间。\n')
})
afterEach(() => rm(dir, { recursive: true }))

const on = (...args: string[]) => [...args, '--library', library]

test('the whole way: import, list, annotate, annotations, search, export twice, verify', async () => {
  const imported = await cli(on('import', join(dir, '报'), join(dir, '没有.txt'), '--json'))
  expect(imported.code).toBe(1)
  const outcomes = JSON.parse(imported.stdout) as {
    source: string
    status: string
    error?: { reason: string }
  }[]
  expect(outcomes.map(({ status, error }) => error?.reason ?? status)).toEqual([
    'imported',
    'imported',
    'missing',
  ])
  expect(imported.stderr).toContain('There is no file')
  const again = await cliJson<{ status: string }[]>(on('import', join(dir, '报')))
  expect(again.map(({ status }) => status)).toEqual(['already-there', 'already-there'])

  const list = await cliJson<(ArticleSummary & { source: string; page: number })[]>(on('list'))
  const spring = list.find(({ title }) => title === '春耕时节农事忙')
  expect(spring).toMatchObject({ source: '一版.txt', page: 1, byline: ['王小禾'] })
  const article = ['--article', spring?.id ?? '']

  const ambiguous = await cli(on('annotate', ...article, '--quote', '的活不等人', '--json'))
  expect(ambiguous.code).toBe(1)
  expect(JSON.parse(ambiguous.stdout)).toMatchObject({ error: { code: 'invalid', reason: 'ambiguous' } })
  const found = [...article, '--quote', '的活不等人', '--prefix', '今年', '--color', 'view']
  const made = await cliJson<Annotation>(
    on('annotate', ...found, '--note', '记**住**', '--tag', '农业', '--tag', '话'),
  )
  expect(made).toMatchObject({ quote: '的活不等人', color: 'view', note: '记**住**', tags: ['农业', '话'] })
  const all = await cliJson<AnnotationInContext[]>(on('annotations'))
  expect(all.map(({ id, articleTitle }) => [id, articleTitle])).toEqual([[made.id, '春耕时节农事忙']])
  expect(await cliJson(on('annotations', ...article))).toEqual(all)

  const search = await cliJson<SearchResult>(on('search', '𠮷林'))
  expect(search.hits.map(({ articleId }) => articleId)).toEqual([spring?.id])
  expect((await cliJson<SearchResult>(on('search', '住'))).hits[0]?.passages[0]).toMatchObject({ in: 'note' })

  const out = join(dir, '笔记')
  const bytes = async () => {
    const names = (await readdir(out)).sort()
    return await Promise.all(names.map(async (name) => [name, await readFile(join(out, name), 'utf8')]))
  }
  const write = on('export', '--format', 'markdown', '--out', out, '--full-text')
  const { paths } = await cliJson<{ paths: string[] }>(write)
  expect(paths.sort()).toEqual([join(out, '图书馆周末开放.md'), join(out, '春耕时节农事忙.md')].sort())
  const first = await bytes()
  expect(first.flat().join('')).toContain('> 的活不等人')
  await cliJson(write)
  expect(await bytes()).toEqual(first)
  const one = join(dir, '一篇.html')
  const narrowed = [...article, '--tag', '农业', '--state', 'open', '--noted']
  expect((await cli(on('export', '--format', 'html', '--out', one, ...narrowed))).code).toBe(0)
  const [back] = await cliJson<(AnnotationImport & { source: string })[]>(on('import-annotations', one))
  expect(back).toMatchObject({ source: one, format: 'html', marks: [{ outcome: 'already-there' }] })
  expect(await readFile(one, 'utf8')).toContain('春耕时节农事忙')

  const report = await cliJson<VerifyReport>(on('verify'))
  expect(report).toMatchObject({ sound: true, sources: 2, articles: 2, annotations: 1, findings: [] })
})

test('for people: tables and sentences in their language', async () => {
  const chinese = { LC_ALL: 'zh_CN.UTF-8' }
  const imported = await cli(on('import', join(dir, '报')), chinese)
  expect(imported).toMatchObject({ code: 0, stderr: '' })
  expect(imported.stdout).toMatch(/已导入/)
  expect((await cli(on('list'), chinese)).stdout).toMatch(/春耕时节农事忙/)
  expect((await cli(on('search', '图书馆'), chinese)).stdout).toMatch(/市【图书馆】自/)
  expect((await cli(on('annotations'), chinese)).stdout).toBe('还没有批注。\n')
  expect((await cli(on('verify'), chinese)).stdout).toMatch(/剪报库完好。/)
})

test('a library that is not there is not made by asking it', async () => {
  const { code, stdout, stderr } = await cli(on('list'))
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain('There is no library in')
  expect(existsSync(library)).toBe(false)
  await writeFile(library, '文件')
  expect((await cli(on('verify'))).stderr).toContain('is not a folder')
})

test('a library that another Jianbao has open says so, and can be had when that one ends', async () => {
  const other = openLibrary({ dir: library, compute: 'file:///none', samples: null })
  const refused = await cli(on('list', '--json'))
  const looked = await cli(on('list', '--json', '--read-only'))
  const notMarked = await cli(on('import', '--read-only', join(dir, '报')))
  const alsoRefused = await cli(on('import', join(dir, '报')))
  await other.close()
  expect(refused.code).toBe(1)
  expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: 'library-in-use' } })
  expect(alsoRefused.code).toBe(1)
  expect({ ...looked, stdout: JSON.parse(looked.stdout) }).toMatchObject({ code: 0, stdout: [] })
  expect(notMarked.code).toBe(2)
  expect(alsoRefused.stderr).toMatch(/^The library .* is in use by another Jianbao\..*\n$/)
  expect((await cli(on('list'))).code).toBe(0)
})

test.skipIf(process.platform === 'win32')(
  'Ctrl-C in the middle of an import ends it in order and gives the library back (Windows knows no such signal)',
  async () => {
    await Promise.all(
      Array.from({ length: 400 }, (_, i) =>
        writeFile(join(dir, '报', `${i}.txt`), `# 第${i}号简讯\n\n这是第${i}条简讯的正文，各不相同。\n`),
      ),
    )
    const child = startCli(on('import', join(dir, '报'), '--json'))
    const done = finished(child)
    const kept = join(library, 'sources')
    await expect.poll(() => existsSync(kept), { timeout: 20_000, interval: 5 }).toBe(true)
    child.kill('SIGINT')
    const { code, stdout, stderr } = await done
    expect(code).toBe(130)
    expect(stderr).toContain('Cancelled')
    const outcomes = JSON.parse(stdout) as unknown[]
    const report = await cliJson<VerifyReport>(on('verify'))
    expect(report.sound).toBe(true)
    expect(report.sources).toBe(outcomes.length)
    expect(report.sources).toBeLessThan(402)
  },
)
