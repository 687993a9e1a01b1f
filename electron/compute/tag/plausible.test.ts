/** What the model found and no name can be is shortened or taken back; what the rules found stands. */
import { describe, expect, test } from 'vitest'
import type { EntityType } from '../../contract/tags.ts'
import { plausible } from './plausible.ts'

/** What stays of the span written in brackets, found by the model with this confidence. */
function kept(type: EntityType, marked: string, confidence = 0.8, by = 'crf'): string | null {
  const start = marked.indexOf('[')
  const end = marked.indexOf(']') - 1
  const text = marked.replace(/[[\]]/g, '')
  const span = plausible(text, { type, start, end, confidence, by })
  return span && text.slice(span.start, span.end)
}

describe('bodies', () => {
  test.each([
    ['[宣城市人民医院心内科医生查看心电图]', '宣城市人民医院'],
    ['[宣城医科大学附属医院慢性胃炎随访]', '宣城医科大学附属医院'],
    ['[市六院依托省儿童医学中心]', '市六院'],
    ['在[宣城筹建活细胞成像实验室]', '活细胞成像实验室'],
    ['[宣城市医院科技创新中心]', '宣城市医院科技创新中心'],
    ['[宣城教育系统]', null],
    ['[图书馆大厅]', null],
    ['[宣城市文明创建办公室]', '宣城市文明创建办公室'],
    ['[宣城市公安局东山派出所户籍室]', '宣城市公安局东山派出所户籍室'],
    ['省[级档案中心]', null],
    ['获“[江州医院]科技创新奖”', null],
    ['[江州医科大学附属东山医院急性卒中多学科项]目', '江州医科大学附属东山医院'],
    ['[浙大]派人', '浙大'],
    ['[广西的社区服务中心]', '广西'],
    ['[福建东部]的县', '福建'],
  ])('%s', (marked, name) => expect(kept('ORG', marked)).toBe(name))
  test('a surer one stands, and what a rule found', () => {
    expect(kept('ORG', '[江城晓月轩]', 0.95)).toBe('江城晓月轩')
    expect(kept('ORG', '[江城晓月轩与山]', 0.5)).toBeNull()
    expect(kept('ORG', '[江城晓月轩与山]', 0.5, 'rule:test')).toBe('江城晓月轩与山')
  })
})

test('a doubtful name of a person that cuts a word is none', () => {
  expect(kept('PERSON', '加强健[康宣传]工作', 0.7)).toBeNull()
  expect(kept('PERSON', '[苗寨里]的法庭', 0.7)).toBeNull()
  expect(kept('PERSON', '晒好的[陈皮]装进罐', 0.9)).toBeNull()
  expect(kept('PERSON', '院长[孙长河]说', 0.7)).toBe('孙长河')
  expect(kept('PERSON', '画卷[徐徐]展开', 0.9)).toBeNull()
  expect(kept('PERSON', '[鲁渝]协作的故事', 0.98)).toBeNull()
})

test('a programme of words of every description is none, one with a label or a name of its own is', () => {
  expect(kept('PROGRAMME', '完善[数字乡村体系]')).toBeNull()
  expect(kept('PROGRAMME', '承担[省级文化项目]')).toBeNull()
  expect(kept('PROGRAMME', '[探索形成医养结合服务模式]')).toBeNull()
  expect(kept('PROGRAMME', '推行[网格化管理机制]')).toBeNull()
  expect(kept('PROGRAMME', '[江州市分级诊疗体系]')).toBe('江州市')
  expect(kept('PROGRAMME', '[江州市智慧医疗平台]')).toBe('江州市智慧医疗平台')
  expect(kept('PROGRAMME', '推广[健康科普工单模式]')).toBe('健康科普工单模式')
  expect(kept('PROGRAMME', '建立[“三张清单”机制]')).toBe('“三张清单”机制')
  expect(kept('PROGRAMME', '入选[泰山人才项目]')).toBe('泰山人才项目')
})

test('a zone by its purpose alone is no place, an event ends as events do', () => {
  expect(kept('PLACE', '创建[生态农业示范区]')).toBeNull()
  expect(kept('PLACE', '走进[江州高新区]')).toBe('江州高新区')
  expect(kept('PLACE', '[松花江畔]的人家')).toBe('松花江')
  expect(kept('PLACE', '各项[惠民]措施', 0.5)).toBeNull()
  expect(kept('PLACE', '走进百[镇千村]', 0.9)).toBeNull()
  expect(kept('PLACE', '[南京夜市]来人', 0.9)).toBe('南京')
  expect(kept('EVENT', '推动[卫生健康产业发展]')).toBeNull()
  expect(kept('EVENT', '从[2019年起联合开办培训班]', 0.95)).toBeNull()
  expect(kept('EVENT', '举办[卫生健康科普大赛]')).toBe('卫生健康科普大赛')
})
