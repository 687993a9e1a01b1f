import { expect, test } from 'vitest'
import { tagText } from '../tag.ts'
import { articleDate } from './dateline.ts'

const page = '春江日报　2026年1月28日　星期三　第3版\n'

test.each([
  ['本报春江1月27日讯（记者 顾明渠）昨日开工。', '2026-01-28', '2026-01-27'],
  ['新华社兰州12月30日电 昨日开工。', '2026-01-02', '2025-12-30'],
  ['本报讯 昨日开工。', '2026-01-28', '2026-01-28'],
  ['1月27日，讯息传来。', '2026-01-28', '2026-01-28'],
  ['1月27日电视台开播。', '2026-01-28', '2026-01-28'],
  ['本报春江1月27日讯', '2026', '2026-01-27'],
] as const)('%s on a page of %s is of %s', (text, known, date) => {
  expect(articleDate(text, text, known)).toBe(date)
})

test('a dateline with its year, and the date line of the page, serve where nothing else is known', () => {
  expect(articleDate('本报2026年1月27日讯', '')).toBe('2026-01-27')
  expect(articleDate('本报1月27日讯', page)).toBe('2026-01-27')
  expect(articleDate('昨日开工。', page)).toBe('2026-01-28')
  expect(articleDate('本报1月27日讯', '2026年1月28日，工程开工，全县欢腾。')).toBeUndefined()
})

test('relative dates of a text are read on it', () => {
  const dates = (text: string, date?: string) =>
    tagText(text, page, date)
      .entities.filter((one) => one.type === 'DATE')
      .map((one) => one.canonical)
  expect(dates('本报春江1月27日讯 昨日，工程开工，去年投入3亿元。')).toEqual([
    '2026-01-27',
    '2026-01-26',
    '2025',
  ])
  expect(dates('昨日，工程开工。', '2025-06-03')).toEqual(['2025-06-02'])
})
