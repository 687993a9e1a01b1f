/** From a block's words as the page has them to the words a person wants: the steps that say so, held on to by the page. */
import type { TextStep } from '../../contract/desk.ts'
import type { Range } from '../../contract/page.ts'
import { cutsCharacter } from './describe.ts'
import { type Change, difference } from './difference.ts'

/**
 * The steps that make `was` (with the page offset of each of its units, or -1) read as `now`. Each replaces characters
 * that stand on the page, or adds words before one: where a change touches none, it takes in a neighbour.
 */
export function wordSteps(page: string, was: string, trace: Int32Array, now: string): TextStep[] {
  const isSolid = (i: number) => {
    const place = trace[i]
    return place !== undefined && place >= 0 && page.charAt(place).trim() !== ''
  }
  const held: Change[] = []
  for (const change of difference(was, now)) {
    const here = hold(was, change, isSolid)
    const last = held.at(-1)
    if (last && last.end >= here.start && here.start < here.end)
      held[held.length - 1] = { ...last, end: Math.max(last.end, here.end), to: Math.max(last.to, here.to) }
    else held.push(here)
  }
  return held.map(({ start, end, from, to }) => ({
    kind: 'text',
    ranges:
      start === end ? [[trace[start] as number, trace[start] as number]] : rangesOf(page, trace, start, end),
    text: now.slice(from, to),
    was: was.slice(start, end),
  }))
}

/** The change with neighbours that both texts have, until it begins and ends with characters of the page. */
function hold(was: string, change: Change, isSolid: (i: number) => boolean): Change {
  let { start, end, from, to } = change
  const back = () => {
    do {
      start--
      from--
    } while (cutsCharacter(was, start))
  }
  const on = () => {
    do {
      end++
      to++
    } while (cutsCharacter(was, end))
  }
  if (start === end) {
    if (isSolid(start)) return change
    if (start > 0) back()
    else on()
  }
  while (start > 0 && !isSolid(start)) back()
  while (end < was.length && !isSolid(end - 1)) on()
  return { start, end, from, to }
}

/** Where units stand on the page, in reading order; over a break with nothing but blanks one range goes on. */
function rangesOf(page: string, trace: Int32Array, start: number, end: number): [number, number][] {
  const ranges: [number, number][] = []
  for (const place of trace.subarray(start, end)) {
    if (place < 0) continue
    const last = ranges.at(-1)
    if (last && last[1] <= place && page.slice(last[1], place).trim() === '') last[1] = place + 1
    else ranges.push([place, place + 1])
  }
  return ranges satisfies Range[]
}
