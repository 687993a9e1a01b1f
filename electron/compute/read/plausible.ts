/** How much a decoded text looks like written language rather than mojibake. */

/** Decodes a block of two-byte codes: `[lead from, lead to]` × `[trail from, trail to]`, every valid one. */
function charactersOf(encoding: string, leads: [number, number], trails: [number, number][]): string[] {
  const decoder = new TextDecoder(encoding)
  const found: string[] = []
  for (let lead = leads[0]; lead <= leads[1]; lead++)
    for (const [from, to] of trails)
      for (let trail = from; trail <= to; trail++) found.push(decoder.decode(new Uint8Array([lead, trail])))
  return found.filter((character) => !character.includes('\uFFFD') && character.length === 1)
}

let everyday: Set<string> | undefined

/**
 * The characters of ordinary writing, simplified and traditional: the first level of GB 2312 and the first level of
 * Big5, which their makers chose by frequency. Built once, from the platform's own decoders.
 */
function everydayHan(): Set<string> {
  everyday ??= new Set([
    ...charactersOf('gb2312', [0xb0, 0xd7], [[0xa1, 0xfe]]),
    ...charactersOf(
      'big5',
      [0xa4, 0xc6],
      [
        [0x40, 0x7e],
        [0xa1, 0xfe],
      ],
    ),
  ])
  return everyday
}

const punctuation = new Set('，。、；：？！“”‘’（）《》「」『』〈〉【】—…·－～％□■▶▼◀●○◆①②③④⑤⑥⑦⑧⑨⑩')
/** UTF-16 units at the beginning of a text by which it is judged. */
export const sampleLength = 20_000

/** What one character adds; below zero for what ordinary pages do not have. */
function weigh(character: string, before: string): number {
  const code = character.codePointAt(0) as number
  if (code < 0x80) {
    if (code >= 0x20 || code === 9 || code === 10 || code === 13) return 1
    return -4
  }
  if (punctuation.has(character)) return 1.2
  if (code >= 0x4e00 && code <= 0x9fff) {
    if (!everydayHan().has(character)) return -0.6
    // A Chinese character inside a Latin word is what a wrong decoder makes of an accented letter.
    return /[a-z]/.test(before) ? 0 : 1
  }
  if (code >= 0xff01 && code <= 0xff5e) return 1
  if (code === 0x3000) return 1
  if (code >= 0xc0 && code <= 0x17f) return 0.6
  if (code >= 0x20000 && code <= 0x323af) return -0.3
  if (code >= 0x1f000 && code <= 0x1faff) return 0.5
  if (code >= 0x80 && code < 0xa0) return -4
  if (code >= 0xe000 && code <= 0xf8ff) return -2
  if (code === 0xfffd || code === 0xfffe || code === 0xffff) return -4
  return -0.8
}

/** -4..1.2, the mean over the text's first characters; written Chinese or English lies above 0.8. */
export function plausibility(text: string): number {
  let sum = 0
  let count = 0
  let before = ''
  for (const character of text.slice(0, sampleLength)) {
    sum += weigh(character, before)
    count++
    before = character
  }
  return count === 0 ? 0 : sum / count
}
