import { expect, test } from 'vitest'
import { readCsv } from './csv.ts'

test('cells read back as they were written', () => {
  const text = '\ufeff稿件,批注\r\n"春耕,忙","查\n""年鉴"""\r\n𠮷,\r\n'
  expect(readCsv(text, 10)).toEqual({
    rows: [
      ['稿件', '批注'],
      ['春耕,忙', '查\n"年鉴"'],
      ['𠮷', ''],
    ],
    isWhole: true,
  })
})

test('of a long table only the first rows are read', () => {
  const text = `a,b\r\n${'1,2\r\n'.repeat(500)}`
  const { rows, isWhole } = readCsv(text, 3)
  expect(rows).toHaveLength(4)
  expect(isWhole).toBe(false)
})

test('a text that ends early is read as far as it goes', () => {
  expect(readCsv('a,b\r\n1,', 5).rows).toEqual([
    ['a', 'b'],
    ['1', ''],
  ])
  expect(readCsv('a,"b', 5).rows).toEqual([])
  expect(readCsv('', 5)).toEqual({ rows: [], isWhole: true })
})
