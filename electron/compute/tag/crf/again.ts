/** A second reading of an article: what is certainly a name in one place is likelier to be one wherever it stands. */
import { entityTypes } from '../../../contract/tags.ts'
import type { Candidate } from '../rule.ts'
import { begin, inner, labelCount, last } from './labels.ts'

/** A name the model is less sure of says nothing about other places. Chosen on the dev parts of MSRA and PFR, as the rest. */
const certain = 0.9
/** Shorter names are too often a part of something else; people's are not. */
const shortest = 3
const shortestOfPeople = 2
/** How much likelier such a name is elsewhere, as a logarithm; its characters share it. */
const favour = 2

/** Names by their first two units, each with its kind. */
export type Names = ReadonlyMap<number, readonly (readonly [name: string, kind: number])[]>

const pairAt = (text: string, at: number): number => text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1)

/** The names that are certain in an article and always of one kind there. */
export function certainNames(text: string, found: readonly Candidate[]): Names {
  const kinds = new Map<string, number>()
  for (const { type, start, end, confidence } of found) {
    if (confidence < certain || end - start < (type === 'PERSON' ? shortestOfPeople : shortest)) continue
    const name = text.slice(start, end)
    const kind = entityTypes.indexOf(type)
    kinds.set(name, (kinds.get(name) ?? kind) === kind ? kind : -1)
  }
  const names = new Map<number, [string, number][]>()
  for (const [name, kind] of kinds) {
    if (kind < 0) continue
    const pair = pairAt(name, 0)
    const others = names.get(pair)
    if (!others) names.set(pair, [[name, kind]])
    else if (others.length < most) others.push([name, kind])
  }
  return names
}
/** So many names that begin alike are looked for, so that an article of one word stays linear. */
const most = 8

/** Raises the names' labels in the emissions of the stretch `[start, end)`; says whether there was something to raise. */
export function favoured(
  text: string,
  [start, end]: readonly [number, number],
  emissions: Int32Array,
  names: Names,
  scale: number,
): boolean {
  let any = false
  for (let at = start; at + 1 < end; at++) {
    for (const [name, kind] of names.get(pairAt(text, at)) ?? []) {
      const { length } = name
      if (at + length > end || !text.startsWith(name, at)) continue
      any = true
      const more = Math.round(favour / scale / Math.sqrt(length))
      for (let i = 0; i < length; i++) {
        const label = i === 0 ? begin(kind) : i < length - 1 ? inner(kind) : last(kind)
        const cell = (at - start + i) * labelCount + label
        emissions[cell] = (emissions[cell] as number) + more
      }
    }
  }
  return any
}
