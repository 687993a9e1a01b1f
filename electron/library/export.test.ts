import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Input } from '../contract/api.ts'
import { addPage } from './test/fixtures.ts'
import { openTestLibrary, type TestLibrary } from './test/open-test-library.ts'

let lib: TestLibrary
let out: string
let articleIds: readonly string[]
beforeEach(async () => {
  lib = await openTestLibrary()
  out = await mkdtemp(join(tmpdir(), 'jianbao-export-'))
  const page = await addPage(lib, {
    name: '晨报 0301.txt',
    articles: [
      ['𠮷林春耕', '村民下田，播种25万亩。', '天晴😀，《春耕方案》印发。'],
      ['简讯', '第一条。'],
      ['简讯', '第二条。'],
    ],
  })
  articleIds = page.articleIds
  const note = { articleId: articleIds[0] as string, note: '问**谁**', tags: ['农业'] }
  await lib.call('annotations.createByQuote', { ...note, quote: '《春耕方案》印发' })
})
afterEach(async () => {
  await lib.close()
  await rm(out, { recursive: true })
})

test('a preview is what is written, and the same again', async () => {
  for (const format of ['markdown', 'html', 'jsonld'] as const) {
    const choice = { articleIds: null, format, fullText: true }
    const preview = await lib.call('export.preview', choice)
    const path = join(out, format)
    const { paths } = await lib.call('export.write', { ...choice, path })
    expect(paths).toEqual(preview.map(({ name }) => join(path, name)))
    const written = await Promise.all(paths.map((file) => readFile(file, 'utf8')))
    expect(written).toEqual(preview.map(({ content }) => content))
    await lib.call('export.write', { ...choice, path })
    expect(await Promise.all(paths.map((file) => readFile(file, 'utf8')))).toEqual(written)
    expect(await readdir(path)).toHaveLength(3)
  }
})

test('articles of one title get a file each', async () => {
  const files = await lib.call('export.preview', { articleIds: null, format: 'markdown' })
  expect(files.map(({ name }) => name)).toEqual(['𠮷林春耕.md', '简讯.md', '简讯 2.md'])
  expect(files[1]?.content).not.toBe(files[2]?.content)
})

test('the notes say where they come from', async () => {
  const [file] = await lib.call('export.preview', {
    articleIds: [articleIds[0] as string],
    format: 'markdown',
  })
  const { sha256 } = lib.ctx.read.prepare('SELECT sha256 FROM source').get() as { sha256: string }
  expect(file?.content).toContain(`sha256: ${sha256}`)
  expect(file?.content).toContain('> 《春耕方案》印发')
  expect(file?.content).toContain('问**谁**')
  expect(file?.content).toContain('#农业')
  expect(file?.content).toContain('实体：春耕方案（文件）')
  expect(file?.content).toContain('𠮷林春耕[N]. 晨报'.replace('[', '\\['))
  expect(file?.content).toContain(`jianbao://article/${articleIds[0]}?start=`)
})

test('the words of a file are in the language asked for, else in that of the settings', async () => {
  const told = async (language: 'en' | 'zh-CN' | null) => {
    const [file] = await lib.call('export.preview', {
      articleIds: [articleIds[0] as string],
      format: 'markdown',
      language,
    })
    return file?.content.match(/^## (.+)$/m)?.[1]
  }
  expect(await told(null)).toBe('批注（1）')
  expect(await told('en')).toBe('Notes (1)')
  await lib.call('settings.set', { language: 'en' })
  expect(await told(null)).toBe('Notes (1)')
  expect(await told('zh-CN')).toBe('批注（1）')
  const tables = await lib.call('export.plan', { articleIds: null, format: 'csv', language: 'en' })
  expect(tables.map(({ name }) => name)).toEqual([
    'Jianbao notes.csv',
    'Jianbao entities.csv',
    'Jianbao figures.csv',
  ])
})

test('a rejected entity does not leave the library', async () => {
  const articleId = articleIds[0] as string
  const { mentions } = await lib.call('tags.get', { articleId })
  await lib.call('tags.decide', { mentionId: mentions[0]?.id as string, decision: 'reject' })
  const [file] = await lib.call('export.preview', { articleIds: [articleId], format: 'markdown' })
  expect(file?.content).not.toContain('实体')
})

test('one chosen article is one file, several are a folder, each once', async () => {
  const [first, second] = articleIds as [string, string]
  const single = join(out, '笔记.md')
  await lib.call('export.write', { articleIds: [first], format: 'markdown', path: single })
  expect(await readFile(single, 'utf8')).toContain('# 𠮷林春耕')
  const several = join(out, '几篇')
  await lib.call('export.write', { articleIds: [second, first, second], format: 'jsonld', path: several })
  expect((await readdir(several)).sort()).toEqual(['简讯.jsonld', '𠮷林春耕.jsonld'].sort())
})

test('of named articles only their own marks count, however the marks were chosen', async () => {
  const [one, two, three] = articleIds as [string, string, string]
  const mark = (articleId: string, quote: string, tags: string[]) =>
    lib.call('annotations.createByQuote', { articleId, quote, tags })
  const kept = await mark(one, '播种25万亩', ['农业'])
  const other = await mark(two, '第一条', ['农业'])
  const count = (marks: Input<'export.count'>['marks'], articleIds: string[] | null, marked = false) =>
    lib.call('export.count', { articleIds, format: 'pdf', marks, marked })
  const filter = { tags: ['农业'] }
  expect(await count({ filter }, null)).toEqual({ articles: 2, marks: 3 })
  expect(await count({ filter }, [one, three])).toEqual({ articles: 2, marks: 2 })
  expect(await count({ filter, except: [kept.id] }, [one, three], true)).toEqual({ articles: 1, marks: 1 })
  expect(await count({ filter: { ...filter, articleId: two } }, [one])).toEqual({ articles: 1, marks: 0 })
  expect(await count({ ids: [kept.id, other.id, 'gone'] }, [one])).toEqual({ articles: 1, marks: 1 })
  expect(await count({ ids: [kept.id, other.id, 'gone'] }, null)).toEqual({ articles: 2, marks: 2 })
  expect(await count(null, [three, two], true)).toEqual({ articles: 1, marks: 1 })
  expect(await count(null, null, true)).toEqual({ articles: 2, marks: 3 })
})

test('an unknown article is not found, and nothing is written', async () => {
  const choice = { articleIds: [articleIds[0] as string, 'nobody'], format: 'markdown' as const }
  await expect(lib.call('export.preview', choice)).rejects.toMatchObject({
    code: 'not-found',
    reason: 'article',
  })
  const path = join(out, '空')
  await expect(lib.call('export.write', { ...choice, path })).rejects.toMatchObject({ code: 'not-found' })
  await expect(lib.call('export.write', { ...choice, articleIds: [], path })).rejects.toMatchObject({
    reason: 'nothing-to-export',
  })
  expect(await readdir(out)).toEqual([])
})

test('a file in the way is not touched', async () => {
  const path = join(out, '挡路')
  await writeFile(path, '我的')
  await expect(lib.call('export.write', { articleIds: null, format: 'html', path })).rejects.toMatchObject({
    code: 'invalid',
    reason: 'export-not-folder',
  })
  expect(await readFile(path, 'utf8')).toBe('我的')
})

test('Word, tables and templates are written as they are previewed, and the same again', async () => {
  await lib.call('settings.set', { exportTemplate: '{{ article.title }}：{{ highlights.size }}' })
  const template = { articleIds: null, format: 'template' as const }
  expect((await lib.call('export.preview', template)).map(({ content }) => content)).toEqual([
    '𠮷林春耕：1',
    '简讯：0',
    '简讯：0',
  ])
  const marked = await lib.call('export.preview', { ...template, marked: true })
  expect(marked.map(({ name }) => name)).toEqual(['𠮷林春耕.md'])
  for (const format of ['docx', 'csv', 'anki', 'bibtex', 'csljson', 'gbt7714'] as const) {
    const path = join(out, format)
    const { paths } = await lib.call('export.write', { articleIds: null, format, files: 'each', path })
    const bytes = await Promise.all(paths.map((file) => readFile(file)))
    await lib.call('export.write', { articleIds: null, format, files: 'each', path })
    expect(await Promise.all(paths.map((file) => readFile(file)))).toEqual(bytes)
    expect(paths).toHaveLength(format === 'csv' ? 9 : 3)
  }
  const list = join(out, '文献.txt')
  await lib.call('export.write', { articleIds: null, format: 'gbt7714', path: list })
  expect(await readFile(list, 'utf8')).toMatch(/^\[1\] .*\n\[2\] .*\n\[3\] .*\n$/)
})

test('an update keeps what was written beside it, and other formats refuse one', async () => {
  const choice = { articleIds: null, format: 'markdown' as const, path: out, update: true }
  const { paths } = await lib.call('export.write', choice)
  const [first] = paths as [string]
  await writeFile(first, `${await readFile(first, 'utf8')}我的话\n`)
  const articleId = articleIds[0] as string
  await lib.call('annotations.createByQuote', { articleId, quote: '播种25万亩', note: '查' })
  const { changes } = await lib.call('export.write', choice)
  expect(changes?.map(({ status }) => status)).toEqual(['updated', 'unchanged', 'unchanged'])
  expect(await readFile(first, 'utf8')).toContain('> 播种25万亩')
  expect(await readFile(first, 'utf8')).toContain('我的话\n')
  await expect(lib.call('export.write', { ...choice, format: 'html' })).rejects.toMatchObject({
    reason: 'update-format',
  })
})

describe('a choice of marks', () => {
  beforeEach(async () => {
    const [, second, third] = articleIds as [string, string, string]
    await lib.call('annotations.createByQuote', {
      articleId: second,
      quote: '第一条',
      color: 'ask',
      tags: ['查/数'],
    })
    await lib.call('annotations.createByQuote', { articleId: second, quote: '条。', color: 'data' })
    await lib.call('annotations.createByQuote', { articleId: third, quote: '第二条', color: 'ask' })
  })
  const quotes = async (choice: Partial<Input<'export.preview'>>) => {
    const files = await lib.call('export.preview', { articleIds: null, format: 'jsonld', ...choice })
    return files.map(({ content }) =>
      JSON.parse(content).first.items.map(
        (item: { target: { selector: { exact: string }[] } }) => item.target.selector[0]?.exact,
      ),
    )
  }

  test('takes those that pass a filter, with their articles only', async () => {
    expect(await quotes({ marks: { filter: { colors: ['ask'] } } })).toEqual([['第一条'], ['第二条']])
    expect(await quotes({ marks: { filter: { tags: ['查'] } } })).toEqual([['第一条']])
    expect(await quotes({ marks: { filter: { noted: true } } })).toEqual([['《春耕方案》印发']])
    expect(await quotes({ marks: { filter: { text: '没有的话' } } })).toEqual([])
  })

  test('keeps articles that were named, unless only marked ones are wanted', async () => {
    const named = { articleIds: [...articleIds], marks: { filter: { colors: ['data' as const] } } }
    expect(await quotes(named)).toEqual([[], ['条。'], []])
    expect(await quotes({ ...named, marked: true })).toEqual([['条。']])
  })

  test('can be the very marks, and lists say the same', async () => {
    const all = await lib.call('annotations.list', {})
    const ids = all.filter(({ color }) => color === 'ask').map(({ id }) => id)
    expect(await quotes({ marks: { ids } })).toEqual([['第一条'], ['第二条']])
    const [table] = await lib.call('export.preview', { articleIds: null, format: 'csv', marks: { ids } })
    expect(table?.content.trim().split('\r\n')).toHaveLength(3)
  })
})

test('the person’s own names of colours are in every readable form', async () => {
  await lib.call('settings.set', { colorNames: { key: '要紧', ask: '', data: '', view: '', todo: '' } })
  for (const format of ['markdown', 'html', 'csv', 'anki', 'template'] as const) {
    const [file] = await lib.call('export.preview', { articleIds: [articleIds[0] as string], format })
    expect(file?.content, format).toContain('要紧')
    expect(file?.content, format).not.toContain('重点')
  }
})

test('a PDF is printed by a window, which the library has not', async () => {
  const choice = { articleIds: null, format: 'pdf' as const }
  const preview = await lib.call('export.preview', choice)
  expect(preview.map(({ name, mediaType }) => `${name} ${mediaType}`)).toEqual([
    '𠮷林春耕.pdf text/html',
    '简讯.pdf text/html',
    '简讯 2.pdf text/html',
  ])
  await expect(lib.call('export.write', { ...choice, path: join(out, 'p') })).rejects.toMatchObject({
    code: 'unsupported',
    reason: 'pdf-window',
  })
  const plan = await lib.call('export.plan', choice)
  expect(plan.map(({ name, articleIds }) => [name, articleIds.length])).toEqual(
    preview.map(({ name }) => [name, 1]),
  )
  const again = await lib.call('export.preview', {
    ...choice,
    articleIds: plan[1]?.articleIds as string[],
    files: 'one',
  })
  expect(again.map(({ content }) => content)).toEqual([preview[1]?.content])
  const together = await lib.call('export.plan', { ...choice, files: 'one' })
  expect(together.map(({ articleIds }) => articleIds)).toEqual([plan.flatMap(({ articleIds }) => articleIds)])
  const content = new Uint8Array([37, 80, 68, 70])
  const from = join(out, 'printed.pdf')
  await writeFile(from, content)
  const one = join(out, '甲.pdf')
  await lib.call('export.writePrinted', { path: one, folder: false, files: [{ name: '乙.pdf', from }] })
  expect(new Uint8Array(await readFile(one))).toEqual(content)
  await expect(
    lib.call('export.writePrinted', { path: out, folder: true, files: [{ name: '../逃.pdf', from }] }),
  ).rejects.toMatchObject({ code: 'invalid' })
})
