/** How far the marks of figures that stand alike agree: what no reading of such marks can do better than. */
import { figureKinds } from '../../../electron/compute/tag/grammar/figure-kind.ts'
import type { Figures } from './kind-chain.ts'

interface One {
  readonly text: number
  readonly kind: number
  readonly features: ReadonlyMap<string, number>
}

/** Bounds of likeness from which pairs are counted: 1 is the same features, weighted by how rare they are. */
const bounds = [0.3, 0.4, 0.5]

/** For each bound: pairs of figures of different texts that are so alike, and the share of them that is marked otherwise. */
export function likeness(texts: readonly Figures[]): object[] {
  const ones = weighed(texts)
  const found = bounds.map((bound) => ({ bound, pairs: 0, otherwise: 0, kinds: new Map<string, number>() }))
  for (const [i, one] of ones.entries())
    for (const other of ones.slice(i + 1)) {
      if (other.text === one.text) continue
      let alike = 0
      for (const [name, weight] of one.features) alike += weight * (other.features.get(name) ?? 0)
      for (const count of found) {
        if (alike < count.bound) continue
        count.pairs++
        if (one.kind === other.kind) continue
        count.otherwise++
        const key = [one.kind, other.kind]
          .sort()
          .map((kind) => figureKinds[kind] ?? 'neither')
          .join('-')
        count.kinds.set(key, (count.kinds.get(key) ?? 0) + 1)
      }
    }
  return found.map(({ bound, pairs, otherwise, kinds }) => ({
    bound,
    pairs,
    otherwise: Math.round((otherwise / Math.max(1, pairs)) * 1000) / 1000,
    ...Object.fromEntries(kinds),
  }))
}

/** Each figure's features at the length of one, the rarer the heavier. */
function weighed(texts: readonly Figures[]): One[] {
  const all = texts.flatMap(({ names, kinds }, text) =>
    names.map((of, i) => ({ text, kind: kinds[i] as number, names: new Set(of) })),
  )
  const counts = new Map<string, number>()
  for (const { names } of all) for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return all.map(({ text, kind, names }) => {
    const weights = [...names].map(
      (name) => [name, Math.log(all.length / (counts.get(name) as number))] as const,
    )
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1
    return { text, kind, features: new Map(weights.map(([name, weight]) => [name, weight / length])) }
  })
}
