/** The model's file: int8 weights by feature hash, the label transitions, and the model's own words if it has some. Written by the trainer, read here. */

import { type Entry, type Wordbook, wordbook } from '../lexicon/wordbook.ts'
import type { Features } from './features.ts'
import { labelCount } from './labels.ts'
import type { Transitions } from './lattice.ts'
import { type Chain, chainOf, fallsOf } from './read.ts'

/** Changes whenever features or labels do, so that an old file is not read with new features. */
export const tableVersion = 3
const magic = 0x4e42474a
const header = 28
/** Bytes of a word of the model's own list: its hash, its class, how common it is. */
const wordSize = 6
const bitCount = 1 << 20
/** Numbers a slot of the table holds; a power of two. */
const rowSize = 4
/** The table is at most so full: a small one stays near the processor, and its rows' neighbours are read with them. */
const fullest = 0.8
/** Weights of a row that lie in its slot. */
const together = 4
/**
 * A row of more weights than this has one for every label, two in a number: the common features have many, and adding them so
 * takes half the steps. Each half is a weight and 128, so that no half is ever negative.
 */
const many = 10
const halves = (labelCount + 1) >> 1
const surplus = 128
/** So many such rows fit into a half. */
const fit = 256

/** The weights of a trained model, ready to score. */
export interface Table {
  readonly transitions: Transitions
  /** The transitions made ready for reading. */
  readonly chain: Chain
  /** Sums the weights of each character's features, `[at * labelCount + label]`, in whole numbers of `scale`. */
  readonly emissions: (features: Features) => Int32Array
  readonly scale: number
  /** What a label that is so many whole numbers below another weighs beside it. */
  readonly falls: Float64Array
  /** The model's own words; one that has none looks at each line by itself (`wide.ts`). */
  readonly wordbook: Wordbook | null
}

/** One feature's weights to be written: label and whole number from -127 to 127. */
export interface Row {
  readonly key: number
  readonly weights: readonly (readonly [label: number, weight: number])[]
}

/** The bytes of a model; rows are sorted by key, so the same weights give the same bytes. */
export function writeTable(
  rows: readonly Row[],
  scale: number,
  transitions: Transitions,
  words: readonly Entry[] = [],
): Uint8Array {
  const sorted = [...rows].sort((a, b) => a.key - b.key)
  const total = sorted.reduce((sum, row) => sum + row.weights.length, 0)
  const bytes = new Uint8Array(sizeOf(sorted.length, total, words.length))
  const view = new DataView(bytes.buffer)
  const head = [magic, tableVersion, labelCount, sorted.length, total]
  for (const [i, value] of head.entries()) view.setUint32(i * 4, value, true)
  view.setFloat32(20, scale, true)
  view.setUint32(24, words.length, true)
  let at = header
  for (const value of transitions) {
    view.setFloat32(at, value, true)
    at += 4
  }
  for (const row of sorted) {
    view.setInt32(at, row.key, true)
    at += 4
  }
  for (const row of sorted) bytes[at++] = row.weights.length
  for (const row of sorted) for (const [label] of row.weights) bytes[at++] = label
  for (const row of sorted) for (const [, weight] of row.weights) view.setInt8(at++, weight)
  for (const { key, kind, weight } of [...words].sort((a, b) => a.key - b.key)) {
    view.setInt32(at, key, true)
    bytes[at + 4] = kind
    bytes[at + 5] = weight
    at += wordSize
  }
  return bytes
}

/** The bytes of a file of so many rows, weights and words. */
function sizeOf(rows: number, weights: number, words: number): number {
  return header + labelCount * labelCount * 4 + rows * 5 + weights * 2 + words * wordSize
}

function readWords(view: DataView, from: number, count: number): Entry[] {
  return Array.from({ length: count }, (_, i) => {
    const at = from + i * wordSize
    return { key: view.getInt32(at, true), kind: view.getUint8(at + 4), weight: view.getUint8(at + 5) }
  })
}

/** Reads a model's bytes. Throws if they are not of this version. */
export function readTable(bytes: Uint8Array): Table {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < header) throw new Error(`not a names model of version ${tableVersion}`)
  const [found, version, labels, rows, total, wordCount] = [0, 4, 8, 12, 16, 24].map((at) =>
    view.getUint32(at, true),
  ) as [number, number, number, number, number, number]
  const size = sizeOf(rows, total, wordCount)
  if (found !== magic || version !== tableVersion || labels !== labelCount || bytes.byteLength !== size)
    throw new Error(`not a names model of version ${tableVersion}`)
  const scale = view.getFloat32(20, true)
  let at = header
  const transitions = new Float32Array(labelCount * labelCount)
  for (let i = 0; i < transitions.length; i++, at += 4) transitions[i] = view.getFloat32(at, true)
  let slots = 1024
  while (slots * fullest < rows) slots *= 2
  const mask = slots - 1
  const placeMask = slots * rowSize - 1
  // Most features of a text have no weight: a bit for each low part of a key tells so without a look into the table.
  const bits = new Uint32Array(bitCount / 32)
  // What is read of a row at once lies together: its key, how many weights it has, and up to four of them, or where they begin.
  const table = new Int32Array(slots * rowSize)
  const counts = bytes.subarray(header + labelCount * labelCount * 4 + rows * 4).subarray(0, rows)
  const full = new Int32Array(counts.reduce((sum, count) => sum + (count > many ? halves : 0), 0))
  // Label and weight in one number.
  const cells = new Int16Array(total)
  const keysAt = at
  const labelsAt = keysAt + rows * 5
  const weightsAt = labelsAt + total
  for (let i = 0; i < total; i++)
    cells[i] = (view.getInt8(weightsAt + i) << 8) | (bytes[labelsAt + i] as number)
  for (let row = 0, start = 0, fullAt = 0; row < rows; row++) {
    const key = view.getInt32(keysAt + row * 4, true)
    const count = counts[row] as number
    let slot = key & mask
    while (table[slot * rowSize + 1] !== 0) slot = (slot + 1) & mask
    const bit = (key >>> 8) & (bitCount - 1)
    bits[bit >>> 5] = (bits[bit >>> 5] as number) | (1 << (bit & 31))
    const place = slot * rowSize
    table[place] = key
    table[place + 1] = count
    if (count > many) {
      table[place + 2] = fullAt
      full.fill((surplus << 16) | surplus, fullAt, fullAt + halves)
      for (let w = start; w < start + count; w++) {
        const label = (cells[w] as number) & 255
        const half = fullAt + (label >> 1)
        full[half] = (full[half] as number) + ((cells[w] as number) >> 8) * (label & 1 ? 0x10000 : 1)
      }
      fullAt += halves
    } else if (count > together) table[place + 2] = start
    else {
      table[place + 2] = ((cells[start] ?? 0) & 0xffff) | (count > 1 ? (cells[start + 1] as number) << 16 : 0)
      if (count > 2)
        table[place + 3] =
          ((cells[start + 2] as number) & 0xffff) | (count > 3 ? (cells[start + 3] as number) << 16 : 0)
    }
    start += count
  }
  return {
    transitions,
    chain: chainOf(transitions),
    scale,
    falls: fallsOf(scale),
    wordbook: wordCount > 0 ? wordbook(readWords(view, size - wordCount * wordSize, wordCount)) : null,
    emissions: ({ hashes, offsets }) => {
      const length = offsets.length - 1
      const sums = new Int32Array(length * labelCount)
      for (let i = 0; i < length; i++) {
        const row = i * labelCount
        let added = 0
        const end = offsets[i + 1] as number
        for (let k = offsets[i] as number; k < end; k++) {
          const key = hashes[k] as number
          const bit = (key >>> 8) & (bitCount - 1)
          if (((bits[bit >>> 5] as number) & (1 << (bit & 31))) === 0) continue
          let place = (key & mask) * rowSize
          while (table[place + 1] !== 0 && table[place] !== key) place = (place + rowSize) & placeMask
          const count = table[place + 1] as number
          if (count === 0) continue
          const first = table[place + 2] as number
          if (count > many) {
            begun[added++] = first
            if (added < fit) continue
            addFull(full, begun, added, sums, row)
            added = 0
            continue
          }
          if (count > together) {
            for (let w = first; w < first + count; w++) {
              const cell = row + ((cells[w] as number) & 255)
              sums[cell] = (sums[cell] as number) + ((cells[w] as number) >> 8)
            }
            continue
          }
          for (let w = 0; w < count; w += 2) {
            const two = table[place + 2 + (w >> 1)] as number
            const one = row + (two & 255)
            sums[one] = (sums[one] as number) + ((two << 16) >> 24)
            if (w + 1 === count) break
            const other = row + ((two >> 16) & 255)
            sums[other] = (sums[other] as number) + (two >> 24)
          }
        }
        addFull(full, begun, added, sums, row)
      }
      return sums
    },
  }
}

/** Where the full rows of a character begin. */
const begun = new Int32Array(fit)

/** Adds so many full rows, two labels in a number, to the sums that begin at `row`. */
function addFull(full: Int32Array, rows: Int32Array, count: number, sums: Int32Array, row: number): void {
  const less = count * surplus
  for (let half = 0; half < halves; half++) {
    let two = 0
    for (let i = 0; i < count; i++) two = (two + (full[(rows[i] as number) + half] as number)) | 0
    const cell = row + 2 * half
    sums[cell] = (sums[cell] as number) + (two & 0xffff) - less
    if (2 * half + 1 < labelCount) sums[cell + 1] = (sums[cell + 1] as number) + (two >>> 16) - less
  }
}
