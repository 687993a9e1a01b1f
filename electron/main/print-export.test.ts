import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import type { Parsed } from '../contract/api.ts'
import { fail } from '../contract/errors.ts'
import { createPrintExport, type Printer } from './print-export.ts'

const page = (name: string) => ({ name, mediaType: 'text/html', content: `<p>${name}</p>` })
const choice = { articleIds: null, format: 'pdf', files: null, update: false, path: '/家/笔记' }

/** A library of two pages, and a printer that prints at once unless told otherwise. */
function setUp(
  print: Printer['print'] = async (html) => new TextEncoder().encode(html),
  pages = ['甲.pdf', '乙.pdf'],
) {
  const called: { name: string; input: unknown }[] = []
  const written: { name: string; text: string }[] = []
  let spool = ''
  const told: string[] = []
  let rests = 0
  const exporting = createPrintExport({ print, rest: () => rests++ }, ({ printed, total }) =>
    told.push(`${printed}/${total}`),
  )
  const call = exporting.over(async (name, input) => {
    called.push({ name, input })
    if (name === 'export.plan') return pages.map((name, i) => ({ name, articleIds: [`a${i}`] }))
    if (name === 'export.preview') {
      const [id] = (input as { articleIds: string[] }).articleIds
      return [page(pages[Number(id?.slice(1))] as string)]
    }
    if (name === 'export.writePrinted') {
      for (const { name, from } of (input as Parsed<'export.writePrinted'>).files) {
        spool = dirname(from)
        written.push({ name, text: await readFile(from, 'utf8') })
      }
      return { paths: pages }
    }
    return 'passed on'
  })
  const isSpoolGone = () =>
    stat(spool).then(
      () => false,
      () => true,
    )
  return { call, called, written, told, rests: () => rests, cancel: exporting.cancel, isSpoolGone }
}

test('each page is made and printed in turn, told, and all are put in their places at once', async () => {
  const { call, called, written, told, rests, isSpoolGone } = setUp()
  expect(await call('export.write', choice)).toEqual({ paths: ['甲.pdf', '乙.pdf'] })
  expect(called.map(({ name }) => name)).toEqual([
    'export.plan',
    'export.preview',
    'export.preview',
    'export.writePrinted',
  ])
  expect(called[0]?.input).toEqual({ articleIds: null, format: 'pdf', files: null })
  expect(called[2]?.input).toEqual({ articleIds: ['a1'], format: 'pdf', files: 'one' })
  expect(called[3]?.input).toMatchObject({ path: '/家/笔记', folder: true })
  expect(written).toEqual(['甲.pdf', '乙.pdf'].map((name) => ({ name, text: `<p>${name}</p>` })))
  expect(told).toEqual(['0/2', '1/2', '2/2'])
  expect(rests()).toBe(1)
  expect(await isSpoolGone()).toBe(true)
})

test('one chosen article goes to the file that was named, the only one of a library into the folder', async () => {
  const { call, called } = setUp(undefined, ['甲.pdf'])
  await call('export.write', { ...choice, articleIds: ['a'] })
  await call('export.write', choice)
  const folders = called.filter(({ name }) => name === 'export.writePrinted').map(({ input }) => input)
  expect(folders).toMatchObject([{ folder: false }, { folder: true }])
})

test('the page cannot have files written that were not printed here', async () => {
  const { call, called } = setUp()
  const files = [{ name: '甲.pdf', from: '/家/.密' }]
  await expect(call('export.writePrinted', { path: '/家/笔记', folder: true, files })).rejects.toMatchObject({
    code: 'invalid',
    reason: 'method',
  })
  expect(called).toEqual([])
})

/** A library from which articles go between the plan and their page: some are deleted, some lost their last mark. */
function leaving(
  plan: readonly { name: string; articleIds: readonly string[] }[],
  deleted: readonly string[],
  unmarked: readonly string[],
) {
  const told: string[] = []
  const written: Parsed<'export.writePrinted'>[] = []
  const texts: string[] = []
  const printer = { print: async (html: string) => new TextEncoder().encode(html), rest() {} }
  const call = createPrintExport(printer, ({ printed, total }) => told.push(`${printed}/${total}`)).over(
    async (name, input) => {
      if (name === 'export.plan') return plan
      if (name === 'export.preview') {
        const { articleIds } = input as { articleIds: string[] }
        const gone = articleIds.find((id) => deleted.includes(id))
        if (gone !== undefined)
          throw fail('not-found', `there is no article ${gone}`, { reason: 'article', params: { id: gone } })
        const there = articleIds.filter((id) => !unmarked.includes(id))
        return there.length === 0 ? [] : [page(there.join())]
      }
      const printed = input as Parsed<'export.writePrinted'>
      written.push(printed)
      for (const { from } of printed.files) texts.push(await readFile(from, 'utf8'))
      return { paths: printed.files.map(({ name }) => name) }
    },
  )
  return { call, told, written, texts }
}
const each = ['甲', '乙', '丙'].map((name) => ({ name: `${name}.pdf`, articleIds: [name] }))

test('what left the library meanwhile is left out, and the others are written into the folder', async () => {
  const { call, told, written, texts } = leaving(each, ['甲'], ['丙'])
  const named = { ...choice, articleIds: ['甲', '乙', '丙'] }
  expect(await call('export.write', named)).toEqual({ paths: ['乙.pdf'] })
  expect(written).toMatchObject([{ folder: true, files: [{ name: '乙.pdf' }] }])
  expect(texts).toEqual(['<p>乙</p>'])
  expect(told).toEqual(['0/3', '1/2'])
  const inOne = leaving([{ name: '剪报.pdf', articleIds: ['甲', '乙', '丙', '丁'] }], ['甲', '丙'], [])
  await inOne.call('export.write', choice)
  expect(inOne.texts).toEqual(['<p>乙,丁</p>'])
})

test('when nothing is left nothing is written, and that is said', async () => {
  const { call, written } = leaving(each, ['甲', '乙'], ['丙'])
  await expect(call('export.write', choice)).rejects.toMatchObject({ reason: 'nothing-to-export' })
  expect(written).toEqual([])
})

test('everything else is passed on', async () => {
  const { call, called } = setUp()
  expect(await call('export.write', { ...choice, format: 'html' })).toBe('passed on')
  expect(await call('articles.list', undefined)).toBe('passed on')
  expect(called.map(({ name }) => name)).toEqual(['export.write', 'articles.list'])
})

test('a cancelled one writes nothing, says so, and the next one works', async () => {
  const waiting = Promise.withResolvers<void>()
  const { call, called, cancel, rests } = setUp((html, signal) => {
    if (html.includes('甲')) return Promise.resolve(new Uint8Array(1))
    if (called.filter(({ name }) => name === 'export.plan').length > 1)
      return Promise.resolve(new Uint8Array(1))
    waiting.resolve()
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  })
  const writing = call('export.write', choice)
  await waiting.promise
  await expect(call('export.write', choice)).rejects.toMatchObject({ code: 'invalid', reason: 'print-busy' })
  cancel()
  await expect(writing).rejects.toMatchObject({ code: 'cancelled', reason: 'print' })
  expect(called.map(({ name }) => name)).not.toContain('export.writePrinted')
  expect(rests()).toBe(1)
  await call('export.write', choice)
  expect(called.at(-1)?.name).toBe('export.writePrinted')
})

test('a page that cannot be printed is told with its cause, what the library says as it is', async () => {
  const broken = setUp(() => Promise.reject(new Error('the page ended: crashed')))
  await expect(broken.call('export.write', choice)).rejects.toMatchObject({
    code: 'invalid',
    reason: 'print',
    params: { cause: 'the page ended: crashed' },
  })
  expect(broken.called.map(({ name }) => name)).toEqual(['export.plan', 'export.preview'])
  const full = createPrintExport({ print: async () => new Uint8Array(1), rest() {} }, () => {}).over(
    async (name) => {
      if (name === 'export.plan') return [{ name: '甲.pdf', articleIds: ['a'] }]
      if (name === 'export.preview') return [page('甲.pdf')]
      throw fail('disk-full', 'full')
    },
  )
  await expect(full('export.write', choice)).rejects.toMatchObject({ code: 'disk-full' })
})

test('nothing to export and an update are refused before anything is printed', async () => {
  const { call, told } = setUp(undefined, [])
  await expect(call('export.write', choice)).rejects.toMatchObject({ reason: 'nothing-to-export' })
  await expect(call('export.write', { ...choice, update: true })).rejects.toMatchObject({
    reason: 'update-format',
  })
  expect(told).toEqual([])
})
