import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Annotation } from '../../contract/model.ts'
import { countEntities, entityFinder, numbered, sentenceAround } from './notes.ts'
import { buildNotes } from './test/build-notes.ts'

test('marks are numbered in text order, outer before inner, lost ones last', () => {
  const { annotations } = buildNotes({
    blocks: [['paragraph', '一二三四五六']],
    marks: [
      { quote: '五' },
      { quote: '二' },
      { quote: '失', start: 0, anchor: 'lost' },
      { quote: '二三四' },
      { quote: '一' },
    ],
  })
  const told = ({ quote }: Annotation) => quote
  expect(numbered(annotations).map(({ annotation }) => told(annotation))).toEqual([
    '一',
    '二三四',
    '二',
    '五',
    '失',
  ])
  expect(numbered([...annotations].reverse())).toEqual(numbered(annotations))
})

test('a passage has the entities in it, and those of its sentences apart, each once', () => {
  const { article, tags } = buildNotes({
    blocks: [
      ['paragraph', '甲市的乙说：丙局来了，乙也来了。丁县没有来。'],
      ['paragraph', '戊村在后。'],
    ],
    entities: [
      ['PLACE', '甲市'],
      ['PERSON', '乙'],
      ['ORG', '丙局'],
      ['PLACE', '丁县'],
      ['PLACE', '戊村'],
    ],
  })
  const entitiesAt = entityFinder(article.text, tags.mentions)
  const at = (quote: string) => {
    const start = article.text.indexOf(quote)
    const { inside, around } = entitiesAt({ start, end: start + quote.length })
    return [inside, around].map((list) => list.map(({ canonical }) => canonical).join())
  }
  expect(at('乙说')).toEqual(['乙', '甲市,丙局'])
  expect(at('局来')).toEqual(['丙局', '甲市,乙'])
  expect(at('来了。丁县')).toEqual(['丁县', '甲市,乙,丙局'])
  expect(at('没有来')).toEqual(['', '丁县'])
})

test('finding by halving agrees with looking at every mention, also where mentions nest', () => {
  const span = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 12 }))
  fc.assert(
    fc.property(fc.array(span), span, (spans, [start, length]) => {
      const { tags } = buildNotes({ blocks: [['paragraph', '字'.repeat(60)]], entities: [['PERSON', '字']] })
      const [model] = tags.mentions
      const mentions = spans.map(([from, size], i) => ({
        ...(model as NonNullable<typeof model>),
        entityId: String(i),
        start: from,
        end: from + size,
      }))
      const { inside } = entityFinder('字'.repeat(60), mentions)({ start, end: start + length })
      const expected = mentions.filter((mention) => mention.start < start + length && mention.end > start)
      expect(inside.map(({ entityId }) => entityId).sort()).toEqual(
        expected.map(({ entityId }) => entityId).sort(),
      )
    }),
  )
})

test('a sentence reaches from stop to stop and never over a paragraph', () => {
  const text = '第一句。第二句！第三句\n第四句？'
  const sentence = (start: number, end: number) => {
    const found = sentenceAround(text, start, end)
    return text.slice(found.start, found.end)
  }
  expect(sentence(5, 6)).toBe('第二句！')
  expect(sentence(3, 5)).toBe('第一句。第二句！')
  expect(sentence(9, 10)).toBe('第三句')
  expect(sentence(13, 14)).toBe('第四句？')
})

test('a closing quotation mark stays with its sentence', () => {
  const text = '“从前靠抢。如今靠约。”他说。（先报。）后放。\n”是段首。'
  const around = (quote: string) => {
    const start = text.indexOf(quote)
    const range = sentenceAround(text, start, start + quote.length)
    return text.slice(range.start, range.end)
  }
  expect(around('从前')).toBe('“从前靠抢。')
  expect(around('靠约')).toBe('如今靠约。”')
  expect(around('靠约。”')).toBe('如今靠约。”')
  expect(around('”他说')).toBe('如今靠约。”他说。')
  expect(around('他说')).toBe('他说。')
  expect(around('先报')).toBe('（先报。）')
  expect(around('后放')).toBe('后放。')
  expect(around('段首')).toBe('”是段首。')
})

test('entities are counted by kind, most mentioned first', () => {
  const { tags } = buildNotes({
    blocks: [['paragraph', '甲市、乙县、乙县、丙']],
    entities: [
      ['PLACE', '甲市'],
      ['PLACE', '乙县'],
      ['PERSON', '丙'],
    ],
  })
  expect([...countEntities(tags.mentions)]).toEqual([
    [
      'PLACE',
      [
        { canonical: '乙县', count: 2 },
        { canonical: '甲市', count: 1 },
      ],
    ],
    ['PERSON', [{ canonical: '丙', count: 1 }]],
  ])
})
