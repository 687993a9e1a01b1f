import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cell, csv } from './csv.ts'
import { annotationTable, entityTable, figureTable } from './tables.ts'
import { buildNotes, newYear } from './test/build-notes.ts'

const read = (file: string): Record<string, string>[] => parse(file, { bom: true, columns: true })

const spring = buildNotes({
  title: '=1+1，春耕',
  blocks: [
    ['title', '=1+1，春耕'],
    ['paragraph', '王小禾说，“今年”播种25万亩。天晴。'],
  ],
  marks: [
    { quote: '“今年”播种', color: 'data', note: '查,\n"年鉴"', tags: ['农业', '数'], createdAt: newYear + 1 },
    { quote: '没有的', start: 0, anchor: 'lost', note: '@cmd' },
  ],
  entities: [['PERSON', '王小禾']],
  figures: [
    {
      id: 'f',
      articleId: 'article-1',
      start: 17,
      end: 22,
      text: '25万亩',
      value: [-3, 250_000],
      unit: '亩',
      qualifier: '约',
      indicator: '播种面积',
      kind: 'target',
      confidence: 0.9,
      by: 'rule',
      state: 'suggested',
    },
  ],
})

test('annotations read back by a CSV parser', () => {
  const [first, second] = read(annotationTable([spring], { fullText: false }))
  expect(first).toMatchObject({
    稿件: "'=1+1，春耕",
    颜色: '数据',
    引文: '“今年”播种',
    所在句: '王小禾说，“今年”播种25万亩。',
    批注: '查,\n"年鉴"',
    标签: '农业; 数',
    建立: '2026-01-01 00:00:00',
    编号: 'mark-1',
  })
  expect(second).toMatchObject({ 批注: "'@cmd", 起: '', 位置: '', 定位: '原文已改动，未能定位' })
})

test('heads of columns and values are told in English, times by the clock of the person', () => {
  const telling = { fullText: false, language: 'en', timeZone: 'Asia/Shanghai' } as const
  expect(read(annotationTable([spring], telling))[0]).toMatchObject({
    Article: "'=1+1，春耕",
    Colour: 'Figure',
    Style: 'Fill',
    Created: '2026-01-01 08:00:00',
    Place: 'para. 1, char. 13–19',
    Anchor: 'Exact',
  })
  expect(read(entityTable([spring], telling))).toMatchObject([{ Kind: 'Person', State: 'Suggested' }])
  expect(read(figureTable([spring], telling))).toMatchObject([{ Indicator: '播种面积', Nature: 'Target' }])
  for (const table of [annotationTable, entityTable, figureTable])
    expect(table([], telling)).toMatch(/^[\x20-\x7e\r\n\ufeff]*$/)
})

test('entities and figures have a table each', () => {
  expect(read(entityTable([spring]))).toMatchObject([{ 类别: '人物', 名称: '王小禾' }])
  expect(read(figureTable([spring]))).toMatchObject([
    { 指标: '播种面积', 数值: '-3', 数值上限: '250000', 限定: '约', 性质: '目标', 状态: '待核' },
  ])
})

test('begins with the byte order mark and ends every line with CR LF', () => {
  const file = csv(['a', 'b'], [['x', null]])
  expect(file).toBe('\ufeffa,b\r\nx,\r\n')
})

test('any cell reads back as it was, and no text cell is a formula', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '"', ',', '\r', '\n', '\t', '＝', '中', '𠮷') }),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const read: string[][] = parse(csv(['a', 'b'], rows as Cell[][]), { bom: true, from_line: 1 })
      const back = read.slice(1)
      expect(back).toHaveLength(rows.length)
      for (const [i, row] of back.entries())
        for (const [j, value] of row.entries()) {
          const given = rows[i]?.[j] as string
          expect([given, `'${given}`]).toContain(value)
          expect(value).not.toMatch(/^\s*[=+\-@＝＋－＠]/)
        }
    }),
  )
})
