import { expect, test } from 'vitest'
import { dateText, figureText } from './figures.tsx'

test.each([
  [1286, '1286', '1286'],
  [12_345, '12\u2009345', '12\u2009345'],
  [86_000, '8.6万', '86\u2009000'],
  [60_000_000, '6000万', '60\u2009000\u2009000'],
  [4_025_000_000, '40.25亿', '4\u2009025\u2009000\u2009000'],
  [1_234_500_000_000, '12\u2009345亿', '1\u2009234\u2009500\u2009000\u2009000'],
  [98.4, '98.4', '98.4'],
  [-20_000, '-2万', '-20\u2009000'],
  [[20_000, 35_000], '2万–3.5万', '20\u2009000–35\u2009000'],
] as const)('%s reads as a paper of the language writes it', (value, chinese, english) => {
  expect(figureText(value as number, 'zh-CN')).toBe(chinese)
  expect(figureText(value as number, 'en')).toBe(english)
})

test.each([
  ['今年', '2023', '2023年'],
  ['去年底', '2022', '2022年底'],
  ['去年年底', '2025', '2025年底'],
  ['年底', '2025', '2025年底'],
  ['6月3日', '2025-06-03', '2025年6月3日'],
  ['2025年底', '2025', '2025年底'],
  ['二〇二五年', '2025', '二〇二五年'],
  ['“十五五”末', null, '“十五五”末'],
])('%s of %s says its year', (text, iso, expected) => {
  expect(dateText({ text, iso }, 'zh-CN')).toBe(expected)
})
