/** Which characters of one text live on in another: a shortest edit script (Myers, 1986). */

/** Beyond this many edits two texts are not versions of one another; the search would grow with its square. */
const mostEdits = 1200

/**
 * For each UTF-16 unit of `a` its place in `b`, or -1 where it is gone; places only rise.
 * Null when more than `mostEdits` units differ.
 */
export function align(a: string, b: string): Int32Array | null {
  const places = new Int32Array(a.length).fill(-1)
  let head = 0
  const shorter = Math.min(a.length, b.length)
  while (head < shorter && a.charCodeAt(head) === b.charCodeAt(head)) places[head] = head++
  let tail = 0
  while (tail < shorter - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) {
    places[a.length - 1 - tail] = b.length - 1 - tail
    tail++
  }
  const script = shortest(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  if (!script) return null
  for (const [i, j] of script) places[head + i] = head + j
  gather(a, b, places)
  return places
}

/** A gap from which on it matters on which side of it units are taken to have lived on. */
const wide = 32

/**
 * Of alignments that are equally short, the one whose runs stand together: a run behind a wide gap is moved to the units
 * before the gap if it reads the same there, and one before a gap to those behind it.
 */
function gather(a: string, b: string, places: Int32Array): void {
  const reads = (from: number, to: number, place: number): boolean => {
    for (let i = from; i < to; i++) if (a.charCodeAt(i) !== b.charCodeAt(place + i - from)) return false
    return true
  }
  const runs: [from: number, to: number][] = []
  for (let i = 0; i < places.length; i++) {
    const last = runs.at(-1)
    if (at(places, i) < 0) continue
    if (last && last[1] === i && at(places, i) === at(places, i - 1) + 1) last[1] = i + 1
    else runs.push([i, i + 1])
  }
  const move = ([from, to]: readonly [number, number], place: number) => {
    for (let i = from; i < to; i++) places[i] = place + i - from
  }
  for (let k = runs.length - 1; k > 0; k--) {
    const [before, here] = [runs[k - 1], runs[k]] as [[number, number], [number, number]]
    const end = at(places, before[1] - 1) + 1
    const start = at(places, here[0])
    if (here[0] !== before[1] || start - end <= wide) continue
    const [left, right] = [before[1] - before[0], here[1] - here[0]]
    // The shorter of the two is the straggler.
    if (right <= left && reads(...here, end)) move(here, end)
    else if (left < right && reads(...before, start - left)) move(before, start - left)
  }
}

/** What became of one span. */
export interface Remains {
  readonly start: number
  readonly end: number
  /** Units of the span that live on there. */
  readonly alive: number
}

/**
 * Where `[start, end)` is by the places of its units that stand in their old order, or null when none lives on. Where an
 * end of the span is gone, the new text between the unit that stood beside it and the rest is taken in: it has come in
 * its place.
 */
export function remains(places: Int32Array, start: number, end: number): Remains | null {
  const alive: number[] = []
  let isRising = true
  for (let i = start; i < end; i++) {
    const place = at(places, i)
    if (place < 0) continue
    if (place <= (alive.at(-1) ?? -1)) isRising = false
    alive.push(place)
  }
  const kept = isRising ? alive : longestRise(alive)
  const first = kept[0]
  const last = kept.at(-1)
  if (first === undefined || last === undefined) return null
  const left = places[start - 1] ?? -1
  const right = places[end] ?? -1
  const from = at(places, start) < 0 && left >= 0 && left < first ? left + 1 : first
  const to = at(places, end - 1) < 0 && right > last ? right : last + 1
  return { start: from, end: to, alive: kept.length }
}

/** Most of the numbers that rise, in their order (patience sorting). */
function longestRise(numbers: readonly number[]): number[] {
  const tails: number[] = []
  const before = numbers.map(() => -1)
  for (const [i, number] of numbers.entries()) {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[tails[middle] as number] as number) < number) low = middle + 1
      else high = middle
    }
    before[i] = tails[low - 1] ?? -1
    tails[low] = i
  }
  const rise: number[] = []
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i] as number) rise.push(numbers[i] as number)
  return rise.reverse()
}

/** Units that may stand between two that were neighbours, in one part. */
const leap = 32

/** The part of `[start, end)` with the most units that still stand together, or null when none lives on. */
export function largestPart(places: Int32Array, start: number, end: number): Remains | null {
  let best: Remains | null = null
  let part: Remains | null = null
  for (let i = start; i < end; i++) {
    const place = at(places, i)
    if (place < 0) continue
    if (part && place >= part.end && place - part.end <= leap)
      part = { start: part.start, end: place + 1, alive: part.alive + 1 }
    else part = { start: place, end: place + 1, alive: 1 }
    if (!best || part.alive > best.alive) best = part
  }
  return best
}

/** The pairs of equal units of a shortest edit script, last first; null when it would be too long. */
function shortest(a: string, b: string): [number, number][] | null {
  if (a.length === 0 || b.length === 0) return []
  const most = Math.min(a.length + b.length, mostEdits)
  const middle = most + 1
  // reach[k]: how far diagonal k (= x - y) has come in `a`; one copy is kept for each number of edits, for the way back.
  const reach = new Int32Array(2 * most + 3)
  const history: Int32Array[] = []
  for (let edits = 0; edits <= most; edits++) {
    history.push(reach.slice(middle - edits - 1, middle + edits + 2))
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && at(reach, middle + k - 1) < at(reach, middle + k + 1))
      let x = down ? at(reach, middle + k + 1) : at(reach, middle + k - 1) + 1
      while (x < a.length && x - k < b.length && a.charCodeAt(x) === b.charCodeAt(x - k)) x++
      reach[middle + k] = x
      if (x >= a.length && x - k >= b.length) return walkBack(history, edits, a.length, b.length)
    }
  }
  return null
}

function walkBack(history: readonly Int32Array[], edits: number, x: number, y: number): [number, number][] {
  const pairs: [number, number][] = []
  for (let d = edits; d >= 0; d--) {
    const reach = history[d] as Int32Array
    const middle = d + 1
    const k = x - y
    const down = k === -d || (k !== d && at(reach, middle + k - 1) < at(reach, middle + k + 1))
    const fromK = down ? k + 1 : k - 1
    const fromX = d === 0 ? 0 : at(reach, middle + fromK)
    const fromY = d === 0 ? 0 : fromX - fromK
    while (x > fromX && y > fromY) pairs.push([--x, --y])
    x = fromX
    y = fromY
  }
  return pairs
}

const at = (list: Int32Array, i: number): number => list[i] as number
