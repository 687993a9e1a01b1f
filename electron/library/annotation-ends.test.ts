/** The ends of a mark while they move: one step of undo for as long as nothing else is done. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addPage } from './test/fixtures.ts'
import { openTestLibrary, type TestLibrary } from './test/open-test-library.ts'

let lib: TestLibrary
let id: string
let articleId: string
beforeEach(async () => {
  lib = await openTestLibrary()
  const page = await addPage(lib, { articles: [['𠮷林春耕', '村民下田，村民播种。']] })
  articleId = page.articleIds[0] as string
  id = (await lib.call('annotations.create', { articleId, revision: 1, start: 6, end: 8 })).id
})
afterEach(() => lib.close())

const moveTo = (start: number, end: number) =>
  lib.call('annotations.update', { id, range: { revision: 1, start, end } })
const quote = async () => (await lib.call('annotations.list', { articleId }))[0]?.quote

test('many small moves are taken back at once, to where the mark was', async () => {
  for (const end of [9, 10, 11]) await moveTo(6, end)
  expect(await quote()).toBe('村民下田，')
  await lib.call('history.undo')
  expect(await quote()).toBe('村民')
  await lib.call('history.redo')
  expect(await quote()).toBe('村民下田，')
})

test('what was done in between stands by itself', async () => {
  await moveTo(6, 9)
  await lib.call('annotations.update', { id, color: 'ask' })
  await moveTo(6, 10)
  await lib.call('history.undo')
  expect(await quote()).toBe('村民下')
  await lib.call('history.undo')
  await lib.call('history.undo')
  expect(await quote()).toBe('村民')
})
