/** Offsets and DOM places are the same thing said twice. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { trimSpan } from './offsets.ts'
import { articleOf, setText } from './test/set-text.tsx'

const pieces = [
  ['title', '𠮷野家与👨‍👩‍👧的一天'],
  ['kicker', '眉题'],
  ['subtitle', '——副题'],
  ['byline', '本报记者　某某'],
  '第一段，有𠮷字，有👍🏽，也有 ASCII words。',
  ['heading', '小标题'],
  '𠮷',
  '第二段。'.repeat(40),
  ['caption', '图①：说明。'],
  ['credit', '某某摄'],
] as const

describe('on the screen', () => {
  test('the text of the blocks, joined by breaks, is the canonical text', async () => {
    const article = articleOf(pieces)
    const { map } = await setText(article)
    expect(map.domText()).toBe(article.text)
    expect(map.root.lang).toBe('zh-CN')
  })

  test('every offset comes back from its place', async () => {
    const { map } = await setText(articleOf(pieces))
    fc.assert(
      fc.property(fc.nat(map.text.length), (offset) => {
        const { node, offset: at } = map.toPoint(offset)
        expect(map.toOffset(node, at)).toBe(offset)
      }),
      { numRuns: 500 },
    )
  })

  test('a range holds the very characters of its span', async () => {
    const { map } = await setText(articleOf(pieces))
    fc.assert(
      fc.property(fc.nat(map.text.length), fc.nat(200), (start, length) => {
        const span = { start, end: Math.min(map.text.length, start + length) }
        // A range knows no break between blocks.
        expect(map.toRange(span).toString()).toBe(map.text.slice(span.start, span.end).replaceAll('\n', ''))
      }),
      { numRuns: 300 },
    )
  })

  test('places on elements and outside the text are understood', async () => {
    const { map } = await setText(articleOf(pieces))
    const paragraph = map.elements[4] as HTMLElement
    expect(map.toOffset(paragraph, 0)).toBe(map.starts[4])
    expect(map.toOffset(paragraph, 1)).toBe((map.starts[5] as number) - 1)
    expect(map.toOffset(map.root, 0)).toBe(0)
    expect(map.toOffset(map.root, map.root.childNodes.length)).toBe(map.text.length)
    expect(map.toOffset(document.body, 0)).toBe(0)
  })

  test('a selection that ends at the next paragraph’s start keeps to its own', async () => {
    const { map } = await setText(articleOf(['第一段。', '第二段。']))
    const range = new Range()
    range.setStart(map.elements[0]?.firstChild as Text, 0)
    range.setEnd(map.elements[1] as HTMLElement, 0)
    expect(map.spanOf(range)).toEqual({ start: 0, end: 4 })
  })
})

describe('trimming', () => {
  test('never cuts a character in two, and leaves no blank at an end', () => {
    const texts = fc
      .array(fc.constantFrom('𠮷', '👍🏽', '中', ' ', '　', '\n', 'a'), { minLength: 1, maxLength: 20 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(texts, fc.nat(60), fc.nat(60), (text, a, b) => {
        const span = trimSpan(text, { start: Math.min(a, b), end: Math.max(a, b) })
        if (!span) return
        const slice = text.slice(span.start, span.end)
        expect(slice.isWellFormed()).toBe(true)
        expect(slice).toBe(slice.trim())
        expect(slice).not.toBe('')
      }),
    )
  })

  test('blanks alone are nothing', () => {
    expect(trimSpan('甲 　\n乙', { start: 1, end: 4 })).toBeNull()
  })
})
