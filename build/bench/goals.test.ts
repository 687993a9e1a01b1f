import { expect, test } from 'vitest'
import { goals } from './goals.ts'
import { judge, told } from './judge.ts'
import { numbersIn } from './numbers.ts'

test('goals are met, missed by so much, or not measured', () => {
  const judged = judge({
    search: {
      missed: 0,
      untrue: 2,
      size: { indexToText: 0.75 },
      build: { articlesPerSecond: 900, trigramArticlesPerSecond: 600 },
    },
    marks: { oneMore: { 'main at 10,000 / at 1,000': 1.2 } },
    scale: { sizes: [{}, { megabytesOverUse: [100, 200, 300, 330, 360] }] },
  })
  const of = (start: string) => judged.filter(({ goal }) => goal.startsWith(start))
  expect(of('search: articles missed')).toMatchObject([{ value: 0, verdict: 'met' }])
  expect(of('search: articles found')).toMatchObject([{ value: 2, verdict: 'missed' }])
  expect(of('search: index over')).toMatchObject([{ verdict: 'missed', missedBy: 1.5 }])
  expect(of('search: articles a second put')).toMatchObject([{ value: 1.5, verdict: 'met' }])
  expect(of('marks: main thread for one more, at')).toMatchObject([{ value: 1.2, verdict: 'met' }])
  expect(of('hour of use')).toMatchObject([{ value: 1.2, verdict: 'missed', missedBy: 1.09 }])
  expect(of('search: articles a second put')[0]?.why).toBeUndefined()
  const [mark] = judge({ floors: { durableMark: { timesTheFloor: 2 } } }).filter(
    ({ why }) => why !== undefined,
  )
  expect(told(mark ? [mark] : [])).toContain(`by a factor of 1.54: ${mark?.why}`)
  expect(of('export: 10,000')).toMatchObject([{ value: null, verdict: 'not measured' }])
  expect(told(of('search: index over'))).toContain('0.75 (at most 0.5), off by a factor of 1.5')
})

test('a report that is kept as its numbers is judged as the report is', () => {
  const reports = {
    search: { missed: 3, worstRatios: { likeToP95: 151.2 } },
    marks: { firstFrameRatios: { 'painted / text': 1.2 } },
    scale: { sizes: [{ open: 1 }, { megabytesOverUse: [100, 200, 300, 360] }] },
  }
  const kept = Object.fromEntries(Object.entries(reports).map(([name, one]) => [name, numbersIn(one)]))
  expect(judge(kept)).toEqual(judge(reports))
})

test('no two goals have the same name', () => {
  expect(new Set(goals.map(({ goal }) => goal)).size).toBe(goals.length)
})
