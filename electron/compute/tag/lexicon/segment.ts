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
/** No longer word of the list begins with a unit below this. */
const firstHan = 0x4e00

/** The words of a line: where each character's word begins and ends, and its class. */
export interface Cut {
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly classes: Uint8Array
}

/** The list by the words' units: two of them are one number, and a word is at most two such numbers. */
interface List {
  /** Codes of single characters. */
  readonly single: Int32Array
  /** Slots of two numbers of the word and its code; 0 is a free slot. */
  readonly slots: Int32Array
}

let known: List | null = null
const slotSize = 4

const slotOf = (one: number, two: number, mask: number): number => {
  const mixed = Math.imul(one ^ Math.imul(two, 0x9e3779b1), 0x85ebca6b)
  return ((mixed ^ (mixed >>> 15)) & mask) * slotSize
}

function words(): List {
  if (known) return known
  const single = new Int32Array(0x10000)
  const longer: [word: string, code: number][] = []
  for (const line of commonWords.trim().split('\n')) {
    const [name, count, ...list] = line.split(' ') as [string, string, ...string[]]
    const code = Number(count) * 32 + Math.max(0, classes.indexOf(name))
    for (const word of list)
      if (word.length === 1) single[word.charCodeAt(0)] = code
      else longer.push([word, code])
  }
  let size = 1024
  while (size < longer.length * 2) size *= 2
  const slots = new Int32Array(size * slotSize)
  for (const [word, code] of longer) {
    const one = (word.charCodeAt(0) << 16) | word.charCodeAt(1)
    const two = ((word.charCodeAt(2) || 0) << 16) | (word.charCodeAt(3) || 0)
    slots.set([one, two, code], placeOf(slots, one, two))
  }
  known = { single, slots }
  return known
}

/** Where a word stands or would stand among the slots. */
function placeOf(slots: Int32Array, one: number, two: number): number {
  let place = slotOf(one, two, slots.length / slotSize - 1)
  while (slots[place + 2] !== 0 && (slots[place] !== one || slots[place + 1] !== two))
    place = (place + slotSize) & (slots.length - 1)
  return place
}

/** Cuts a text into words. O(n). */
export function segment(text: string): Cut {
  const { single, slots } = words()
  const length = text.length
  const best = new Float64Array(length + 1)
  const step = new Uint8Array(length)
  const classOf = new Uint8Array(length)
  for (let at = length - 1; at >= 0; at--) {
    const alone = single[text.charCodeAt(at)] as number
    best[at] = (alone === 0 ? unknown : (alone >> 5) - all) + (best[at + 1] as number)
    step[at] = 1
    classOf[at] = alone & 31
    if (text.charCodeAt(at) < firstHan) continue
    const one = (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1)
    let two = 0
    for (let size = 2; size <= longest && at + size <= length; size++) {
      if (size === 3) two = text.charCodeAt(at + 2) << 16
      else if (size === 4) two |= text.charCodeAt(at + 3)
      const code = slots[placeOf(slots, one, two) + 2] as number
      if (code === 0) continue
      const score = (code >> 5) - all + (best[at + size] as number)
      if (score > (best[at] as number)) {
        best[at] = score
        step[at] = size
        classOf[at] = code & 31
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
