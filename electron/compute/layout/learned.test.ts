/** What was learned: that it is there, that every page has features for it, and that without it the named weights decide. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evidenceOf, rows } from './evidence.ts'
import { labels } from './labels.ts'
import { kinds, learnedScores, noWeights, sides, stepPlace, weighWith } from './learned.ts'
import { splitPieces } from './pieces.ts'
import { lookAt, survey } from './roles.ts'
import { viewsOf } from './surroundings.ts'
import { takeApart } from './take-apart.ts'

const page = `# 夜校开到村口

本报记者 林晓岚

6月3日，临江市教育局在柳桥镇开出首个乡村夜校，首批学员120人。

镇长周立群说：“村民想学什么，我们就教什么。”学员里有𠮷姓老人三位。
`

/** Characters and lines of pages, whole and damaged. */
const anyText = fc
  .array(
    fc.constantFrom(
      '夜校',
      '记者',
      '林晓岚',
      '。',
      '，',
      '（',
      '“',
      '\n',
      '\n\n',
      '# ',
      '■',
      '12',
      'A',
      '𠮷',
      '\ud842',
      '\t',
      '　',
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''))

test('every piece has features within the table, the same each time', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const views = viewsOf(splitPieces(text))
      for (const at of views.keys()) {
        const evidence = evidenceOf(views, at)
        expect(evidence.length).toBeGreaterThan(0)
        expect(evidence.every((row) => Number.isInteger(row) && row >= 0 && row < rows)).toBe(true)
        expect(evidenceOf(views, at)).toEqual(evidence)
      }
    }),
    { numRuns: 200 },
  )
})

test('the stored weights say something of each side, and all of it is finite', () => {
  const spoken = new Set<number>()
  for (const { evidence } of survey(splitPieces(page)))
    for (const [side, score] of learnedScores(evidence).entries()) {
      expect(Number.isFinite(score)).toBe(true)
      if (score !== 0) spoken.add(side)
    }
  expect([...spoken].map((side) => sides[side]).sort()).toEqual(
    sides.filter((side) => side !== 'joins').sort(),
  )
})

test('each step has a place of its own by what stands before it', () => {
  const places = new Set<number>()
  for (const last of [...labels, 'none'] as const)
    for (const label of labels)
      for (const kind of kinds) for (const gap of [0, 1, 2]) places.add(stepPlace(last, 0, label, kind, gap))
  expect(places.size).toBe((labels.length + 1) * labels.length * kinds.length * 3)
})

test('without what was learned the named weights stand alone; weights of another size are refused', () => {
  expect(lookAt(splitPieces(page)).some(({ scores, named }) => scores.title !== named.title)).toBe(true)
  weighWith(noWeights())
  for (const { scores, named } of lookAt(splitPieces(page))) expect(scores).toEqual(named)
  expect(takeApart({ text: page }).articles.map(({ title }) => title)).toEqual(['夜校开到村口'])
  expect(() => weighWith(new Float32Array(3))).toThrow('size')
})
