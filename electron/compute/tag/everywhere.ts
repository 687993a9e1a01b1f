/** The rest of the text as evidence: a name that is certain in one place is the same name in another. */
import { words } from './lexicon/lexicon.ts'
import type { Candidate } from './rule.ts'

/** How sure a span must be to speak for others, and below what a span gives way to such a name. */
const certain = 0.9
const doubtful = 0.75
/** Shortest names that are looked for elsewhere: shorter ones are parts of other words too often. */
const shortest: Readonly<Partial<Record<Candidate['type'], number>>> = {
  PERSON: 3,
  ORG: 5,
  PROGRAMME: 5,
  EVENT: 6,
}

/**
 * Adds the occurrences of certain names that nobody tagged. One may stand in the place of a doubtful span of the same kind,
 * not of another. `spans` in text order, without overlaps; so is the answer.
 */
export function tagEverywhere(text: string, spans: readonly Candidate[]): Candidate[] {
  const kinds = new Map<string, Candidate['type']>()
  for (const { type, start, end, confidence } of spans) {
    const least = shortest[type]
    if (least !== undefined && end - start >= least && confidence >= certain)
      kinds.set(text.slice(start, end), type)
  }
  if (kinds.size === 0) return [...spans]
  const names = words(kinds.keys())
  const found: Candidate[] = []
  let next = 0
  for (let at = 0; at < text.length; ) {
    while (next < spans.length && (spans[next] as Candidate).end <= at) found.push(spans[next++] as Candidate)
    const length = names.longestAt(text, at)
    const type = length ? kinds.get(text.slice(at, at + length)) : undefined
    if (type === undefined) {
      at++
      continue
    }
    const end = at + length
    let free = true
    let until = next
    for (; until < spans.length && (spans[until] as Candidate).start < end; until++) {
      const span = spans[until] as Candidate
      if (span.type !== type || span.confidence >= doubtful || (span.start === at && span.end === end))
        free = false
    }
    if (free) {
      found.push({ type, start: at, end, confidence: doubtful, by: 'rule:elsewhere' })
      next = until
      at = end
    } else at++
  }
  found.push(...spans.slice(next))
  return found
}
