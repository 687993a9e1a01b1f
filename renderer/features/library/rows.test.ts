import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainName, shapeOf } from './rows.ts'

test('each page’s head, then its articles, wherever one looks', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5), { minLength: 1, maxLength: 30 }), (counts) => {
      const pageIds = counts.map((_, i) => `p${i}`)
      const total = counts.reduce((sum, count) => sum + count, 0)
      const shape = shapeOf({ total, pageIds, counts })
      let at = 0
      const expected = counts.flatMap((count, pageAt) => [
        { kind: 'page', id: `p${pageAt}`, pageAt },
        ...Array.from({ length: count }, () => ({ kind: 'article', at: at++ })),
      ])
      expect(shape.count).toBe(expected.length)
      for (const [index, row] of expected.entries()) {
        expect(shape.row(index)).toEqual(row)
        expect(shape.isHead(index)).toBe(row.kind === 'page')
        if ('at' in row) expect(shape.indexOf(row.at)).toBe(index)
      }
    }),
  )
})

test('a listing without pages is articles alone', () => {
  const shape = shapeOf({ total: 3, pageIds: [], counts: [] })
  expect([shape.count, shape.row(2), shape.indexOf(2), shape.isHead(0)]).toEqual([
    3,
    { kind: 'article', at: 2 },
    2,
    false,
  ])
})

test('a name loses its ending and nothing else', () => {
  expect([plainName('版.txt'), plainName('2026.3.12 要闻'), plainName('a.markdown')]).toEqual([
    '版',
    '2026.3.12 要闻',
    'a',
  ])
})
