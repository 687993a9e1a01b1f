/** What a tagging rule is: a pattern, what it finds, and examples that are its tests. */
import type { EntityType } from '../../contract/tags.ts'
import { type Words, words } from './lexicon/lexicon.ts'

/** A span some rule or the model proposes, before the layers are joined. Offsets are UTF-16 units of the text. */
export interface Candidate {
  readonly type: EntityType
  readonly start: number
  readonly end: number
  /** 0..1 */
  readonly confidence: number
  /** `rule:…` or `crf`. */
  readonly by: string
}

/**
 * One line of a rule table. The whole match of `pattern` (flag `g`) is the span: context stands in lookarounds.
 * `examples` are `[text, spans…]`: in `text` exactly these spans are found by this rule, none if there are none.
 */
export interface Rule {
  readonly name: string
  readonly type: EntityType
  readonly pattern: RegExp
  readonly confidence: number
  /**
   * Words one of which begins at least and at most so many units behind the beginning of every match (before it, if less than
   * 0): the rest of a text is passed over.
   */
  readonly holds?: readonly [some: readonly string[], least: number, most: number]
  readonly examples: readonly (readonly [text: string, ...spans: string[]])[]
}

/** All matches of the rules in a folded text; earlier rules do not hide later ones. */
export function applyRules(rules: readonly Rule[], text: string): Candidate[] {
  const found: Candidate[] = []
  for (const rule of rules) {
    const { pattern, type, confidence, name } = rule
    if (rule.holds) {
      applyNear(rule, rule.holds, text, found)
      continue
    }
    // The pattern itself is run, for `matchAll` makes another of it for each text.
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const start = match.index
      const end = pattern.lastIndex
      if (end > start) found.push({ type, start, end, confidence, by: `rule:${name}` })
      else pattern.lastIndex++
    }
  }
  return found
}

/** The words of a rule's `holds`, and its pattern for one place at a time; made once. */
const near = new Map<Rule, readonly [some: Words, pattern: RegExp]>()

/** Adds the matches of a rule that can only begin before certain words. */
function applyNear(
  rule: Rule,
  [some, least, most]: NonNullable<Rule['holds']>,
  text: string,
  found: Candidate[],
): void {
  const made = near.get(rule) ?? [words(some), new RegExp(rule.pattern, rule.pattern.flags.replace('g', 'y'))]
  near.set(rule, made)
  const [known, pattern] = made
  const { type, confidence, name } = rule
  let start = 0
  for (let at = Math.max(0, least); at < text.length; at++) {
    if (known.longestAt(text, at) === 0) continue
    start = Math.max(start, at - most)
    while (start <= at - least) {
      pattern.lastIndex = start
      if (pattern.test(text) && pattern.lastIndex > start) {
        found.push({ type, start, end: pattern.lastIndex, confidence, by: `rule:${name}` })
        start = pattern.lastIndex
      } else start++
    }
  }
}
