/** What holds for every page, whatever its text: nothing lost, nothing doubled, texts traced to their places. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { traceBlock } from '../../contract/canonical.ts'
import type { Block, PageLayout, Range } from '../../contract/page.ts'
import { takeApart } from './take-apart.ts'

const bare = (text: string): string => text.replace(/\s/gu, '')

function allRanges(layout: PageLayout): Range[] {
  return [
    ...layout.articles.flatMap(({ blocks }) => blocks.flatMap(({ ranges }) => [...ranges])),
    ...[...layout.photos, ...layout.furniture, ...layout.unassigned].flatMap(({ ranges }) => [...ranges]),
  ]
}

/** The text that ranges, marks and the repeated characters of a block say it has. */
function expected(page: string, { ranges, marks = [], dropped = '', droppedAt = -1 }: Block): string {
  let left = [...marks]
  let text = ''
  for (const [start, end] of ranges)
    for (let at = start; at < end; ) {
      const mark = left.find((one) => page.startsWith(one, at))
      if (mark !== undefined && mark === left[0]) {
        left = left.slice(1)
        at += mark.length
      } else if (dropped !== '' && at === droppedAt) at += dropped.length
      else text += page.charAt(at++)
    }
  return bare(text)
}

function checkPage(text: string): PageLayout {
  const layout = takeApart({ text })
  const count = new Uint8Array(text.length)
  for (const [start, end] of allRanges(layout)) {
    expect(start).toBeGreaterThanOrEqual(0)
    expect(end).toBeLessThanOrEqual(text.length)
    expect(start).toBeLessThan(end)
    for (let i = start; i < end; i++) count[i] = (count[i] as number) + 1
  }
  const wrong: number[] = []
  for (let i = 0; i < text.length; i++)
    if (/\S/u.test(text.charAt(i)) ? count[i] !== 1 : (count[i] as number) > 1) wrong.push(i)
  expect(wrong).toEqual([])
  for (const article of layout.articles)
    for (const block of article.blocks) {
      expect(block.text.trim()).not.toBe('')
      expect(block.confidence).toBeGreaterThanOrEqual(0)
      expect(block.confidence).toBeLessThanOrEqual(1)
      expect(block.reason).not.toBe('')
      // More than one repeated character cannot be told from the one place a block names.
      if ([...(block.dropped ?? '')].length <= 1) {
        const [said, kept] = [bare(block.text), expected(text, block)]
        // Of equal signs side by side one may be the mark and another the text's own: which is which shows nowhere.
        if (block.marks) expect([...said].sort()).toEqual([...kept].sort())
        else expect(said).toBe(kept)
      }
      const trace = traceBlock(text, block)
      for (const [i, place] of trace.entries())
        if (/\S/u.test(block.text.charAt(i))) expect(text.charAt(place)).toBe(block.text.charAt(i))
    }
  expect(layout.articles.map(({ n }) => n)).toEqual(layout.articles.map((_, i) => i + 1))
  return layout
}

const words =
  '市医院 门诊 ，。、：；“”‘’（）《》——…… □ ■ ▶▼ ## # #### 本报记者 通讯员 本报讯（记者 张三） 李四摄 图为 大图： ** **加粗** **山火**已 编者按 记者手记 下转第3版 2025年 3月8日 A03 责编：王五 一、 𠮷野 👩‍⚕️ שלום The clinic'.split(
    ' ',
  )
const scrap = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...words) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('\n', '\n\n', '\r\n', '\r', '\u2028', '\t', ' ', '\u3000', '  \n', '\n\n\n\n'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
)

test('any text keeps each of its characters exactly once', () => {
  fc.assert(
    fc.property(fc.array(scrap, { maxLength: 80 }), (parts) => {
      checkPage(parts.join(''))
    }),
    { numRuns: 400 },
  )
})

test('a page of sentences cut anywhere keeps each of its characters exactly once', () => {
  const sentence = '医疗队进山的第三天，雨停了，乡亲们把热茶端到帐篷里，说：“路修好了，你们常来。”'
  fc.assert(
    fc.property(fc.array(fc.nat(sentence.length - 1), { minLength: 1, maxLength: 12 }), (cuts) => {
      checkPage(cuts.map((at) => `${sentence.slice(0, at)}\n\n${sentence.slice(at)}`).join('\n\n'))
    }),
  )
})

test('texts that are hardly pages', () => {
  expect(checkPage('')).toMatchObject({ articles: [], photos: [], furniture: [], unassigned: [] })
  expect(checkPage(' \n\u3000\r\n')).toMatchObject({ articles: [], unassigned: [] })
  checkPage('一行')
  checkPage('#')
  checkPage('■\n■\n\n▶')
  checkPage('\u0000\u0001\n\u0007')
  checkPage('没有标点的一页'.repeat(400))
  checkPage(`${'字'.repeat(30)}\r${'词'.repeat(30)}\r\n${'句'.repeat(30)}\u2029`)
  checkPage('مرحبا بالعالم.\n\nשלום עולם\n\n👩‍⚕️👨‍⚕️ 𠮷')
})

test('ten million characters in one line, and a page of very many lines, come through', {
  timeout: 60_000,
}, () => {
  const line = '今年以来，全市新建口袋公园三十六处。'.repeat(Math.ceil(10_000_000 / 18))
  expect(takeApart({ text: line }).articles.flatMap(({ blocks }) => blocks)).toHaveLength(1)
  const bareLine = takeApart({ text: '字'.repeat(10_000_000) })
  expect(bareLine.articles.map(({ title }) => title)).toEqual([`${'字'.repeat(24)}…`])
  const lines = Array.from({ length: 40_000 }, (_, i) => `第${i}户，已登记，`).join('\n\n')
  const covered = allRanges(takeApart({ text: lines })).reduce((sum, [start, end]) => sum + end - start, 0)
  expect(covered).toBe(bare(lines).length)
})
