/** Texts are nearer to the article whose words they share. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kinOf, kinPlace, kinPlaces, type Member, ways } from './kin.ts'
import { splitPieces } from './pieces.ts'

const page = [
  '渡船老了，船家孟长河也老了，码头上赶集的人还是要过河。',
  '区图书馆开进地铁站，读者刷卡借书，志愿者看管书屋。',
  '孟长河把渡船系在码头上，等赶集的人过河回来。',
  '镇上的消息',
  '书屋备书三千册，读者刷卡就能借书，志愿者每月换一次书。',
  '天气',
  '今天多云转晴，东南风三级。',
].join('\n\n')

const articleOf = (kin: ReturnType<typeof kinOf>, ...pieces: readonly number[]): Member =>
  pieces.reduce<Member | null>((members, piece) => kin.with(members, piece), null) as Member

test('a text is nearer to the article whose words it shares than to the other one', () => {
  const kin = kinOf(splitPieces(page))
  const [ferry, library] = [articleOf(kin, 0), articleOf(kin, 1)]
  expect(kin.near(2, ferry)).toBeGreaterThan(kin.near(2, library) + 1)
  expect(kin.near(4, library)).toBeGreaterThan(kin.near(4, ferry) + 1)
})

test('a text that shares nothing is near to none, and no article is near to any', () => {
  const kin = kinOf(splitPieces(page))
  expect(kin.near(6, articleOf(kin, 0, 1))).toBe(0)
  expect(kin.near(2, null)).toBe(0)
})

test('an article has as many pairs as its pieces together', () => {
  const kin = kinOf(splitPieces(page))
  expect(articleOf(kin, 0, 2).size).toBe(articleOf(kin, 0).size + articleOf(kin, 2).size)
})

test('what is asked of any page is a number of 0 or more, rare characters and none included', () => {
  const text = fc.array(fc.constantFrom('渡船', '码头', '𠮷', '😀', 'ABC', '12', '，', '。', '\n\n', ' '), {
    maxLength: 60,
  })
  fc.assert(
    fc.property(text, (parts) => {
      const pieces = splitPieces(parts.join(''))
      const kin = kinOf(pieces)
      let members: Member | null = null
      for (const at of pieces.keys()) {
        const near = kin.near(at, members)
        expect(near).toBeGreaterThanOrEqual(0)
        expect(Number.isFinite(near)).toBe(true)
        members = kin.with(members, at)
      }
    }),
    { numRuns: 100 },
  )
})

test('each way, nearness and size has its own place', () => {
  const places = new Set<number>()
  for (const way of ways)
    for (const by of [-9, -2.5, -1.5, -1, -0.5, -0.1, 0.1, 0.5, 1, 1.5, 2.5, 9])
      for (const size of [10, 100, 1000]) places.add(kinPlace(way, by, size))
  expect(places.size).toBe(kinPlaces)
  expect(Math.max(...places)).toBe(kinPlaces - 1)
})
