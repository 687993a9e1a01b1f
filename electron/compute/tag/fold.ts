/** Makes writings of one character alike without changing any offset: the grammars and the model read folded text. */
import traditional from 'opencc-js/dict/TSCharacters'

const fullWidthOffset = 0xfee0
/** Punctuation with a look-alike; folded text has the Chinese one, but in numbers and times of day. */
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
const kept = '！（），：；？［］｛｝～'
/** Traditional characters that simplified text has in their own right: 乾坤, 魏徵. */
const alsoSimplified = '乾夥拚麽徵'
const comma = 0x2c
const colon = 0x3a

let table: Uint16Array | undefined

/** For each unit the one that it reads as. */
function readings(): Uint16Array {
  if (table) return table
  const units = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit)
  for (let unit = 0xff01; unit <= 0xff5e; unit++) units[unit] = unit - fullWidthOffset
  for (const sign of kept) units[sign.charCodeAt(0)] = sign.charCodeAt(0)
  for (const [sign, other] of Object.entries(chinese)) units[sign.charCodeAt(0)] = other.charCodeAt(0)
  for (const entry of traditional.split('|')) {
    const [sign, other] = entry.split(' ') as [string, string]
    if (sign.length === 1 && other.length === 1 && !alsoSimplified.includes(sign))
      units[sign.charCodeAt(0)] = other.charCodeAt(0)
  }
  table = units
  return units
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

/**
 * Full-width letters, digits and signs (％ ＋ －) as ASCII; ASCII punctuation as Chinese; straight and corner quotes as
 * curly ones, by turns within a line; traditional characters as simplified ones. The result has the length of `text`, unit
 * by unit.
 */
export function fold(text: string): string {
  const straight = text.includes('"') ? straightQuotes(text) : text
  const units = readings()
  let folded = ''
  let from = 0
  for (let at = 0; at < straight.length; at++) {
    const unit = straight.charCodeAt(at)
    const other = units[unit] as number
    if (other === unit) continue
    const inNumber = isDigit(straight.charCodeAt(at - 1)) && isDigit(straight.charCodeAt(at + 1))
    if (inNumber && (unit === comma || unit === colon)) continue
    folded += straight.slice(from, at) + String.fromCharCode(other)
    from = at + 1
  }
  return from === 0 ? straight : folded + straight.slice(from)
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
