import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { between, moveEnd, snap } from './ends.ts'

const text = '渠水\n　　𠮷田👨‍👩‍👧家é村'
const at = (quote: string) => {
  const start = text.indexOf(quote)
  return { start, end: start + quote.length }
}
const said = (span: { start: number; end: number } | null) => span && text.slice(span.start, span.end)

describe('an end goes by whole characters', () => {
  test('over rare characters, joined emoji and accents', () => {
    const steps = ['田👨‍👩‍👧', '田👨‍👩‍👧家', '田👨‍👩‍👧家é', '田👨‍👩‍👧家é村']
    let span = at('田')
    for (const step of steps) {
      span = moveEnd(text, span, 'end', 1) as typeof span
      expect(said(span)).toBe(step)
    }
    expect(moveEnd(text, span, 'end', 1)).toBeNull()
    for (const step of steps.slice(0, -1).reverse()) {
      span = moveEnd(text, span, 'end', -1) as typeof span
      expect(said(span)).toBe(step)
    }
    expect(said(moveEnd(text, at('田'), 'start', -1))).toBe('𠮷田')
  })

  test('over a break and the blanks after it in one step', () => {
    expect(said(moveEnd(text, at('水'), 'end', 1))).toBe('水\n　　𠮷')
    expect(said(moveEnd(text, at('𠮷'), 'start', -1))).toBe('水\n　　𠮷')
    expect(said(moveEnd(text, at('水\n　　𠮷'), 'end', -1))).toBe('水')
  })

  test('never past the other end, nor out of the text', () => {
    expect(moveEnd(text, at('𠮷'), 'end', -1)).toBeNull()
    expect(moveEnd(text, at('𠮷'), 'start', 1)).toBeNull()
    expect(moveEnd(text, at('渠'), 'start', -1)).toBeNull()
  })

  test('or by words', () => {
    const line = '农业农村部发布通知'
    expect(moveEnd(line, { start: 0, end: 2 }, 'end', 1, 'word')?.end).toBeGreaterThan(2)
  })
})

test('a dragged end may cross the fixed one', () => {
  expect(said(between(text, at('田').start, at('家').end))).toBe('田👨‍👩‍👧家')
  expect(said(between(text, at('田').end, 0))).toBe('渠水\n　　𠮷田')
  expect(between(text, 3, 3)).toBeNull()
})

test('whatever is pointed at, no cluster is cut and the place is near', () => {
  const clusters = new Intl.Segmenter('zh', { granularity: 'grapheme' })
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('渠', '𠮷', '👨‍👩‍👧', 'é', '\n', ' ', '🇨🇳', '字'), { maxLength: 30 }),
      fc.nat(200),
      (parts, place) => {
        const whole = parts.join('')
        const edges = [...clusters.segment(whole)].map(({ index }) => index)
        const snapped = snap(whole, place)
        expect([...edges, whole.length]).toContain(snapped)
        expect(Math.abs(snapped - Math.min(place, whole.length))).toBeLessThan(8)
      },
    ),
    { numRuns: 300 },
  )
})
