/** What `decode` promises: the encoding found by itself, chosen ones checked, never mojibake. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fail } from '../../contract/errors.ts'
import { decode } from './decode.ts'
import { encodeWith } from './test/encode.ts'

const page =
  '本报讯(记者 林晓岚)“十五五”开局之年，全市新建社区卫生服务站36家，\r\n' +
  '覆盖1.2万名居民。\n\n# 村口的药房\n\n李大爷说：“现在买药不用进城了！”——这样的变化，正在各镇出现……'
const traditional =
  '本報訊，市立醫院昨日啟用新門診大樓，設有二十四間診室，病人輪候時間縮短一半。\n院長說：「這是居民多年的期盼。」'

function gb(text: string): Uint8Array {
  return encodeWith('gb18030', text)
}

function utf16(text: string, big: boolean, mark: boolean): Uint8Array {
  const whole = mark ? `\uFEFF${text}` : text
  const bytes = new Uint8Array(whole.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < whole.length; i++) view.setUint16(i * 2, whole.charCodeAt(i), !big)
  return bytes
}

const utf8 = (text: string) => new TextEncoder().encode(text)

test.each([
  ['utf-8', utf8(page), page],
  ['utf-8', utf8(`\uFEFF${page}`), page],
  ['utf-16le', utf16(page, false, true), page],
  ['utf-16be', utf16(page, true, true), page],
  ['utf-16le', utf16(page, false, false), page],
  ['utf-16be', utf16(page, true, false), page],
  ['gb18030', gb(page), page],
  ['big5', encodeWith('big5', traditional), traditional],
  ['utf-8', utf8(traditional), traditional],
  [
    'utf-8',
    utf8('The clinic opened at 8 a.m.\nNobody waited.'),
    'The clinic opened at 8 a.m.\nNobody waited.',
  ],
  ['utf-8', utf8('𠮷野家 👩‍⚕️ 报道'), '𠮷野家 👩‍⚕️ 报道'],
  ['utf-16le', utf16('山高水长，风清气正。百姓安居', false, false), '山高水长，风清气正。百姓安居'],
])('finds %s by itself (%#)', (encoding, bytes, text) => {
  expect(decode(bytes, '版.txt')).toEqual({ text, encoding })
})

test('every UTF-8 text with a Chinese sentence in it comes back exactly', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (noise) => {
      const text = `全市新增普惠托位一千个，惠及家庭。${noise.replaceAll('\0', '')}`
      expect(decode(utf8(text), '版.txt').text).toBe(text)
    }),
  )
})

test('a chosen encoding is taken', () => {
  expect(decode(gb(page), '版.txt', 'gbk')).toEqual({ text: page, encoding: 'gbk' })
  expect(decode(utf8(page), '版.txt', 'UTF8')).toEqual({ text: page, encoding: 'utf-8' })
  expect(decode(new Uint8Array([0x63, 0x61, 0x66, 0xe9]), 'a.txt', 'latin1').text).toBe('café')
  // Japanese, valid in its own encoding and not among those that are searched.
  const kana = new Uint8Array([0x82, 0xb1, 0x82, 0xf1, 0x82, 0xc9, 0x82, 0xbf, 0x82, 0xcd])
  expect(decode(kana, 'a.txt', 'shift_jis').text).toBe('こんにちは')
})

test.each([
  ['big5', gb(page)],
  ['utf-8', gb(page)],
  ['gb18030', utf8(page)],
  ['gb18030', encodeWith('big5', traditional)],
  ['utf-16le', utf8(page)],
  ['utf-8', utf16(page, false, false)],
  ['no-such-code', utf8(page)],
])('a wrong choice of %s is refused (%#)', (label, bytes) => {
  expect(() => decode(bytes, '版.txt', label)).toThrow(
    expect.objectContaining({ code: 'unreadable-file', reason: expect.stringMatching(/encoding|binary/) }),
  )
})

test('a text cut in the middle of a character is read up to it, and says so', () => {
  const cut = (bytes: Uint8Array) => decode(bytes.subarray(0, bytes.length - 1), '版.txt')
  const whole = page.repeat(3)
  expect(cut(utf8(`${whole}完`))).toEqual({ text: whole, encoding: 'utf-8', cut: true })
  expect(cut(gb(`${whole}完`))).toEqual({ text: whole, encoding: 'gb18030', cut: true })
  expect(cut(utf16(`${page}完`, false, false))).toEqual({ text: page, encoding: 'utf-16le', cut: true })
  expect(decode(gb(`${whole}完`).subarray(0, -1), '版.txt', 'gbk')).toEqual({
    text: whole,
    encoding: 'gbk',
    cut: true,
  })
})

test('a text that is damaged within is refused, not guessed', () => {
  const damaged = utf8(page.repeat(3))
  damaged[damaged.length >> 1] = 0xff
  const error = fail('unreadable-file', 'x', { reason: 'encoding' })
  expect(() => decode(damaged, '版.txt')).toThrow(
    expect.objectContaining({ code: error.code, reason: 'encoding' }),
  )
})

test('no bytes at all ever come back as replacement characters', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 400 }), (bytes) => {
      let text = ''
      try {
        text = decode(bytes, '乱.txt').text
      } catch (error) {
        expect(error).toMatchObject({ code: 'unreadable-file' })
      }
      if (!new TextDecoder().decode(bytes).includes('\uFFFD')) return
      expect(text).not.toContain('\uFFFD')
    }),
  )
})

test('a long text is judged by its beginning and read to its end, whose damage is not passed over', () => {
  const long = page.repeat(1200)
  // The beginning of the judged part ends in the middle of a character.
  for (const shift of ['', 'a'])
    for (const [bytes, encoding] of [
      [gb(shift + long), 'gb18030'],
      [utf16(shift + long, true, false), 'utf-16be'],
    ] as const) {
      expect(bytes.length).toBeGreaterThan(160_000)
      expect(decode(bytes, '长.txt')).toEqual({ text: shift + long, encoding })
    }
  const damaged = gb(long)
  damaged[damaged.length - 3] = 0xff
  expect(() => decode(damaged, '长.txt')).toThrow(
    expect.objectContaining({ code: 'unreadable-file', reason: 'encoding' }),
  )
})
