/** Writes GB18030, which Node can only read: the two-byte part, turned round from the decoder. */

let table: Map<string, readonly [number, number]> | undefined

function codes(): Map<string, readonly [number, number]> {
  const found = new Map<string, readonly [number, number]>()
  const decoder = new TextDecoder('gb18030')
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if (trail !== 0x7f && character.length === 1 && !found.has(character))
        found.set(character, [lead, trail])
    }
  return found
}

/** Throws for a character outside ASCII and the two-byte part. */
export function gb18030(text: string): Buffer {
  table ??= codes()
  const bytes: number[] = []
  for (const character of text) {
    const pair = table.get(character)
    if (character < '\x80') bytes.push(character.charCodeAt(0))
    else if (pair) bytes.push(...pair)
    else throw new Error(`not in the table: ${character}`)
  }
  return Buffer.from(bytes)
}
