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
    if (least === undefined || end - start < least || confidence < certain) continue
    const name = text.slice(start, end)
    kinds.set(name, type)
    // “银桥”行动 stands elsewhere as 银桥行动.
    const unmarked = name.replace(/[“”]/g, '')
    if (!kinds.has(unmarked) && unmarked.length >= least) kinds.set(unmarked, type)
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

/** What follows a name and was taken for its end: 范鸿|和护士长. */
const joints = new Set('和与及跟说称道正已也都就在从向对把将却又还是')

/**
 * Shortens people's names that end in a joint where the name without it is certain elsewhere in the text. `spans` in text
 * order, without overlaps; so is the answer.
 */
export function shortenNames(text: string, spans: readonly Candidate[]): Candidate[] {
  const known = new Set<string>()
  for (const { type, start, end, confidence } of spans)
    if (type === 'PERSON' && confidence >= certain) known.add(text.slice(start, end))
  return spans.map((span) =>
    span.type === 'PERSON' &&
    joints.has(text.charAt(span.end - 1)) &&
    known.has(text.slice(span.start, span.end - 1))
      ? { ...span, end: span.end - 1 }
      : span,
  )
}

/** How sure a label must be to speak for itself elsewhere, and how short one may be. */
const sureLabel = 0.7
const shortestLabel = 3

/**
 * Adds the same label in quotation marks where nobody tagged it: a programme “…” in one place is one in all. `spans` in text
 * order, without overlaps; so is the answer.
 */
export function tagLabels(text: string, spans: readonly Candidate[]): Candidate[] {
  const labels = new Set<string>()
  for (const { type, start, end, confidence } of spans)
    if (
      type === 'PROGRAMME' &&
      confidence >= sureLabel &&
      end - start >= shortestLabel &&
      text.charAt(start - 1) === '“' &&
      text.charAt(end) === '”'
    )
      labels.add(text.slice(start, end))
  if (labels.size === 0) return [...spans]
  const added: Candidate[] = []
  let next = 0
  for (const match of text.matchAll(/“([^“”\n]{3,20})”/g)) {
    const start = match.index + 1
    const end = start + (match[1] as string).length
    while (next < spans.length && (spans[next] as Candidate).end <= start) next++
    const other = spans[next]
    if (labels.has(match[1] as string) && (!other || other.start >= end))
      added.push({ type: 'PROGRAMME', start, end, confidence: sureLabel, by: 'rule:elsewhere' })
  }
  return added.length === 0 ? [...spans] : [...spans, ...added].sort((a, b) => a.start - b.start)
}

/** From one label to another: 从“一村一站”到“多村一站”. Where one is a programme, so is the other. */
const parallel = /从“([^“”，。\n]{2,12})”[^“”，。；\n]{0,4}[到向]“([^“”，。\n]{2,12})”/g

/** Adds the untagged one of two labels in parallel. `spans` in text order, without overlaps; so is the answer. */
export function tagParallel(text: string, spans: readonly Candidate[]): Candidate[] {
  const added: Candidate[] = []
  for (const match of text.matchAll(parallel)) {
    const [first, second] = [match[1], match[2]] as [string, string]
    const starts = [match.index + 2, match.index + match[0].length - 1 - second.length]
    const pair = [first, second].map((label, i) => ({
      start: starts[i] as number,
      end: (starts[i] as number) + label.length,
    }))
    const tags = pair.map((one) => spans.filter((span) => span.start < one.end && one.start < span.end))
    for (const [mine, other] of [
      [0, 1],
      [1, 0],
    ] as const)
      if (tags[mine]?.length === 0 && tags[other]?.some((span) => span.type === 'PROGRAMME'))
        added.push({
          type: 'PROGRAMME',
          ...(pair[mine] as { start: number; end: number }),
          confidence: 0.6,
          by: 'rule:parallel',
        })
  }
  return [...spans, ...added].sort((a, b) => a.start - b.start)
}
