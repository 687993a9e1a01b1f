/** What pages taken apart by hand have taught: for each feature of a piece, how much it speaks for each choice. */
import { inflateRawSync } from 'node:zlib'
import { rows } from './evidence.ts'
import { kinPlace, kinPlaces } from './kin.ts'
import { type Label, labels } from './labels.ts'
import { learnedData } from './learned.data.ts'

/**
 * What the features of a piece speak for: a role, that it goes on a paragraph, that it is one more line of a title, or
 * of a byline or caption, that an article begins with it.
 */
export const sides = [...labels, 'joins', 'line', 'more', 'opens'] as const

const columns = sides.length
/** How a step takes its piece. */
export const kinds = ['plain', 'joins', 'more', 'opens', 'returns'] as const
export type Kind = (typeof kinds)[number]

/** The last label, or none; title, body, byline, and both below, of the article so far; the gap; then what is done. */
const before = (labels.length + 1) * 16 * 3
const stepsAt = rows * columns
const breaksAt = stepsAt + before * labels.length * kinds.length
/** Edges of what the named weights say of a break being mended, in nats. */
const fits = [-4, -2, -1, 0, 1, 2, 3, 4, 5]
const kinAt = breaksAt + (fits.length + 1) * 3 * 2
const size = kinAt + kinPlaces

/** Nats: for each feature and side, row by row; then for each step by what stands before it. */
export type Weights = Float32Array
export const noWeights = (): Weights => new Float32Array(size)

let weights: Weights | undefined

function load(): Weights {
  const levels = new Int8Array(inflateRawSync(Buffer.from(learnedData.levels, 'base64')))
  return Float32Array.from(levels, (level) => level * learnedData.step)
}

/** Weighs with others than the stored ones from now on; for training and for measuring what training gains. */
export function weighWith(others: Weights): void {
  if (others.length !== size) throw new Error('weights of another size')
  weights = others
}

/** What the features speak for each side, in nats, in the order of `sides`. */
export function learnedScores(features: readonly number[]): number[] {
  weights ??= load()
  const scores = new Array<number>(columns).fill(0)
  for (const row of features)
    for (let column = 0; column < columns; column++)
      scores[column] = (scores[column] as number) + (weights[row * columns + column] as number)
  return scores
}

const numberOf = Object.fromEntries(labels.map((label, i) => [label, i])) as Record<Label, number>
const numberOfKind = Object.fromEntries(kinds.map((kind, i) => [kind, i])) as Record<Kind, number>

/** The place of a step among the weights. `flags`: see `has` of the steps. */
export function stepPlace(
  last: Label | 'none',
  flags: number,
  label: Label,
  kind: Kind,
  gap: number,
): number {
  const above = last === 'none' ? labels.length : numberOf[last]
  const article = (flags & 1) + ((flags >> 1) & 2) + ((flags >> 2) & 4) + ((flags >> 2) & 8)
  const ground = (above * 16 + article) * 3 + Math.min(2, gap)
  return stepsAt + (ground * labels.length + numberOf[label]) * kinds.length + numberOfKind[kind]
}

/**
 * The place of a break among the weights: by how well the halves fit in nats, by how many pieces stand between them, see
 * `joinOf`, and by whether the page has another article in hand by then.
 */
export function breakPlace(fit: number, between: number, away: boolean): number {
  return breaksAt + (fits.filter((edge) => fit > edge).length * 3 + Math.min(2, between)) * 2 + (away ? 1 : 0)
}

/** What was learned of a break being mended, in nats. */
export function breakScore(...own: Parameters<typeof breakPlace>): number {
  weights ??= load()
  return weights[breakPlace(...own)] as number
}

/** What was learned of a step by what stands before it, in nats. */
export function stepScore(...step: Parameters<typeof stepPlace>): number {
  weights ??= load()
  return weights[stepPlace(...step)] as number
}

/** The place among the weights of what a text shares with its article, see `kinPlace`. */
export const kinWeightPlace = (...own: Parameters<typeof kinPlace>): number => kinAt + kinPlace(...own)

/** What was learned of it, in nats. */
export function kinScore(...own: Parameters<typeof kinPlace>): number {
  weights ??= load()
  return weights[kinWeightPlace(...own)] as number
}
