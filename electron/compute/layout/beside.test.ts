/** Columns set beside each other in the lines of a text are read one after the other; tables and lists stay rows. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readingOrder } from './beside.ts'
import { splitRows } from './lines.ts'
import { takeApart } from './take-apart.ts'

const left = [
  '　　清早，河口镇的渡船还没有开，码头上',
  '已经站满了赶集的人。船家老孟说，这条航',
  '线他跑了三十一年，从没有误过一班。',
  '　　镇里打算明年春天把渡口改成游船码头，',
  '老孟留下来当船长，𠮷祥号也留下来，继续',
  '在河上跑他的老路线，直到跑不动为止。',
]
const right = [
  '　　本报讯（记者 林晓岚）昨天，临水区',
  '图书馆开进了地铁站，读者刷卡就能借书，',
  '还书也不用再跑一趟总馆。',
  '　　区里说，年内还要开八个这样的书屋，',
  '每个书屋备书三千册，每月换一次新书，',
  '由街道的志愿者看管。',
]
const cells = (text: string): number =>
  [...text].reduce((sum, c) => sum + (/[\u2e80-\uffef“”‘’…—]|[\u{10000}-\u{10ffff}]/u.test(c) ? 2 : 1), 0)
/** Lines of two columns, the second from a cell on; `counted` says how an extractor counts cells. */
const beside = (counted: (text: string) => number, width: number): string =>
  left.map((line, i) => `${line}${' '.repeat(Math.max(2, width - counted(line)))}${right[i]}`).join('\n')

test.each([
  ['by their width', cells, 46],
  ['each character alike', (text: string) => [...text].length, 26],
])('two columns with cells counted %s', (_, counted, width) => {
  const page = `河口晚报\n\n${beside(counted, width)}\n\n一句话：汛期到了，请远离河道。`
  const order = readingOrder(page, splitRows(page))
  const texts = order.map(({ start, end }) => page.slice(start, end).trim()).filter((text) => text !== '')
  expect(texts).toEqual([
    '河口晚报',
    ...left.map((text) => text.trim()),
    ...right.map((text) => text.trim()),
    '一句话：汛期到了，请远离河道。',
  ])
})

test('the articles of two columns with their own heads', () => {
  const page = [`最后一班渡船${' '.repeat(34)}书屋开进地铁站`, '', beside(cells, 46)].join('\n')
  const { articles } = takeApart({ text: page })
  expect(articles.map(({ title }) => title)).toEqual(['最后一班渡船', '书屋开进地铁站'])
  expect(articles[0]?.blocks.filter(({ role }) => role === 'paragraph').map(({ text }) => text)).toEqual([
    left.slice(0, 3).join('').trim(),
    left.slice(3).join('').trim(),
  ])
  for (const { ranges } of articles.flatMap(({ blocks }) => blocks))
    expect(ranges.every(([start, end]) => !page.slice(start, end).includes('\n'))).toBe(true)
})

test('columns far down a page of very many lines are read', () => {
  const page = `${'\n'.repeat(300_000)}${beside(cells, 46)}`
  expect(readingOrder(page, splitRows(page))).toHaveLength(300_000 + left.length + 1 + right.length)
})

test('a table keeps its rows', () => {
  const page = [
    '品种      本周      上周',
    ...Array.from({ length: 9 }, (_, i) => `白菜${i}号    2.${i}0     1.8${i}`),
  ].join('\n')
  const rows = splitRows(page)
  expect(readingOrder(page, rows)).toBe(rows)
})

test('columns parted by blanks or a tab, lines above them that go on, glyphs alone in a column: nothing is in two places', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 8, maxLength: 30 }), (lines) => {
      expect(heldTwice(lines.join('\n'))).toEqual([])
    }),
    { numRuns: 80 },
  )
})

const line = fc.oneof(
  fc.constantFrom('', '  ', '\t', '■', ...left, ...right),
  fc
    .tuple(
      fc.constantFrom('■', ...left),
      fc.oneof(
        fc.nat(30).map((n) => ' '.repeat(n)),
        fc.constantFrom('\t', ' \t', '\t\t'),
      ),
      fc.constantFrom(...right),
    )
    .map((parts) => parts.join('')),
)

/** Places of a page that lie in two ranges of what it was taken apart into. */
function heldTwice(page: string): number[] {
  const { articles, photos, furniture, unassigned } = takeApart({ text: page })
  const held = new Uint8Array(page.length)
  for (const { ranges } of [
    ...articles.flatMap(({ blocks }) => blocks),
    ...photos,
    ...furniture,
    ...unassigned,
  ])
    for (const [start, end] of ranges) for (let i = start; i < end; i++) held[i] = (held[i] as number) + 1
  return [...held.keys()].filter((i) => (held[i] as number) > 1)
}

test('whatever the text, each of its characters stays in one row', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const page = lines.join('\n')
      const held = new Uint8Array(page.length)
      for (const { start, end } of readingOrder(page, splitRows(page)))
        for (let i = start; i < end; i++) held[i] = (held[i] as number) + 1
      for (let i = 0; i < page.length; i++)
        if (page.charAt(i).trim() !== '') expect(held[i]).toBe(1)
        else expect(held[i]).toBeLessThanOrEqual(1)
    }),
    { numRuns: 150 },
  )
})
