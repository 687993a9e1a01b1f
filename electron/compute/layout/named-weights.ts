/** Learned weights by the names of what they weigh, as they are stored: deflated JSON in base64. */
import { inflateRawSync } from 'node:zlib'

export type NamedWeights = ReadonlyMap<string, number>

/** Reads stored weights; '' is none at all. */
export function unpacked(data: string): NamedWeights {
  if (data === '') return new Map()
  const named = JSON.parse(inflateRawSync(Buffer.from(data, 'base64')).toString()) as Record<string, number>
  return new Map(Object.entries(named))
}
