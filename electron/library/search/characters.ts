/** What a character is to the search: part of a word that blanks set apart, a character of its own, or between. */

/** `between`: punctuation, blanks, controls. `word`: Latin and the like, digits. `wide`: Han, kana, emoji, signs. */
export const kinds = { between: 0, word: 1, wide: 2 } as const
export type Kind = (typeof kinds)[keyof typeof kinds]

const variation = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u
const alphabets =
  /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Armenian}\p{sc=Georgian}\p{sc=Arabic}\p{sc=Hebrew}]/u
const letter = /\p{L}/u
const digitOrMark = /[\p{Nd}\p{M}]/u
/** ASCII signs stay outside: the index's tokenizer parts words at them. */
const standsAlone = /[\p{L}\p{N}\p{Co}]|(?![\0-\x7f])\p{S}/u

function classify(character: string): Kind {
  if (variation.test(character)) return kinds.between
  if (digitOrMark.test(character)) return kinds.word
  if (letter.test(character) && alphabets.test(character)) return kinds.word
  return standsAlone.test(character) ? kinds.wide : kinds.between
}

let plane: Uint8Array | undefined

/** The kind of a code point. */
export function kindOf(code: number): Kind {
  if (plane === undefined) {
    plane = new Uint8Array(0x10000)
    for (let i = 0; i < plane.length; i++) plane[i] = classify(String.fromCharCode(i))
  }
  return code < plane.length ? (plane[code] as Kind) : classify(String.fromCodePoint(code))
}

/** Is the character that ends just before `at`, or begins at it, part of a word? */
export function wordBefore(text: string, at: number): boolean {
  if (at <= 0) return false
  const low = text.charCodeAt(at - 1)
  const paired = low >= 0xdc00 && low <= 0xdfff && at > 1
  return kindOf(paired ? (text.codePointAt(at - 2) as number) : low) === kinds.word
}
export function wordAt(text: string, at: number): boolean {
  return at < text.length && kindOf(text.codePointAt(at) as number) === kinds.word
}

/** A stretch of one kind, `[start, end)` in UTF-16 units. */
export interface Run {
  readonly kind: typeof kinds.word | typeof kinds.wide
  readonly start: number
  readonly end: number
}

/** The words and wide stretches of a folded text, in order; what lies between is left out. */
export function* runs(text: string): Generator<Run> {
  let start = 0
  let kind: Kind = kinds.between
  let at = 0
  while (at < text.length) {
    const code = text.codePointAt(at) as number
    const here = kindOf(code)
    if (here !== kind) {
      if (kind !== kinds.between) yield { kind, start, end: at }
      kind = here
      start = at
    }
    at += code > 0xffff ? 2 : 1
  }
  if (kind !== kinds.between) yield { kind, start, end: text.length }
}
