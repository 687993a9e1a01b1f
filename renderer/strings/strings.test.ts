import { describe, expect, test } from 'vitest'
import { DeskStep } from '../../electron/contract/desk.ts'
import { hasKey, setLanguage, t } from './index.ts'
import { articleLetter, number, when } from './language.ts'

describe('the language', () => {
  test('switches at once, with the page’s own', () => {
    setLanguage('en')
    expect(t('nav.library')).toBe('Library')
    expect(document.documentElement.lang).toBe('en')
    expect(document.title).toBe('Jianbao')
    setLanguage('zh-CN')
    expect(t('nav.library')).toBe('书库')
    expect(document.documentElement.lang).toBe('zh-CN')
  })
})

describe('words', () => {
  test('are filled, and one and many differ in English', () => {
    setLanguage('en')
    expect(t('mention.count', { count: 1 })).toBe('1 mention here')
    expect(t('mention.count', { count: 3 })).toBe('3 mentions here')
    setLanguage('zh-CN')
    expect(t('mention.count', { count: 1 })).toBe('本文 1 处')
    expect(t('mention.count', { count: 3 })).toBe('本文 3 处')
  })

  test('what is filled in is shown as it stands', () => {
    expect(t('search.none', { query: '<b>&"水"' })).toBe('没有找到“<b>&"水"”')
  })

  test('a key that comes as data is known or not', () => {
    expect(hasKey('history.annotation.create')).toBe(true)
    expect(hasKey('history.nonsense')).toBe(false)
    for (const { shape } of DeskStep.options) expect(hasKey(`history.desk.${shape.kind.value}`)).toBe(true)
    expect(hasKey('toString')).toBe(false)
  })
})

test('numbers are grouped, articles lettered, times short', () => {
  expect(number(1234567)).toBe('1\u2009234\u2009567')
  expect(number(999)).toBe('999')
  expect([1, 2, 10, 11].map(articleLetter)).toEqual(['甲', '乙', '癸', '11'])
  const now = new Date(2026, 5, 1).getTime()
  expect(when(new Date(2026, 0, 5, 9, 3).getTime(), 'zh-CN', now)).toBe('1月5日 09:03')
  expect(when(new Date(2025, 11, 31, 9, 3).getTime(), 'zh-CN', now)).toBe('2025年12月31日 09:03')
  expect(when(new Date(2026, 0, 5, 9, 3).getTime(), 'en', now)).toBe('Jan 5 09:03')
})
