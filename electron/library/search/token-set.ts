/** Collects the different tokens of a text without making a string of each: most pairs of a text come again. */

/** Units decoded at once: as many arguments as a call takes for certain. */
const piece = 4096
const blank = 0x20

/** Tokens of one text, each once; used again for the next, since its tables are larger than most texts need. */
export class TokenSet {
  /** All tokens, a blank behind each. */
  #units = new Uint16Array(1 << 13)
  #length = 0
  /** Where a token begins, plus one; by its hash, the next free place where that is taken. */
  #places = new Int32Array(1 << 13)
  #count = 0

  clear(): void {
    this.#places.fill(0)
    this.#length = 0
    this.#count = 0
  }

  /** Adds `text` from `start` up to `end`. */
  add(text: string, start: number, end: number): void {
    const from = this.#length
    if (from + (end - start) + 1 > this.#units.length) this.#widen(end - start)
    const units = this.#units
    let hash = 0x811c9dc5
    let to = from
    for (let i = start; i < end; i++) {
      const unit = text.charCodeAt(i)
      units[to++] = unit
      hash = Math.imul(hash ^ unit, 0x01000193)
    }
    units[to++] = blank
    const mask = this.#places.length - 1
    let place = (hash ^ (hash >>> 15)) & mask
    for (let there = this.#places[place] as number; there !== 0; there = this.#places[place] as number) {
      if (this.#same(there - 1, from, to)) return
      place = (place + 1) & mask
    }
    this.#places[place] = from + 1
    this.#length = to
    if (++this.#count * 2 > this.#places.length) this.#spread()
  }

  /** The tokens with a blank between them, in the order they were first added. */
  toString(): string {
    const end = Math.max(0, this.#length - 1)
    let result = ''
    for (let at = 0; at < end; at += piece)
      result += String.fromCharCode.apply(
        null,
        this.#units.subarray(at, Math.min(end, at + piece)) as unknown as number[],
      )
    return result
  }

  #same(there: number, from: number, to: number): boolean {
    for (let i = from, j = there; i < to; i++, j++) if (this.#units[i] !== this.#units[j]) return false
    return true
  }

  #widen(more: number): void {
    const wider = new Uint16Array(2 * (this.#units.length + more))
    wider.set(this.#units)
    this.#units = wider
  }

  #spread(): void {
    const mask = this.#places.length * 2 - 1
    this.#places = new Int32Array(mask + 1)
    for (let from = 0; from < this.#length; ) {
      let hash = 0x811c9dc5
      let to = from
      for (; this.#units[to] !== blank; to++) hash = Math.imul(hash ^ (this.#units[to] as number), 0x01000193)
      let place = (hash ^ (hash >>> 15)) & mask
      while (this.#places[place] !== 0) place = (place + 1) & mask
      this.#places[place] = from + 1
      from = to + 1
    }
  }
}
