/** Lines cut at a width go on; titles, bylines, rows and paragraphs that begin do not go on the line above. */
import { expect, test } from 'vitest'
import { splitPieces } from './pieces.ts'

const paragraphs = [
  '清早，河口镇的渡船还没有开，码头上已经站满了赶集的人。船家老孟说，这条航线他跑了三十一年，从没有误过一班，往后也不打算误。',
  '镇里打算在明年春天把渡口改成游船码头，老孟会留下来当船长，继续在河上跑他的老路线，直到有一天跑不动为止。',
  '“船在，渡口就在。”他说，河口镇的孩子都是坐他的船去上学的，现在他们的孩子也坐这条船。',
]
const set = (text: string, width: number): string =>
  Array.from({ length: Math.ceil(text.length / width) }, (_, i) =>
    text.slice(i * width, (i + 1) * width),
  ).join('\n')
const texts = (page: string): string[] => splitPieces(page).map(({ text }) => text)

test.each([14, 18, 22, 28])(
  'paragraphs set in lines of %i with their first lines set in, below title and byline',
  (width) => {
    const page = [
      '最后一班渡船',
      '本报记者　林晓岚',
      ...paragraphs.map((text) => set(`　　${text}`, width)),
    ].join('\n')
    expect(texts(page)).toEqual(['最后一班渡船', '本报记者　林晓岚', ...paragraphs])
  },
)

test.each([15, 20, 26])('paragraphs set in lines of %i, blank lines between them', (width) => {
  const page = ['最后一班渡船', ...paragraphs.map((text) => set(text, width))].join('\n\n')
  expect(texts(page)).toEqual(['最后一班渡船', ...paragraphs])
})

test('rows of a table below a head are no wrapped text', () => {
  const rows = [
    '书院路　23100　-11.3%',
    '鼓楼　　14650　-8.0%',
    '河西　　15200　-2.1%',
    '机场东　7980　-5.7%',
    '临水湾　9840　+1.4%',
  ]
  expect(texts(['上半年各板块均价（元/平方米）', ...rows].join('\n'))).toEqual([
    '上半年各板块均价（元/平方米）',
    ...rows,
  ])
})

test('whole paragraphs on lines of their own, without blank lines', () => {
  expect(texts(['最后一班渡船', '林晓岚', ...paragraphs].join('\n'))).toEqual([
    '最后一班渡船',
    '林晓岚',
    ...paragraphs,
  ])
})
