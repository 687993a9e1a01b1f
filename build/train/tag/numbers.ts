/** Numbers for hashes, in the order in which they are first met. */

/** A growing table from 32-bit hashes to 0, 1, 2 …; a JavaScript map holds too few of them. */
export class Numbers {
  private slots = new Int32Array(1 << 16)
  private hashes = new Int32Array(1 << 15)
  private count = 0

  /** The number of a hash. */
  of(hash: number): number {
    const slot = this.slotOf(hash)
    const known = this.slots[slot] as number
    if (known !== 0) return known - 1
    if (this.count === this.hashes.length) {
      this.grow()
      return this.of(hash)
    }
    this.hashes[this.count++] = hash
    this.slots[slot] = this.count
    return this.count - 1
  }

  /** All hashes by number. */
  keys(): Int32Array {
    return this.hashes.slice(0, this.count)
  }

  private slotOf(hash: number): number {
    const mask = this.slots.length - 1
    let slot = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) & mask
    for (;;) {
      const known = this.slots[slot] as number
      if (known === 0 || this.hashes[known - 1] === hash) return slot
      slot = (slot + 1) & mask
    }
  }

  private grow(): void {
    const larger = new Int32Array(this.hashes.length * 2)
    larger.set(this.hashes)
    this.hashes = larger
    this.slots = new Int32Array(larger.length * 2)
    for (let i = 0; i < this.count; i++) this.slots[this.slotOf(larger[i] as number)] = i + 1
  }
}
