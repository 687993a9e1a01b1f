/** The labels of the sequence model: outside, and for each kind begin, inside, end and single. */
import { type EntityType, entityTypes } from '../../../contract/tags.ts'

export const outside = 0
export const begin = (kind: number): number => 1 + 4 * kind
export const inner = (kind: number): number => 2 + 4 * kind
export const last = (kind: number): number => 3 + 4 * kind
export const single = (kind: number): number => 4 + 4 * kind
export const labelCount = 1 + 4 * entityTypes.length

export const kindOfLabel = (label: number): EntityType => entityTypes[(label - 1) >> 2] as EntityType
/** 0 begin, 1 inside, 2 end, 3 single; of `outside` it says nothing. */
export const placeOfLabel = (label: number): number => (label - 1) & 3

/** Whether a span is open after this label. */
const open = (label: number): boolean => label !== outside && placeOfLabel(label) < 2

/** For each label the labels that may stand before it. */
export const before: readonly Int32Array[] = Array.from({ length: labelCount }, (_, label) => {
  const all = Array.from({ length: labelCount }, (_, one) => one)
  const starts = label === outside || placeOfLabel(label) === 0 || placeOfLabel(label) === 3
  return Int32Array.from(
    starts
      ? all.filter((one) => !open(one))
      : all.filter((one) => open(one) && kindOfLabel(one) === kindOfLabel(label)),
  )
})
/** Labels that a text may begin and end with. */
export const mayBegin: readonly boolean[] = before.map(
  (_, label) => label === outside || placeOfLabel(label) % 3 === 0,
)
export const mayEnd: readonly boolean[] = before.map((_, label) => !open(label))

/** Writes the labels of a span into `labels`. */
export function label(labels: Uint8Array, type: EntityType, start: number, end: number): void {
  const kind = entityTypes.indexOf(type)
  if (end - start === 1) labels[start] = single(kind)
  else {
    labels.fill(inner(kind), start, end)
    labels[start] = begin(kind)
    labels[end - 1] = last(kind)
  }
}
