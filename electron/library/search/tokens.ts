/**
 * Text → what stands in the index, and a term → what the index must have for it.
 *
 * Of wide characters: overlapping pairs, the last one of each stretch, and three from each frequent pair on. Of words:
 * the word, its beginnings (short ones), and two words with a point between them (12.8) as one. The marks that tell the
 * kinds apart are private characters, which no folded text turns into a token: they are classed as wide only here.
 */
import { kinds, type Run, runs } from './characters.ts'
import { fold } from './fold.ts'
import { isFrequentPair } from './frequent-pairs.ts'
import { TokenSet } from './token-set.ts'

/** Units of a word that the index keeps; a longer one (an address, encoded data) is found by these and checked. */
export const wordLength = 64

/** Beginnings of a word up to this many units are tokens of their own; longer ones are a stretch of the list of words. */
const longestBeginning = 4

/** Before the beginning of a word; between two words with a point. Noncharacters: they are in no well-formed exchange. */
const beginningMark = '\ufdd0'
const pointMark = '\ufdd1'

/** The first `length` units of a word, no pair of surrogates cut. */
function clip(word: string, length: number): string {
  return word.length <= length
    ? word
    : word
        .slice(0, length)
        .toWellFormed()
        .replace(/\ufffd$/, '')
}

const clipWord = (word: string): string => clip(word, wordLength)

const widthAt = (text: string, at: number): number => ((text.codePointAt(at) as number) > 0xffff ? 2 : 1)

/** Whether a point alone stands between two words. */
const isPointed = (text: string, before: Run, after: Run): boolean =>
  before.kind === kinds.word &&
  after.kind === kinds.word &&
  after.start === before.end + 1 &&
  text.charCodeAt(before.end) === 0x2e

const pointed = (text: string, before: Run, after: Run): string =>
  clipWord(text.slice(before.start, before.end)) + pointMark + clipWord(text.slice(after.start, after.end))

/** Where a token stands in its text. */
type At = (start: number, end: number) => void

/** Calls back with each pair of a wide stretch, the three from a frequent pair on, and its last character. */
function wideTokens(text: string, { start, end }: Run, pair: At, three: At, last: At): void {
  let before = start
  let at = before + widthAt(text, before)
  while (at < end) {
    const next = at + widthAt(text, at)
    pair(before, next)
    if (next - before === 2 && next < end && isFrequentPair(text.charCodeAt(before), text.charCodeAt(at)))
      three(before, next + widthAt(text, next))
    before = at
    at = next
  }
  last(before, end)
}

const found = new TokenSet()

/** The different tokens of a text with a blank between them, as the index takes them. */
export function indexTokens(text: string): string {
  const folded = fold(text)
  found.clear()
  const at: At = (start, end) => found.add(folded, start, end)
  const add = (token: string) => found.add(token, 0, token.length)
  let before: Run | undefined
  for (const run of runs(folded)) {
    if (run.kind === kinds.word) {
      const word = clipWord(folded.slice(run.start, run.end))
      add(word)
      for (let length = 1; length <= Math.min(longestBeginning, word.length); length++)
        add(beginningMark + clip(word, length))
      if (before && isPointed(folded, before, run)) add(pointed(folded, before, run))
    } else wideTokens(folded, run, at, at, at)
    before = run
  }
  return found.toString()
}

/** An FTS5 expression that every text with the term matches. */
export interface Needed {
  readonly match: string
  /** Every text that matches has the term; otherwise each must be checked. */
  readonly proven: boolean
}

const token = (text: string): string => `"${text}"`
const beginsWith = (text: string): string => `"${text}" *`

/** A word that may go on after `word`. */
const beginning = (word: string): string =>
  word.length <= longestBeginning ? token(beginningMark + word) : beginsWith(word)

/**
 * What the index must have for `text` (folded, with a character of a word or a wide one). `whole`: words at its ends
 * must end there, too.
 */
export function neededFor(text: string, whole: boolean): Needed {
  const needed = new Set<string>()
  const all = [...runs(text)]
  // Signs, or several stretches: that they stand side by side is not in the index.
  let proven = all.length === 1 && all[0]?.start === 0 && all[0].end === text.length
  for (const [i, run] of all.entries()) {
    const ends = run.end < text.length
    if (run.kind === kinds.wide) {
      if (!wideNeeded(text, run, ends, needed)) proven = false
      continue
    }
    const next = all[i + 1]
    if (next && isPointed(text, run, next)) {
      const mayGoOn = next.end === text.length && !whole
      const both = pointed(text, run, next)
      needed.add(mayGoOn ? beginsWith(both) : token(both))
    }
    const before = all[i - 1]
    // Its point says it already.
    if (before && isPointed(text, before, run)) continue
    const word = text.slice(run.start, run.end)
    const clipped = clipWord(word)
    const cut = clipped.length < word.length
    needed.add(cut || ends || whole ? token(clipped) : beginning(clipped))
    // Longer words may begin alike, and the index does not tell them apart.
    if (cut || (whole && word.length >= wordLength - 1)) proven = false
  }
  return { match: [...needed].join(' AND '), proven }
}

/** Adds what a wide stretch needs; whether that is all there is to know. */
function wideNeeded(text: string, run: Run, ends: boolean, needed: Set<string>): boolean {
  const pairs: string[] = []
  const threes: string[] = []
  let last = ''
  wideTokens(
    text,
    run,
    (start, end) => void pairs.push(text.slice(start, end)),
    (start, end) => void threes.push(text.slice(start, end)),
    (start, end) => {
      last = text.slice(start, end)
    },
  )
  // Three together have both their pairs.
  const said = new Set(threes.flatMap((one) => [one.slice(0, 2), one.slice(1)]))
  for (const one of threes) needed.add(token(one))
  for (const pair of pairs) if (!said.has(pair)) needed.add(token(pair))
  if (ends) needed.add(token(last))
  else if (pairs.length === 0) needed.add(beginsWith(last))
  return pairs.length <= 1 || (pairs.length === 2 && threes.length === 1)
}
