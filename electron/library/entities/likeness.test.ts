import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entityTypes } from '../../contract/tags.ts'
import { likeness, seatOf } from './likeness.ts'

test.each([
  ['PROGRAMME', '“百渠复流”工程', '“百渠”项目', 'part'],
  ['PROGRAMME', '“百渠复流”工程', '复流行动', 'part'],
  ['PROGRAMME', '智慧床位管理平台', '“智慧”项目', null],
  ['PROGRAMME', '“一窗通办”平台', '“一次办好”平台', null],
  ['PROGRAMME', '2024年补水计划', '2025年补水计划', null],
  ['DOCUMENT', '《沧河市水网建设三年行动方案》', '水网建设三年行动方案', 'part'],
  ['ORG', '沧河市第一人民医院', '第一人民医院', 'part'],
  ['ORG', '国家卫生健康委', '国家卫生健康委员会', 'part'],
  ['ORG', '沧河市卫健委', '沧河市卫生健康委员会', 'short'],
  ['ORG', '沧河市三院', '沧河市第三人民医院', 'short'],
  ['ORG', '沧河市人民医院', '沧河市第三人民医院', null],
  ['ORG', '沧河市三院', '沧河市第二人民医院', null],
  ['ORG', '青溪县卫生院', '青溪县云岭镇卫生院', null],
  ['ORG', '江州医院', '江州医院沧河医院', null],
  // A part of a body is another body, and so is the same office elsewhere.
  ['ORG', '沧河市人民医院', '沧河市人民医院康复科', null],
  ['ORG', '沧河市水务局', '青溪县水务局', null],
  ['ORG', '沧河市委', '沧河市卫生健康委', null],
  ['PERSON', '𠮷娜·马尔科娃', '马尔科娃', 'part'],
  ['PERSON', '王伟', '王伟强', null],
  ['PLACE', '沧河市', '沧河市北村', null],
] as const)('%s: %s and %s', (type, one, other, expected) => {
  expect(likeness(type, one, other)).toBe(expected)
  expect(likeness(type, other, one)).toBe(expected)
})

test.each([
  ['沧河市水务局', '沧河市'],
  ['江州市水务局', '江州市'],
  ['青溪县', '青溪县'],
  ['石城市人民医院', '石城市'],
  ['市水务局', null],
  ['社区医院', null],
  ['国家卫生健康委员会', null],
])('%s is at home in %s', (name, expected) => {
  expect(seatOf(name)).toBe(expected)
})

test('of any two names it says the same both ways, and ends', () => {
  const piece = fc.constantFrom('市', '县', '委', '员', '会', '·', '“', '”', '工程', '𠮷', '1', ' ')
  const name = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.constantFrom(...entityTypes), name, name, (type, one, other) => {
      expect(likeness(type, one, other)).toBe(likeness(type, other, one))
    }),
  )
})
