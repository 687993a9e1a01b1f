import { expect, test } from 'vitest'
import { decodeWords } from './word-file.ts'

const text = 'name\tkind\n𠮷一院\tORG\n'
const utf8 = (value: string) => new TextEncoder().encode(value)
const utf16 = (value: string, isBig: boolean) => {
  const bytes = new DataView(new ArrayBuffer(value.length * 2 + 2))
  for (const [i, unit] of [
    0xfeff,
    ...Array.from({ length: value.length }, (_, at) => value.charCodeAt(at)),
  ].entries())
    bytes.setUint16(i * 2, unit, !isBig)
  return new Uint8Array(bytes.buffer)
}

test('UTF-8, UTF-16 with its mark and GB18030 are read', () => {
  expect(decodeWords(utf8(text))).toBe(text)
  expect(decodeWords(utf8(`\ufeff${text}`))).toBe(text)
  expect(decodeWords(utf16(text, false))).toBe(text)
  expect(decodeWords(utf16(text, true))).toBe(text)
  // 市一院 as spreadsheets in Chinese save it.
  const gbk = [...utf8('name\tkind\n'), 0xca, 0xd0, 0xd2, 0xbb, 0xd4, 0xba, ...utf8('\tORG\n')]
  expect(decodeWords(new Uint8Array(gbk))).toBe('name\tkind\n市一院\tORG\n')
})

test('a picture and a text cut in the middle of a character are no word list', () => {
  expect(decodeWords(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]))).toBeNull()
  expect(decodeWords(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]))).toBeNull()
  expect(decodeWords(new Uint8Array([0x41, 0xff]))).toBeNull()
  expect(decodeWords(new Uint8Array())).toBe('')
})
