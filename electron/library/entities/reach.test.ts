import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestLibrary, type TestLibrary } from '../test/open-test-library.ts'
import { addSheet } from './test/tagged.ts'

let lib: TestLibrary
beforeEach(async () => {
  lib = await openTestLibrary()
  addSheet(lib, {
    furniture: '沧河日报 2025年3月12日',
    articles: [
      [
        '[PROGRAMME “百井归源”工程]启动',
        '标题不把话带到正文，[7 个 none 无关之事]。',
        '水位的变化，来自[PROGRAMME “百井归源”工程]。到[DATE 2024年底]，[1014 眼 result 累计封填机井]。该工程由[ORG 沧河市水务局]牵头，旨在封填超采区机井。[PROGRAMME “河长一张图”平台]上线。[4 小时 result 巡河上报用时]。[ORG 北岸机械厂]试制滴灌阀。产量[8 只 result 产量]。',
        '另起一段，[9 人 none 另一件事]。',
      ],
      [
        '青溪',
        '[PROGRAMME “百井归源”工程]到[ORG 青溪县水利局]。一是。二是。三是。四是。[5 次 none 说远了的事]。',
        '[PROGRAMME “百井归源”工程]将封填[DATE 2027年底]前的[2400 眼 target 封填机井]。',
      ],
    ],
  })
})
afterEach(() => lib.close())

const idOf = async (name: string) => {
  const { rows } = await lib.call('entities.list', { text: name })
  return rows.find(({ canonical }) => canonical === name)?.id as string
}
const valuesOf = async (name: string) => {
  const { rows, total } = await lib.call('figures.list', { entityId: await idOf(name), sort: 'value' })
  expect(total).toBe(rows.length)
  return rows.map(({ value }) => value)
}

test('figures of a programme stand where it is named and where its paragraph goes on about it', async () => {
  expect(await valuesOf('“百井归源”工程')).toEqual([1014, 2400])
  expect(await valuesOf('“河长一张图”平台')).toEqual([4])
  // A body is told of where it is named and little further.
  expect(await valuesOf('青溪县水利局')).toEqual([])
  const { figures } = await lib.call('entities.get', { id: await idOf('“百井归源”工程') })
  expect(figures).toMatchObject({ total: 2, rows: [{ value: 1014 }, { value: 2400 }] })
  const { rows } = await lib.call('figures.promises', { entityId: await idOf('“百井归源”工程') })
  expect(rows).toMatchObject([{ target: { value: 2400 }, reports: [{ figure: { value: 1014 } }] }])
  const series = await lib.call('figures.series', { entityId: await idOf('“百井归源”工程') })
  expect(series.map(({ points }) => points.map(({ at }) => at))).toEqual([['2024', '2027']])
})

test('who runs a programme and what it is for is read where it is meant by 该工程', async () => {
  const { runBy, described } = await lib.call('entities.get', { id: await idOf('“百井归源”工程') })
  expect(runBy.map(({ canonical }) => canonical)).toEqual(['沧河市水务局'])
  expect(described.map(({ sentence }) => sentence)).toContain(
    '该工程由沧河市水务局牵头，旨在封填超采区机井。',
  )
  const other = await lib.call('entities.get', { id: await idOf('“河长一张图”平台') })
  expect(other.runBy).toEqual([])
})

test('programmes are among those whom figures are told of', async () => {
  const bodies = await lib.call('figures.bodies')
  expect(bodies.map(({ type, canonical }) => `${type} ${canonical}`)).toContain('PROGRAMME “百井归源”工程')
  const { rows } = await lib.call('figures.list', { text: '2400' })
  expect(rows[0]?.who.map(({ canonical }) => canonical)).toEqual(['“百井归源”工程'])
})
