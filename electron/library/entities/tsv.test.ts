import { expect, test } from 'vitest'
import { fromTsv, toTsv } from './tsv.ts'

test('what is written is read again', () => {
  const words = [
    { name: '𠮷林', type: 'PLACE', canonical: '𠮷林市', state: 'taught' as const },
    { name: '老李', type: 'PERSON', canonical: '老李', state: 'rejected' as const },
  ]
  expect(fromTsv(toTsv(words))).toEqual({ lessons: words, errors: [] })
})

test('a byte order mark, any line end, blank lines, quotation marks and left out columns are taken', () => {
  const text = '\ufeffName\tKind\tCanonical\r\n市医院\torg\t"沧河市""第一""医院"\r\n\r封井\tEVENT\n'
  expect(fromTsv(text)).toEqual({
    lessons: [
      { name: '市医院', type: 'ORG', canonical: '沧河市"第一"医院', state: 'taught' },
      { name: '封井', type: 'EVENT', canonical: '封井', state: 'taught' },
    ],
    errors: [],
  })
})

test('wrong lines are named by their number, and the others are taken', () => {
  const long = '长'.repeat(201)
  const lines = [
    'name\tkind\tcanonical\tstate',
    '甲\tORG',
    '乙',
    '\tORG',
    '丙\tPARTY',
    `丁\tORG\t${long}`,
    '戊\tORG\t\tmaybe',
  ]
  const { lessons, errors } = fromTsv(
    [...lines, '甲\tPLACE', '己\tORG\ta\ttaught\tmore', `${long}\tORG`, '庚\tORG'].join('\n'),
  )
  expect(lessons.map(({ name }) => name)).toEqual(['甲', '庚'])
  expect(errors.map(({ line, reason }) => [line, reason])).toEqual([
    [3, 'columns'],
    [4, 'name'],
    [5, 'kind'],
    [6, 'canonical'],
    [7, 'state'],
    [8, 'twice'],
    [9, 'columns'],
    [10, 'name'],
  ])
})

test('header and kinds in Chinese are taken', () => {
  expect(fromTsv('名称\t类型\t归入\n市一院\t机构\t沧河市第一人民医院\n甲\t党派')).toMatchObject({
    lessons: [{ name: '市一院', type: 'ORG', canonical: '沧河市第一人民医院', state: 'taught' }],
    errors: [{ line: 3, reason: 'kind' }],
  })
})

test.each([
  '',
  '姓名\t类型\n甲\tORG',
  '类型\t名称\n机构\t甲',
  'name\n甲',
  'name\tkind\tcanonical\tstate\tmore\n',
])('%j has no header', (text) => {
  expect(fromTsv(text)).toMatchObject({ lessons: [], errors: [{ line: 1, reason: 'header' }] })
})
