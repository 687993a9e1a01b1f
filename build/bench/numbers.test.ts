import { expect, test } from 'vitest'
import { numbersIn, worseThan } from './numbers.ts'

test('numbers go by the way to them, the last of a list by that name', () => {
  expect(
    numbersIn({ calls: { search: { median: 1.23456 } }, sizes: [{ n: 1 }, { n: 2 }], name: '报' }),
  ).toEqual({
    'calls/search/median': 1.235,
    'sizes/0/n': 1,
    'sizes/last/n': 2,
  })
})

test('times count by the yardstick of their run, ratios as they are, and more of what is good is not worse', () => {
  const before = {
    yardstick: 10,
    numbers: {
      'list/median': 2,
      'import/filesPerSecond': 100,
      'size/indexToText': 0.4,
      likeToP95: 150,
      articles: 7,
    },
  }
  const slower = {
    yardstick: 20,
    numbers: { ...before.numbers, 'list/median': 4, 'import/filesPerSecond': 50 },
  }
  expect(worseThan('a', before, slower)).toEqual([])
  const worse = worseThan('a', before, {
    yardstick: 10,
    numbers: {
      'list/median': 4,
      'import/filesPerSecond': 50,
      'size/indexToText': 0.6,
      likeToP95: 100,
      articles: 1,
    },
  })
  expect(worse.map(({ number }) => number)).toEqual([
    ...['list/median (time)', 'import/filesPerSecond (rate)', 'size/indexToText (less)', 'likeToP95 (more)'],
  ])
  // Of ratios some are good when large, some when small.
  const ratios = {
    'pdf/read / bare': 0.9,
    'import/rate asked / unasked': 1,
    'start/article / trivial page': 2,
  }
  const turned = {
    'pdf/read / bare': 0.5,
    'import/rate asked / unasked': 0.5,
    'start/article / trivial page': 1,
  }
  const run = (numbers: Record<string, number>) => ({ yardstick: 10, numbers })
  const [one, other] = [run(ratios), run(turned)]
  expect(worseThan('a', one, other).map(({ number }) => number)).toEqual([
    ...['pdf/read / bare (more)', 'import/rate asked / unasked (more)'],
  ])
  expect(worseThan('a', other, one).map(({ number }) => number)).toEqual([
    'start/article / trivial page (less)',
  ])
  const better = { 'list/median': 1, 'import/filesPerSecond': 300, 'size/indexToText': 0.1, likeToP95: 900 }
  expect(worseThan('a', before, { yardstick: 10, numbers: better })).toEqual([])
})
