import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isoDate, pageDate } from './dates.ts'

test.each([
  ['2025年', null, '2025'],
  ['二〇二五年三月', null, '2025-03'],
  ['2025年12月6日上午9时', null, '2025-12-06'],
  ['2024年9月1日至2025年6月30日', null, '2024-09-01'],
  ['2025年2月30日', null, '2025-02'],
  ['6月3日', null, null],
  ['6月3日', '2025-03-12', '2025-06-03'],
  ['12月3日', '2025-03-12', '2024-12-03'],
  ['十一月', '2025', '2025-11'],
  ['3日', '2025-03-12', '2025-03-03'],
  ['二十一日', '2025-03-12', '2025-03-21'],
  ['去年底', '2025-03-12', '2024'],
  ['今年5月', '2025-03-12', '2025-05'],
  ['年底前', '2025-03-12', '2025'],
  ['近日', '2025-03-12', null],
])('%s in an article of %s is %s', (text, at, expected) => {
  expect(isoDate(text, at)).toBe(expected)
})

test.each([
  [['第3版', '2025年3月12日 星期三'], 'x.txt', '2025-03-12'],
  [['二〇二五年十二月三日'], 'x.txt', '2025-12-03'],
  [[], '晨报_2025-03-12_03.txt', '2025-03-12'],
  [[], '20250312.txt', '2025-03-12'],
  [[], '003_8dbefc84e9cc1a98.txt', null],
  [['电话 2025-13-40'], '2025.txt', null],
])('the page with %j from %s is of %s', (furniture, name, expected) => {
  expect(pageDate(furniture, name)).toBe(expected)
})

test('whatever a text holds, a date is a date or none', () => {
  const pieces = fc.array(
    fc.constantFrom('2', '0', '9', '一', '十', '〇', '年', '月', '日', '的', '去', '底', '𠮷', '-'),
  )
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join('')
      for (const date of [isoDate(text, '2025-03'), isoDate(text, null), pageDate([text], text)])
        if (date !== null) expect(Number.isNaN(Date.parse(date))).toBe(false)
    }),
  )
})
