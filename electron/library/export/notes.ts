/** What every format is made from: an article with its annotations and tags, and the order in which they are told. */
import {
  type Annotation,
  type Article,
  type ArticleTags,
  colors,
  type MarkOrder,
  type Mention,
} from '../../contract/model.ts'

/** One article to export. `annotations` in any order; tags without rejected ones. */
export interface ArticleNotes {
  readonly article: Article
  /** Of the source file, lower-case hexadecimal. */
  readonly sha256: string
  readonly annotations: readonly Annotation[]
  readonly tags: ArticleTags
}

/** One annotation as told: `n` counts from 1 in the order of telling; lost ones come last and have no place. */
export interface NumberedMark {
  readonly n: number
  readonly annotation: Annotation
  readonly lost: boolean
}

type Order = (a: Annotation, b: Annotation) => number
/** In text order: outer before inner, then older before newer. */
const byPlace: Order = (a, b) =>
  a.start - b.start || b.end - a.end || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)
const orders: Readonly<Record<MarkOrder, Order>> = {
  place: byPlace,
  color: (a, b) => colors.indexOf(a.color) - colors.indexOf(b.color) || byPlace(a, b),
  date: (a, b) => a.createdAt - b.createdAt || byPlace(a, b),
}

/** All annotations in the order asked for, lost ones after them. */
export function numbered(annotations: readonly Annotation[], order: MarkOrder = 'place'): NumberedMark[] {
  const placed = annotations.filter((annotation) => annotation.anchor !== 'lost').sort(orders[order])
  const lost = annotations.filter((annotation) => annotation.anchor === 'lost').sort(orders[order])
  return [...placed, ...lost].map((annotation, i) => ({
    n: i + 1,
    annotation,
    lost: annotation.anchor === 'lost',
  }))
}

/** Those that have a place, with it, in text order whatever the order of telling. */
export function placedMarks(
  marks: readonly NumberedMark[],
): (NumberedMark & { readonly start: number; readonly end: number })[] {
  return marks
    .filter((mark) => !mark.lost)
    .sort((a, b) => byPlace(a.annotation, b.annotation))
    .map((mark) => ({ ...mark, start: mark.annotation.start, end: mark.annotation.end }))
}

/** Entities in a passage, and others in the sentences around it. Each named once, in text order. */
export interface EntitiesNear {
  readonly inside: readonly Mention[]
  readonly around: readonly Mention[]
}

/** Prepares an article for asking, passage by passage, which entities are there. Offsets UTF-16 `[start, end)`. */
export function entityFinder(
  text: string,
  mentions: readonly Mention[],
): (range: { readonly start: number; readonly end: number }) => EntitiesNear {
  const sorted = mentions.toSorted((a, b) => a.start - b.start)
  const longest = sorted.reduce((most, { start, end }) => Math.max(most, end - start), 0)
  const touching = (start: number, end: number): Mention[] => {
    const found: Mention[] = []
    for (let i = firstFrom(sorted, start - longest); i < sorted.length; i++) {
      const mention = sorted[i] as Mention
      if (mention.start >= end) break
      if (mention.end > start) found.push(mention)
    }
    return found
  }
  return ({ start, end }) => {
    const seen = new Set<string>()
    const fresh = ({ entityId }: Mention): boolean => !seen.has(entityId) && seen.add(entityId) !== undefined
    const sentence = sentenceAround(text, start, end)
    const inside = touching(start, end).filter(fresh)
    return { inside, around: touching(sentence.start, sentence.end).filter(fresh) }
  }
}

/** Index of the first mention that starts at `offset` or later. */
function firstFrom(sorted: readonly Mention[], offset: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as Mention).start < offset) low = middle + 1
    else high = middle
  }
  return low
}

const sentenceEnd = /[。！？!?\n]/
/** What closes a quotation or a bracket behind the stop belongs to the sentence before it. */
const closing = /[”’」』）》〉】]/

/** Does a sentence end right before this offset? */
function isBegin(text: string, offset: number): boolean {
  if (closing.test(text.charAt(offset))) return false
  let at = offset
  while (closing.test(text.charAt(at - 1))) at--
  return sentenceEnd.test(text.charAt(at - 1)) && (at === offset || text.charAt(at - 1) !== '\n')
}

/** The sentences that a passage touches, within its paragraphs. UTF-16 `[start, end)`. */
export function sentenceAround(text: string, start: number, end: number): { start: number; end: number } {
  let from = start
  while (from > 0 && text.charAt(from - 1) !== '\n' && !isBegin(text, from)) from--
  let to = Math.max(start, end - 1)
  while (to > start && closing.test(text.charAt(to))) to--
  while (to < text.length && !sentenceEnd.test(text.charAt(to))) to++
  if (text.charAt(to) !== '\n') {
    to = Math.min(text.length, to + 1)
    while (closing.test(text.charAt(to))) to++
  }
  return { start: from, end: Math.max(to, end) }
}

/** The sentences that a passage stands in, as one text; empty for a lost mark. */
export function sentenceOf(
  text: string,
  passage: { readonly start: number; readonly end: number; readonly anchor?: string },
): string {
  if (passage.anchor === 'lost') return ''
  const { start, end } = sentenceAround(text, passage.start, passage.end)
  return text.slice(start, end).trim()
}

/** Entities of one kind with how often each is mentioned, most mentioned first, then by place. */
export interface EntityCount {
  readonly canonical: string
  readonly count: number
}

/** Counts by kind; kinds without an entity are left out. */
export function countEntities(mentions: readonly Mention[]): Map<Mention['type'], EntityCount[]> {
  const byKind = new Map<Mention['type'], Map<string, EntityCount>>()
  for (const { type, entityId, canonical } of mentions) {
    const kind = byKind.get(type) ?? new Map<string, EntityCount>()
    byKind.set(type, kind.set(entityId, { canonical, count: (kind.get(entityId)?.count ?? 0) + 1 }))
  }
  return new Map(
    [...byKind].map(([type, kind]) => [type, [...kind.values()].sort((a, b) => b.count - a.count)]),
  )
}
