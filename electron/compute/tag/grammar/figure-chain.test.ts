import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kindCount, readChain } from './figure-chain.ts'

const weight = fc.double({ min: -6, max: 6, noNaN: true })
const array = (length: number) => fc.array(weight, { minLength: length, maxLength: length })
const chains = fc.integer({ min: 1, max: 4 }).chain((count) => fc.tuple(array(count * 3), array(count * 9)))

/** All ways through a chain with their weights. */
function ways(scores: number[], links: number[]): { kinds: number[]; weight: number }[] {
  const count = scores.length / kindCount
  let all: { kinds: number[]; weight: number }[] = [{ kinds: [], weight: 0 }]
  for (let i = 0; i < count; i++)
    all = all.flatMap(({ kinds, weight }) =>
      [0, 1, 2].map((kind) => ({
        kinds: [...kinds, kind],
        weight:
          weight +
          (scores[i * 3 + kind] as number) +
          (i ? (links[i * 9 + (kinds[i - 1] as number) * 3 + kind] as number) : 0),
      })),
    )
  return all.map(({ kinds, weight }) => ({ kinds, weight: Math.exp(weight) }))
}

describe('the chain of kinds', () => {
  test('its chances are those of all ways through it', () => {
    fc.assert(
      fc.property(chains, ([scores, links]) => {
        const all = ways(scores, links)
        const total = all.reduce((sum, one) => sum + one.weight, 0)
        const share = (fits: (kinds: number[]) => boolean) =>
          all.filter(({ kinds }) => fits(kinds)).reduce((sum, one) => sum + one.weight, 0) / total
        const found = readChain(Float64Array.from(scores), Float64Array.from(links))
        for (let i = 0; i < scores.length / 3; i++)
          for (let kind = 0; kind < 3; kind++) {
            expect(found.kinds[i * 3 + kind]).toBeCloseTo(
              share((kinds) => kinds[i] === kind),
              8,
            )
            for (let before = 0; i > 0 && before < 3; before++)
              expect(found.pairs[i * 9 + before * 3 + kind]).toBeCloseTo(
                share((kinds) => kinds[i - 1] === before && kinds[i] === kind),
                8,
              )
          }
      }),
      { numRuns: 60 },
    )
  })
  test('no figures, no chances', () => {
    expect(readChain(new Float64Array(0), new Float64Array(0)).kinds).toEqual(new Float64Array(0))
  })
})
