/** Finds the places of terms in a text, and cuts out what is shown of them. */
import type { Range } from '../../contract/page.ts'
import { wordAt, wordBefore } from './characters.ts'
import type { Term } from './terms.ts'

/** UTF-16 units shown before and after a hit. */
const around = 30

/** Where a term is. A word must begin where a word begins, and end where one ends if it is `whole`. */
function* places(text: string, term: Term): Generator<Range> {
  const fromWord = wordAt(term.text, 0)
  const toWord = term.whole && wordBefore(term.text, term.text.length)
  const { pattern } = term
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const start = match.index
    const end = start + match[0].length
    // The next one may begin inside this one.
    pattern.lastIndex = start + ((text.codePointAt(start) as number) > 0xffff ? 2 : 1)
    if (fromWord && wordBefore(text, start)) continue
    if (toWord && wordAt(text, end)) continue
    yield [start, end]
  }
}

/** Whether each term is somewhere in the text. */
export const hasAll = (text: string, terms: readonly Term[]): boolean =>
  terms.every((term) => !places(text, term).next().done)

/** A cut of the text and the hits in it: `start` is the cut's offset in the text, `hits` are offsets into the cut. */
export interface Passage {
  readonly start: number
  readonly passage: string
  readonly hits: readonly Range[]
}

/** Number of places of the terms in the text, overlapping ones each. */
export function countOf(text: string, terms: readonly Term[]): number {
  let count = 0
  for (const term of terms) for (const _ of places(text, term)) count++
  return count
}

/** Whether the term is somewhere in the text. */
export const hasTerm = (text: string, term: Term): boolean => !places(text, term).next().done

/** All hits of the terms in order, hits that overlap as one. */
export function hitsOf(text: string, terms: readonly Term[]): Range[] {
  return joined(terms.flatMap((term) => [...places(text, term)]))
}

/** Places in their order, those that overlap as one. */
function joined(all: readonly Range[]): Range[] {
  const merged: [number, number][] = []
  for (const [start, end] of all.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1)
    if (last && start < last[1]) last[1] = Math.max(last[1], end)
    else merged.push([start, end])
  }
  return merged
}

/** A hit's surroundings in its paragraph, with the hits whose surroundings meet. */
interface Group {
  readonly start: number
  end: number
  readonly hits: Range[]
}

function groupsOf(text: string, hits: readonly Range[]): Group[] {
  const groups: Group[] = []
  for (const hit of hits) {
    const before = text.slice(Math.max(0, hit[0] - around), hit[0])
    const after = text.slice(hit[1], hit[1] + around)
    const start = whole(text, hit[0] - before.length + before.lastIndexOf('\n') + 1, -1)
    const line = after.indexOf('\n')
    const end = whole(text, hit[1] + (line < 0 ? after.length : line), 1)
    const last = groups.at(-1)
    if (last && start < last.end) {
      last.end = Math.max(last.end, end)
      last.hits.push(hit)
    } else groups.push({ start, end, hits: [hit] })
  }
  return groups
}

/**
 * The hits of the terms with what stands around them in their paragraph. Hits whose surroundings meet share a passage.
 * `count` is the number of passages; only `limit` are cut out, in text order: one for each term, then the first ones.
 */
export function passagesOf(
  text: string,
  terms: readonly Term[],
  limit: number,
): { count: number; passages: Passage[] } {
  const groups = groupsOf(text, hitsOf(text, terms))
  const shown = new Set<number>()
  for (const term of terms) {
    const first = places(text, term).next()
    if (first.done) continue
    const [start] = first.value
    shown.add(groups.findIndex((group) => start < group.end))
  }
  for (let i = 0; i < groups.length && shown.size < limit; i++) shown.add(i)
  return {
    count: groups.length,
    passages: [...shown]
      .slice(0, limit)
      .sort((a, b) => a - b)
      .map((i) => cut(text, groups[i] as Group)),
  }
}

/** The same of places that are known; the first `limit` passages. */
export function passagesAt(
  text: string,
  hits: readonly Range[],
  limit: number,
): { count: number; passages: Passage[] } {
  const groups = groupsOf(text, joined(hits))
  return { count: groups.length, passages: groups.slice(0, limit).map((group) => cut(text, group)) }
}

const cut = (text: string, group: Group): Passage => ({
  start: group.start,
  passage: text.slice(group.start, group.end),
  hits: group.hits.map(([start, end]): Range => [start - group.start, end - group.start]),
})

/** Moves an offset outwards off the middle of a surrogate pair. */
function whole(text: string, at: number, step: 1 | -1): number {
  const low = text.charCodeAt(at)
  const high = text.charCodeAt(at - 1)
  return low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff ? at + step : at
}
