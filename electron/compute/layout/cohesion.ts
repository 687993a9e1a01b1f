/** How much two texts speak of the same things: shared character pairs, rare ones counting more. */

const isHan = (code: number): boolean =>
  code >= 0x3400 && code <= 0x9fff && !(code >= 0x4dc0 && code < 0x4e00)
/** Only so much of a text is compared. */
const longest = 6000

/** The distinct pairs of Chinese characters, and Latin words and numbers, of a text. */
export function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>()
  const part = text.slice(0, longest)
  let before = false
  for (let i = 0; i < part.length; i++) {
    const here = isHan(part.charCodeAt(i))
    if (before && here) pairs.add(part.slice(i - 1, i + 1))
    before = here
  }
  for (const word of part.match(/[A-Za-z]{3,}|\d{2,}/g) ?? []) pairs.add(word.toLowerCase())
  return pairs
}

/** Counts in how many of several texts each pair stands. */
export function spreadOf(texts: readonly ReadonlySet<string>[]): Map<string, number> {
  const spread = new Map<string, number>()
  for (const pairs of texts) for (const pair of pairs) spread.set(pair, (spread.get(pair) ?? 0) + 1)
  return spread
}

/** 0..1: the share of `part`'s pairs that `whole` has, each weighed by how few of the texts have it. */
export function overlap(
  part: ReadonlySet<string>,
  whole: ReadonlySet<string>,
  spread: ReadonlyMap<string, number>,
): number {
  let shared = 0
  let all = 0
  for (const pair of part) {
    const weight = 1 / Math.max(1, spread.get(pair) ?? 1)
    all += weight
    if (whole.has(pair)) shared += weight
  }
  return all === 0 ? 0 : shared / all
}
