/** Makes writings of one character alike without changing any offset: the grammars and the model read folded text. */

const fullWidthOffset = 0xfee0
/** Chinese punctuation with a look-alike in ASCII; folded text has the Chinese one, but in numbers and times of day. */
const chinese: Readonly<Record<string, string>> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
  '「': '“',
  '」': '”',
  '『': '“',
  '』': '”',
  '•': '·',
  '・': '·',
  '‧': '·',
  '﹒': '·',
  '﹪': '%',
}
/** These stay full-width. */
const kept = new Set('！（），：；？［］｛｝～'.split(''))
const digit = /\d/

/**
 * Full-width letters, digits and signs (％ ＋ －) as ASCII; ASCII punctuation as Chinese; straight and corner quotes as
 * curly ones, by turns within a line. The result has the length of `text`, unit by unit.
 */
export function fold(text: string): string {
  const straight = text.includes('"') ? straightQuotes(text) : text
  return straight.replace(/[\uff01-\uff5e,:;!?()「」『』•・‧﹒﹪]/g, (unit, at: number) => {
    if (kept.has(unit)) return unit
    const folded = chinese[unit]
    if (folded === undefined) return String.fromCharCode(unit.charCodeAt(0) - fullWidthOffset)
    const inNumber =
      (unit === ',' || unit === ':') &&
      digit.test(straight.charAt(at - 1)) &&
      digit.test(straight.charAt(at + 1))
    return inNumber ? unit : folded
  })
}

function straightQuotes(text: string): string {
  let open = false
  return text.replace(/["\n]/g, (unit) => {
    if (unit === '\n') {
      open = false
      return unit
    }
    open = !open
    return open ? '“' : '”'
  })
}
