/** What a first reading of an article found for certain helps the second one. */
import { expect, test } from 'vitest'
import type { Candidate } from '../rule.ts'
import { certainNames, favoured } from './again.ts'
import { begin, inner, labelCount, last } from './labels.ts'

const person = 0
const span = (start: number, end: number, confidence: number, type: Candidate['type'] = 'PERSON') => ({
  type,
  start,
  end,
  confidence,
  by: 'crf',
})

test('a certain name is favoured wherever it stands in the stretch, and nothing else is', () => {
  const text = '褚长河说。\n检举褚长河的人'
  const names = certainNames(text, [span(0, 3, 0.95)])
  const emissions = new Int32Array(7 * labelCount)
  expect(favoured(text, [6, 13], emissions, names, 0.01)).toBe(true)
  const raised = [...emissions.entries()].filter(([, value]) => value > 0).map(([cell]) => cell)
  expect(raised).toEqual([
    2 * labelCount + begin(person),
    3 * labelCount + inner(person),
    4 * labelCount + last(person),
  ])
  expect(favoured(text, [4, 5], emissions, names, 0.01)).toBe(false)
})

test('what is doubtful, short, or of two kinds favours nothing', () => {
  const text = '沧河流过沧河镇，沧河镇在沧河'
  expect(certainNames(text, [span(0, 2, 0.99, 'PLACE')]).size).toBe(0)
  expect(certainNames(text, [span(4, 7, 0.5, 'PLACE')]).size).toBe(0)
  expect(certainNames(text, [span(4, 7, 0.99, 'PLACE'), span(8, 11, 0.99, 'ORG')]).size).toBe(0)
  expect(certainNames(text, [span(4, 7, 0.99, 'PLACE')]).size).toBe(1)
})

test('a name that begins at the end of a stretch is left alone', () => {
  const text = '褚长河褚长'
  const names = certainNames(text, [span(0, 3, 0.95)])
  expect(favoured(text, [3, 5], new Int32Array(2 * labelCount), names, 0.01)).toBe(false)
})
