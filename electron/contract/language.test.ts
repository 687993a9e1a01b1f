import { expect, test } from 'vitest'
import { languageOf } from './language.ts'

test.each([
  ['system', 'zh-CN', 'zh-CN'],
  ['system', 'zh-TW', 'zh-CN'],
  ['system', 'zh', 'zh-CN'],
  ['system', 'zh_CN.UTF-8', 'zh-CN'],
  ['system', 'ZH-HANT', 'zh-CN'],
  ['system', 'zha', 'en'],
  ['system', 'en-GB', 'en'],
  ['system', 'de', 'en'],
  ['system', '', 'en'],
  ['en', 'zh-CN', 'en'],
  ['zh-CN', 'en-US', 'zh-CN'],
] as const)('%s on a system in %s is %s', (setting, locale, expected) => {
  expect(languageOf(setting, locale)).toBe(expected)
})
