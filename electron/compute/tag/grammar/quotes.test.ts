import { describe, expect, test } from 'vitest'
import { fold } from '../fold.ts'
import type { Candidate } from '../rule.ts'
import { findQuotes } from './quotes.ts'

/** Speeches of a text in which `people` are the names. */
function read(text: string, ...people: string[]) {
  const names = people
    .flatMap((name) => [...text.matchAll(new RegExp(name, 'g'))])
    .map(
      (match): Candidate => ({
        type: 'PERSON',
        start: match.index,
        end: match.index + match[0].length,
        confidence: 1,
        by: 'test',
      }),
    )
    .sort((a, b) => a.start - b.start)
  return findQuotes(fold(text), names).map(({ start, end, speaker }) => [speaker, text.slice(start, end)])
}

describe('direct speech', () => {
  test('introduced by a verb', () => {
    expect(read('面对镜头，孙长河笑着说：“该做的事。”', '孙长河')).toEqual([['孙长河', '该做的事。']])
  })
  test('closed by a verb, with the speaker behind', () => {
    expect(read('“路通了，日子就活了。”村民孙长河感慨道。', '孙长河')).toEqual([
      ['孙长河', '路通了，日子就活了。'],
    ])
  })
  test('in two halves: the second has the speaker of the first', () => {
    expect(read('“好，”孙长河说，“明天就办。”', '孙长河')).toEqual([
      ['孙长河', '好，'],
      ['孙长河', '明天就办。'],
    ])
  })
  test('a speaker without a name is the phrase for one', () => {
    expect(read('一位参与设计的工程师坦言：“以前多是靠人情。”')).toEqual([
      ['一位参与设计的工程师', '以前多是靠人情。'],
    ])
    expect(read('“报名人数还在涨。”中心相关负责人介绍。')).toEqual([['中心相关负责人', '报名人数还在涨。']])
  })
  test('standing alone: who is named in the next sentence', () => {
    expect(read('“再也不用天不亮赶路了。”3月2日，在镇卫生院，孙长河刚做完检查。', '孙长河')).toEqual([
      ['孙长河', '再也不用天不亮赶路了。'],
    ])
  })
  test('standing alone inside a paragraph: who opens the next sentence, else who was named last', () => {
    const team = '孙长河拉起一支队。“跑起来，风都追不上。”'
    expect(read(`${team}县体育中心主任周立新数着奖牌。`, '孙长河', '周立新')[0]?.[0]).toBe('孙长河')
    expect(read(`${team}周立新抚平布面。`, '孙长河', '周立新')[0]?.[0]).toBe('周立新')
  })
  test('a label before a clause that teaches, asks or writes is none', () => {
    expect(read('开办“渔排学堂”，10名教师轮流上门讲课。')).toEqual([])
    expect(read('推出“板凳会”，群众可以问诊、写字。')).toEqual([])
  })
  test('straight and corner quotes', () => {
    expect(read('孙长河说:"我不走。"', '孙长河')).toEqual([['孙长河', '我不走。']])
    expect(read('孙长河说：「我不走。」', '孙长河')).toEqual([['孙长河', '我不走。']])
  })
  test('labels, slogans and titles are none', () => {
    expect(read('孙长河主持“三项行动”，以“书香满城”为主题', '孙长河')).toEqual([])
    expect(read('实施“先看病后付费”模式')).toEqual([])
  })
  test('marks that never close', () => {
    expect(read('“““孙长河说：“没有\n完', '孙长河')).toEqual([])
  })
})
