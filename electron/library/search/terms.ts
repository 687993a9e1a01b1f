/** What a person typed → terms, each with what the index must have for it and how it is checked in a text. */
import { kinds, runs } from './characters.ts'
import { fold, patternFor } from './fold.ts'
import { clipWord, pairs, wordLength } from './tokens.ts'

/** One thing to find. All terms of a query must be in one text. */
export interface Term {
  /** Folded. */
  readonly text: string
  /** Finds it in a text that is not folded. */
  readonly pattern: RegExp
  /** Was in quotation marks: a word at its end must end there, too. */
  readonly whole: boolean
}

const phrase = /["“”]([^"“”]*)["“”]|[^\s"“”]+/g

/**
 * Terms between blanks; what stands in quotation marks (" “ ”) is one term, blanks included. A mark without its mate is
 * taken as not there. Terms without a letter, digit or sign are left out, so a query of punctuation has none.
 */
export function parseQuery(query: string): Term[] {
  const terms = new Map<string, Term>()
  for (const match of fold(query.toWellFormed()).matchAll(phrase)) {
    const whole = match[1] !== undefined
    const text = (match[1] ?? match[0]).trim()
    if (runs(text).next().done) continue
    terms.set(`${whole} ${text}`, { text, whole, pattern: patternFor(text) })
  }
  return [...terms.values()]
}

/** An FTS5 expression that every text with the terms matches. */
export interface Plan {
  readonly match: string
  /** Every text that matches has the terms; otherwise each must be checked. */
  readonly proven: boolean
}

const token = (text: string): string => `"${text}"`
const begin = (text: string): string => `"${text}" *`

/** `terms` must not be empty. */
export function plan(terms: readonly Term[]): Plan {
  const needed = new Set<string>()
  let proven = true
  for (const { text, whole } of terms) {
    let count = 0
    let covered = 0
    for (const run of runs(text)) {
      count++
      covered += run.end - run.start
      const stretch = text.slice(run.start, run.end)
      const ends = run.end < text.length
      if (run.kind === kinds.word) {
        const clipped = clipWord(stretch)
        const cut = clipped.length < stretch.length
        needed.add(cut || ends || whole ? token(clipped) : begin(clipped))
        // Longer words may begin alike, and the index does not tell them apart.
        if (cut || (whole && stretch.length >= wordLength - 1)) proven = false
        continue
      }
      const { pairs: both, last } = pairs(stretch)
      for (const pair of both) needed.add(token(pair))
      if (ends) needed.add(token(last))
      else if (both.length === 0) needed.add(begin(last))
      if (both.length > 1) proven = false
    }
    // Signs, or several stretches: that they stand side by side is not in the index.
    if (count > 1 || covered < text.length) proven = false
  }
  return { match: [...needed].join(' AND '), proven }
}
