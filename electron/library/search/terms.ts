/** What a person looks for in a text → terms, each with what the index must have for it and how it is checked. */
import { runs } from './characters.ts'
import { fold, patternFor } from './fold.ts'
import { type Needed, neededFor } from './tokens.ts'

/** One thing to find. */
export interface Term {
  /** Folded. */
  readonly text: string
  /** Finds it in a text that is not folded. */
  readonly pattern: RegExp
  /** Was in quotation marks: a word at its end must end there, too. */
  readonly whole: boolean
}

/** The term for a text as typed; null when it has no letter, digit or sign. */
export function termOf(typed: string, whole: boolean): Term | null {
  const text = fold(typed.toWellFormed()).trim()
  return runs(text).next().done ? null : { text, whole, pattern: patternFor(text) }
}

const phrase = /["“”]([^"“”]*)["“”]|[^\s"“”]+/g

/**
 * Plain words, for fields that know no query language: terms between blanks; what stands in quotation marks (" “ ”) is one
 * term, blanks included. A mark without its mate is taken as not there. Terms without a letter, digit or sign are left out.
 */
export function parseQuery(query: string): Term[] {
  const terms = new Map<string, Term>()
  for (const match of fold(query.toWellFormed()).matchAll(phrase)) {
    const whole = match[1] !== undefined
    const term = termOf(match[1] ?? match[0], whole)
    if (term) terms.set(`${whole} ${term.text}`, term)
  }
  return [...terms.values()]
}

/** An FTS5 expression that every text with all the terms matches. `terms` must not be empty. */
export function plan(terms: readonly Pick<Term, 'text' | 'whole'>[]): Needed {
  const needed = terms.map(({ text, whole }) => neededFor(text, whole))
  return {
    match: needed.map(({ match }) => match).join(' AND '),
    proven: needed.every(({ proven }) => proven),
  }
}
