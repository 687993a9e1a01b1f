/** Logistic regression over named features with AdaGrad (Duchi et al. 2011), averaged; for what the page engine learns. */
import { deflateRawSync } from 'node:zlib'
import type { NamedWeights } from '../electron/compute/layout/named-weights.ts'
import { random } from './bench/pages/press.ts'

/** What speaks for an answer, and how much a wrong one costs. */
export interface Case {
  readonly features: readonly string[]
  readonly answer: boolean
  readonly cost: number
}

const rate = 0.2

/** Trains from nothing, the same weights each time. Features of fewer than `fewest` cases and weights below `least` are left out. */
export function trainLogistic(
  cases: readonly Case[],
  { epochs, fewest, least }: { readonly epochs: number; readonly fewest: number; readonly least: number },
): NamedWeights {
  const counts = new Map<string, number>()
  for (const { features } of cases) for (const name of features) counts.set(name, (counts.get(name) ?? 0) + 1)
  const places = new Map<string, number>()
  for (const [name, count] of counts) if (count >= fewest) places.set(name, places.size)
  const known = cases.map(({ features }) =>
    Uint32Array.from(features.map((name) => places.get(name) ?? -1).filter((place) => place >= 0)),
  )
  const weights = new Float64Array(places.size)
  const sums = new Float64Array(places.size)
  const squares = new Float64Array(places.size).fill(1)
  const rng = random(5)
  const order = cases.map((_, i) => i)
  let time = 1
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(rng() * (i + 1))
      const kept = order[i] as number
      order[i] = order[j] as number
      order[j] = kept
    }
    for (const at of order) {
      const { answer, cost } = cases[at] as Case
      const own = known[at] as Uint32Array
      let score = 0
      for (const place of own) score += weights[place] as number
      const slope = cost * ((answer ? 1 : 0) - 1 / (1 + Math.exp(-score)))
      time++
      if (Math.abs(slope) < 1e-3) continue
      for (const place of own) {
        squares[place] = (squares[place] as number) + slope * slope
        const delta = (rate * slope) / Math.sqrt(squares[place] as number)
        weights[place] = (weights[place] as number) + delta
        sums[place] = (sums[place] as number) + time * delta
      }
    }
  }
  const averaged = (place: number): number =>
    Math.round(((weights[place] as number) - (sums[place] as number) / time) * 50) / 50
  return new Map(
    [...places]
      .map(([name, place]): [string, number] => [name, averaged(place)])
      .filter(([, own]) => Math.abs(own) >= least)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** Weights as a source file of the page engine: what they are, the constant's name, the script that writes them. */
export function weightsFile(what: string, name: string, script: string, weights: NamedWeights): string {
  const packed = deflateRawSync(JSON.stringify(Object.fromEntries(weights)), { level: 9 }).toString('base64')
  return `/** ${what}, written by build/${script}. Not for hand editing. */\nexport const ${name} =\n  '${packed}'\n`
}
