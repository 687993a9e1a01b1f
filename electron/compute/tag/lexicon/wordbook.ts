/** Cuts a text into words by a list of them: the likeliest cut, characters of no word alone. Words are known by their hash. */

/** One word: the hash of its units, the number of its class, and four times the logarithm to base 2 of its count. */
export interface Entry {
  readonly key: number
  readonly kind: number
  readonly weight: number
}

/** A text cut into words: where each character's word begins and ends, its hash, and its class (0 for none). */
export interface Words {
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly hashes: Int32Array
  readonly kinds: Uint8Array
}

export type Wordbook = (text: string) => Words

/** Words of more units are not looked for. */
export const longestWord = 8
/** No word has a unit below this, but for the dot between parts of a name. */
const firstHan = 0x3400
const dot = 0xb7
/** From here on there are full-width marks. */
const firstWide = 0xff00
/** Four times the logarithm of all counts. */
const all = 104
/** What a character of no word costs. */
const unknown = 4 - all
/** The hash of no units, and of one more: FNV-1a. */
const basis = 0x811c9dc5
const onward = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193)

/** The hash of a word, which is never 0: that marks a free slot. */
export function wordKey(word: string): number {
  let hash = basis
  for (let i = 0; i < word.length; i++) hash = onward(hash, word.charCodeAt(i))
  return hash | 0 || 1
}

/** Makes a list ready for cutting; words of it have up to `longest` units. Cutting is linear in the text. */
export function wordbook(entries: readonly Entry[], longest = longestWord): Wordbook {
  let size = 1024
  while (size < entries.length * 2) size *= 2
  const mask = size - 1
  const keys = new Int32Array(size)
  const codes = new Uint16Array(size)
  const placeOf = (key: number): number => {
    let place = (key ^ (key >>> 15)) & mask
    while (keys[place] !== 0 && keys[place] !== key) place = (place + 1) & mask
    return place
  }
  for (const { key, kind, weight } of entries) {
    const place = placeOf(key)
    keys[place] = key
    codes[place] = (kind << 8) | weight
  }
  return (text) => {
    const { length } = text
    const best = new Int32Array(length + 1)
    const step = new Uint8Array(length).fill(1)
    const kinds = new Uint8Array(length)
    const hashes = new Int32Array(length)
    for (let at = length - 1; at >= 0; at--) {
      let hash = onward(basis, text.charCodeAt(at))
      hashes[at] = hash | 0 || 1
      best[at] = unknown + (best[at + 1] as number)
      if (text.charCodeAt(at) < firstHan) continue
      for (let size = 1; size <= longest && at + size <= length; size++) {
        if (size > 1) {
          const unit = text.charCodeAt(at + size - 1)
          if ((unit < firstHan && unit !== dot) || unit >= firstWide) break
          hash = onward(hash, unit)
        }
        const key = hash | 0 || 1
        const place = placeOf(key)
        if (keys[place] === 0) continue
        const code = codes[place] as number
        const score = (code & 255) - all + (best[at + size] as number)
        if (size > 1 && score <= (best[at] as number)) continue
        best[at] = score
        step[at] = size
        kinds[at] = code >> 8
        hashes[at] = key
      }
    }
    const starts = new Int32Array(length)
    const ends = new Int32Array(length)
    for (let at = 0; at < length; ) {
      const end = at + (step[at] as number)
      starts.fill(at, at, end)
      ends.fill(end, at, end)
      kinds.fill(kinds[at] as number, at, end)
      hashes.fill(hashes[at] as number, at, end)
      at = end
    }
    return { starts, ends, hashes, kinds }
  }
}
