/** Traditional characters → simplified ones for tests on words. Offsets stay where they are. */
import traditional from 'opencc-js/dict/TSCharacters'

/** Brackets that mean the same as the usual ones. */
const brackets = [
  ['〔', '（'],
  ['〕', '）'],
  ['﹝', '（'],
  ['﹞', '）'],
  ['［', '（'],
  ['］', '）'],
] as const

let table: Uint16Array | undefined

/** For each unit of the first plane the simplified one; 0 where it stays. */
function simpler(): Uint16Array {
  if (table) return table
  table = new Uint16Array(0x10000)
  for (const entry of traditional.split('|')) {
    const [from, to] = entry.split(' ') as [string, string]
    if (from.length === 1 && to.length === 1 && from !== to) table[from.charCodeAt(0)] = to.charCodeAt(0)
  }
  for (const [from, to] of brackets) table[from.charCodeAt(0)] = to.charCodeAt(0)
  return table
}

/** A text with simplified characters, unit for unit; the same string where there is nothing to fold. */
export function simplified(text: string): string {
  const units = simpler()
  let result = ''
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const to = units[text.charCodeAt(i)] as number
    if (to === 0) continue
    result += text.slice(from, i) + String.fromCharCode(to)
    from = i + 1
  }
  return from === 0 ? text : result + text.slice(from)
}
