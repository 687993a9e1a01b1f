/** Writes text in GBK, which Node reads but does not write: the table is what Node itself reads. */
const decoder = new TextDecoder('gb18030')
let table: Map<string, readonly [number, number]> | undefined

/** Bytes of a text whose characters are ASCII or two bytes long in GB18030. */
export function gb18030(text: string): Buffer {
  if (!table) {
    table = new Map()
    for (let lead = 0x81; lead <= 0xfe; lead++)
      for (let trail = 0x40; trail <= 0xfe; trail++)
        if (trail !== 0x7f) table.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail])
  }
  const bytes: number[] = []
  for (const character of text) {
    const code = character.charCodeAt(0)
    const pair = code < 0x80 ? [code] : table.get(character)
    if (!pair) throw new Error(`not a two-byte character: ${character}`)
    bytes.push(...pair)
  }
  return Buffer.from(bytes)
}
