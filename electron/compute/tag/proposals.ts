/** All that the rules propose for a text: every table of the grammar, every word list. */
import { findBodies } from './grammar/bodies.ts'
import { findBylines } from './grammar/bylines.ts'
import { dateRules } from './grammar/dates.ts'
import { documentRules } from './grammar/documents.ts'
import { eventRules } from './grammar/events.ts'
import { peopleRules, postsBeside } from './grammar/people.ts'
import { listedPlaces, placeRules } from './grammar/places.ts'
import { programmeRules } from './grammar/programmes.ts'
import { applyRules, type Candidate, type Rule } from './rule.ts'

/** The rule tables, in the order of reading. */
export const tables: readonly (readonly Rule[])[] = [
  dateRules,
  documentRules,
  programmeRules,
  eventRules,
  peopleRules,
  placeRules,
]

/** Candidates of all rules over a folded text, in no order, overlapping as they may. */
export function propose(text: string): Candidate[] {
  const ruled = tables.flatMap((rules) => applyRules(rules, text))
  const listed = listedPlaces(text)
  const places = [...listed, ...ruled.filter((one) => one.type === 'PLACE')]
  const people = ruled.filter((one) => one.type === 'PERSON' && one.confidence >= 0.5)
  return [
    ...ruled,
    ...listed,
    ...findBodies(text, places),
    ...findBylines(text),
    ...postsBeside(text, people),
  ]
}
