import { expect, test } from 'vitest'
import { candidatesIn } from './candidates.ts'
import { describe } from './describe.ts'

const text = [
  '村民们正在抢抓农时，播种机来回穿梭。',
  '种粮大户李四说，今年种了三百亩小麦，收成有盼头。',
  '种粮大户王五说，今年种了五百亩玉米，收成也有盼头。',
].join('\n')
const wanted = (quote: string, start = 0, beside = { prefix: '', suffix: '' }) => ({
  start,
  end: start + quote.length,
  quote,
  ...beside,
})
const told = (found: ReturnType<typeof candidatesIn>) => found.map(({ start, end }) => text.slice(start, end))

test('each like passage is one, the likeliest first, with how like it is', () => {
  const found = candidatesIn(text, wanted('今年种了三百二十亩小麦，收成有盼头'))
  expect(told(found)[0]).toBe('今年种了三百亩小麦，收成有盼头')
  expect(told(found)[1]).toBe('今年种了五百亩玉米，收成也有盼头')
  expect(found[0]?.score).toBeGreaterThan(found[1]?.score ?? 1)
})

test('of equal words the one in the same company is the first', () => {
  const start = text.indexOf('种粮大户王五')
  const { prefix, suffix } = describe(text, start, start + 4)
  const found = candidatesIn(text, wanted('种粮大户', 0, { prefix, suffix }))
  expect(found[0]).toMatchObject({ start, end: start + 4, score: 1, context: 1 })
  expect(told(found)).toEqual(['种粮大户', '种粮大户'])
})

test('there is none in a text that has nothing of it, nor for no words', () => {
  expect(candidatesIn(text, wanted('轻轨三号线开通运营'))).toEqual([])
  expect(candidatesIn(text, wanted(''))).toEqual([])
  expect(candidatesIn('', wanted('种粮大户'))).toEqual([])
})
