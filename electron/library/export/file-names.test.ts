import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileNames, longestName } from './file-names.ts'

test('a title is its file’s name', () => {
  expect(fileNames(['春耕正忙 “新把式”下田'], '.md')).toEqual(['春耕正忙 “新把式”下田.md'])
})

test('what Windows forbids is written full-width, and what cannot be seen goes', () => {
  expect(
    fileNames(['问：谁/何时? <a>|"b"*\\', '一\u0000二\n三\u202e四\u200b', '..隐藏. ', ''], '.md'),
  ).toEqual(['问：谁／何时？ ＜a＞｜＂b＂＊＼.md', '一 二 三四.md', '隐藏.md', '无题.md'])
})

test.each(['CON', 'nul', 'Com1', 'lpt9.txt', 'aux .x', 'COM¹'])('%s is a device on Windows', (title) => {
  expect(fileNames([title], '.md')[0]).toMatch(/^_/)
})

test('names that only look like devices are left alone', () => {
  expect(fileNames(['CONCERT', 'COM', 'nullable'], '.md')).toEqual(['CONCERT.md', 'COM.md', 'nullable.md'])
})

test('equal titles are numbered, also when they differ only in case, width or composition', () => {
  expect(fileNames(['简讯', '简讯', 'Ab', 'aB', 'é', 'e\u0301', '简讯 2', 'ＡＢ'], '.html')).toEqual([
    '简讯.html',
    '简讯 2.html',
    'Ab.html',
    'aB 2.html',
    'é.html',
    'é 2.html',
    '简讯 2 2.html',
    'ＡＢ 3.html',
  ])
})

test('long titles are cut between characters that a person sees', () => {
  const family = '👨‍👩‍👧‍👦'
  const [a, b] = fileNames([family.repeat(20), family.repeat(21)], '.jsonld')
  expect(a).toBe(`${family.repeat(4)}.jsonld`)
  expect(b).toBe(`${family.repeat(4)} 2.jsonld`)
})

test('whatever the titles, the names are safe, short and each once', () => {
  const title = fc.string({
    unit: fc.constantFrom(...'春𠮷😀é a.B/\\:*?"<>|\u0000\u202e\ud842conN1 '.split('')),
    maxLength: 60,
  })
  fc.assert(
    fc.property(fc.array(title, { maxLength: 8 }), (titles) => {
      const names = fileNames(titles, '.md')
      expect(names).toHaveLength(titles.length)
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
      for (const name of names) {
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(longestName)
        expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|^[. ]|[. ]\.md$/u)
        expect(name).toMatch(/\S.*\.md$/)
        expect(name.isWellFormed()).toBe(true)
      }
      expect(fileNames(titles, '.md')).toEqual(names)
    }),
  )
})
