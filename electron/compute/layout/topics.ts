/** Where the page changes its subject: what a short line shares with the text above and below it. */
import { pairsOf } from './cohesion.ts'
import type { Piece } from './pieces.ts'

export interface Topic {
  /** 0..1: how much the text below speaks of what the text above spoke of. */
  readonly across: number
  /** 0..1: share of the line's words that the text below has. */
  readonly below: number
  /** 0..1: share of the line's words that the text above has. */
  readonly above: number
  /** 0..1: how much text there was to compare; little text has few words to share. */
  readonly weight: number
}

/** So much text on either side is compared, in UTF-16 units. */
const reach = 450
/** Shorter lines are headings and bylines; longer ones may be the first half of a cut paragraph. */
const leastText = 18
/** Pieces looked at on either side; and lines looked at on one page, so that a page of lines takes no longer. */
const mostPieces = 8
const mostLines = 600
/** So many different character pairs on either side tell as much as more would. */
const enough = 150

function textAround(
  pieces: readonly Piece[],
  from: number,
  step: 1 | -1,
  isShort: (at: number) => boolean,
): string {
  let text = ''
  for (let at = from + step, seen = 0; seen < mostPieces && text.length < reach; at += step, seen++) {
    const piece = pieces[at]
    if (!piece) break
    if (!isShort(at) || piece.plain.length >= leastText)
      text += step > 0 ? piece.plain.slice(0, reach) : piece.plain.slice(-reach)
  }
  return text
}

/** Compares the text on both sides of every short line. Null for other pieces and where there is no text on a side. */
export function topicsOf(pieces: readonly Piece[], isShort: (at: number) => boolean): (Topic | null)[] {
  const lines = pieces.map((_, at) => at).filter(isShort)
  const topics: (Topic | null)[] = pieces.map(() => null)
  if (lines.length > mostLines) return topics
  const spread = new Map<string, number>()
  let texts = 0
  for (const [at, piece] of pieces.entries()) {
    if (isShort(at)) continue
    texts++
    for (const pair of pairsOf(piece.plain)) spread.set(pair, (spread.get(pair) ?? 0) + 1)
  }
  const weight = (pair: string): number => Math.log((texts + 1) / ((spread.get(pair) ?? 0) + 0.5))
  for (const at of lines) {
    const above = pairsOf(textAround(pieces, at, -1, isShort))
    const below = pairsOf(textAround(pieces, at, 1, isShort))
    if (above.size < 20 || below.size < 20) continue
    const line = pairsOf((pieces[at] as Piece).text)
    const share = (part: ReadonlySet<string>, whole: ReadonlySet<string>): number => {
      let shared = 0
      let all = 0
      for (const pair of part) {
        const w = Math.max(0, weight(pair))
        all += w
        if (whole.has(pair)) shared += w
      }
      return all === 0 ? 0 : shared / all
    }
    topics[at] = {
      across: share(below, above),
      below: share(line, below),
      above: share(line, above),
      weight: Math.min(1, Math.min(above.size, below.size) / enough),
    }
  }
  return topics
}
