// The text of a word list that a person chose: spreadsheets write UTF-8, UTF-16 or, in Chinese, GB18030.

const marks: readonly (readonly [encoding: string, ...bytes: number[]])[] = [
  ['utf-8', 0xef, 0xbb, 0xbf],
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
]
/** Signs that no table has; pictures and other files are full of them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const foreign = /[\u0000-\u0008\u000e-\u001f\ufffd]/

/** Null when it is no text in any of these encodings. */
export function decodeWords(bytes: Uint8Array): string | null {
  const marked = marks.find(([, ...mark]) => mark.every((byte, i) => bytes[i] === byte))?.[0]
  for (const encoding of marked === undefined ? ['utf-8', 'gb18030'] : [marked]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!foreign.test(text)) return text
    } catch {
      // Not this one.
    }
  }
  return null
}
