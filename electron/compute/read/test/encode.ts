/** Writes texts in encodings that the platform only reads. */

/** Encodes through the inverse of the platform's decoder: the characters of the text, looked up. */
export function encodeWith(encoding: string, text: string): Buffer {
  const decoder = new TextDecoder(encoding)
  const wanted = new Set(text)
  const codes = new Map<string, number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(new Uint8Array([lead, trail]))
      if (wanted.has(character) && !codes.has(character)) codes.set(character, [lead, trail])
    }
  const bytes: number[] = []
  for (const character of text) {
    if (character.charCodeAt(0) < 0x80) bytes.push(character.charCodeAt(0))
    else {
      const code = codes.get(character)
      if (!code) throw new Error(`${character} is not in ${encoding}`)
      bytes.push(...code)
    }
  }
  return Buffer.from(bytes)
}
