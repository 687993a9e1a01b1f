import { describe, expect, test } from 'vitest'
import { packedKinds } from './figure-kind.data.ts'
import { packKinds, type Row, unpackKinds } from './figure-weights.ts'

describe('the weights of kinds', () => {
  test('are read as they were written, to a step, whatever the sign of the hash', () => {
    const features = new Map<number, Row>([
      [-5, [1.5, -0.5, -1]],
      [7, [-0.25, 0.75, -0.5]],
      [2 ** 31 - 1, [0, 0.001, -0.001]],
    ])
    const links = new Map([['clause', [1, -1, 0, 0.5, 2, 0, 0, 0, 1]]])
    const read = unpackKinds(packKinds({ features, links }))
    expect([...read.features.keys()].sort((a, b) => a - b)).toEqual([-5, 7])
    for (const [hash, row] of read.features)
      for (const [i, weight] of row.entries())
        expect(Math.abs(weight - (features.get(hash) as Row)[i as 0])).toBeLessThan(0.05)
    expect(read.links.get('clause')?.map((one) => Math.round(one * 10) / 10)).toEqual(links.get('clause'))
  })
  test('what is shipped is packed as the trainer packs it', () => {
    const shipped = unpackKinds(packedKinds)
    expect(shipped.features.size).toBeGreaterThan(1000)
    expect([...shipped.links.keys()].sort()).toEqual(['clause', 'paragraph', 'sentence', 'text'])
    expect(packKinds(shipped)).toBe(packedKinds)
  })
})
