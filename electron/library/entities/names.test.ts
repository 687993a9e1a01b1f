import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestLibrary, type TestLibrary } from '../test/open-test-library.ts'
import { addSheet, retag, type Sheet } from './test/tagged.ts'

let lib: TestLibrary
beforeEach(async () => {
  lib = await openTestLibrary()
})
afterEach(() => lib.close())

const list = async () => (await lib.call('entities.list', { limit: 500 })).rows
const find = async (name: string) => {
  const found = (await list()).find(({ canonical }) => canonical === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}
const maybe = async (name: string) =>
  (await lib.call('entities.get', { id: (await find(name)).id })).maybe.map(({ canonical }) => canonical)

const sheet: Sheet = { name: '晚报.txt', articles: [['再报', '[PROGRAMME 百渠复流工程]又通两渠。']] }

test('names that differ in quotation marks alone are one over the library, of one kind', async () => {
  addSheet(lib, { articles: [['开工', '[PROGRAMME “百渠复流”工程]开工，[DOCUMENT 《补水方案》]印发。']] })
  addSheet(lib, {
    articles: [
      [
        '续报',
        '[PROGRAMME 百渠复流工程]、[PROGRAMME 「百渠复流」工程]和[ORG 百渠复流工程]。[DOCUMENT 补水方案]𠮷。',
      ],
    ],
  })
  expect((await list()).map(({ canonical, mentions }) => `${canonical} ${mentions}`).sort()).toEqual([
    '“百渠复流”工程 3',
    '《补水方案》 2',
    '百渠复流工程 1',
  ])
})

test('what a person kept apart stays apart by its own spelling, also after a new reading', async () => {
  addSheet(lib, { articles: [['开工', '[PROGRAMME “百渠复流”工程]开工。']] })
  const { sourceId } = addSheet(lib, sheet)
  const { id } = await find('“百渠复流”工程')
  await lib.call('entities.split', { id, names: ['百渠复流工程'] })
  const apart = ['“百渠复流”工程 1', '百渠复流工程 1']
  const names = async () => (await list()).map(({ canonical, mentions }) => `${canonical} ${mentions}`).sort()
  expect(await names()).toEqual(apart)
  expect(await maybe('“百渠复流”工程')).toEqual([])
  retag(lib, sourceId, sheet, 'tag/2')
  expect(await names()).toEqual(apart)
  // Of two that are written so, neither is meant for certain.
  addSheet(lib, { articles: [['三报', '[PROGRAMME 「百渠」复流工程]。']] })
  expect((await names()).length).toBe(3)
})

test('a page offers what may be the same, and why, until a person says no', async () => {
  addSheet(lib, {
    articles: [
      ['开工', '[PROGRAMME “百渠复流”工程]开工，[PROGRAMME “百渠”项目]和[PROGRAMME 清淤计划]也开工。'],
      ['会', '[ORG 临水县卫健委]与[ORG 临水县卫生健康委员会]，[ORG 临水县水利局]与[ORG 南山县水利局]。'],
    ],
  })
  const of = async (name: string) =>
    (await lib.call('entities.get', { id: (await find(name)).id })).maybe.map(
      ({ canonical, why }) => `${canonical} ${why}`,
    )
  expect(await of('“百渠复流”工程')).toEqual(['“百渠”项目 part'])
  expect(await of('临水县卫生健康委员会')).toEqual(['临水县卫健委 short'])
  expect(await of('临水县水利局')).toEqual([])
  await lib.call('entities.setApart', {
    id: (await find('“百渠”项目')).id,
    otherId: (await find('“百渠复流”工程')).id,
    apart: true,
  })
  expect(await of('“百渠复流”工程')).toEqual([])
})
