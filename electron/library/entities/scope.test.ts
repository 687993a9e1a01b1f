import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestLibrary, type TestLibrary } from '../test/open-test-library.ts'
import { addSheet } from './test/tagged.ts'

let lib: TestLibrary
beforeEach(async () => {
  lib = await openTestLibrary()
  addSheet(lib, {
    name: '沧河日报_2023-04-06.txt',
    articles: [['开工', '到[DATE 2026年底]，[PROGRAMME 清渠计划]将修通[240 条 target 将修通水渠]。']],
  })
  for (const [year, value] of [
    [2024, 41],
    [2025, 101],
  ])
    addSheet(lib, {
      name: `沧河日报_${year}-03-06.txt`,
      articles: [
        [
          `${year}年`,
          `[PROGRAMME 清渠计划]到[DATE ${year}年2月]累计修通[${value} 条 result 全市累计修通水渠]。`,
          // Villages and a rival town: the same thing is counted, for one place of many.
          `[PROGRAMME 清渠计划]在[PLACE 北村]修通[7 条 result 北村修通水渠]，[DATE ${year}年1月]。`.repeat(
            12,
          ),
          `[PROGRAMME 清渠计划]在[PLACE 南村]修通[${value}0 条 result 南村修通水渠]，[DATE ${year}年1月]。`,
        ],
      ],
    })
})
afterEach(() => lib.close())

const programme = async () => {
  const { rows } = await lib.call('entities.list', { kinds: ['PROGRAMME'] })
  return rows[0]?.id as string
}

test('what is reported of one place does not say how far a promise for all is kept', async () => {
  const { rows } = await lib.call('figures.promises', { entityId: await programme() })
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ state: 'progress' })
  expect(rows[0]?.ratio).toBeCloseTo(101 / 240)
  const counted = rows[0]?.reports.filter(({ counts }) => counts).map(({ figure }) => figure.value)
  expect(counted?.sort()).toEqual([101, 41])
  // Those of all come before the many of one.
  expect(rows[0]?.reports.slice(0, 2).every(({ counts }) => counts)).toBe(true)
})

test('a promise for one place is met by its own reports alone', async () => {
  addSheet(lib, { articles: [['北村', '[PLACE 北村]明年将修通[8 条 target 北村将修通水渠]。']] })
  const { rows } = await lib.call('figures.promises', {})
  const own = rows.find(({ target }) => target.value === 8)
  expect(own?.reports.length).toBeGreaterThan(0)
  expect(own?.reports.every(({ figure }) => figure.value === 7)).toBe(true)
})

test('what the whole city reports does not keep the promise of one county', async () => {
  addSheet(lib, {
    articles: [
      ['年初', '[PLACE 青溪县]年底前将封填[600 眼 target 青溪县封填机井]。'],
      ['年中', '[PLACE 青溪县]已封填[380 眼 result 全县封填机井]，[1014 眼 result 全市封填机井]。'],
    ],
  })
  const { rows } = await lib.call('figures.promises', { text: '青溪县封填机井' })
  expect(rows[0]?.reports.map(({ figure }) => figure.value)).toEqual([380])
})

test('a promise for the whole of a place is not answered by the places that its own article names', async () => {
  addSheet(lib, {
    articles: [
      ['见闻', '[PLACE 东村]通水了，[9 眼 result 东村封填机井]。', '全市[80 眼 target 全市将封填机井]。'],
      ['又一篇', '[PLACE 东村]说，[90 眼 result 东村封填机井]。'],
    ],
  })
  const { rows } = await lib.call('figures.promises', { text: '机井' })
  expect(rows).toMatchObject([{ target: { value: 80 }, ratio: null }])
  expect(rows[0]?.state).not.toBe('met')
})

test('a city’s bodies answer for one another, another city’s do not; a title that says the promise again reports nothing', async () => {
  addSheet(lib, {
    articles: [
      ['建成60个便民门诊', '[ORG 临水市人民政府]公布，到[DATE 2025年底]建成[60 个 target 社区便民门诊]。'],
      ['[60 个 result 便民门诊]要来', '[ORG 临水市人民政府]今年将建成[60 个 target 社区便民门诊]。'],
    ],
  })
  addSheet(lib, {
    name: '晚报.txt',
    articles: [
      ['门诊', '[ORG 临水市卫生健康委员会]说，已有[40 个 result 社区便民门诊]投入使用。'],
      ['[ORG 临水市行政审批局]：再开门诊', '[ORG 市发展改革局]通报，已开通[41 个 result 社区便民门诊]。'],
      ['别处', '[ORG 江州市卫生健康委员会]说，已有[70 个 result 社区便民门诊]投入使用。'],
    ],
  })
  const { rows } = await lib.call('figures.promises', { text: '便民门诊' })
  expect(
    rows.map(({ reports, state }) => [state, ...reports.map(({ figure }) => figure.value).sort()]),
  ).toEqual([
    ['progress', 40, 41],
    ['progress', 40, 41],
  ])
  expect(rows[0]?.reports[0]?.who).toMatchObject([{ canonical: '临水市人民政府' }])
})

test('a line over time is of one scope, that of all first, and says a figure once', async () => {
  addSheet(lib, {
    name: '沧河晚报_2025-03-07.txt',
    articles: [['又报', '[PROGRAMME 清渠计划]到[DATE 2025年2月]修通[101 条 result 修通水渠]。']],
  })
  const series = await lib.call('figures.series', { entityId: await programme() })
  expect(
    series.map(({ indicator, points }) => [indicator, points.map(({ figure }) => figure.value)]),
  ).toEqual([
    ['修通水渠', [41, 101, 240]],
    ['南村修通水渠', [410, 1010]],
    // What never changed says least.
    ['北村修通水渠', [7, 7]],
  ])
})

test('what one hospital of a city promises another does not keep; words between do not part a measure', async () => {
  addSheet(lib, {
    furniture: '江州日报 2025年3月2日',
    articles: [
      [
        '今年这样干',
        '[ORG 江州市中医院]今年将开展新技术[40 项 target 开展新技术]，招录村医[45 名 target 招录村医]。',
      ],
    ],
  })
  addSheet(lib, {
    furniture: '江州日报 2025年10月2日',
    articles: [
      ['引才', '[ORG 江州市人民医院]开展新技术[12 项 result 开展新技术]。'],
      [
        '成绩单',
        '[ORG 江州市中医院]今年招录的村医[36 名 result 江州市中医院招录的村医]到岗。',
        '开展新技术[46 项 result 开展新技术新项目]。',
      ],
    ],
  })
  const { rows } = await lib.call('figures.promises', {})
  const reports = (value: number) =>
    rows.find(({ target }) => target.value === value)?.reports.map(({ figure }) => figure.value)
  expect(reports(40)).toEqual([46])
  expect(reports(45)).toEqual([36])
})
