import { expect, test } from 'vitest'
import { fold } from './fold.ts'

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
