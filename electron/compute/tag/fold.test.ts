import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './fold.ts'
import { tagText } from './tag.ts'

test.each([
  ['ＡＩ輔助，１２：３０', 'AI辅助，12：30'],
  ['1,200家,12:30(約)', '1,200家，12:30（约）'],
  ['"好",他说："走"', '“好”，他说：“走”'],
  ['「星河」計畫', '“星河”计画'],
  ['乾坤灣，魏徵', '乾坤湾，魏徵'],
  ['𠮷野家😀', '𠮷野家😀'],
])('%s is read as %s', (text, folded) => expect(fold(text)).toBe(folded))

test('folding keeps every offset and changes nothing twice', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const once = fold(text)
      expect(once.length).toBe(text.length)
      expect(fold(once)).toBe(once)
    }),
  )
})

test('traditional text is tagged as simplified text is, its spans in its own characters', () => {
  const tags = tagText('衛生部門發佈《醫療服務辦法》，門診量達1.2萬餘人次，同比增長三成。')
  expect(tags.entities.map((one) => [one.type, one.text, one.canonical])).toEqual([
    ['DOCUMENT', '《醫療服務辦法》', '医疗服务办法'],
  ])
  expect(tags.figures.map((one) => [one.text, one.value])).toEqual([
    ['達1.2萬餘人次', 12000],
    ['三成', 30],
  ])
})
