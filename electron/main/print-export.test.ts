import { expect, test } from 'vitest'
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
  const told: string[] = []
  let rests = 0
  const exporting = createPrintExport({ print, rest: () => rests++ }, ({ printed, total }) =>
    told.push(`${printed}/${total}`),
  )
  const call = exporting.over(async (name, input) => {
    called.push({ name, input })
    if (name === 'export.preview') return pages.map(page)
    if (name === 'export.writePrinted') return { paths: pages }
    return 'passed on'
  })
  return { call, called, told, rests: () => rests, cancel: exporting.cancel }
}

test('each page is printed in turn, told, and all are handed to the library at once', async () => {
  const { call, called, told, rests } = setUp()
  expect(await call('export.write', choice)).toEqual({ paths: ['甲.pdf', '乙.pdf'] })
  expect(called.map(({ name }) => name)).toEqual(['export.preview', 'export.writePrinted'])
  expect(called[0]?.input).toEqual({ articleIds: null, format: 'pdf', files: null })
  const content = (name: string) => new TextEncoder().encode(`<p>${name}</p>`)
  expect(called[1]?.input).toEqual({
    path: '/家/笔记',
    folder: true,
    files: ['甲.pdf', '乙.pdf'].map((name) => ({ name, content: content(name) })),
  })
  expect(told).toEqual(['0/2', '1/2', '2/2'])
  expect(rests()).toBe(1)
})

test('one chosen article goes to the file that was named, the only one of a library into the folder', async () => {
  const { call, called } = setUp(undefined, ['甲.pdf'])
  await call('export.write', { ...choice, articleIds: ['a'] })
  await call('export.write', choice)
  const folders = called.filter(({ name }) => name === 'export.writePrinted').map(({ input }) => input)
  expect(folders).toMatchObject([{ folder: false }, { folder: true }])
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
    if (called.filter(({ name }) => name === 'export.preview').length > 1)
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
  expect(broken.called).toHaveLength(1)
  const full = createPrintExport({ print: async () => new Uint8Array(1), rest() {} }, () => {}).over(
    (name) =>
      name === 'export.preview'
        ? Promise.resolve([page('甲.pdf')])
        : Promise.reject(fail('disk-full', 'full')),
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
