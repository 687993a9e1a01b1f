/** What was changed between two versions of a short text: the stretches that differ. */
import { align } from './align.ts'
import { cutsCharacter } from './describe.ts'

/** `[start, end)` of the old text is `[from, to)` of the new one. UTF-16 units; no stretch cuts a character. */
export interface Change {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
}

/** The changes in text order; between two of them stands what both texts have. One change if they are not alike. */
export function difference(before: string, after: string): Change[] {
  const places = align(before, after)
  if (!places) return [{ start: 0, end: before.length, from: 0, to: after.length }]
  const changes: Change[] = []
  const add = (change: Change) => {
    const last = changes.at(-1)
    if (last && last.end >= change.start)
      changes[changes.length - 1] = { ...last, end: change.end, to: change.to }
    else changes.push(change)
  }
  let start = 0
  let from = 0
  for (let i = 0; i <= before.length; i++) {
    const to = i === before.length ? after.length : (places[i] as number)
    if (to < 0) continue
    if (i > start || to > from) add(whole(before, after, { start, end: i, from, to }))
    start = i + 1
    from = to + 1
  }
  return changes
}

/** The change widened by the halves of characters at its ends. */
function whole(before: string, after: string, { start, end, from, to }: Change): Change {
  const early = cutsCharacter(before, start) || cutsCharacter(after, from) ? 1 : 0
  const late = cutsCharacter(before, end) || cutsCharacter(after, to) ? 1 : 0
  return { start: start - early, end: end + late, from: from - early, to: to + late }
}
