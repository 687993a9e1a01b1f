import { expect, test } from 'vitest'
import { judge, told } from './goals.ts'

test('goals are met, missed by so much, or not measured', () => {
  const judged = judge({
    search: {
      missed: 0,
      untrue: 2,
      size: { indexToText: 0.75 },
      build: { articlesPerSecond: 900, trigramArticlesPerSecond: 600 },
    },
    marks: { addOne: { 'main at 10,000 / at 1,000': 1.2 } },
    scale: { sizes: [{}, { megabytesOverUse: [100, 200, 300, 330, 360] }] },
  })
  const of = (start: string) => judged.filter(({ goal }) => goal.startsWith(start))
  expect(of('search: articles missed')).toMatchObject([{ value: 0, verdict: 'met' }])
  expect(of('search: articles found')).toMatchObject([{ value: 2, verdict: 'missed' }])
  expect(of('search: index over')).toMatchObject([{ verdict: 'missed', missedBy: 1.5 }])
  expect(of('search: articles a second put')).toMatchObject([{ value: 1.5, verdict: 'met' }])
  expect(of('marks: main thread')).toMatchObject([{ value: 1.2, verdict: 'met' }])
  expect(of('hour of use')).toMatchObject([{ value: 1.2, verdict: 'missed', missedBy: 1.09 }])
  expect(of('search: articles a second put')[0]?.why).toBeUndefined()
  const [mark] = judge({ floors: { durableMark: { timesTheFloor: 2 } } }).filter(
    ({ why }) => why !== undefined,
  )
  expect(told(mark ? [mark] : [])).toContain(`by a factor of 1.54: ${mark?.why}`)
  expect(of('export')).toMatchObject([{ value: null, verdict: 'not measured' }])
  expect(told(of('search: index over'))).toContain('0.75 (at most 0.5), off by a factor of 1.5')
})
