import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Wordbook, wordbook, wordKey } from '../lexicon/wordbook.ts'
import { featuresOf } from './features.ts'
import { before, labelCount, mayBegin, mayEnd, outside } from './labels.ts'
import { askedOf, marginals, room } from './lattice.ts'
import { chainOf, fallsOf, read } from './read.ts'
import { readTable, writeTable } from './table.ts'
import { wideOf } from './wide.ts'

const cells = (length: number, most = 4) =>
  fc.array(fc.float({ min: -most, max: most, noNaN: true }), { minLength: length, maxLength: length })

/** All paths that the labels' order allows. */
function paths(length: number): number[][] {
  let all = mayBegin.flatMap((may, label) => (may ? [[label]] : []))
  for (let at = 1; at < length; at++)
    all = all.flatMap((path) =>
      before.flatMap((from, label) => (from.includes(path.at(-1) as number) ? [[...path, label]] : [])),
    )
  return all.filter((path) => mayEnd[path.at(-1) as number])
}

describe('the chain', () => {
  const length = 3
  const all = paths(length)
  const score = (emissions: Float32Array, transitions: Float32Array, path: readonly number[]): number =>
    path.reduce(
      (sum, label, at) =>
        sum +
        (emissions[at * labelCount + label] as number) +
        (at ? (transitions[(path[at - 1] as number) * labelCount + label] as number) : 0),
      0,
    )
  const scale = 1 / 32
  /** Of two characters the labels lie at most 6 × 1.5 nats apart, so that the reading passes over none as negligible (1e-5). */
  const near = 1.5
  const lattice = fc
    .tuple(cells(length * labelCount, near), cells(labelCount * labelCount, near))
    .map(([a, b]) => {
      const whole = Int32Array.from(a, (one) => Math.round(one / scale))
      return [Float32Array.from(whole, (one) => one * scale), Float32Array.from(b), whole] as const
    })
  const readOf = (whole: Int32Array, transitions: Float32Array) =>
    read(whole, fallsOf(scale), chainOf(transitions), length)

  test('the best path is the best of all paths', () => {
    fc.assert(
      fc.property(lattice, ([emissions, transitions, whole]) => {
        const best = Math.max(...all.slice(0, 60000).map((path) => score(emissions, transitions, path)))
        const found = score(emissions, transitions, [...readOf(whole, transitions).path])
        expect(found).toBeCloseTo(best, 3)
      }),
      { numRuns: 10 },
    )
  })
  test('the probabilities are those of all paths, and sum to one', () => {
    const wide = fc
      .tuple(cells(length * labelCount), cells(labelCount * labelCount))
      .map(([a, b]) => [Float32Array.from(a), Float32Array.from(b), null] as const)
    fc.assert(
      fc.property(fc.oneof(lattice, wide), ([emissions, transitions, whole]) => {
        const found = new Float32Array(length * labelCount)
        const asked = askedOf(() => true)
        marginals(emissions, Float64Array.from(transitions, Math.exp), length, asked, null, found, room())
        const expected = new Float64Array(length * labelCount)
        let total = 0
        for (const path of all) {
          const mass = Math.exp(score(emissions, transitions, path))
          total += mass
          for (const [at, label] of path.entries()) {
            const cell = at * labelCount + label
            expected[cell] = (expected[cell] as number) + mass
          }
        }
        for (let cell = 0; cell < found.length; cell++)
          expect(found[cell]).toBeCloseTo((expected[cell] as number) / total, 4)
        if (whole === null) return
        const { path, sure } = readOf(whole, transitions)
        if (path.some((label) => label !== outside))
          for (const [at, label] of path.entries())
            expect(sure[at]).toBeCloseTo(found[at * labelCount + label] as number, 3)
      }),
      { numRuns: 8 },
    )
  })
})

describe('the file', () => {
  const transitions = new Float32Array(labelCount * labelCount).fill(0.5)
  const rows = [
    { key: -5, weights: [[1, 127] as const, [4, -3] as const] },
    { key: 70000, weights: [[0, 10] as const] },
  ]
  test('gives back what was written, in any order the same bytes', () => {
    const bytes = writeTable(rows, 0.5, transitions)
    expect(writeTable([...rows].reverse(), 0.5, transitions)).toEqual(bytes)
    const table = readTable(bytes)
    const scores = table.emissions({ hashes: Int32Array.of(-5, 70000, 123), offsets: Int32Array.of(0, 1, 3) })
    expect([scores[1], scores[4], scores[labelCount]]).toEqual([127, -3, 10])
    expect(table.scale).toBe(0.5)
    expect(table.transitions).toEqual(transitions)
  })
  test("gives back rows of any length, many of them in one another's way", () => {
    const weight = fc.integer({ min: -127, max: 127 }).filter((one) => one !== 0)
    const row = fc.record({
      key: fc.integer({ min: -20, max: 20 }).map((one) => one * 4096),
      weights: fc.uniqueArray(fc.tuple(fc.nat(labelCount - 1), weight), {
        minLength: 1,
        maxLength: labelCount,
        selector: ([label]) => label,
      }),
    })
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: ({ key }) => key, maxLength: 40 }), (rows) => {
        const { emissions } = readTable(writeTable(rows, 1, transitions))
        const hashes = Int32Array.from(rows, ({ key }) => key)
        const scores = emissions({ hashes, offsets: Int32Array.from([...rows.keys(), rows.length]) })
        const expected = new Int32Array(rows.length * labelCount)
        for (const [at, { weights }] of rows.entries())
          for (const [label, value] of weights) expected[at * labelCount + label] = value
        expect(scores).toEqual(expected)
      }),
    )
  })
  test('a character may have any number of features', () => {
    for (const value of [127, -127]) {
      const weights = Array.from({ length: labelCount }, (_, label) => [label, value] as const)
      const { emissions } = readTable(writeTable([{ key: 8, weights }], 1, transitions))
      const scores = emissions({ hashes: new Int32Array(900).fill(8), offsets: Int32Array.of(0, 600, 900) })
      expect([...new Set(scores)]).toEqual([600 * value, 300 * value])
    }
  })
  test('cut short or of another version it is refused', () => {
    const bytes = writeTable(rows, 0.5, transitions)
    expect(() => readTable(bytes.subarray(0, bytes.length - 1))).toThrow('not a names model')
    const other = Uint8Array.from(bytes)
    other[4] = 99
    expect(() => readTable(other)).toThrow('not a names model')
  })
})

test('features depend on the text alone', () => {
  const text = '市人民医院院长李春说：“路通了。”'
  expect(featuresOf(text, [])).toEqual(featuresOf(text, []))
  expect(featuresOf(text, []).offsets.length).toBe(text.length + 1)
})

describe('a model with words of its own', () => {
  const entries = ['沧河', '沧河市', '人民', '医院', '人民医院', '发展', '展开', '𠮷野'].map((word, i) => ({
    key: wordKey(word),
    kind: 1 + (i % 5),
    weight: 40,
  }))
  const transitions = new Float32Array(labelCount * labelCount)
  const cut = (text: string, book: Wordbook): string[] => {
    const { starts, ends } = book(text)
    return [...text].length === 0
      ? []
      : [...new Set(starts)].map((start) => text.slice(start, ends[start] as number))
  }

  test('cuts a text into the likeliest words, and what is in no word into characters', () => {
    const book = wordbook(entries)
    expect(cut('沧河市人民医院', book)).toEqual(['沧河市', '人民医院'])
    expect(cut('走进沧河𠮷野，A1', book)).toEqual(['走', '进', '沧河', '𠮷野', '，', 'A', '1'])
    expect(cut('', book)).toEqual([])
  })
  test('keeps its words in its file', () => {
    const rows = [{ key: 9, weights: [[1, 5] as const] }]
    const bytes = writeTable(rows, 1, transitions, entries)
    expect(writeTable(rows, 1, transitions, [...entries].reverse())).toEqual(bytes)
    expect(readTable(bytes).wordbook?.('沧河市人民医院')).toEqual(wordbook(entries)('沧河市人民医院'))
    expect(readTable(writeTable(rows, 1, transitions)).wordbook).toBeNull()
    expect(() => readTable(bytes.subarray(0, bytes.length - 6))).toThrow('not a names model')
  })
  test('sees what stands round a name elsewhere in the article, and is steady in an article of one word', () => {
    const words = wordbook(entries)
    const line = '凌燃动情地说'
    const of = (article: string) =>
      featuresOf(line, [], wideOf(words, article), article.indexOf(line)).hashes.length
    expect(of(`${line}\n院长凌燃走进沧河`)).toBeGreaterThan(of(`${line}\n院长刘然走进沧河`))
    const long = '沧河'.repeat(20_000)
    const wide = wideOf(words, long)
    expect(featuresOf(long, [], wide).offsets.length).toBe(long.length + 1)
  })
})
