/** Features by name at characters, collected in any order. */

export class Named {
  private places = new Int32Array(1024)
  private hashes = new Int32Array(1024)
  count = 0

  /** Adds a feature to the character at `place`. */
  add(place: number, hash: number): void {
    if (this.count === this.places.length) {
      this.places = grown(this.places)
      this.hashes = grown(this.hashes)
    }
    this.places[this.count] = place
    this.hashes[this.count++] = hash
  }

  /** How many features each character has. */
  perCharacter(length: number): Int32Array {
    const counts = new Int32Array(length)
    for (let i = 0; i < this.count; i++) {
      const place = this.places[i] as number
      counts[place] = (counts[place] as number) + 1
    }
    return counts
  }

  /** Writes each feature to where `next` says for its character, and moves that on by one. */
  writeTo(into: Int32Array, next: Int32Array): void {
    for (let i = 0; i < this.count; i++) {
      const place = this.places[i] as number
      const at = next[place] as number
      into[at] = this.hashes[i] as number
      next[place] = at + 1
    }
  }
}

function grown(old: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(old.length * 2)
  larger.set(old)
  return larger
}
