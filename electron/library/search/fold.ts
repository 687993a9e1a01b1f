/** Folds letter case and full/half width without moving any offset. */

/**
 * Lower case, ASCII width. The result has as many UTF-16 units as `text`, so an offset into one is an offset into the
 * other. U+0130 is the one letter whose lower case is longer; σ and ς are one letter.
 */
export function fold(text: string): string {
  return text
    .replace(/[\u0130\u3000\uff01-\uff5e]/g, (character) => {
      if (character === '\u0130') return 'i'
      if (character === '\u3000') return ' '
      return String.fromCharCode(character.charCodeAt(0) - 0xfee0)
    })
    .toLowerCase()
    .replaceAll('ς', 'σ')
}

let written: Map<string, string[]> | undefined

/** Every other way to write a character: for each one, those that fold to it. Upper case ends at U+1FFFF. */
function otherForms(): Map<string, string[]> {
  if (written) return written
  written = new Map()
  for (let code = 0; code < 0x20000; code++) {
    const character = String.fromCodePoint(code)
    // Most characters have no case; the whole of `fold` is for those that change.
    if (
      character.toLowerCase() === character &&
      character !== 'ς' &&
      (code < 0xff01 || code > 0xff5e) &&
      code !== 0x3000
    )
      continue
    const folded = fold(character)
    const forms = written.get(folded)
    if (forms) forms.push(character)
    else written.set(folded, [character])
  }
  return written
}

/** Characters that are written in one way only: Han, kana, and the punctuation that stands with them. */
const oneForm = /^[\u2e80-\u2fff\u3001-\ua63f\uac00-\ud7ff\uf900-\ufaff\u{20000}-\u{3fffd}]*$/u

/** Whether a text folds to this one only if it is this one. */
export const hasOneForm = (folded: string): boolean => oneForm.test(folded)

/** A pattern (flags `gu`) that finds a folded text in texts that are not: what it finds folds to `folded`. */
export function patternFor(folded: string): RegExp {
  if (hasOneForm(folded)) return new RegExp(folded, 'gu')
  const forms = otherForms()
  const parts = Array.from(folded, (character) => {
    const all = [character, ...(forms.get(character) ?? [])].map((form) =>
      form.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&'),
    )
    return all.length === 1 ? all[0] : `[${all.join('')}]`
  })
  return new RegExp(parts.join(''), 'gu')
}
