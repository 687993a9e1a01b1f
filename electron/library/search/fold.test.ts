import { expect, test, vi } from 'vitest'
import { fold, hasOneForm, patternFor } from './fold.ts'

// Much is tried; nothing here is about time.
vi.setConfig({ testTimeout: 60_000 })

test('case and width are folded', () => {
  expect(fold('ＡＢＣ１２３，（Ｇ２０）　ΣΑΣ')).toBe('abc123,(g20) σασ')
})

test('no code point changes its length', () => {
  const longer: string[] = []
  for (let code = 0; code <= 0x10ffff; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue
    const character = String.fromCodePoint(code)
    if (fold(character).length !== character.length) longer.push(code.toString(16))
  }
  expect(longer).toEqual([])
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

test('a text of one form is what no other text folds to', () => {
  for (let code = 0; code <= 0x10ffff; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue
    const character = String.fromCodePoint(code)
    const folded = fold(character)
    if (folded !== character && hasOneForm(folded)) throw new Error(code.toString(16))
  }
  expect(hasOneForm('𠮷野家《红楼梦》。')).toBe(true)
  expect(hasOneForm('你,好')).toBe(false)
})
