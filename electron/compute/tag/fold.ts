/** Makes writings of one character alike without changing any offset: the grammars and the model read folded text. */

const fullWidthStart = 0xff01
const fullWidthEnd = 0xff5e
const fullWidthOffset = 0xfee0
/** Chinese punctuation that has a full-width look-alike in ASCII stays as it is: the grammars tell （ from (. */
const kept = new Set('！（），：；？［］｛｝～'.split(''))

/** Full-width letters, digits and signs (％ ＋ －) as ASCII; straight and corner quotes as curly ones. Same length. */
export function fold(text: string): string {
  const straight = text.includes('"') ? straightQuotes(text) : text
  return straight.replace(/[\uff01-\uff5e「」『』]/g, (unit) => {
    if (unit === '「' || unit === '『') return '“'
    if (unit === '」' || unit === '』') return '”'
    if (kept.has(unit)) return unit
    const code = unit.charCodeAt(0)
    return code >= fullWidthStart && code <= fullWidthEnd ? String.fromCharCode(code - fullWidthOffset) : unit
  })
}

/** Within a block, straight double quotes open and close by turns. */
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
