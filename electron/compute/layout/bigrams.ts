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
  readonly openings: ReadonlyMap<number, number>
  readonly closings: ReadonlyMap<number, number>
}

let loaded: Model | undefined

const unpack = (blob: string): Uint8Array => inflateRawSync(Buffer.from(blob, 'base64'))

/** The pairs of one table by left index × number of symbols + right index. */
function decoded(
  table: { readonly gaps: string; readonly levels: string },
  symbols: number,
): Map<number, number> {
  const gaps = unpack(table.gaps)
  const levels = unpack(table.levels)
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
  for (let a = 0; a < symbols; a++) {
    let b = -1
    for (let left = next(); left > 0; left--) {
      b += next() + 1
      const byte = levels[level >> 1] as number
      const value = (level++ % 2 === 0 ? byte & 15 : byte >> 4) - levelZero
      pairs.set(a * symbols + b, value * levelStep)
    }
  }
  return pairs
}

function load(): Model {
  const symbols = [...bigramData.symbols]
  const frequency = new Int8Array(unpack(bigramData.frequency))
  const log = Float32Array.from(frequency, (value) => value * frequencyStep)
  return {
    index: new Map(symbols.map((symbol, i) => [symbol, i])),
    left: log.subarray(0, symbols.length),
    right: log.subarray(symbols.length),
    pairs: decoded(bigramData.pairs, symbols.length),
    openings: decoded(bigramData.openings, symbols.length),
    closings: decoded(bigramData.closings, symbols.length),
  }
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

function indexOf(model: Model, character: string): number {
  return model.index.get(folded(character)) ?? (model.index.get(rare) as number)
}

/**
 * By how much the first character makes the second likelier, in nats: log p(b|a) - log p(b); -4.5..6.75.
 * A pair that was never seen counts the less the commoner its two characters are.
 */
export function affinity(a: string, b: string): number {
  loaded ??= load()
  const [ia, ib] = [indexOf(loaded, a), indexOf(loaded, b)]
  const known = loaded.pairs.get(ia * loaded.index.size + ib)
  if (known !== undefined) return known
  const expected = Math.log(bigramData.total) + (loaded.left[ia] as number) + (loaded.right[ib] as number)
  return Math.max(-4.5, Math.min(-0.25, -expected))
}

/**
 * How much oftener than anywhere two characters open a text (`opening`) or stand before a comma or full stop
 * (`closing`), in nats; 0 where the pair says nothing.
 */
export function edge(side: 'opening' | 'closing', a: string, b: string): number {
  loaded ??= load()
  const table = side === 'opening' ? loaded.openings : loaded.closings
  return table.get(indexOf(loaded, a) * loaded.index.size + indexOf(loaded, b)) ?? 0
}
