import { expect, test } from 'vitest'
import { labelCount, mayBegin, outside } from '../../../electron/compute/tag/crf/labels.ts'
import { readTable } from '../../../electron/compute/tag/crf/table.ts'
import { fold } from '../../../electron/compute/tag/fold.ts'
import { modelSpans } from '../../../electron/compute/tag/names-model.ts'
import { propose } from '../../../electron/compute/tag/proposals.ts'
import { trainNames } from './names.ts'
import { readPhrases } from './phrases.ts'
import { generator } from './random.ts'
import { vary } from './vary.ts'

const options = {
  styles: ['own'],
  open: [],
  fewest: 2,
  common: 1,
  epochs: 3,
  l1: 0.3,
  rate: 0.12,
  dropout: 0.1,
  prune: 0.05,
  seed: 7,
  runs: 2,
  small: [],
  spans: {},
  known: 0,
  wide: 2,
  words: [],
  log: () => {},
}

test('the same samples and seed give the same bytes, and the model knows what it was taught', {
  timeout: 120_000,
}, async () => {
  const samples = readPhrases().slice(0, 60)
  const train = async (threads: number) =>
    (
      await trainNames(
        samples.map((one) => [one]),
        { ...options, threads },
      )
    )[0] as Uint8Array
  const bytes = await train(2)
  expect(Buffer.from(await train(1)).equals(Buffer.from(bytes))).toBe(true)
  const table = readTable(bytes)
  let right = 0
  let all = 0
  for (const { text, entities } of samples) {
    const folded = fold(text)
    const found = modelSpans(table, folded, propose(folded))
    all += entities.length
    right += entities.filter((one) =>
      found.some((other) => other.start === one.start && other.end === one.end && other.type === one.type),
    ).length
  }
  expect(right / all).toBeGreaterThan(0.85)
})

test('nats for the spans of a style are added where a span begins, and nowhere else', async () => {
  const samples = readPhrases().slice(0, 12)
  const transitions = async (spans: Record<string, number>) => {
    const all = { ...options, runs: 1, threads: 1, spans }
    const [bytes] = await trainNames(
      samples.map((one) => [one]),
      all,
    )
    return readTable(bytes as Uint8Array).transitions
  }
  const [plain, more] = [await transitions({ msra: 2 }), await transitions({ own: 0.5 })]
  for (const [cell, value] of plain.entries()) {
    const label = cell % labelCount
    const begins = label !== outside && mayBegin[label] === true
    expect((more[cell] as number) - value).toBeCloseTo(begins ? 0.5 : 0, 4)
  }
})

test('a varied text has its spans where its names are', () => {
  const random = generator(3)
  for (const sample of readPhrases()) {
    const other = vary(sample, random)
    expect(other.entities.length).toBe(sample.entities.length)
    for (const [i, { type, start, end }] of other.entities.entries()) {
      const old = sample.entities[i]
      expect(type).toBe(old?.type)
      expect(end).toBeGreaterThan(start)
      if (type !== 'PERSON' && type !== 'PLACE' && type !== 'ORG')
        expect(other.text.slice(start, end)).toBe(sample.text.slice(old?.start, old?.end))
    }
  }
})
