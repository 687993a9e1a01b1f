/** How well two characters go together, from the pairs of Chinese press text. */
import { inflateRawSync } from 'node:zlib'
import { bigramData } from './bigrams.data.ts'

/** Stands before the first character of a text. */
export const textStart = '\u0002'
const rare = '\u0003'
/** Scales of the stored numbers; the training script writes them so. */
const levelStep = 0.75
const levelZero = 6
const frequencyStep = 1 / 6

interface Model {
  readonly index: ReadonlyMap<string, number>
  readonly left: Float32Array
  readonly right: Float32Array
  readonly pairs: ReadonlyMap<number, number>
}

let loaded: Model | undefined

function load(): Model {
  const unpack = (blob: string) => inflateRawSync(Buffer.from(blob, 'base64'))
  const symbols = [...bigramData.symbols]
  const index = new Map(symbols.map((symbol, i) => [symbol, i]))
  const frequency = new Int8Array(unpack(bigramData.frequency))
  const log = Float32Array.from(frequency, (value) => value * frequencyStep)
  const gaps = unpack(bigramData.gaps)
  const levels = unpack(bigramData.levels)
  const pairs = new Map<number, number>()
  let at = 0
  let level = 0
  const next = (): number => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = gaps[at++] as number
      value |= (byte & 127) << shift
      if (byte < 128) return value
    }
  }
  for (let a = 0; a < symbols.length; a++) {
    let b = -1
    for (let left = next(); left > 0; left--) {
      b += next() + 1
      const byte = levels[level >> 1] as number
      const value = (level++ % 2 === 0 ? byte & 15 : byte >> 4) - levelZero
      pairs.set(a * symbols.length + b, value * levelStep)
    }
  }
  return { index, left: log.subarray(0, symbols.length), right: log.subarray(symbols.length), pairs }
}

const halfWidth: Readonly<Record<string, string>> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
  '%': '％',
}

/** A character as the model knows it: digits and Latin letters stand for their class. */
function folded(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if ((code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19)) return '0'
  if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) return 'a'
  return halfWidth[character] ?? character
}

/**
 * By how much the first character makes the second likelier, in nats: log p(b|a) - log p(b); -4.5..6.75.
 * A pair that was never seen counts the less the commoner its two characters are.
 */
export function affinity(a: string, b: string): number {
  loaded ??= load()
  const ia = loaded.index.get(folded(a)) ?? (loaded.index.get(rare) as number)
  const ib = loaded.index.get(folded(b)) ?? (loaded.index.get(rare) as number)
  const known = loaded.pairs.get(ia * loaded.index.size + ib)
  if (known !== undefined) return known
  const expected = Math.log(bigramData.total) + (loaded.left[ia] as number) + (loaded.right[ib] as number)
  return Math.max(-4.5, Math.min(-0.25, -expected))
}
