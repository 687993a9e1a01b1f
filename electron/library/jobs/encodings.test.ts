/** Import on the real compute thread: files as they come, in their encodings, whole and damaged. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ImportOutcome, Job } from '../../contract/jobs.ts'
import { openTestLibrary, type TestLibrary } from '../test/open-test-library.ts'

let library: TestLibrary
let files: string
beforeAll(async () => {
  library = await openTestLibrary()
  files = mkdtempSync(join(tmpdir(), 'jianbao-encodings-'))
})
afterAll(async () => {
  await library.close()
  rmSync(files, { recursive: true, force: true })
})

async function importFile(
  name: string,
  bytes: Uint8Array | string,
  encoding?: string,
): Promise<ImportOutcome> {
  const path = join(files, name)
  writeFileSync(path, bytes)
  const { id } = await library.call('jobs.startImport', { paths: [path], ...(encoding ? { encoding } : {}) })
  const job: Job = await library.ctx.jobs.ended(id)
  return job.outcomes[0] as ImportOutcome
}

async function textOf(outcome: ImportOutcome): Promise<string> {
  const page = (await library.call('pages.list')).find(({ sourceId }) => sourceId === outcome.sourceId)
  return (await library.call('pages.get', { id: page?.id as string })).text
}

/** Bytes of a text in a two-byte encoding, by the platform's decoder turned round. */
function encode(encoding: string, text: string): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const bytes: number[] = []
  for (const character of text) {
    const code = character.charCodeAt(0)
    if (code < 0x80) bytes.push(code)
    else bytes.push(...twoBytes(decoder, character))
  }
  return new Uint8Array(bytes)
}
function twoBytes(decoder: TextDecoder, character: string): [number, number] {
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (decoder.decode(new Uint8Array([lead, trail])) === character) return [lead, trail]
  throw new Error(`${character} has no code`)
}
function utf16(text: string, big: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  for (let i = 0; i < text.length; i++) new DataView(bytes.buffer).setUint16(i * 2, text.charCodeAt(i), !big)
  return bytes
}

const simplified =
  '水库开闸放水\n本报讯 入夏以来，全市二十座水库先后开闸放水，灌溉农田，农民说：“这下不愁了。”'
const traditional =
  '水庫開閘放水\n本報訊 入夏以來，全市二十座水庫先後開閘放水，灌溉農田，農民說：「這下不愁了。」'

test.each([
  ['utf-8', new TextEncoder().encode(simplified), simplified],
  ['utf-8', new TextEncoder().encode(`\uFEFF${simplified}一`), `${simplified}一`],
  ['utf-16le', utf16(`\uFEFF${simplified}`, false), simplified],
  ['utf-16be', utf16(`\uFEFF${simplified}`, true), simplified],
  ['gb18030', encode('gb18030', simplified), simplified],
  ['big5', encode('big5', traditional), traditional],
] as const)('%s is found by itself and the bytes are kept', async (encoding, bytes, text) => {
  const outcome = await importFile('版.txt', bytes)
  expect(outcome).toMatchObject({ status: 'imported', encoding, articles: 1, error: null })
  expect(await textOf(outcome)).toBe(text)
  const { sha256 } = library.ctx.read
    .prepare('SELECT sha256 FROM source WHERE id = ?')
    .get(outcome.sourceId as string) as { sha256: string }
  expect(new Uint8Array(readFileSync(library.ctx.files.pathOf(sha256)))).toEqual(new Uint8Array(bytes))
  const { hits } = await library.call('search.query', { query: text.slice(0, 3) })
  expect(hits.length).toBeGreaterThan(0)
})

test('an encoding that is chosen is taken, and can be changed later', async () => {
  const bytes = encode('gb18030', `${simplified}选`)
  const chosen = await importFile('选.txt', bytes, 'gbk')
  expect(chosen).toMatchObject({ status: 'imported', encoding: 'gbk' })
  const id = chosen.sourceId as string
  await expect(library.call('sources.reread', { id, encoding: 'utf-8' })).rejects.toMatchObject({
    code: 'unreadable-file',
    reason: 'encoding',
  })
  const { pageIds } = await library.call('sources.reread', { id, encoding: 'gb18030' })
  expect((await library.call('pages.get', { id: pageIds[0] as string })).text).toBe(`${simplified}选`)
})

test('an encoding the bytes are not in is refused', async () => {
  const outcome = await importFile('错.txt', encode('gb18030', `${simplified}错`), 'utf-8')
  expect(outcome).toMatchObject({ status: 'failed', error: { code: 'unreadable-file', reason: 'encoding' } })
})

test.each([
  ['空.txt', '', 'unreadable-file', 'empty'],
  ['白.txt', ' \r\n\u3000\n', 'unreadable-file', 'empty'],
  ['图.txt', new Uint8Array(4096).map((_, i) => (i * 7919) % 256), 'unreadable-file', 'binary'],
  ['文.txt', '%PDF-1.7 \u0000', 'unreadable-file', 'damaged'],
  ['文.pdf', '%PDF-1.7', 'unreadable-file', 'damaged'],
  ['表.xlsx', '甲', 'unsupported', 'format'],
])('%s is refused with a reason and leaves nothing behind', async (name, bytes, code, reason) => {
  const before = await library.call('library.status')
  const outcome = await importFile(name, bytes)
  expect(outcome).toMatchObject({ status: 'failed', error: { code, params: { name } } })
  expect(outcome.error?.reason).toBe(reason)
  expect(await library.call('library.status')).toEqual(before)
})

test('the library is sound after all of it', async () => {
  expect((await library.call('library.verify')).findings).toEqual([])
})
