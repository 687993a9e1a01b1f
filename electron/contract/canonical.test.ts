import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalText, traceBlock } from './canonical.ts'

const letter = fc.constantFrom('春', '水', '城', '，', '。', '𠮷', '👩‍⚕️', 'A', '3', '“', '”')
const phrase = fc.array(letter, { minLength: 1, maxLength: 12 }).map((letters) => letters.join(''))

test('blocks are joined by one line break and their spans cut them out again', () => {
  fc.assert(
    fc.property(fc.array(phrase, { maxLength: 8 }), (texts) => {
      const { text, spans } = canonicalText(texts.map((each) => ({ text: each })))
      expect(spans.map(([start, end]) => text.slice(start, end))).toEqual(texts)
      expect(text).toBe(texts.join('\n'))
    }),
  )
})

test('a mended paragraph leads back to the characters of the page, unit by unit', () => {
  fc.assert(
    fc.property(fc.array(phrase, { minLength: 1, maxLength: 5 }), (pieces) => {
      let page = '## '
      const ranges = pieces.map((piece): [number, number] => {
        const start = page.length
        page += `${piece}\n\n`
        return [start, start + piece.length]
      })
      const text = pieces.join('')
      const trace = traceBlock(page, { text, ranges })
      expect([...trace].map((at) => page.charAt(at)).join('')).toBe(text)
      expect([...trace].every((at, i) => i === 0 || at > (trace[i - 1] as number))).toBe(true)
    }),
  )
})

test('marks, line breaks and a repeated character are stepped over', () => {
  const page = '□ 王 小明\n健康服\n\n服务到家'
  const trace = traceBlock(page, { text: '健康服务到家', ranges: [[7, 16]] })
  expect([...trace].map((at) => page.charAt(at)).join('')).toBe('健康服务到家')
  expect(traceBlock(page, { text: '王小明', ranges: [[0, 6]] })).toEqual(Int32Array.from([2, 4, 5]))
})

test('the space between two lines of one headline has no place on the page', () => {
  const page = '# 上行\n# 下行'
  const trace = traceBlock(page, {
    text: '上行 下行',
    ranges: [
      [2, 4],
      [7, 9],
    ],
  })
  expect(trace).toEqual(Int32Array.from([2, 3, -1, 7, 8]))
})

test('a unit that the page lacks costs only its own place', () => {
  expect(traceBlock('春水', { text: '春X水', ranges: [[0, 2]] })).toEqual(Int32Array.from([0, -1, 1]))
})
