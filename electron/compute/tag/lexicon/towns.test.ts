/** Where towns stand in a text, with their endings and without. */
import { expect, test } from 'vitest'
import { otherPlaces, townsAt } from './towns.ts'

function found(text: string): string[] {
  const all: string[] = []
  townsAt(text, (kind, start, end) => all.push(`${kind} ${text.slice(start, end)}`))
  return all
}

test('a town is found with its ending, whatever stands before it', () => {
  expect(found('他住在白雀园镇路边')).toContain('town 白雀园镇')
  expect(found('到三家子满族乡去')).toContain('town 三家子满族乡')
  expect(found('东华门街道的老人')).toContain('town 东华门街道')
})

test('a name without its ending is found, but not where it is a common word', () => {
  expect(found('白雀园的茶')).toEqual(['bare-town 白雀园'])
  // 和平, 团结 and 中心 are towns too.
  expect(found('和平与团结是中心')).toEqual([])
  expect(found('团结镇')).toEqual(['town 团结镇'])
})

test('places of the world are known, divisions of China and common words are not among them', () => {
  expect(otherPlaces.has('斯图加特市')).toBe(true)
  expect(otherPlaces.has('多瑙河')).toBe(true)
  expect(otherPlaces.has('三明市')).toBe(false)
})

test('rare characters and ends of texts are no harm', () => {
  expect(found('𠮷')).toEqual([])
  expect(found('')).toEqual([])
  expect(found('白雀')).toEqual([])
})
