/** Corrections of the text: what each kind does, what becomes of it under other steps, and that no character is lost. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { traceBlock, uncorrected } from '../../contract/canonical.ts'
import type { DeskStep, TextStep } from '../../contract/desk.ts'
import type { Range } from '../../contract/page.ts'
import { correct } from './correct.ts'
import { takeApart } from './take-apart.ts'
import { anyPage, countsOf, smallPage as page, rawStep, stepsOn } from './test/any-steps.ts'

const made = takeApart({ text: page })
const after = (...steps: DeskStep[]) => correct({ text: page }, made, steps)
const at = (text: string): number => page.indexOf(text)
/** `words` of the page are read as `text`. */
const fix = (words: string, text: string): TextStep => ({
  kind: 'text',
  ranges: [[at(words), at(words) + words.length]],
  text,
  was: words,
})
const add = (text: string, before: string): TextStep => ({
  kind: 'text',
  ranges: [[at(before), at(before)]],
  text,
  was: '',
})
const blocks = (of: ReturnType<typeof after>) => of.layout.articles.flatMap((article) => article.blocks)
const holding = (of: ReturnType<typeof after>, words: string) =>
  blocks(of).find(({ text }) => text.includes(words))

test('words are replaced, left out and added; the page below stays as it is', () => {
  const now = after(fix('灌区', '新灌区'), fix('一百', ''), add('已经', '有渠道'))
  expect(now.fates).toEqual(['held', 'held', 'held'])
  const block = holding(now, '灌区')
  expect(block?.text).toBe('新灌区已经有渠道公里。')
  expect(block?.fixes?.map(({ start, end, was }) => [start, end, was])).toEqual([
    [0, 3, '灌区'],
    [3, 5, ''],
    [8, 8, '一百'],
  ])
  expect(block && uncorrected(block)).toBe('灌区有渠道一百公里。')
  const trace = block && [...traceBlock(page, block)]
  const from = at('灌区')
  // What is written for a word stands where that stood; what goes beyond it stands nowhere.
  expect(trace).toEqual([from, from + 1, -1, -1, -1, ...[2, 3, 4, 7, 8, 9].map((i) => from + i)])
  expect(countsOf(page, now.layout)).toEqual(countsOf(page, made))
})

test('a title that is corrected names its article', () => {
  expect(after(fix('春水', '秋水')).layout.articles.map(({ title }) => title)).toContain('秋水到田头')
})

test('characters beyond the basic plane are replaced whole', () => {
  expect(holding(after(fix('𠮷', '👩‍⚕️')), '村修路')?.text).toMatch(/^👩‍⚕️村修路/u)
})

test('a later correction takes the place of those it overlaps; the words of the page are no correction', () => {
  const over = after(fix('一百', '两百'), fix('渠道一百', '沟渠三百'))
  expect(over.fates).toEqual(['held', 'held'])
  expect(holding(over, '灌区')?.text).toBe('灌区有沟渠三百公里。')
  const back = after(fix('一百', '两百'), fix('一百', '一百'))
  expect(back).toEqual({ layout: made, fates: ['held', 'same'] })
})

test('a correction goes with its characters, whatever other steps come before or after it', () => {
  const steps: DeskStep[] = [
    fix('一百', '两百'),
    { kind: 'split', block: at('灌区'), at: at('渠道') },
    { kind: 'join', block: at('路修到'), to: at('渠道') },
  ]
  expect(holding(after(...steps), '两百')?.text).toMatch(/^渠道两百公里。.*路修到了家门口，老人也能出门。$/u)
  expect(after(...steps.toReversed()).layout).toEqual(
    after(...[...steps.slice(1).toReversed(), steps[0] as DeskStep]).layout,
  )
})

test('where the characters are divided or in no article the correction waits, and comes back with them', () => {
  const split: DeskStep = { kind: 'split', block: at('灌区'), at: at('百公里') }
  const parted = after(fix('一百', '两百'), split)
  expect(parted.fates).toEqual(['idle', 'held'])
  expect(holding(parted, '灌区')?.text).toBe('灌区有渠道一')
  const loose = after(fix('一百', '两百'), { kind: 'loosen', block: at('灌区'), as: 'unassigned' })
  expect(loose.fates).toEqual(['idle', 'held'])
  const whole = after(fix('一百', '两百'), split, { kind: 'join', block: at('百公里'), to: at('灌区') })
  expect(whole.fates[0]).toBe('held')
  expect(holding(whole, '灌区')?.text).toBe('灌区有渠道两百公里。')
})

test('no block is left without a character', () => {
  const now = after(fix('灌区有渠道一百公里。', ''))
  expect(now).toEqual({ layout: made, fates: ['idle'] })
  expect(after(fix('灌区有渠道', ''), fix('一百公里。', ' ')).fates).toEqual(['idle', 'idle'])
})

const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const rawText = fc.record({
  at: share,
  length: fc.nat({ max: 12 }),
  gap: fc.nat({ max: 3 }),
  text: fc.oneof(fc.constantFrom('', '的', '更正', '𠮷', ' '), fc.string({ unit: 'grapheme', maxLength: 6 })),
})
function textStep(page: string, raw: typeof rawText extends fc.Arbitrary<infer R> ? R : never): TextStep {
  const from = Math.floor(raw.at * page.length)
  const to = Math.min(page.length, from + raw.length)
  // Some in two parts, as over a mended break.
  const middle = Math.min(to, from + raw.gap)
  const ranges: Range[] =
    raw.gap > 1 && middle + 1 < to
      ? [
          [from, middle],
          [middle + 1, to],
        ]
      : [[from, to]]
  return {
    kind: 'text',
    ranges: ranges as [number, number][],
    text: raw.text.replace(/\s/gu, ' '),
    was: page.slice(from, to),
  }
}

test('any row of corrections and other steps keeps each character of the page in one place, and the text before', {
  timeout: 120_000,
}, () => {
  const rows = fc.array(fc.oneof(rawText, rawStep), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(anyPage, rows, (text, raw) => {
      const steps = raw.flatMap((one) => ('kind' in one ? stepsOn(text, [one]) : [textStep(text, one)]))
      const engines = takeApart({ text })
      const before = JSON.stringify(engines)
      const now = correct({ text }, engines, steps)
      expect(JSON.stringify(engines)).toBe(before)
      expect(countsOf(text, now.layout)).toEqual(countsOf(text, engines))
      const others = correct(
        { text },
        engines,
        steps.filter(({ kind }) => kind !== 'text'),
      ).layout.articles.flatMap((article) => article.blocks)
      for (const [k, block] of now.layout.articles.flatMap((article) => article.blocks).entries()) {
        // Without the corrections it is what the other steps make of it.
        const { fixes, text: own, ...rest } = block
        expect({ ...rest, text: uncorrected(block) }).toEqual(others[k])
        expect(own.trim()).not.toBe('')
        let last = -1
        for (const { start, end, was, ranges } of fixes ?? []) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeLessThanOrEqual(own.length)
          expect(own.slice(start, end)).not.toBe(was)
          last = end
          for (const [from, to] of ranges)
            for (let place = from; place < to; place++)
              if (/\S/.test(text.charAt(place)))
                expect(block.ranges.some(([a, b]) => a <= place && place < b)).toBe(true)
        }
        const inFix = (i: number) => fixes?.some(({ start, end }) => start <= i && i < end) ?? false
        for (const [i, place] of traceBlock(text, block).entries())
          if (/\S/u.test(own.charAt(i)) && !inFix(i)) expect(text.charAt(place)).toBe(own.charAt(i))
      }
      expect(correct({ text }, engines, steps)).toEqual(now)
    }),
    { numRuns: 150 },
  )
})

test('blanks at the end of what is corrected may lie beyond the block; the correction does not', () => {
  const block = holding(after(), '渠道') as { text: string; ranges: readonly Range[] }
  const end = (block.ranges.at(-1) as Range)[1]
  const now = holding(
    after({ ...fix(page.slice(end - 2, end), '更正'), ranges: [[end - 2, end + 1]] }),
    '渠道',
  )
  expect(now?.text).toBe(`${block.text.slice(0, -2)}更正`)
  expect(now?.fixes?.flatMap(({ ranges }) => ranges)).toEqual([[end - 2, end]])
})
