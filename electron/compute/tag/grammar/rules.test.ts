/** Every rule finds in its examples exactly the spans that stand beside them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../fold.ts'
import { tables } from '../proposals.ts'
import { applyRules } from '../rule.ts'
import { findBylines } from './bylines.ts'
import { forms } from './figure-forms.ts'
import { findFigures } from './figures.ts'

for (const rule of tables.flat())
  describe(`${rule.type} ${rule.name}`, () => {
    test.each(rule.examples.map(([text, ...spans]) => [text, spans] as const))('%s', (text, spans) => {
      const folded = fold(text)
      expect(applyRules([rule], folded).map(({ start, end }) => text.slice(start, end))).toEqual(spans)
    })
    test('has examples', () => expect(rule.examples.length).toBeGreaterThan(0))
  })

/** All examples as one text. */
const everything = fold(
  tables
    .flat()
    .flatMap((rule) => rule.examples.map(([text]) => text))
    .join('。'),
)
describe.each(tables.flat().filter((rule) => rule.holds))(
  '$type $name passes over what it cannot match',
  (rule) => {
    const { holds, ...plain } = rule
    test('in all examples', () => {
      expect(applyRules([rule], everything)).toEqual(applyRules([plain], everything))
    })
    test('in their pieces in any order', { timeout: 60_000 }, () => {
      const piece = fc
        .tuple(fc.nat(everything.length), fc.integer({ min: 1, max: 9 }))
        .map(([at, size]) => everything.slice(at, at + size))
      fc.assert(
        fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
          const text = pieces.join('')
          expect(applyRules([rule], text)).toEqual(applyRules([plain], text))
        }),
        { numRuns: 60 },
      )
    })
  },
)

for (const form of forms)
  describe(`FIGURE ${form.name}`, () => {
    test.each(form.examples.map((example) => [example] as const))('%s', ([text, figure, value, unit]) => {
      const found = findFigures(fold(text), []).filter((one) => one.by === `rule:figure-${form.name}`)
      if (figure === undefined) expect(found).toEqual([])
      else {
        expect(found.map((one) => [one.value, one.unit])).toEqual([[value, unit]])
        expect(text.slice(found[0]?.start, found[0]?.end)).toContain(figure)
      }
    })
  })

describe('bylines', () => {
  const read = (text: string) =>
    findBylines(text).map(({ type, start, end }) => `${type} ${text.slice(start, end)}`)
  test('names behind 记者 and 通讯员, given names alone among them', () => {
    expect(read('孙长河 通讯员 小禾 立春\n江城报道')).toEqual([
      'PERSON 孙长河',
      'POSITION 通讯员',
      'PERSON 小禾',
      'PERSON 立春',
    ])
  })
  test('a name behind a square, a name with a blank, a photographer in brackets', () => {
    expect(read('□ 孙长河')).toEqual(['PERSON 孙长河'])
    expect(read('本报记者 任 重')).toEqual(['POSITION 记者', 'PERSON 任 重'])
    expect(read('夕阳西下（记者 孙长河摄）')).toEqual(['POSITION 记者', 'PERSON 孙长河'])
  })
  test('ordinary sentences and headings are none', () => {
    expect(read('记者深入基层一线')).toEqual([])
    expect(read('□主要内容')).toEqual([])
    expect(read('记者从会上获悉，工程已完工')).toEqual([])
  })
})
