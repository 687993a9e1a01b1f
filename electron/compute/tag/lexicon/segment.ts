/** Cuts a line into words by a list of common ones: the likeliest cut, characters of no word alone. */
import { commonWords } from './words.data.ts'

/** Word classes by number; 0 is a character of no word. */
const classes = [
  '',
  'v',
  'n',
  'ns',
  'a',
  'd',
  't',
  'c',
  'p',
  'r',
  'm',
  'q',
  'f',
  's',
  'u',
  'y',
  'k',
  'g',
  'l',
  'x',
]
/** The whole logarithm of all counts of the list. */
const all = 26
/** A character of no word costs as much as one that stands twice. */
const unknown = 1 - all
const longest = 4

/** The words of a line: where each character's word begins and ends, and its class. */
export interface Cut {
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly classes: Uint8Array
}

let known: Map<string, number> | null = null

function words(): Map<string, number> {
  if (known) return known
  known = new Map()
  for (const line of commonWords.trim().split('\n')) {
    const [name, count, ...list] = line.split(' ') as [string, string, ...string[]]
    const code = Number(count) * 32 + Math.max(0, classes.indexOf(name))
    for (const word of list) known.set(word, code)
  }
  return known
}

/** Cuts a text into words. O(n). */
export function segment(text: string): Cut {
  const list = words()
  const length = text.length
  const best = new Float64Array(length + 1)
  const step = new Uint8Array(length)
  const classOf = new Uint8Array(length)
  for (let at = length - 1; at >= 0; at--) {
    best[at] = Number.NEGATIVE_INFINITY
    for (let size = 1; size <= longest && at + size <= length; size++) {
      const code = list.get(text.slice(at, at + size))
      if (code === undefined && size > 1) continue
      const score = (code === undefined ? unknown : (code >> 5) - all) + (best[at + size] as number)
      if (score > (best[at] as number)) {
        best[at] = score
        step[at] = size
        classOf[at] = code === undefined ? 0 : code & 31
      }
    }
  }
  const starts = new Int32Array(length)
  const ends = new Int32Array(length)
  for (let at = 0; at < length; ) {
    const end = at + (step[at] as number)
    starts.fill(at, at, end)
    ends.fill(end, at, end)
    classOf.fill(classOf[at] as number, at, end)
    at = end
  }
  return { starts, ends, classes: classOf }
}
