import { expect, test } from 'vitest'
import { issueReader } from './issue.ts'

const head = ['沧河日报', '2026年3月7日　星期六']
const told = (pages: readonly (readonly string[])[]) => {
  const read = issueReader()
  return pages.map((lines) => read({}, lines))
}

test('pages that count on have the paper and date of the first', () => {
  expect(told([[...head, '第1版　要闻'], ['第2版　民生'], ['第4版'], ['B01']])).toEqual([
    {},
    { paper: '沧河日报', date: '2026-03-07' },
    { paper: '沧河日报', date: '2026-03-07' },
    {},
  ])
  expect(told([[...head, 'A08'], ['B01 财经'], ['B02', '2026年3月7日']]).map(({ paper }) => paper)).toEqual([
    undefined,
    '沧河日报',
    '沧河日报',
  ])
})

test('what may be of another issue has nothing of it', () => {
  const first = [...head, '第3版']
  for (const other of [[], ['第2版'], ['第3版'], ['第4版', '2026年3月8日'], ['第4版', '江州晚报'], ['广告']])
    expect(told([first, other])[1]).toEqual({})
  // And nor has what comes after it.
  expect(told([first, ['第4版', '江州晚报'], ['第5版']])[2]).toEqual({ paper: '江州晚报' })
  expect(told([first, [], ['第4版']])[2]).toEqual({})
})

test('what the file says of a page is believed first', () => {
  const read = issueReader()
  expect(read({ paper: '沧河日报', pageNo: 'A01' }, ['2026年3月7日'])).toEqual({
    paper: '沧河日报',
    pageNo: 'A01',
  })
  expect(read({ pageNo: 'A02' }, [])).toEqual({ paper: '沧河日报', date: '2026-03-07', pageNo: 'A02' })
})

test('a file that is gone on with in its middle goes on from the page before', () => {
  const before = { paper: '沧河日报', date: '2026-03-07', pageNo: '2' }
  expect(issueReader(before)({}, ['第3版'])).toEqual({ paper: '沧河日报', date: '2026-03-07' })
  expect(issueReader({ ...before, pageNo: '' })({}, ['第3版'])).toEqual({})
})
