/** How well the text of one piece goes on in another, by words, word classes and what both speak of. */
import { segment } from '../tag/lexicon/segment.ts'
import { affinity } from './bigrams.ts'
import { bucket } from './bucket.ts'
import { pairsOf } from './cohesion.ts'
import { fitData } from './fit.data.ts'
import { type NamedWeights, unpacked } from './named-weights.ts'

/** So much of either side is cut into words, and so much is compared for words that both have, in UTF-16 units. */
const near = 10
const compared = 320

/** What kind of character it is: digit, letter, mark, numeral, or any other. */
function kindOf(text: string): string {
  if (/\d/.test(text)) return '0'
  if (/[A-Za-z]/.test(text)) return 'a'
  if (/[一二三四五六七八九十百千万亿两]/.test(text)) return '一'
  if (/[\u3400-\u9fff]/.test(text)) return '字'
  return text
}

const asciiEnd = /[A-Za-z]$/

/** So many texts are remembered: each tail is asked of several heads, each head of several tails, all near by. */
const mostKept = 200

/** The same function, which remembers its last answers. */
function kept<T>(look: (text: string) => T): (text: string) => T {
  let known = new Map<string, T>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    if (known.size >= mostKept) known = new Map()
    const made = look(text)
    known.set(text, made)
    return made
  }
}

const wordsOf = kept(segment)
const pairsIn = kept(pairsOf)

/**
 * The features of `head` going on `tail`; both in simplified characters. `startsLike`: how `head` begins, see `joins`. What
 * stands next to a text, as its heading does, shares its words: only of halves that are `apart` do shared words tell.
 */
export function fitFeatures(tail: string, head: string, startsLike: number, apart: boolean): string[] {
  const left = tail.slice(-near)
  const right = head.slice(0, near)
  const at = left.length
  const joined = segment(left + right)
  const [before, after] = [wordsOf(left), wordsOf(right)]
  const crosses = (joined.starts[at] ?? at) < at
  const word = crosses ? (joined.ends[at] as number) - (joined.starts[at] as number) : 0
  const last = before.kinds[at - 1] ?? 0
  const start = before.starts[at - 1] ?? 0
  const second = start > 0 ? (before.kinds[start - 1] ?? 0) : -1
  const first = after.kinds[0] ?? 0
  const next = after.kinds[after.ends[0] ?? 0] ?? -1
  const meets = bucket(affinity(left.slice(-1), right.slice(0, 1)), [-3, -2, -1, 0, 1, 1.5, 2, 2.5, 3, 4])
  const begins = bucket(startsLike, [-3, -2, -1, -0.5, 0, 0.5, 1, 2])
  const lastWord = left.slice(start)
  const firstWord = right.slice(0, after.ends[0] ?? 1)
  const edge = /[，、；：,;:—－]$/u.test(left) ? left.slice(-1) : kindOf(left.slice(-1))
  const found = [
    'bias',
    `m ${meets}`,
    `b ${begins}`,
    `mb ${meets} ${begins}`,
    `x ${word}`,
    `xm ${word} ${meets}`,
    `c ${last} ${first}`,
    `cc ${second} ${last} ${first}`,
    `cn ${last} ${first} ${next}`,
    `l ${at - start} ${firstWord.length} ${crosses}`,
    `k ${edge} ${kindOf(right.charAt(0))}`,
    `km ${edge} ${meets} ${begins}`,
    `w ${lastWord} ${first}`,
    `v ${last} ${firstWord}`,
    `u ${firstWord}`,
    `t ${lastWord}`,
  ]
  if (asciiEnd.test(left)) found.push(`latin ${/^[a-z]/.test(right)} ${/^[A-Z]/.test(right)}`)
  if (!apart) return found
  const ours = pairsIn(tail.slice(-compared))
  const theirs = pairsIn(head.slice(0, compared))
  if (ours.size >= 8 && theirs.size >= 6) {
    let shared = 0
    for (const pair of theirs) if (ours.has(pair)) shared++
    const share = bucket(shared / Math.sqrt(ours.size * theirs.size), [0, 0.02, 0.04, 0.07, 0.1, 0.15, 0.2])
    const size = bucket(theirs.size, [15, 40, 90])
    found.push(`s ${share} ${size}`, `ss ${share} ${size} ${bucket(ours.size, [30, 90])}`)
  }
  return found
}

let weights: NamedWeights | undefined

/** Weighs with others than the stored weights from now on, for training. */
export function weighFitsWith(others: NamedWeights): void {
  weights = others
}

/** Nats: how much likelier `head` goes on `tail` than some other text does. */
export function fitScore(features: readonly string[]): number {
  weights ??= unpacked(fitData)
  let score = 0
  for (const name of features) score += weights.get(name) ?? 0
  return score
}
