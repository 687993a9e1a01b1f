/** Which of the likeliest readings a row of words gets, and that no name is lost by how it is set. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { looksLikeName, readWords, type Word } from './names.ts'

/** Words with one blank before each, two where the line has two. */
const row = (line: string, announced = false): Word[] =>
  [...line.matchAll(/(\s*)(\S+)/gu)].map(([, blanks = '', text = ''], at) => ({
    text,
    gap: at === 0 ? Infinity : blanks.length,
    announced,
  }))

test.each([
  ['许 半 夏', ['许半夏']],
  ['路 遥远', ['路遥远']],
  ['申 屠 澈', ['申屠澈']],
  ['贺兰 石', ['贺兰石']],
  ['王 芳 李 磊 何 田', ['王芳', '李磊', '何田']],
  ['王 砚 秋 周 小 满', ['王砚秋', '周小满']],
  ['章 既 白  何 田', ['章既白', '何田']],
  ['阿 依 古 丽', ['阿依古丽']],
  ['班主任 漆慕白', ['漆慕白']],
  ['宣传部 叔孙葵', ['叔孙葵']],
  ['骨科 郁青松', ['郁青松']],
  ['南 桥 社 区  步 青 云', ['步青云']],
  ['临水县 何 田', ['何田']],
  ['科学爷爷 杭 一', ['杭一']],
  ['知心姐姐', ['知心姐姐']],
  ['林校', ['林校']],
])('%s → %j', (line, names) => {
  expect(readWords(row(line)).names).toEqual(names)
})

test('behind 记者 a name may end as offices do', () => {
  expect(readWords(row('林晓村 何田', true)).names).toEqual(['林晓村', '何田'])
  expect(readWords(row('林晓村 何田')).names).toEqual(['何田'])
})

test('an expert is introduced by what they are; who only has an office behind them is not', () => {
  expect(readWords(row('儿科护士长 何田'))).toMatchObject({ expert: true, strange: 0 })
  expect(readWords(row('何田 儿科护士长'))).toMatchObject({ expert: false, strange: 1 })
})

test('names of one line stay whole however wide they are set', () => {
  const given = fc.array(fc.constantFrom(...'芳磊敏静丽洋艳勇婷𠮷'), { minLength: 1, maxLength: 2 })
  const surname = fc.constantFrom('王', '周', '何', '诸葛', '申屠', '欧阳')
  const person = fc.tuple(surname, given).map(([family, rest]) => family + rest.join(''))
  fc.assert(
    fc.property(fc.array(person, { minLength: 1, maxLength: 4 }), fc.boolean(), (people, wide) => {
      const line = people.map((name) => (wide ? [...name].join(' ') : name)).join('   ')
      expect(readWords(row(line, true)).names).toEqual(people)
    }),
    { numRuns: 200 },
  )
})

test('any row of words is read, and names come from it in its order', () => {
  const word = fc.string({ unit: fc.constantFrom(...'王记者会长一 ·A𠮷，的'), maxLength: 6 })
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const line = words.join(' ')
      const bare = line.replace(/\s/gu, '')
      let from = 0
      for (const name of readWords(row(line)).names) {
        const at = bare.indexOf(name, from)
        expect(at).toBeGreaterThanOrEqual(from)
        from = at + name.length
      }
    }),
    { numRuns: 200 },
  )
})

test('surnames of one and of two characters, and names with a point', () => {
  for (const name of ['何田', '王砚秋', '欧阳询', '上官小树', '麦麦提·吐尔逊'])
    expect(looksLikeName(name)).toBe(true)
  for (const word of ['的决定', '何', '·田', '王某某某', 'Anna']) expect(looksLikeName(word)).toBe(false)
})
