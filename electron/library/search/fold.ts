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
