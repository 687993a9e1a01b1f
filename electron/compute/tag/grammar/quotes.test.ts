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
  test.each([
    ['孙长河对何春兰说：“谢谢你。”', '孙长河'],
    ['何春兰握着孙长河的手说：“恢复得不错。”', '何春兰'],
    ['在何春兰的帮助下，孙长河说：“恢复得不错。”', '孙长河'],
    ['“恢复得不错。”何春兰对孙长河说。', '何春兰'],
    ['孙长河的女儿告诉何春兰：“爸爸能走路了。”', '孙长河的女儿'],
    ['“爸爸能走路了。”孙长河的女儿说。', '孙长河的女儿'],
    ['何春兰让孙长河别怕。“很快就好。”她说。', '何春兰'],
    ['孙长河种了一辈子菜。去年桥通了，他高兴地说：“菜能卖上价了。”', '孙长河'],
    ['孙长河种了一辈子菜。“菜能卖上价了。”他高兴地说。', '孙长河'],
    ['“谢谢你们！”一位老大娘拉着护士的手连声道谢。', '一位老大娘'],
    ['何春兰：“病人好了，我就高兴。”', '何春兰'],
    ['谈起变化，孙长河感触颇深：“现在家门口就行。”', '孙长河'],
    ['“现在家门口就能看。”谈起变化，孙长河感触颇深。', '孙长河'],
    ['“我们盼了十年！”村民们异口同声。', '村民们'],
    ['孙长河说，“路通了，人心就齐了”。', '孙长河'],
  ])('who says it: %s', (text, speaker) =>
    expect(read(text, '孙长河', '何春兰').map(([who]) => who)).toEqual([speaker]),
  )
  test('one speech in several paragraphs, each with a mark of its own at its head', () => {
    const text =
      '何春兰说：“第一年最难。\n　　“第二年好些了，认得路了。\n　　“第三年，我离不开这里了。”\n她笑了。'
    expect(read(text, '何春兰')).toEqual([
      ['何春兰', '第一年最难。'],
      ['何春兰', '第二年好些了，认得路了。'],
      ['何春兰', '第三年，我离不开这里了。'],
    ])
  })
  test('a speech inside a speech is part of it', () => {
    expect(read('“大夫说，‘放心，能治好。’我就不怕了。”孙长河回忆。', '孙长河')).toEqual([
      ['孙长河', '大夫说，‘放心，能治好。’我就不怕了。'],
    ])
  })
  test('two that touch have one speaker', () => {
    expect(read('“好啊！”“真方便！”大家你一言我一语。')).toEqual([
      ['大家', '好啊！'],
      ['大家', '真方便！'],
    ])
  })
  test('in English, before and behind', () => {
    expect(read('"The bridge changed our life," said John Miller, a farmer.')).toEqual([
      ['John Miller', 'The bridge changed our life,'],
    ])
    expect(read('Mary Jane Brown told reporters: "We waited ten years."')).toEqual([
      ['Mary Jane Brown', 'We waited ten years.'],
    ])
    expect(read('“Thank you, doctor.”约翰·米勒对何春兰说。', '约翰·米勒', '何春兰')).toEqual([
      ['约翰·米勒', 'Thank you, doctor.'],
    ])
  })
  test('words of papers and boards are none', () => {
    expect(read('《告市民书》写道：“请不要下水。”')).toEqual([])
    expect(read('村口的横幅写着：“护林防火，人人有责。”')).toEqual([])
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
