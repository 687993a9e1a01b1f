/** The weights that tell promised from reported figures: features by hash and the links of the chain, packed into one string. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** Weights of a feature for promised, reported and neither: they sum to nothing. */
export type Row = readonly [target: number, result: number, neither: number]

export interface KindWeights {
  /** By the hash of the feature's name. */
  readonly features: ReadonlyMap<number, Row>
  /** By the name of the link: nine weights, `[kind before * 3 + kind]`. */
  readonly links: ReadonlyMap<string, readonly number[]>
}

/** Kept whole numbers are of this part of a whole; the largest weight that can be kept is 127 of them. */
const part = 1 / 24
const whole = (weight: number): number => Math.max(-127, Math.min(127, Math.round(weight / part)))

/** What is written for weights; small ones are left out. The same weights give the same string. */
export function packKinds({ features, links }: KindWeights): string {
  const rows = [...features]
    .map(([hash, [target, result]]) => [hash >>> 0, whole(target), whole(result)] as const)
    .filter(([, target, result]) => target !== 0 || result !== 0)
    .sort(([a], [b]) => a - b)
  const bytes = new Uint8Array(4 + rows.length * 6)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, rows.length)
  for (const [i, [hash, target, result]] of rows.entries()) {
    view.setUint32(4 + i * 4, hash)
    view.setInt8(4 + rows.length * 4 + i, target)
    view.setInt8(4 + rows.length * 5 + i, result)
  }
  const names = [...links].map(([name, weights]) => `${name} ${weights.map(whole).join(' ')}`)
  const packed = deflateRawSync(Buffer.concat([bytes, Buffer.from(names.join('\n'))]), { level: 9 })
  return packed.toString('base64')
}

/** Reads what `packKinds` wrote. */
export function unpackKinds(packed: string): KindWeights {
  const bytes = inflateRawSync(Buffer.from(packed, 'base64'))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = view.getUint32(0)
  const features = new Map<number, Row>()
  for (let i = 0; i < count; i++) {
    const target = view.getInt8(4 + count * 4 + i) * part
    const result = view.getInt8(4 + count * 5 + i) * part
    features.set(view.getInt32(4 + i * 4), [target, result, -target - result])
  }
  const links = new Map<string, readonly number[]>()
  for (const line of bytes
    .subarray(4 + count * 6)
    .toString('utf8')
    .split('\n')
    .filter(Boolean)) {
    const [name, ...weights] = line.split(' ')
    links.set(
      name as string,
      weights.map((one) => Number(one) * part),
    )
  }
  return { features, links }
}
