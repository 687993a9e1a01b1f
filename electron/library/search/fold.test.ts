import { expect, test } from 'vitest'
import { fold, isSimplified, patternFor } from './fold.ts'

test('case and width are folded', () => {
  expect(fold('ＡＢＣ１２３，（Ｇ２０）　ΣΑΣ')).toBe('abc123,(g20) σασ')
})

/** Every character, in stretches. */
const stretches = Array.from({ length: 0x110 }, (_, high) =>
  Array.from({ length: 0x1000 }, (_, low) => high * 0x1000 + low)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code)),
)

test('no code point changes its length', () => {
  for (const characters of stretches) {
    const folded = fold(characters.join(''))
    expect(Array.from(folded, (character) => character.length)).toEqual(
      characters.map(({ length }) => length),
    )
  }
})

test('a pattern finds every way to write a text, and nothing else', () => {
  for (let code = 0; code <= 0x10ffff; code += code < 0x3000 || (code > 0xfe00 && code < 0x11000) ? 1 : 97) {
    if (code >= 0xd800 && code <= 0xdfff) continue
    const character = String.fromCodePoint(code)
    const found = character.match(patternFor(fold(character)))
    expect(found, code.toString(16)).toEqual([character])
  }
  expect('Ａ－b.c [x]*'.match(patternFor('a-b.c [x]*'))).toEqual(['Ａ－b.c [x]*'])
  expect('a-bxc'.match(patternFor('a-b.c'))).toBeNull()
})

test('traditional characters fold to simplified ones, in place', () => {
  expect(fold('國務院發展改革委，頭髮與後來')).toBe('国务院发展改革委,头发与后来')
  expect(fold('乾隆年間')).toBe(fold('干隆年间'))
})

test('what is folded stays as it is', () => {
  for (const characters of stretches) {
    const folded = fold(characters.join(''))
    expect(fold(folded)).toBe(folded)
  }
})

test('long texts with rare characters keep every offset', () => {
  const text = `${'國𠮷A'.repeat(5000)}ＡＢ`
  expect(fold(text)).toBe(`${'国𠮷a'.repeat(5000)}ab`)
})

test('a text is simplified if Han text can stand in it in one way only', () => {
  for (const text of ['', 'ＡＢ，国务院', '𠮷野家', 'カナ']) expect(isSimplified(text), text).toBe(true)
  for (const text of ['國', '国務院', '麵']) expect(isSimplified(text), text).toBe(false)
  for (const characters of stretches) {
    const han = characters.filter((character) => /\p{sc=Han}/u.test(character))
    const same = han.filter((character) => fold(character) === character)
    expect(isSimplified(same.join(''))).toBe(true)
    expect(han.filter((character) => isSimplified(character))).toEqual(same)
  }
})

test('upper and lower case of any script are one', () => {
  for (const characters of stretches)
    for (const character of characters) {
      const lower = character.toLowerCase()
      if (lower !== character && lower.length === character.length && fold(lower) !== fold(character))
        throw new Error(character.codePointAt(0)?.toString(16))
    }
})
