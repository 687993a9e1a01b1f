import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTestLibrary, type TestLibrary } from '../test/open-test-library.ts'
import { addSheet } from './test/tagged.ts'

let lib: TestLibrary
beforeEach(async () => {
  lib = await openTestLibrary()
})
afterEach(() => lib.close())

const pageOf = async (name: string) => {
  const { rows } = await lib.call('entities.list', { limit: 500 })
  const found = rows.find(({ canonical }) => canonical === name)
  if (!found) throw new Error(`no ${name}`)
  return lib.call('entities.get', { id: found.id })
}
const runBy = async (name: string) => (await pageOf(name)).runBy.map(({ canonical }) => canonical)

describe('who runs a programme', () => {
  test.each([
    ['[PROGRAMME 清渠计划]由[ORG 临水县水利局]牵头。', ['临水县水利局']],
    ['由[ORG 临水县水利局]牵头实施的[PROGRAMME 清渠计划]开工。', ['临水县水利局']],
    [
      '[PROGRAMME 清渠计划]由[ORG 临水县水利局]、[ORG 临水县财政局]联合发起。',
      ['临水县财政局', '临水县水利局'],
    ],
    ['[DATE 6月3日]，[ORG 临水县水利局]日前启动[PROGRAMME 清渠计划]。', ['临水县水利局']],
    ['[PROGRAMME 清渠计划]是[PLACE 临水县]为治理淤塞而推出的一项工程。', ['临水县']],
    // Neither who looks on, nor who speaks of it, nor who runs something else in the same sentence.
    ['[ORG 临水县水利局]调研[PROGRAMME 清渠计划]。', []],
    ['[PERSON 𠮷野]介绍，[PROGRAMME 清渠计划]开工；[ORG 临水县教育局]组织开学。', []],
    ['[PROGRAMME 清渠计划]惠及[ORG 临水县中学]，[ORG 临水县供销社]负责人[PERSON 方砚]说。', []],
    // The body counts, not the place it is in.
    ['[PLACE 临水县]实施的[PROGRAMME 清渠计划]，由[ORG 临水县水利局]牵头。', ['临水县水利局']],
  ])('%s', async (line, expected) => {
    addSheet(lib, { articles: [['短讯', line]] })
    expect((await runBy('清渠计划')).sort()).toEqual([...expected].sort())
  })

  test('is said once, in the first article, and many hundred sentences later still known', async () => {
    addSheet(lib, {
      articles: [
        [
          '启动',
          '[PROGRAMME 清渠计划]由[ORG 临水县水利局]牵头实施。[PROGRAMME 清渠计划]是[PLACE 临水县]为治理淤塞推出的民生工程。',
        ],
      ],
    })
    const line = '[PLACE 北村]说，[PROGRAMME 清渠计划]又通了一条渠。'
    for (let n = 0; n < 5; n++) addSheet(lib, { name: `${n}.txt`, articles: [['后来', line.repeat(50)]] })
    const page = await pageOf('清渠计划')
    expect(page.runBy).toMatchObject([{ canonical: '临水县水利局', sentences: 1 }])
    expect(page.described).toMatchObject([{ sentence: '清渠计划是临水县为治理淤塞推出的民生工程。' }])
  })
})

test('a body is headed by whom its office stands before, deputies aside', async () => {
  addSheet(lib, {
    articles: [
      [
        '会上',
        '[ORG 临水县水利局][POSITION 局长][PERSON 严清]到会，[ORG 临水县水利局][POSITION 副局长][PERSON 乔书]主持。',
        '[ORG 临水县水利局]与[ORG 临水县医院][POSITION 党委书记]、[POSITION 院长][PERSON 温景]签约。',
      ],
    ],
  })
  expect(await runBy('临水县水利局')).toEqual(['严清'])
  expect(await runBy('临水县医院')).toEqual(['温景'])
})

test('what a thing is comes before what it does, each sentence once', async () => {
  addSheet(lib, {
    articles: [
      [
        '平台',
        '[PROGRAMME “一张图”平台]启动以来，上报用时缩短。[PROGRAMME “一张图”平台]将接入全部河道的监测点。',
        '[PROGRAMME “一张图”平台]通过布设传感器看清水情。[PROGRAMME “一张图”平台]是集监测、预警于一体的数字化系统。',
      ],
      ['又报', '[PROGRAMME “一张图”平台]通过布设传感器看清水情。'],
    ],
  })
  const { described } = await pageOf('“一张图”平台')
  expect(described.map(({ sentence }) => sentence)).toEqual([
    '“一张图”平台是集监测、预警于一体的数字化系统。',
    '“一张图”平台通过布设传感器看清水情。',
    '“一张图”平台将接入全部河道的监测点。',
  ])
})

test('of a programme that nobody explains stands what is said of it first, titles aside', async () => {
  addSheet(lib, {
    articles: [
      [
        '[PROGRAMME 清渠计划]推开',
        '见过[PROGRAMME 清渠计划]的人都说水比从前清了。村里人也这么说。',
        '今年[PROGRAMME 清渠计划]的渠水到了北村地头。后来又有[PROGRAMME 清渠计划]的第三处。',
      ],
    ],
  })
  const { described } = await pageOf('清渠计划')
  expect(described.map(({ sentence }) => sentence)).toEqual([
    '见过清渠计划的人都说水比从前清了。',
    '今年清渠计划的渠水到了北村地头。',
  ])
  addSheet(lib, { articles: [['后来', '[PROGRAMME 清渠计划]旨在让渠水长清。']] })
  expect((await pageOf('清渠计划')).described).toHaveLength(1)
})

test('what is said of a programme is not said of the body that runs it', async () => {
  addSheet(lib, {
    articles: [
      [
        '启动',
        '[PROGRAMME 清渠计划]由[ORG 临水县水利局]牵头，旨在让渠水长清。[ORG 临水县水利局]将公布账本，人人看得到。',
      ],
    ],
  })
  const { described } = await pageOf('临水县水利局')
  expect(described.map(({ sentence }) => sentence)).toEqual(['临水县水利局将公布账本，人人看得到。'])
  expect(await runBy('清渠计划')).toEqual(['临水县水利局'])
})
