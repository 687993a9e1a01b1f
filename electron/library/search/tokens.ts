/** Text → what stands in the index: overlapping pairs of wide characters, and words. */

import { kinds, runs } from './characters.ts'
import { fold } from './fold.ts'

/** Units of a word that the index keeps; a longer one (an address, encoded data) is found by these and checked. */
export const wordLength = 64

/** The first `wordLength` units of a word, no pair of surrogates cut. */
export function clipWord(word: string): string {
  return word.length <= wordLength
    ? word
    : word
        .slice(0, wordLength)
        .toWellFormed()
        .replace(/\ufffd$/, '')
}

/** A wide stretch as pairs, then its last character, so that each character begins exactly one token. */
export function pairs(stretch: string): { pairs: string[]; last: string } {
  const characters = Array.from(stretch)
  const found: string[] = []
  for (let i = 1; i < characters.length; i++)
    found.push((characters[i - 1] as string) + (characters[i] as string))
  return { pairs: found, last: characters.at(-1) as string }
}

/** The different tokens of a text with a blank between them, as the index takes them. */
export function indexTokens(text: string): string {
  const folded = fold(text)
  const tokens = new Set<string>()
  for (const run of runs(folded)) {
    if (run.kind === kinds.word) {
      tokens.add(clipWord(folded.slice(run.start, run.end)))
      continue
    }
    let before = run.start
    let at = before + widthAt(folded, before)
    while (at < run.end) {
      const next = at + widthAt(folded, at)
      tokens.add(folded.slice(before, next))
      before = at
      at = next
    }
    tokens.add(folded.slice(before, run.end))
  }
  return Array.from(tokens).join(' ')
}

const widthAt = (text: string, at: number): number => ((text.codePointAt(at) as number) > 0xffff ? 2 : 1)
