/** ORG: bodies by name, and by an ending behind a place, a level (市, 县, 省) or a body already begun. */
import { endingsOfBodies, knownBodies } from '../lexicon/lexicon.ts'
import type { Candidate } from '../rule.ts'

const stop = /[，。；：！？、“”《》（）\s的了在是把被让向从将于至到说请对经由赴来去为给个位名家所年月日]/
const joiner = /[和与及]/
const levels = /[市县区省州盟旗镇乡村国]/
const furthest = 22

/**
 * Bodies that begin at a place or level and end in an ending of the list: the longest that meets no stop character.
 * `places` are place candidates in any order.
 */
export function findBodies(text: string, places: readonly Candidate[]): Candidate[] {
  const found: Candidate[] = []
  const endsAt = endingTable(text)
  const extend = (start: number, from: number, confidence: number, rule: string): void => {
    let best = 0
    for (let at = from; at < text.length && at - start < furthest; at++) {
      const ending = endsAt.get(at)
      if (ending !== undefined) best = Math.max(best, at + ending)
      const unit = text.charAt(at)
      if (stop.test(unit) || (joiner.test(unit) && best > 0)) break
    }
    if (best > start + 2) found.push({ type: 'ORG', start, end: best, confidence, by: `rule:${rule}` })
  }
  for (const place of places)
    if (place.confidence >= 0.4) extend(place.start, place.end, 0.7, 'place-and-ending')
  for (let at = 0; at < text.length; at++) {
    const known = knownBodies.longestAt(text, at)
    if (known)
      found.push({ type: 'ORG', start: at, end: at + known, confidence: 0.85, by: 'rule:known-body' })
    const before = text.charAt(at - 1)
    if (levels.test(text.charAt(at)) && !/[\u4e00-\u9fff]/.test(before) && endsAt.size)
      extend(at, at + 1, 0.6, 'level-and-ending')
  }
  return found
}

/** Where a body's ending begins, and how long it is. */
function endingTable(text: string): Map<number, number> {
  const table = new Map<number, number>()
  for (let at = 0; at < text.length; at++) {
    const length = endingsOfBodies.longestAt(text, at)
    if (length > 0 && !(length === 1 && /[门分队长署位]/.test(text.charAt(at + 1)))) table.set(at, length)
  }
  return table
}
