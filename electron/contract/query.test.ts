import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseQuery, problemReasons, type QueryNode, sought, writeField } from './query.ts'

/** A tree as brackets, so that a test can be read. */
function say(node: QueryNode | null): string {
  if (node === null) return '∅'
  if (node.kind === 'and' || node.kind === 'or') return `${node.kind}(${node.parts.map(say).join(' ')})`
  if (node.kind === 'not') return `not(${say(node.part)})`
  if (node.kind === 'words') return node.exact ? `"${node.text}"` : node.text
  if (node.kind === 'field') return `${node.field}:${node.exact ? `"${node.text}"` : node.text}`
  if (node.kind === 'date') return `${node.field}:${node.iso}`
  if (node.kind === 'colour') return `colour:${node.color}`
  return `${node.kind}:${node.what}`
}
const tree = (query: string) => say(parseQuery(query).root)
const wrong = (query: string) =>
  parseQuery(query).problems.map(({ reason, start, end }) => [reason, query.slice(start, end)])

describe('a query', () => {
  test.each([
    ['粮食　农民', 'and(粮食 农民)'],
    ['粮食 OR 水利 农民', 'or(粮食 and(水利 农民))'],
    ['(粮食 OR 水利) 农民', 'and(or(粮食 水利) 农民)'],
    ['（粮食 或 水利） 与 农民', 'and(or(粮食 水利) 农民)'],
    ['粮食 -化肥', 'and(粮食 not(化肥))'],
    ['粮食 NOT (化肥 OR 农药)', 'and(粮食 not(or(化肥 农药)))'],
    ['粮食 非 化肥', 'and(粮食 not(化肥))'],
    ['--粮食', 'not(not(粮食))'],
    ['“粮食 安全”', '"粮食 安全"'],
    ['粮*', '粮'],
    ['a AND b and c', 'and(a b and c)'],
    ['2026-01', '2026-01'],
    ['12:30 http://a.b/c', 'and(12:30 http://a.b/c)'],
    ['title:水 标题：“一条 老渠”', 'and(title:水 title:"一条 老渠")'],
    ['作者:陈 org:"水务局" 人物:王', 'and(author:陈 org:"水务局" person:王)'],
    ['before:2026 晚于:2025年3月 date:2025/3/9', 'and(before:2026 after:2025-03 date:2025-03-09)'],
    ['has:note 是:未读 colour:Red 颜色:待办', 'and(has:note is:unread colour:ask colour:todo)'],
    ['-paper:"晚报"', 'not(paper:"晚报")'],
    ['((a) (b (c)))', 'and(a b c)'],
    ['ｔｉｔｌｅ：水　ＯＲ　标题﹕渠', 'or(title:水 title:渠)'],
    ['粮食 ｜｜ 水利 ＆＆ 农民', 'or(粮食 and(水利 农民))'],
    ['粮＊ －化肥 ＂水 利＂', 'and(粮 not(化肥) "水 利")'],
    [
      '是：ｕｎｒｅａｄ 早于：２０２６－０１－０３ 晚于：2025。3。1',
      'and(is:unread before:2026-01-03 after:2025-03-01)',
    ],
    ['标题： 水利 作者:　“王 五”', 'and(title:水利 author:"王 五")'],
    ['标题:(水利 OR 粮食) 农民', 'and(or(title:水利 title:粮食) 农民)'],
    ['标题：（水利 -“旧 渠” 作者:王）', 'and(title:水利 not(title:"旧 渠") author:王)'],
    ['颜色: (重点 或 疑问)', 'or(colour:key colour:ask)'],
    ['-人物:(王 (李 OR 周))', 'not(and(person:王 or(person:李 person:周)))'],
    ['', '∅'],
    ['　 ', '∅'],
  ])('%s', (query, expected) => {
    expect(tree(query)).toBe(expected)
    expect(wrong(query)).toEqual([])
  })

  test('与, 或 and 非 are words where they join nothing', () => {
    for (const query of ['与', '或', '非', '参 与', '或 者']) {
      expect(tree(query).replace(/and\(|\)/g, '')).toBe(query)
      expect(wrong(query)).toEqual([])
    }
    expect(tree('非 法')).toBe('not(法)')
  })
})

describe('what is wrong is pointed at, and the rest is searched', () => {
  test.each([
    ['粮食 AND', '粮食', [['operator-alone', 'AND']]],
    ['OR 粮食', '粮食', [['operator-alone', 'OR']]],
    ['粮食 NOT', '粮食', [['operator-alone', 'NOT']]],
    ['(粮食 水', 'and(粮食 水)', [['paren-open', '(']]],
    ['粮食) 水', 'and(粮食 水)', [['paren-close', ')']]],
    ['粮食 “水 利', 'and(粮食 "水 利")', [['quote-open', '“']]],
    ['titel:水', 'titel:水', [['field-unknown', 'titel:']]],
    ['粮食 title:', '粮食', [['field-empty', 'title:']]],
    [
      'title: OR 水',
      '水',
      [
        ['field-empty', 'title:'],
        ['operator-alone', 'OR'],
      ],
    ],
    ['title: -水', 'not(水)', [['field-empty', 'title:']]],
    ['title: author:王', 'author:王', [['field-empty', 'title:']]],
    ['(title: ) 水', '水', [['field-empty', 'title:']]],
    ['title:(水 渠', 'and(title:水 title:渠)', [['paren-open', 'title:(']]],
    ['早于:(2026 或 明天)', 'before:2026', [['date', '明天']]],
    ['粮食 before:昨天', '粮食', [['date', '昨天']]],
    ['粮食 before:2026-13', '粮食', [['date', '2026-13']]],
    ['has:绿 水', '水', [['has', '绿']]],
    ['is:x', '∅', [['is', 'x']]],
    ['colour:"粉 红"', '∅', [['colour', '"粉 红"']]],
    ['()', '∅', []],
  ])('%s', (query, expected, problems) => {
    expect(tree(query)).toBe(expected)
    expect(wrong(query)).toEqual(problems)
  })
})

test('colours go by the names that the person gave them, and by the usual ones', () => {
  const own = { key: '金句', view: 'My View' }
  const colors = (query: string) =>
    [...sought(parseQuery(query, own).root)].map((node) => node.kind === 'colour' && node.color)
  expect(colors('颜色:金句 colour:"my view" 颜色:重点 颜色:疑问')).toEqual(['key', 'view', 'key', 'ask'])
  expect(parseQuery('颜色:金句').problems).toMatchObject([{ reason: 'colour' }])
})

test('pieces say where operators, fields and phrases stand', () => {
  const query = '粮 OR -title:“水 利” AND x'
  expect(parseQuery(query).pieces.map(({ kind, start, end }) => [kind, query.slice(start, end)])).toEqual([
    ['operator', 'OR'],
    ['operator', '-'],
    ['field', 'title:'],
    ['phrase', '“水 利”'],
    ['operator', 'AND'],
  ])
})

test('a field is written so that it is read again', () => {
  for (const value of ['沧河日报', '晚报 A05', 'a"b', '(x)', '-y'])
    expect(tree(writeField('paper', value))).toBe(`paper:"${value.replace('"', ' ')}"`)
})

test('what is looked for leaves out what is not wanted', () => {
  expect([...sought(parseQuery('a -b (c OR title:d) NOT (e f)').root)].map(say)).toEqual([
    'a',
    'c',
    'title:d',
  ])
})

test('a query means the same however wide its signs and letters are', () => {
  const pieces = [
    '(',
    ')',
    '"水 利"',
    '-',
    ' ',
    'AND ',
    ' OR ',
    'NOT ',
    'title:',
    'before:2026-01-05',
    'is:unread',
    '水',
    '粮*',
    'colour:(',
  ]
  const wide = (text: string) =>
    text
      .replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
      .replaceAll(' ', '\u3000')
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 16 }), (all) => {
      const query = all.join('')
      expect(tree(wide(query)).normalize('NFKC')).toBe(tree(query))
      expect(parseQuery(wide(query)).problems).toEqual(parseQuery(query).problems)
    }),
    { numRuns: 1000 },
  )
})

test('any text is a query; places are inside it, nothing throws', () => {
  const piece = fc.constantFrom(
    ...[
      '(',
      ')',
      '（',
      '"',
      '“',
      '-',
      ' ',
      '　',
      'AND ',
      ' OR ',
      'NOT ',
      '与',
      ' 或 ',
      '非 ',
      'title:',
      'title:(',
      'title: ',
      '标题：',
      '颜色:（',
      'before:',
    ],
    ...['2026-01', 'has:', 'note', '水', '粮食', 'a*', '*', '𠮷', '\ud800', '\n', ':', '：', 'x:y'],
  )
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }).map((all) => all.join('')),
      (query) => {
        const { root, problems, pieces } = parseQuery(query)
        for (const { start, end } of [...problems, ...pieces]) {
          expect(start).toBeLessThan(end)
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(query.length)
        }
        for (const { reason } of problems) expect(problemReasons).toContain(reason)
        for (const node of sought(root)) expect(query.slice(node.start, node.end)).not.toBe('')
      },
    ),
    { numRuns: 2000 },
  )
  expect(() => parseQuery('('.repeat(5000))).not.toThrow()
})
