/** A person's corrections of the text, put into the blocks that the other steps have made. */
import { traceBlock } from '../../contract/canonical.ts'
import { type Fate, sameWords, type TextStep } from '../../contract/desk.ts'
import type { Block, Fix, Range } from '../../contract/page.ts'

/** What was found of a correction: the stretch of a block's text that is read as something else. */
interface Spot {
  readonly step: TextStep
  readonly start: number
  readonly end: number
}

/** Blocks by article, as `Sheet` has them. */
interface Bearer {
  blocks: Block[]
}

/**
 * Puts corrections into the blocks and says what became of each, in order. One that a later one takes the place of has
 * held; one whose characters are not all side by side in one block is idle, and so are those that would leave a block
 * without a character.
 */
export function layFixes(page: string, bearers: readonly Bearer[], steps: readonly TextStep[]): Fate[] {
  const fates = steps.map((): Fate => 'held')
  const standing = steps.filter((step, i) => !steps.slice(i + 1).some((later) => sameWords(step, later)))
  const spots = new Map<Block, Spot[]>()
  const traces = new Map<Block, Int32Array>()
  for (const step of standing) {
    const place = (step.ranges[0] as Range)[0]
    const block = bearers.flatMap(({ blocks }) => blocks).find((one) => holds(one, place))
    const trace = block && (traces.get(block) ?? traceBlock(page, block))
    const spot = trace && locate(page, trace, step)
    if (!spot) fates[steps.indexOf(step)] = 'idle'
    else if (block.text.slice(spot.start, spot.end) === step.text) fates[steps.indexOf(step)] = 'same'
    else {
      traces.set(block, trace)
      spots.set(block, [...(spots.get(block) ?? []), spot])
    }
  }
  for (const bearer of bearers)
    bearer.blocks = bearer.blocks.map((block) => {
      const own = spots.get(block)
      const fresh = own && withFixes(block, own)
      if (own && !fresh) for (const { step } of own) fates[steps.indexOf(step)] = 'idle'
      return fresh ?? block
    })
  return fates
}

const holds = ({ ranges }: Block, place: number): boolean =>
  ranges.some(([start, end]) => start <= place && place < end)

/** Where the step's characters stand in a text of this trace; null when not all of them do, or not side by side. */
function locate(page: string, trace: Int32Array, step: TextStep): Spot | null {
  const first = step.ranges[0] as Range
  if (first[0] === first[1]) {
    const at = trace.indexOf(first[0])
    return at < 0 ? null : { step, start: at, end: at }
  }
  const wanted = new Set<number>()
  for (const [from, to] of step.ranges)
    for (let place = from; place < to; place++) if (page.charAt(place).trim() !== '') wanted.add(place)
  const isOne = (place: number) => wanted.has(place)
  const start = trace.findIndex(isOne)
  const end = trace.findLastIndex(isOne) + 1
  if (start < 0) return null
  const inside = trace.subarray(start, end)
  // Between them nothing but blanks that the page does not have or that the range takes in.
  const alone = inside.every((place) => place < 0 || wanted.has(place) || page.charAt(place).trim() === '')
  return alone && inside.filter(isOne).length === wanted.size ? { step, start, end } : null
}

/** What of a range lies in the block's; blanks at its ends may lie beyond them. An empty one is a place, and stays. */
function within([from, to]: Range, ranges: readonly Range[]): Range[] {
  if (from === to) return [[from, to]]
  return ranges.flatMap(([start, end]): Range[] => {
    const [a, b] = [Math.max(start, from), Math.min(end, to)]
    return a < b ? [[a, b]] : []
  })
}

/** The block with the corrections in it; null when nothing would be left of its text. */
function withFixes(block: Block, spots: readonly Spot[]): Block | null {
  let text = ''
  let at = 0
  const fixes: Fix[] = []
  for (const { step, start, end } of spots.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    text += block.text.slice(at, start)
    fixes.push({
      start: text.length,
      end: text.length + step.text.length,
      was: block.text.slice(start, end),
      ranges: step.ranges.flatMap((range) => within(range, block.ranges)),
    })
    text += step.text
    at = end
  }
  text += block.text.slice(at)
  return text.trim() === '' ? null : { ...block, text, fixes }
}
