/** Finds the names of a word list in a text, as they are written, the longest first. */
import { wordAt, wordBefore } from '../search/characters.ts'
import { fold } from '../search/fold.ts'

export interface Taught {
  readonly name: string
}

/** `[start, end)` in UTF-16 units. */
export interface Place<W extends Taught> {
  readonly word: W
  readonly start: number
  readonly end: number
}

/**
 * A function that finds the words in a text: in text order, no two overlap; of words that begin at one place the longest.
 * Case and width do not matter; a word of letters or digits is found only as a whole one.
 */
export function finder<W extends Taught>(words: readonly W[]): (text: string) => Place<W>[] {
  const byFirst = new Map<string, { word: W; folded: string; from: boolean; to: boolean }[]>()
  for (const word of words) {
    const folded = fold(word.name)
    if (folded === '') continue
    const first = folded.charAt(0)
    const entry = { word, folded, from: wordAt(folded, 0), to: wordBefore(folded, folded.length) }
    const same = byFirst.get(first)
    if (same) same.push(entry)
    else byFirst.set(first, [entry])
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.folded.length - a.folded.length)
  return (text) => {
    if (byFirst.size === 0) return []
    const folded = fold(text)
    const found: Place<W>[] = []
    for (let at = 0; at < folded.length; ) {
      const entry = byFirst
        .get(folded.charAt(at))
        ?.find(
          (one) =>
            folded.startsWith(one.folded, at) &&
            !(one.from && wordBefore(folded, at)) &&
            !(one.to && wordAt(folded, at + one.folded.length)),
        )
      if (!entry) {
        at++
        continue
      }
      const end = at + entry.folded.length
      found.push({ word: entry.word, start: at, end })
      at = end
    }
    return found
  }
}
