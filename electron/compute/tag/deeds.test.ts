/** What a place does stands outside of its name and of the names behind it. */
import { describe, expect, test } from 'vitest'
import type { EntityType } from '../../contract/tags.ts'
import { parted } from './deeds.ts'
import { mend } from './mend.ts'

/** The parts of the span that `[…]` marks, found by the model. */
function parts(type: EntityType, marked: string, by = 'crf'): string[] {
  const start = marked.indexOf('[')
  const end = marked.indexOf(']') - 1
  const text = marked.replace(/[[\]]/g, '')
  return parted(text, { type, start, end, confidence: 0.99, by }).map(
    (one) => `${one.type} ${text.slice(one.start, one.end)}`,
  )
}

describe('a division that does something', () => {
  test.each<[EntityType, string, string[]]>([
    ['ORG', '[江州市铺设再生水管网]12公里', ['PLACE 江州市']],
    ['ORG', '[临水县计划建设幼儿园]6所', ['PLACE 临水县']],
    ['ORG', '[沧河市组织医院]开展义诊', ['PLACE 沧河市']],
    ['ORG', '[江州市启动医保服务站]建设', ['PLACE 江州市']],
    ['ORG', '[沧河县集中整治乡村诊所]', ['PLACE 沧河县']],
    ['ORG', '[江州市整合医院]资源', ['PLACE 江州市']],
    ['ORG', '[江州市定点医院]药房', ['PLACE 江州市']],
    ['ORG', '[临水县扩建县人民医院]', ['PLACE 临水县', 'ORG 县人民医院']],
    ['ORG', '[江州市筹建活细胞成像实验室]', ['PLACE 江州市', 'ORG 活细胞成像实验室']],
    ['PROGRAMME', '[江州市实施银桥工程]', ['PLACE 江州市', 'PROGRAMME 银桥工程']],
    ['EVENT', '[沧河区举办春茶文化节]', ['PLACE 沧河区', 'EVENT 春茶文化节']],
    ['PLACE', '[江州市计划今年新建公园]12座', ['PLACE 江州市']],
    ['PLACE', '[江州市统筹城乡]教育资源', ['PLACE 江州市']],
    ['PLACE', '[临水县修建水]厂2座', ['PLACE 临水县']],
    ['PROGRAMME', '[江州市计划]于明年铺设管网', ['PLACE 江州市']],
    ['PROGRAMME', '[沧河区工程]进度过半', ['PLACE 沧河区']],
    ['PROGRAMME', '[江州市卫生系统]开展练兵', ['PLACE 江州市']],
    ['PROGRAMME', '[沧河市重点项目]开工', ['PLACE 沧河市']],
    ['ORG', '[南京市引进医院]两家', ['PLACE 南京市']],
    ['PLACE', '[临水县已建公园]绿道', ['PLACE 临水县']],
    ['ORG', '[沧河市规范民办幼儿园]收费', ['PLACE 沧河市']],
    ['ORG', '[江州市援助临水县中心医院]', ['PLACE 江州市', 'ORG 临水县中心医院']],
    ['ORG', '[江州市新建医院]', ['PLACE 江州市']],
  ])('%s %s', (type, marked, found) => expect(parts(type, marked)).toEqual(found))
})

describe('names that hold a verb stay whole', () => {
  test.each<[EntityType, string]>([
    ['ORG', '[江州市改造办]'],
    ['ORG', '[江州市开放大学]'],
    ['ORG', '[江州市法律援助中心]'],
    ['ORG', '[临水县帮扶办公室]'],
    ['ORG', '[临水县推进城镇化工作领导小组]'],
    ['ORG', '[沧河市建设局]'],
    ['ORG', '[江州市规划设计院]'],
    ['ORG', '[中共沧河市委组织部]'],
    ['PLACE', '[江州市建成区]'],
    ['PROGRAMME', '[江州市健康云平台]'],
    ['PROGRAMME', '[沧河医改模式]'],
    ['PLACE', '[江州市临水区]'],
  ])('%s %s', (type, marked) => expect(parts(type, marked)).toEqual([`${type} ${marked.slice(1, -1)}`]))
  test('what a rule found stands', () =>
    expect(parts('ORG', '[江州市铺设再生水管网]', 'rule:test')).toEqual(['ORG 江州市铺设再生水管网']))
})

test('parts are in text order, without overlaps', () => {
  const text = '江州市实施银桥工程，临水县扩建县人民医院'
  const spans = [
    { type: 'PROGRAMME' as const, start: 0, end: 9, confidence: 0.9, by: 'crf' },
    { type: 'ORG' as const, start: 10, end: text.length, confidence: 0.9, by: 'crf' },
  ]
  expect(mend(text, spans).map((one) => text.slice(one.start, one.end))).toEqual([
    '江州市',
    '银桥工程',
    '临水县',
    '县人民医院',
  ])
})
