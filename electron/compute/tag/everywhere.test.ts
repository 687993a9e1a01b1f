/** The rest of a text is evidence for a name: certain names, labels in quotation marks, labels in parallel. */
import { expect, test } from 'vitest'
import type { EntityType } from '../../contract/tags.ts'
import { shortenNames, tagEverywhere, tagLabels, tagParallel } from './everywhere.ts'
import type { Candidate } from './rule.ts'

/** The spans of a text: `[…]` are found already, with this confidence. */
function added(
  step: (text: string, spans: readonly Candidate[]) => Candidate[],
  type: EntityType,
  marked: string,
  confidence = 0.95,
): string[] {
  const spans: Candidate[] = []
  let text = ''
  for (const [part, name] of marked.matchAll(/\[([^\]]+)\]|[^[\]]+/g)) {
    const start = text.length
    text += name ?? part
    if (name !== undefined) spans.push({ type, start, end: text.length, confidence, by: 'crf' })
  }
  return step(text, spans)
    .filter(({ by }) => by !== 'crf')
    .map(({ start, end }) => `${start} ${text.slice(start, end)}`)
}

test('a certain name is found everywhere, a short one is not', () => {
  expect(added(tagEverywhere, 'PERSON', '[孙长河]说，孙长河走了')).toEqual(['5 孙长河'])
  expect(added(tagEverywhere, 'PERSON', '[孙河]说，孙河走了')).toEqual([])
  expect(added(tagEverywhere, 'PERSON', '[孙长河]说，孙长河走了', 0.8)).toEqual([])
})

test('a programme with a marked label is the same without the marks', () => {
  expect(added(tagEverywhere, 'PROGRAMME', '[“银桥”帮扶行动]方案，银桥帮扶行动开始')).toEqual([
    '11 银桥帮扶行动',
  ])
  expect(added(tagEverywhere, 'PROGRAMME', '[“一”站]方案，一站又一站')).toEqual([])
})

test('a label in quotation marks is the same label in all of them', () => {
  expect(added(tagLabels, 'PROGRAMME', '“[渔排学堂]”开课，“渔排学堂”，渔排学堂，“渔排”')).toEqual([
    '10 渔排学堂',
  ])
  expect(added(tagLabels, 'PROGRAMME', '[渔排学堂]开课，“渔排学堂”')).toEqual([])
  expect(added(tagLabels, 'PERSON', '“[孙长河]”，“孙长河”')).toEqual([])
})

test('of two labels in parallel both are programmes where one is', () => {
  expect(added(tagParallel, 'PROGRAMME', '从“[一村一站]”到“多村一站”')).toEqual(['9 多村一站'])
  expect(added(tagParallel, 'PLACE', '从“[一村一站]”到“多村一站”')).toEqual([])
})

test('a name that took the next word in is cut where the name alone is certain', () => {
  const text = '范鸿走了。范鸿和护士长来了。李和说。'
  const span = (start: number, end: number, confidence: number): Candidate => ({
    type: 'PERSON',
    start,
    end,
    confidence,
    by: 'crf',
  })
  const names = shortenNames(text, [span(0, 2, 0.95), span(5, 8, 0.6), span(14, 16, 0.95)])
  expect(names.map(({ start, end }) => text.slice(start, end))).toEqual(['范鸿', '范鸿', '李和'])
})
