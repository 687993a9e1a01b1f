import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bandKeys, likeness, shingles } from './sketch.ts'

/** Sentences without a common stretch; `n` and `m` apart from one another. */
const sentence = (n: number): string => {
  let seed = n * 7919 + 13
  const next = () => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
    return String.fromCodePoint(0x4e00 + (seed % 8000))
  }
  return `${Array.from({ length: 24 }, next).join('')}。`
}
const story = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) => sentence(from + i)).join('')
const share = (a: string, b: string): number => {
  const keys = new Set(bandKeys(a))
  return bandKeys(b).filter((key) => keys.has(key)).length
}

test('the same story with another head, in traditional script or full width, has the same sketch', () => {
  const text = `${story(0, 20)}共2026户，PM2.5下降。`
  expect(share(text, `${text}`.replace(/。/g, '，\n'))).toBe(bandKeys(text).length)
  expect(
    share(
      '县医院为村民义诊发药，车马劳顿，开门办学，东风万里，国泰民安，医生护士都来了'.repeat(3),
      '縣醫院爲村民義診發藥，車馬勞頓，開門辦學，東風萬里，國泰民安，醫生護士都來了'.repeat(3),
    ),
  ).toBe(
    bandKeys('县医院为村民义诊发药，车马劳顿，开门办学，东风万里，国泰民安，医生护士都来了'.repeat(3)).length,
  )
  expect(share('ＡＢＣ１２３'.concat(text), 'abc123'.concat(text))).toBe(bandKeys(text).length)
})

test('texts that share most of their wording share a band, strangers do not', () => {
  let found = 0
  for (let i = 0; i < 100; i++) {
    const base = i * 100
    if (share(story(base, base + 20), `${story(base + 60, base + 62)}${story(base, base + 17)}`) > 0) found++
  }
  expect(found).toBeGreaterThanOrEqual(97)
  let strangers = 0
  for (let i = 0; i < 100; i++)
    if (share(story(i * 40, i * 40 + 20), story(5000 + i * 40, 5020 + i * 40)) > 0) strangers++
  expect(strangers).toBe(0)
})

test('a caption is no story', () => {
  expect(bandKeys('图为现场。𠮷')).toEqual([])
  expect(bandKeys('')).toEqual([])
})

test('likeness is the share of common wording, the same either way', () => {
  const [whole, part] = [shingles(story(0, 20)), shingles(story(0, 10))]
  expect(likeness(whole, part)).toEqual(likeness(part, whole))
  expect(likeness(whole, part).shorter).toBeCloseTo(1, 1)
  expect(likeness(whole, part).both).toBeCloseTo(0.5, 1)
  expect(likeness(whole, new Set())).toEqual({ both: 0, shorter: 0 })
})

test('any text has a sketch of whole 32-bit numbers, each once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const keys = bandKeys(text)
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys.every((key) => Number.isInteger(key) && key >= 0 && key < 2 ** 32)).toBe(true)
    }),
    { numRuns: 200, interruptAfterTimeLimit: 2500 },
  )
})
