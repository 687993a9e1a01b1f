/** Where a passage may stand in a text: places that share runs of three characters with it, by how many they share. */

/** Every run of three units of a text, by its hash; places of one hash are chained, the last one first. */
export interface GramIndex {
  readonly text: string
  readonly heads: Int32Array
  readonly next: Int32Array
  readonly counts: Uint16Array
}

const size = 3
/** A run that stands at more places than this says nothing about where. */
const tooCommon = 32
/** Of a long passage, as many runs are looked up. */
const mostRuns = 128
/** Diagonals counted together: units by which insertions and deletions may shift one end of a place against the other. */
const band = 8

const hashAt = (text: string, i: number, mask: number): number => {
  const mixed =
    Math.imul(text.charCodeAt(i), 0x9e3779b1) ^
    Math.imul(text.charCodeAt(i + 1), 0x85ebca6b) ^
    Math.imul(text.charCodeAt(i + 2), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 15)) & mask
}

export function gramIndex(text: string): GramIndex {
  let buckets = 256
  while (buckets < text.length) buckets *= 2
  const heads = new Int32Array(buckets).fill(-1)
  const next = new Int32Array(text.length)
  const counts = new Uint16Array(buckets)
  for (let i = 0; i + size <= text.length; i++) {
    const bucket = hashAt(text, i, buckets - 1)
    next[i] = heads[bucket] as number
    heads[bucket] = i
    if ((counts[bucket] as number) <= tooCommon) counts[bucket] = (counts[bucket] as number) + 1
  }
  return { text, heads, next, counts }
}

/** A run that passage and text share: unit `i` of the passage stands at `place` of the text. */
export interface Seed {
  readonly i: number
  readonly place: number
}

/** Runs shared with the passage at hand, and how many lie in each band of diagonals. Used again by every search. */
let hitAt = new Int32Array(1024)
let hitDiagonal = new Int32Array(1024)
let tally = new Uint16Array(4096)
let bands = new Int32Array(1024)

/**
 * Seeds at different places of the text, those with most agreement first, then the nearest to `near` (where the passage
 * would begin); at most `most`. Runs inside `[from, to)` of the passage are preferred as seeds. To be walked before the
 * next search begins.
 */
export function* seeds(
  index: GramIndex,
  passage: string,
  [from, to]: readonly [number, number],
  near: number,
  most: number,
): Generator<Seed> {
  const hits = collect(index, passage)
  // A place that lies across two bands is counted in both.
  const offset = passage.length
  const needed = ((index.text.length + offset) >> 3) + 2
  if (tally.length < needed) tally = new Uint16Array(2 * needed)
  let used = 0
  for (let h = 0; h < hits; h++) {
    const one = ((hitDiagonal[h] as number) + offset) >> 3
    if (tally[one] === 0) bands[used++] = one
    tally[one] = (tally[one] as number) + 1
  }
  const votes = (one: number) => (tally[one] as number) + (tally[one + 1] as number)
  const distance = (one: number) => Math.abs(one * band - offset - near)
  const chosen: { band: number; votes: number }[] = []
  for (let k = 0; k < used; k++) {
    const one = bands[k] as number
    const its = votes(one)
    const last = chosen.at(-1)
    if (chosen.length === most && last && last.votes >= its) {
      if (last.votes > its || distance(last.band) <= distance(one)) continue
    }
    let at = chosen.length
    while (at > 0 && isBefore({ band: one, votes: its }, chosen[at - 1] as (typeof chosen)[number])) at--
    chosen.splice(at, 0, { band: one, votes: its })
    if (chosen.length > most) chosen.pop()
  }
  function isBefore(a: (typeof chosen)[number], b: (typeof chosen)[number]): boolean {
    return a.votes > b.votes || (a.votes === b.votes && distance(a.band) < distance(b.band))
  }
  for (let k = 0; k < used; k++) tally[bands[k] as number] = 0
  for (const one of chosen) yield seedIn(hits, one.band * band - offset, [from, to])
}

/** Writes down where the passage's runs stand in the text; returns how many there are. */
function collect({ text, heads, next, counts }: GramIndex, passage: string): number {
  const mask = heads.length - 1
  const step = Math.max(1, Math.ceil(passage.length / mostRuns))
  const room = (Math.ceil(passage.length / step) + 1) * (tooCommon + 1)
  if (hitAt.length < room) {
    hitAt = new Int32Array(room)
    hitDiagonal = new Int32Array(room)
    bands = new Int32Array(room)
  }
  let hits = 0
  for (let i = 0; i + size <= passage.length; i += step) {
    const bucket = hashAt(passage, i, mask)
    if ((counts[bucket] as number) > tooCommon) continue
    for (let place = heads[bucket] as number; place >= 0; place = next[place] as number)
      if (
        text.charCodeAt(place) === passage.charCodeAt(i) &&
        text.charCodeAt(place + 1) === passage.charCodeAt(i + 1) &&
        text.charCodeAt(place + 2) === passage.charCodeAt(i + 2)
      ) {
        hitAt[hits] = i
        hitDiagonal[hits++] = place - i
      }
  }
  return hits
}

/** The seed of a band (and the next): on the diagonal with most runs, inside the quotation and in the middle if it can be. */
function seedIn(hits: number, low: number, [from, to]: readonly [number, number]): Seed {
  const high = low + 2 * band
  const on = new Uint16Array(2 * band)
  for (let h = 0; h < hits; h++) {
    const diagonal = hitDiagonal[h] as number
    if (diagonal >= low && diagonal < high) on[diagonal - low] = (on[diagonal - low] as number) + 1
  }
  let best = 0
  for (let d = 1; d < on.length; d++) if ((on[d] as number) > (on[best] as number)) best = d
  const middle = (from + to - size) / 2
  let i = 0
  let away = Number.POSITIVE_INFINITY
  for (let h = 0; h < hits; h++) {
    if (hitDiagonal[h] !== low + best) continue
    const own = hitAt[h] as number
    if (Math.abs(own - middle) >= away) continue
    away = Math.abs(own - middle)
    i = own
  }
  return { i, place: low + best + i }
}
