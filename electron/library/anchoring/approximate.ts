/** The passage of a text that is most like a pattern: candidates by shared 4-grams, then one alignment each. */

/** Where each 4-gram of a text stands. */
export type GramIndex = ReadonlyMap<string, readonly number[]>

const size = 4
/** Patterns longer than this are found by their two ends. */
const longest = 400
/** Places compared closely. */
const candidates = 8
/** A gram that stands at more places than this says nothing about where. */
const tooCommon = 200

export function gramIndex(text: string): GramIndex {
  const index = new Map<string, number[]>()
  for (let i = 0; i + size <= text.length; i++) {
    const gram = text.slice(i, i + size)
    const places = index.get(gram)
    if (places) places.push(i)
    else index.set(gram, [i])
  }
  return index
}

export interface Likeness {
  readonly start: number
  readonly end: number
  /** 1 - edits / length of the pattern. */
  readonly score: number
}

/** The passage with the fewest edits; of equals the one nearest to `near`. Null when nothing shares a gram with it. */
export function approximate(text: string, index: GramIndex, pattern: string, near: number): Likeness | null {
  if (pattern.length > longest) return byEnds(text, index, pattern, near)
  let best: Likeness | null = null
  for (const from of likelyStarts(index, pattern, near)) {
    const slack = Math.ceil(pattern.length / 4)
    const left = Math.max(0, from - slack)
    const found = closest(text.slice(left, from + pattern.length + slack), pattern)
    const here = { start: left + found.start, end: left + found.end, score: found.score }
    if (!best || here.score > best.score) best = here
  }
  return best
}

/** Starts that many grams of the pattern vote for, most votes first, then nearest. */
function likelyStarts(index: GramIndex, pattern: string, near: number): number[] {
  const bucket = Math.max(4, Math.ceil(pattern.length / 8))
  const votes = new Map<number, number>()
  for (let i = 0; i + size <= pattern.length; i++) {
    const places = index.get(pattern.slice(i, i + size)) ?? []
    if (places.length > tooCommon) continue
    for (const place of places) {
      const start = Math.floor((place - i) / bucket)
      votes.set(start, (votes.get(start) ?? 0) + 1)
    }
  }
  return [...votes]
    .sort(([a, m], [b, n]) => n - m || Math.abs(a * bucket - near) - Math.abs(b * bucket - near))
    .slice(0, candidates)
    .map(([start]) => start * bucket)
}

function byEnds(text: string, index: GramIndex, pattern: string, near: number): Likeness | null {
  const piece = Math.floor(longest / 2)
  const head = approximate(text, index, pattern.slice(0, piece), near)
  const tail = approximate(text, index, pattern.slice(-piece), near + pattern.length - piece)
  if (!head || !tail || tail.end <= head.start) return null
  const length = tail.end - head.start
  const stretch = Math.min(length, pattern.length) / Math.max(length, pattern.length)
  return { start: head.start, end: tail.end, score: Math.min(head.score, tail.score, stretch) }
}

/**
 * The stretch of `window` that takes the fewest edits to become `pattern` (Sellers, 1980): a row for each unit of the
 * pattern, free to start and to end anywhere in the window.
 */
function closest(window: string, pattern: string): Likeness {
  const width = window.length + 1
  let cost = new Int32Array(width)
  let from = Int32Array.from({ length: width }, (_, j) => j)
  for (let i = 1; i <= pattern.length; i++) {
    const unit = pattern.charCodeAt(i - 1)
    const nextCost = new Int32Array(width)
    const nextFrom = new Int32Array(width)
    nextCost[0] = i
    for (let j = 1; j < width; j++) {
      const swap = (cost[j - 1] as number) + (window.charCodeAt(j - 1) === unit ? 0 : 1)
      const drop = (cost[j] as number) + 1
      const add = (nextCost[j - 1] as number) + 1
      const least = Math.min(swap, drop, add)
      nextCost[j] = least
      nextFrom[j] = (least === swap ? from[j - 1] : least === drop ? from[j] : nextFrom[j - 1]) as number
    }
    cost = nextCost
    from = nextFrom
  }
  let end = 0
  for (let j = 1; j < width; j++) if ((cost[j] as number) < (cost[end] as number)) end = j
  return { start: from[end] as number, end, score: 1 - (cost[end] as number) / pattern.length }
}
