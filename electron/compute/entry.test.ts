/** The compute thread as the library speaks to it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startThread, type Thread } from '../rpc/thread.ts'
import type { ComputeCalls, ComputeEvents } from './protocol.ts'

let folder = ''
let thread: Thread
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jianbao-compute-'))
  thread = startThread(new URL('./entry.ts', import.meta.url))
})
afterAll(async () => {
  await thread.stop()
  await rm(folder, { recursive: true, force: true })
})

function call<Name extends keyof ComputeCalls>(name: Name, input: ComputeCalls[Name]['input']) {
  return thread.client.call(name, input) as Promise<ComputeCalls[Name]['output']>
}

const text =
  '# 夜校开到村口\n\n本报讯（记者 林晓岚）6月3日，临江市教育局在柳桥镇开出首个乡村夜校，\n\n首批学员120人。\n\n镇长周立群说：“村民想学什么，我们就教什么。”\n'

test('a source comes back as its pages, taken apart and tagged, before the reply', async () => {
  const path = join(folder, '夜校.txt')
  await writeFile(path, text)
  const pages: ComputeEvents['page'][] = []
  const stop = thread.client.on('page', (payload) => pages.push(payload as ComputeEvents['page']))
  const reply = await call('source.takeApart', { task: '甲', material: { path }, name: '夜校.txt' })
  stop()
  expect(reply).toEqual({ format: 'text', encoding: 'utf-8', pages: 1, doubts: [] })
  expect(pages).toMatchObject([
    {
      task: '甲',
      page: { n: 1, text, layout: { articles: [{ title: '夜校开到村口', byline: ['林晓岚'] }] } },
    },
  ])
  expect(pages[0]?.page.tags).toHaveLength(1)
})

test('tags of a source are offsets into the page text, over the break', async () => {
  const { pages } = await call('source.tag', { material: { text }, name: '粘贴' })
  expect(pages).toHaveLength(1)
  const { tags } = pages[0] as (typeof pages)[number]
  expect(tags.entities.length).toBeGreaterThan(0)
  for (const { start, end } of tags.entities) expect(text.slice(start, end).trim()).not.toBe('')
})

test('a page and a text at hand', async () => {
  expect((await call('page.takeApart', { text })).articles).toHaveLength(1)
  expect((await call('text.tag', { text: '6月3日，市长周立群出席会议。' })).entities.length).toBeGreaterThan(
    0,
  )
})

test('a page comes corrected, its new articles tagged, idle steps passed over', async () => {
  const at = text.indexOf('镇长')
  const corrected = await call('page.correct', {
    page: { text },
    n: 3,
    steps: [
      { kind: 'new-article', block: at },
      { kind: 'loosen', block: text.length, as: 'photo' },
    ],
  })
  expect(corrected).toMatchObject({ n: 3, text, fates: ['held', 'idle'] })
  expect(corrected.layout.articles.map(({ n, title }) => [n, title])).toEqual([
    [1, '夜校开到村口'],
    [2, '镇长周立群说'],
  ])
  expect(corrected.tags.map(({ entities }) => entities.some((one) => one.text === '周立群'))).toEqual([
    false,
    true,
  ])
  expect(await call('page.engine', null)).toBe(corrected.layout.engine)
})

test('failures cross as data', async () => {
  const missing = call('source.takeApart', { task: '乙', material: { path: join(folder, '无') }, name: '无' })
  await expect(missing).rejects.toMatchObject({ code: 'unreadable-file', reason: 'missing' })
  await expect(thread.client.call('no.such', null)).rejects.toMatchObject({ code: 'internal' })
})
