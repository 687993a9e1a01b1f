/** Ledes by where they stand: before an interview; boxed into a paragraph, unless there are as many as the text has. */
import { expect, test } from 'vitest'
import { takeApart } from './take-apart.ts'

const interview = [
  '# “先把医生留下来”',
  '本报记者 林晓岚',
  '临水县把四十七个村卫生室交给乡镇卫生院管理，村医有了编制和社保。改革一年，变化在哪里？记者专访了县卫生健康局局长周立群。',
  '记者：村医最担心的是什么？',
  '周立群：担心老了没有着落。全县一百三十名村医，五十岁以上的占六成，社保一交，心就定了。',
  '记者：药品怎么配齐？',
  '周立群：由卫生院统一采购，每周送两次，慢性病用药从六十种增加到一百四十种。',
  '记者：下一步做什么？',
  '周立群：明年给每个村卫生室配一台远程心电图机，由县医院的医生出报告。',
]

const rolesOf = (text: string): string[] =>
  takeApart({ text }).articles.flatMap(({ blocks }) => blocks.map(({ role }) => role))

test('the one paragraph before the questions of an interview is its lede', () => {
  const { articles } = takeApart({ text: interview.join('\n\n') })
  expect(articles).toHaveLength(1)
  const lede = articles[0]?.blocks.find(({ role }) => role === 'lede')
  expect(lede?.text).toBe(interview[2])
  expect(lede?.reason).toBe('stands before the questions of an interview')
})

test('two questions make no interview', () => {
  expect(rolesOf(interview.slice(0, 5).join('\n\n'))).not.toContain('lede')
})
