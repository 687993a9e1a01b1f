/** What a tagging rule is: a pattern, what it finds, and examples that are its tests. */
import type { EntityType } from '../../contract/tags.ts'

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
  readonly examples: readonly (readonly [text: string, ...spans: string[]])[]
}

/** All matches of the rules in a folded text; earlier rules do not hide later ones. */
export function applyRules(rules: readonly Rule[], text: string): Candidate[] {
  const found: Candidate[] = []
  for (const { pattern, type, confidence, name } of rules) {
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
