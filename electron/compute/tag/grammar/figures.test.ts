import { describe, expect, test } from 'vitest'
import { fold } from '../fold.ts'
import { kindsOf } from './figure-kind.ts'
import { indicatorsOf } from './figure-sense.ts'
import { findFigures } from './figures.ts'
import {
  against,
  changeAlone,
  doing,
  lists,
  named,
  ofBefore,
  shared,
  trims,
  unnamed,
  whose,
} from './indicator-rules.ts'

const read = (text: string) =>
  findFigures(fold(text), []).map(({ start, end, value, unit, qualifier }) => [
    text.slice(start, end),
    value,
    unit,
    qualifier,
  ])

describe('figures', () => {
  test.each([
    ['服务群众1.2万余人次', [['1.2万余人次', 12000, '人次', '余']]],
    ['年产值超百亿元', [['超百亿元', 1e10, '元', '超']]],
    ['培育2-3个品种', [['2-3个', [2, 3], '个', null]]],
    ['占比达62.75%', [['达62.75%', 62.75, '%', '达']]],
    ['覆盖率达80%以上', [['达80%以上', 80, '%', '以上']]],
    ['约三分之一的村庄', [['约三分之一', 0.3333, '', '约']]],
    [
      '网点由14家增至29家',
      [
        ['14家', 14, '家', null],
        ['29家', 29, '家', null],
      ],
    ],
    [
      '差错从9%归零',
      [
        ['9%', 9, '%', null],
        ['零', 0, '%', null],
      ],
    ],
    ['至少建成1家医院', [['1家', 1, '家', '至少']]],
    ['不少于15个社区食堂', [['不少于15个', 15, '个', '不少于']]],
    ['每年体检一次', [['一次', 1, '次', '每年']]],
    ['排名第3位', [['第3位', 3, '位', '第']]],
    ['用了两年半', [['两年半', 2.5, '年', null]]],
    ['零下26摄氏度', [['零下26摄氏度', -26, '摄氏度', '零下']]],
    ['３０００名学员', [['３０００名', 3000, '名', null]]],
    ['投资1,250.5万元', [['1,250.5万元', 12505000, '元', null]]],
    ['四类人才', [['四类', 4, '类', null]]],
    ['噪声不高于45分贝', [['不高于45分贝', 45, '分贝', '不高于']]],
    [
      '功耗3瓦，血压140毫米汞柱',
      [
        ['3瓦', 3, '瓦', null],
        ['140毫米汞柱', 140, '毫米汞柱', null],
      ],
    ],
    ['报告分三部分', [['三部分', 3, '部分', null]]],
    ['覆盖12万居民', [['12万居民', 120000, '居民', null]]],
  ] as const)('%s', (text, figures) => expect(read(text)).toEqual(figures))

  test.each([
    '2024年建成',
    '一位老人带来一批书',
    '二级医院和三级医院',
    '第二次来到这里',
    '“三医”联动，“六个一”行动',
    '每万人拥有量',
    '一辆三轮车',
    '十分高兴，千方百计',
    '三四级手术，电子病历评级达到5级',
    '三四级手术占比',
    '电话12345678901234567890',
    '版本v2.0和5G网络',
  ])('none in %s', (text) => expect(read(text)).toEqual([]))

  test('numbers inside taken spans are passed over', () => {
    const text = '12345热线接到20件'
    expect(findFigures(text, [{ start: 0, end: 7 }]).map((one) => one.value)).toEqual([20])
  })
})

describe('sense', () => {
  const kind = (text: string, year?: number) => {
    const folded = fold(text)
    return kindsOf(folded, findFigures(folded, []), year).map((one) => one.kind)
  }
  test('aims are targets, what was done is a result, ages are neither', () => {
    expect(kind('到2030年，力争建成30家示范站')).toEqual(['target'])
    expect(kind('去年以来，累计救治病人1800人次')).toEqual(['result'])
    expect(kind('申请人年龄在65岁以上')).toEqual([null])
  })
  test('both figures of a change are reported, unless the sentence promises', () => {
    expect(kind('窗口把办证时间从9天压缩至4小时，平均等候由26.5分钟降至8分钟')).toEqual(
      Array(4).fill('result'),
    )
    expect(kind('到2030年，力争把办证时间从9天压缩至4小时')[1]).toBe('target')
  })
  test('a year that lies ahead of the article promises, one that lies behind it does not', () => {
    const text = '2024年，全市培育龙头企业40家，带动农户1.2万户'
    expect(kind(text, 2023)).toEqual(['target', 'target'])
    expect(kind(text, 2027)).toEqual(['result', 'result'])
  })
  test('将 before a verb promises; before a thing it is 把', () => {
    expect(kind('首批15名专家将轮流到县医院坐诊')).toEqual(['target'])
    expect(kind('办事处将80万元奖金发到了农户手中')).not.toContain('target')
  })
  test('what was reached stands beside what remains to be done', () => {
    expect(kind('目前，整改问题43个，剩余3个将于月底前销号')).toEqual(['result', 'target'])
  })
  test('how it stands now is a result beside what will be, and in a plan', () => {
    expect(kind('绿化面积目前为31万亩，明年扩大到40万亩')).toEqual(['result', 'target'])
    expect(kind('目前为31万亩，力争明年达到40万亩')).toEqual(['result', 'target'])
    expect(kind('目前全市托位1.9万个，到明年底，每千人口托位达到4.6个')).toEqual(['result', 'target'])
    expect(kind('目前计划再建站点20个')).toEqual(['target'])
  })
  test('to 争取 projects is to win them, to 争取 doing something is to aim', () => {
    expect(kind('2025年，全市争取市级以上科技项目96项，其中省级以上34项')).toEqual(['result', 'result'])
    expect(kind('争取明年建成站点60个')).toEqual(['target'])
  })
  test('terms of a rule, sizes and parts are neither', () => {
    expect(kind('大桥全长3.2公里，设计时速60公里')).toEqual([null, null])
    expect(kind('参保人住院报销80%，封顶20万元，每人每年缴费400元')).toEqual([null, null, null])
    expect(kind('意见从六个方面提出二十条举措')).toEqual([null, null])
    expect(kind('本次改革有两个特点，分三个阶段推开')).toEqual([null, null])
  })
  test('a text without figures has no kinds', () => expect(kindsOf('没有数字', [])).toEqual([]))
  test('in the text of a plan every value to be reached is a target', () => {
    const plan =
      '实施能力提升行动，推进站点建设，开展技能培训，打造示范点，深化改革，完善制度，落实责任，构建网络，推动发展，建立机制，加快建设，强化监管。打造60个站点，组织讲座100场，落实六项任务。'
    expect(kind(plan)).toEqual(['target', 'target', null])
  })
  test('the indicator is the phrase that is measured', () => {
    const indicator = (text: string) => {
      const figures = findFigures(fold(text), [])
      return indicatorsOf(fold(text), figures, [])[0]
    }
    expect(indicator('新增公共泊位1000个')).toBe('新增公共泊位')
    expect(indicator('建成40家社区食堂')).toBe('建成社区食堂')
    expect(indicator('村级诊所覆盖率达90%')).toBe('村级诊所覆盖率')
  })
})

describe('indicators', () => {
  const examples = [
    ...trims.flatMap((one) => one.examples),
    ...[against, changeAlone, ofBefore, named, unnamed].flatMap((one) => one.examples),
    ...doing,
    ...whose,
    ...lists,
    ...shared,
  ]
  test.each(examples.map(([text, ...indicators]) => [text, indicators] as const))(
    '%s',
    (text, indicators) => {
      const folded = fold(text)
      expect(indicatorsOf(folded, findFigures(folded, []), [])).toEqual(indicators)
    },
  )
})
