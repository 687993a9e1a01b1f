import { expect, test } from 'vitest'
import { reached } from './reach.ts'

/** The span that `[…]` marks, as far as it reaches. */
function reach(marked: string): string {
  const start = marked.indexOf('[')
  const text = marked.replace(/[[\]]/g, '')
  const span = { start, end: marked.indexOf(']') - 1, confidence: 0.9, by: 'crf' } as const
  const found = reached(text, { ...span, type: 'PROGRAMME' })
  return `${found.type} ${text.slice(found.start, found.end)}`
}

test.each([
  ['以“[1医+1护]”模式守护', 'PROGRAMME “1医+1护”模式'],
  ['“[全院一张床]”管理模式', 'PROGRAMME “全院一张床”管理模式'],
  ['“[掌上查]”，新增', 'PROGRAMME 掌上查'],
  ['“[掌上查]”让平台活起来', 'PROGRAMME 掌上查'],
  ['暨[“银桥”行动]落实会议在江州', 'EVENT “银桥”行动落实会议'],
  ['[“银桥”行动]推进有力', 'PROGRAMME “银桥”行动'],
  ['[银桥工程]推进会', 'PROGRAMME 银桥工程'],
  ['首批[“健行江州行动”试点]单位', 'PROGRAMME 健行江州行动'],
  ['[“耕读课程”试点]满两年', 'PROGRAMME “耕读课程”试点'],
  ['[长护险制度]正逐步', 'PROGRAMME 长护险'],
  ['[“河长”制度]建立', 'PROGRAMME “河长”制度'],
  ['[山区教育质量提升工程]启动', 'PROGRAMME 山区教育质量提升工程'],
])('%s', (marked, name) => expect(reach(marked)).toBe(name))
