/** What a model with a word list of its own sees besides: its words, and what stands round the same characters elsewhere. */

import type { Wordbook } from '../lexicon/wordbook.ts'
import { mix } from './hash.ts'
import type { Named } from './named.ts'

/** A model's words, and the article that a text is a part of. */
export interface Wide {
  readonly wordbook: Wordbook
  readonly article: string
  readonly pairs: Pairs
}

/** An article as a model sees it that has words of its own; null for one that has none. */
export const wideOf = (wordbook: Wordbook | null, article: string): Wide | null =>
  wordbook === null ? null : { wordbook, article, pairs: pairsOf(article) }

/** Adds the words before, at and behind each character: classes, words, pairs of them. */
export function addWords(text: string, cutInto: Wordbook, named: Named): void {
  const { length } = text
  const { starts, ends, hashes, kinds } = cutInto(text)
  const word = (at: number): number => hashes[at] ?? 7
  const kind = (at: number): number => kinds[at] ?? 255
  for (let at = 0; at < length; ) {
    const end = ends[at] as number
    const behind2 = end < length ? (ends[end] as number) : length
    const before2 = at > 0 ? (starts[at - 1] as number) - 1 : -1
    const here = kind(at)
    const around = [
      mix(0, kind(at - 1), here, 0),
      mix(0, here, kind(end), 0),
      mix(0, kind(at - 1), here, kind(end)),
      mix(0, kind(before2), kind(at - 1), here),
      mix(0, here, kind(end), kind(behind2)),
    ]
    for (let i = at; i < end; i++) {
      const place = end - at === 1 ? 3 : i === at ? 0 : i === end - 1 ? 2 : 1
      named.add(i, mix(200, place, here, Math.min(5, end - at)))
      named.add(i, mix(201, place, here, 0))
      for (const [number, one] of around.entries()) named.add(i, mix(202 + number, place, one, 0))
      named.add(i, mix(210, place, word(at), 0))
      named.add(i, mix(211, place, word(at - 1), 0))
      named.add(i, mix(212, place, word(end), 0))
      named.add(i, mix(213, place, word(before2), 0))
      named.add(i, mix(214, place, word(behind2), 0))
      named.add(i, mix(215, place, word(at - 1), word(at)))
      named.add(i, mix(216, place, word(at), word(end)))
    }
    at = end
  }
}

/** Where each pair of Chinese characters stands in an article. */
type Pairs = ReadonlyMap<number, readonly number[]>

/** Chinese characters, and the dot in foreign names. */
const spelled = (unit: number): boolean => (unit >= 0x3400 && unit < 0xa000) || unit === 0xb7

function pairsOf(article: string): Pairs {
  const pairs = new Map<number, number[]>()
  for (let at = 0; at + 1 < article.length; at++) {
    const [one, two] = [article.charCodeAt(at), article.charCodeAt(at + 1)]
    if (!spelled(one) || !spelled(two)) continue
    const places = pairs.get(one * 0x10000 + two)
    if (places) places.push(at)
    else pairs.set(one * 0x10000 + two, [at])
  }
  return pairs
}

/** The longest repetition that is looked at, and how many of the same characters: an article of one word stays linear. */
const longest = 8
const most = 4
const looked = 24

/**
 * Adds, for each stretch `[from, end)` of an article, what repeats elsewhere in it behind another character: how long it is,
 * and what stands before and behind it there. Such a string is more often a name, and its neighbours say of what kind.
 */
export function addRepeats(article: string, pairs: Pairs, from: number, end: number, named: Named): void {
  for (let at = from; at + 1 < end; at++) {
    const places = pairs.get(article.charCodeAt(at) * 0x10000 + article.charCodeAt(at + 1))
    if (!places || places.length < 2) continue
    const before = article.charCodeAt(at - 1)
    const added = new Set<number>()
    const add = (i: number, hash: number): void => {
      const key = hash * longest + i
      if (added.has(key)) return
      added.add(key)
      named.add(at - from + i, hash)
    }
    let used = 0
    for (let k = 0; k < places.length && k < looked && used < most; k++) {
      const other = places[k] as number
      if (other === at || article.charCodeAt(other - 1) === before) continue
      used++
      let length = 2
      while (
        length < longest &&
        at + length < end &&
        article.charCodeAt(at + length) === article.charCodeAt(other + length) &&
        spelled(article.charCodeAt(at + length))
      )
        length++
      const left = article.charCodeAt(other - 1) || 10
      const right = article.charCodeAt(other + length) || 10
      for (let i = 0; i < length; i++) {
        const place = i === 0 ? 0 : i === length - 1 ? 2 : 1
        add(i, mix(300, length, place, 0))
        if (place === 0 || length <= 4) add(i, mix(301, place, left, length))
        if (place === 2 || length <= 4) add(i, mix(302, place, right, length))
      }
    }
  }
}
