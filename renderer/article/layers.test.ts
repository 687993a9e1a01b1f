/** Which marks are drawn where, and at which depth. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { colors, markStyles } from '../../electron/contract/model.ts'
import { entityTypes } from '../../electron/contract/tags.ts'
import { highlightRules } from './highlight-rules.ts'
import { depthLimit, markLayers, mentionLayers, priorityOf } from './layers.ts'
import { SpanIndex } from './span-index.ts'

const mark = (
  start: number,
  end: number,
  color: (typeof colors)[number] = 'key',
  style: (typeof markStyles)[number] = 'fill',
  note = '',
) => ({ start, end, color, style, note })
const inOrder = (marks: (ReturnType<typeof mark> & { done?: boolean })[]) => new SpanIndex(marks).spans
const said = (marks: ReturnType<typeof mark>[]) =>
  markLayers(inOrder(marks))
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end, layer }) => `${start}-${end} ${layer.replace(/^mark-/, '')}`)

describe('marks', () => {
  test('apart from one another are drawn whole, at the first depth', () => {
    expect(said([mark(0, 5), mark(5, 9, 'ask'), mark(12, 20, 'data', 'dashed')])).toEqual([
      '0-5 key-fill-0',
      '5-9 ask-fill-0',
      '12-20 data-dashed-0',
    ])
  })

  test('over one another have depths of their own, whatever their colours', () => {
    expect(said([mark(0, 50), mark(5, 20), mark(10, 30, 'ask', 'underline')])).toEqual([
      '0-50 key-fill-0',
      '5-20 key-fill-1',
      '10-30 ask-underline-2',
    ])
  })

  test('that are settled have a look of their own, whatever their style and note', () => {
    const layers = markLayers(inOrder([mark(0, 9), { ...mark(3, 6, 'ask', 'dashed', '注'), done: true }]))
    expect(layers.map(({ layer }) => layer).sort()).toEqual(['mark-ask-done-1', 'mark-key-fill-0'])
    for (const { layer } of layers) expect(highlightRules).toContain(`(article-${layer})`)
  })

  test('nested deeper than three: the widest steps back where three smaller ones lie, and is seen around them', () => {
    expect(said([mark(0, 50), mark(5, 40, 'ask'), mark(10, 30, 'data'), mark(15, 20, 'view')])).toEqual([
      '0-15 key-fill-0',
      '5-40 ask-fill-1',
      '10-30 data-fill-2',
      '15-20 view-fill-0',
      '20-50 key-fill-0',
    ])
  })

  test('with a note have a layer of their own', () => {
    expect(said([mark(0, 5, 'key', 'fill', '查'), mark(6, 9, 'todo', 'dashed', '问')])).toEqual([
      '0-5 key-fill-note-0',
      '6-9 todo-dashed-note-0',
    ])
  })

  const anyMark = fc
    .tuple(
      fc.nat(40),
      fc.integer({ min: 1, max: 30 }),
      fc.constantFrom(...colors),
      fc.constantFrom(...markStyles),
    )
    .map(([start, length, color, style]) => mark(start, start + length, color, style))
  test('however they lie, three are drawn over each place, or all; the smallest ones; never two in one layer', () => {
    fc.assert(
      fc.property(fc.array(anyMark, { maxLength: 14 }), (marks) => {
        const drawn = markLayers(inOrder(marks))
        for (let place = 0; place < 72; place++) {
          const over = (span: { start: number; end: number }) => span.start <= place && span.end > place
          const here = drawn.filter(over)
          const all = marks.filter(over)
          expect(here.length).toBe(Math.min(depthLimit, all.length))
          expect(new Set(here.map(({ layer }) => layer.at(-1))).size).toBe(here.length)
          const lengths = all.map(({ start, end }) => end - start).sort((a, b) => a - b)
          const most = lengths[Math.min(depthLimit, lengths.length) - 1] ?? 0
          const small = all.filter(({ start, end }) => end - start <= most)
          for (const { layer } of here)
            expect(small.some(({ color, style }) => layer.startsWith(`mark-${color}-${style}-`))).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})

test('every layer that can be named has its look, and the browser takes every rule', () => {
  const marks = colors.flatMap((color) =>
    markStyles.flatMap((style) =>
      ['', '查'].flatMap((note) => [0, 1, 2].map((at) => mark(at, 9, color, style, note))),
    ),
  )
  const names = new Set<string>()
  for (let at = 0; at < marks.length; at += 3)
    for (const { layer } of markLayers(marks.slice(at, at + 3))) names.add(layer)
  const mention = { id: '', articleId: '', entityId: '', canonical: '', text: '', start: 0, end: 1 }
  for (const type of entityTypes)
    for (const state of ['suggested', 'confirmed'] as const)
      for (const { layer } of mentionLayers([{ ...mention, type, state } as never])) names.add(layer)
  expect(names.size).toBe(5 * 3 * 2 * 3 + 8 * 2)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(highlightRules)
  expect(sheet.cssRules.length).toBe(highlightRules.split('\n').length)
  const selectors = [...sheet.cssRules].map((one) => (one as CSSStyleRule).selectorText)
  for (const name of names) expect(selectors).toContain(`.article-text::highlight(article-${name})`)
})

test('what is found lies over what is active, over marks, over entities', () => {
  const layers = [
    'found',
    'find',
    'active-key',
    'mark-key-fill-note-2',
    'mark-key-fill-0',
    'entity-PERSON-suggested',
  ]
  const priorities = layers.map(priorityOf)
  expect(priorities).toEqual([...priorities].sort((a, b) => b - a))
  expect(new Set(priorities).size).toBe(layers.length)
})
