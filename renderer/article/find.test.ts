import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findAll, foldText } from './find.ts'

const found = (text: string, query: string) =>
  findAll(foldText(text), query).map(({ start, end }) => text.slice(start, end))

test('case and width do not matter, either way', () => {
  expect(found('ＧＤＰ增长，gdp 与 Gdp', 'GDP')).toEqual(['ＧＤＰ', 'gdp', 'Gdp'])
  expect(found('共１２．５％，计12.5%', '12.5%')).toEqual(['１２．５％', '12.5%'])
  expect(found('ｶﾞス管与ガス管', 'ガス')).toEqual(['ｶﾞス', 'ガス'])
})

test('accents are found however they are written', () => {
  expect(found('Café 与 Cafe\u0301', 'café')).toEqual(['Café', 'Cafe\u0301'])
})

test('rare characters and emoji are whole, and offsets after them true', () => {
  expect(found('𠮷田👨‍👩‍👧在𠮷田', '𠮷田')).toEqual(['𠮷田', '𠮷田'])
  expect(found('İİ渠İ水渠', '渠')).toEqual(['渠', '渠'])
  expect(found('㎞㎞渠', '渠')).toEqual(['渠'])
  expect(found('全长12㎞', 'km')).toEqual(['㎞'])
})

test('hits do not overlap; blanks find nothing', () => {
  expect(found('水水水', '水水')).toEqual(['水水'])
  expect(found('水 水', '  ')).toEqual([])
  expect(found('', '水')).toEqual([])
})

test('what stands in a text is found there, at the place where it stands', () => {
  const piece = fc.constantFrom('渠', '水', 'Ａ', 'a', 'é', 'e\u0301', '𠮷', '１', '㎞', 'ß', '\n', '。')
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }),
      fc.nat(39),
      fc.integer({ min: 1, max: 6 }),
      (parts, at, count) => {
        const text = parts.join('')
        const wanted = parts.slice(at, at + count).join('')
        const start = parts.slice(0, at).join('').length
        if (wanted.trim() === '' || wanted !== wanted.trim()) return
        const hits = findAll(foldText(text), wanted)
        expect(hits.some((hit) => hit.start < start + wanted.length && hit.end > start)).toBe(true)
        for (const [index, hit] of hits.entries())
          expect(hit.start).toBeGreaterThanOrEqual(hits[index - 1]?.end ?? 0)
      },
    ),
    { numRuns: 300 },
  )
})
