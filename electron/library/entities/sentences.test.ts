import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longestSentence, sentenceStarts } from './sentences.ts'

const sentences = (text: string) => {
  const starts = sentenceStarts(text)
  return starts.map((start, i) => text.slice(start, starts[i + 1] ?? text.length))
}

test('sentences end behind their mark and what closes there, and with the line', () => {
  expect(sentences('标题\n他说：“来了！”众人笑。𠮷镇1.5万亩？（见图。）完')).toEqual([
    '标题\n',
    '他说：“来了！”',
    '众人笑。',
    '𠮷镇1.5万亩？',
    '（见图。）',
    '完',
  ])
  expect(sentenceStarts('')).toEqual([0])
})

test('a text without an end is cut behind a comma', () => {
  const text = `${'字'.repeat(300)}，${'𠮷'.repeat(600)}`
  const [first] = sentences(text)
  expect(first).toBe(`${'字'.repeat(300)}，`)
})

test('sentences make up the text, none is empty or too long, no pair of surrogates is cut', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom('字', '𠮷', '，', '。', '”', '\n', ' ', '.', '😀'.repeat(250), 'a'.repeat(399)),
      ),
      (parts) => {
        const text = parts.join('')
        const found = sentences(text)
        expect(found.join('')).toBe(text)
        for (const one of found) {
          if (text !== '') expect(one).not.toBe('')
          expect(one.length).toBeLessThanOrEqual(longestSentence + 4)
          expect(one.isWellFormed()).toBe(true)
        }
      },
    ),
  )
})
