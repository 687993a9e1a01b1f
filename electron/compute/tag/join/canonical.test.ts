import { describe, expect, test } from 'vitest'
import type { EntityType } from '../../../contract/tags.ts'
import type { Candidate } from '../rule.ts'
import { canonicalNames } from './canonical.ts'
import { homeOfText } from './places.ts'

/** Canonical names of the spans written as {TYPE:name}. */
function names(marked: string, page?: string): string[] {
  const spans: Candidate[] = []
  let text = ''
  for (const [, plain, type, name] of marked.matchAll(/([^{}]+)|\{([A-Z]+):([^{}]+)\}/g)) {
    if (plain !== undefined) text += plain
    else {
      const start = text.length
      text += name
      spans.push({ type: type as EntityType, start, end: text.length, confidence: 1, by: 'test' })
    }
  }
  return canonicalNames(text, spans, page === undefined ? undefined : homeOfText(page))
}

describe('joining', () => {
  test('divisions in full, of a chain the last', () => {
    expect(names('{PLACE:临清}、{PLACE:冠县}、{PLACE:凉山州}、{PLACE:德州市庆云县}、{PLACE:豫}')).toEqual([
      '临清市',
      '冠县',
      '凉山彝族自治州',
      '庆云县',
      '河南省',
    ])
  })
  test('bodies: short endings written out, 市 filled in from the text', () => {
    expect(names('{ORG:宣城市人民医院}与{ORG:市疾控中心}、{ORG:市卫健委}，{ORG:市人民医院}')).toEqual([
      '宣城市人民医院',
      '宣城市疾病预防控制中心',
      '宣城市卫生健康委员会',
      '宣城市人民医院',
    ])
  })
  test('a city that shares the short name of a listed district keeps its own', () => {
    expect(names('{ORG:江州市水务局}与{ORG:江州市卫健委}')).toEqual(['江州市水务局', '江州市卫生健康委员会'])
  })
  test('a short place is what the text calls it in full; a listed district that the text does not name lends no name', () => {
    expect(names('{PLACE:江州市}启动改造，{PLACE:江州}的做法；{ORG:江州卫健委}说')).toEqual([
      '江州市',
      '江州市',
      '江州市卫生健康委员会',
    ])
    expect(names('{ORG:江州市水务局}说，{PLACE:江州}的水清了。')[1]).toBe('江州市')
    expect(names('{PLACE:江州}的做法，{ORG:江州卫健委}说')).toEqual(['江州', '江州卫生健康委员会'])
    // In a text of its province it is the one that the list knows.
    expect(names('{PLACE:广西壮族自治区}{PLACE:江州}')[1]).toBe('江州区')
    expect(names('{PLACE:江州区}、{PLACE:江州市}、{PLACE:江州市}、{PLACE:江州}')[3]).toBe('江州市')
  })
  test('市 is the city of the page where the text names none', () => {
    expect(names('{ORG:市水利局}通报', '宣城新闻 宣城市 宣城')).toEqual(['宣城市水利局'])
  })
  test('the end of a longer name, an abbreviation that the text states, a campus', () => {
    expect(names('{ORG:厦门市海沧医院}，{ORG:海沧医院}')[1]).toBe('厦门市海沧医院')
    expect(names('{ORG:江淮农业科技公司}（以下简称江淮科技）说，{ORG:江淮科技}')[1]).toBe('江淮农业科技公司')
    expect(names('{ORG:宣城市中心医院东院区}')).toEqual(['宣城市中心医院'])
  })
  test('people by family name, title, nickname and the first part of a foreign name', () => {
    expect(
      names(
        '{PERSON:孙长河}说。{PERSON:老孙}、{PERSON:孙师傅}、{PERSON:孙}，{PERSON:葛女士}。{PERSON:玛丽亚·科斯塔}，{PERSON:玛丽亚}',
      ),
    ).toEqual(['孙长河', '孙长河', '孙长河', '孙长河', '葛女士', '玛丽亚·科斯塔', '玛丽亚·科斯塔'])
  })
  test('programmes with and without marks and head noun; documents without marks', () => {
    expect(names('{PROGRAMME:“掌上清”平台}，{PROGRAMME:掌上清}')).toEqual(['掌上清', '掌上清'])
    expect(names('印发{DOCUMENT:《河道管理办法》}，{DOCUMENT:《办法》}要求')).toEqual([
      '河道管理办法',
      '河道管理办法',
    ])
  })
})
