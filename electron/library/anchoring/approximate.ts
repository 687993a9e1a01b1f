/** The passages of a text that are most like a quotation in its context: seeds, then each extended to both sides. */
import { extend } from './extend.ts'
import { type GramIndex, type Seed, seeds } from './grams.ts'

/** A quotation with what stood around it, and where it began (UTF-16 units). */
export interface Wanted {
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
  readonly start: number
}

/** A passage like the quotation. All shares are 0..1: 1 - edits / length. */
export interface Likeness {
  readonly start: number
  readonly end: number
  readonly quote: number
  /** Of the context on either side; 1 where none is known. */
  readonly prefix: number
  readonly suffix: number
}

/** Quotations longer than this are found by their two ends. */
const longest = 400
/** Places looked at closely. */
const places = 6
/** Edits in the context on one side after which it counts as another one. */
const contextEdits = 10
/** Of a quotation, how much may be edited before the place is not its place; of a short one, half. */
const editedPart = 0.25
const shortEdits = 8

const weight = { quote: 50, context: 20, near: 2 }

/** How likely this is the place (0..1), as Hypothesis weighs it: the words, then what stands around them, then nearness. */
export const likelihood = (one: Likeness, wanted: Wanted, text: string): number =>
  (weight.quote * one.quote +
    weight.context * (one.prefix + one.suffix) +
    weight.near * (1 - Math.abs(one.start - wanted.start) / Math.max(1, text.length))) /
  (weight.quote + 2 * weight.context + weight.near)

/** A place with what of the context stands beside it. */
export const beside = (
  text: string,
  { prefix, suffix }: Wanted,
  start: number,
  end: number,
  quote: number,
): Likeness => ({
  start,
  end,
  quote,
  prefix: kept(prefix, -1, text, start),
  suffix: kept(suffix, 1, text, end),
})

/** Passages like the quotation, the likeliest first; at most `places`. */
export function alike(index: GramIndex, wanted: Wanted): Likeness[] {
  if (wanted.quote.length > longest) return byEnds(index, wanted)
  const { quote, prefix, suffix, start } = wanted
  const passage = prefix + quote + suffix
  const inside = [prefix.length, prefix.length + quote.length] as const
  const found: Likeness[] = []
  for (const seed of seeds(index, passage, inside, start - prefix.length, places)) {
    const one = grown(index.text, passage, inside, seed)
    if (!one || found.some((other) => other.start === one.start && other.end === one.end)) continue
    const whole = beside(index.text, wanted, one.start, one.end, one.quote)
    found.push(whole)
    // Nothing further down the list can be likelier.
    if (whole.quote >= 0.9 && Math.min(whole.prefix, whole.suffix) >= 0.8) break
  }
  return found.sort((a, b) => likelihood(b, wanted, index.text) - likelihood(a, wanted, index.text))
}

/** The place of the quotation, grown from a seed in it or beside it; null when it takes too many edits. */
function grown(
  text: string,
  passage: string,
  [from, to]: readonly [number, number],
  { i, place }: Seed,
): Pick<Likeness, 'start' | 'end' | 'quote'> | null {
  const length = to - from
  const limit = Math.max(Math.ceil(length * editedPart), Math.min(Math.ceil(length / 2), shortEdits))
  const on = (at: number, size: number, textAt: number, edits: number) =>
    extend(
      { text: passage, start: at, length: size, step: 1 },
      { text, start: textAt, length: text.length - textAt, step: 1 },
      edits,
    )
  const back = (at: number, size: number, textAt: number, edits: number) =>
    extend(
      { text: passage, start: at - 1, length: size, step: -1 },
      { text, start: textAt - 1, length: textAt, step: -1 },
      edits,
    )
  const share = (edits: number) => 1 - edits / length
  if (i >= from && i < to) {
    const left = back(i, i - from, place, limit)
    if (left.done < i - from) return null
    const right = on(i, to - i, place, limit - left.edits)
    if (right.done < to - i) return null
    return { start: place - left.taken, end: place + right.taken, quote: share(left.edits + right.edits) }
  }
  if (i < from) {
    const lead = on(i, from - i, place, contextEdits)
    const start = place + lead.taken
    const right = lead.done < from - i ? null : on(from, length, start, limit)
    return right && right.done === length
      ? { start, end: start + right.taken, quote: share(right.edits) }
      : null
  }
  const lead = back(i, i - to, place, contextEdits)
  const end = place - lead.taken
  const left = lead.done < i - to ? null : back(to, length, end, limit)
  return left && left.done === length ? { start: end - left.taken, end, quote: share(left.edits) } : null
}

/** How much of a context stands beside a place, before it (-1) or behind it (1). */
function kept(context: string, step: 1 | -1, text: string, at: number): number {
  if (context === '') return 1
  const pattern = { text: context, start: step === 1 ? 0 : context.length - 1, length: context.length, step }
  const there =
    step === 1
      ? { text, start: at, length: text.length - at, step }
      : { text, start: at - 1, length: at, step }
  const { done, edits } = extend(pattern, there, contextEdits)
  return Math.max(0, done - edits) / context.length
}

/** A long quotation, from the likeliest place of its beginning to that of its end behind it. */
function byEnds(index: GramIndex, wanted: Wanted): Likeness[] {
  const piece = Math.floor(longest / 2)
  const { quote, prefix, suffix, start } = wanted
  const head = alike(index, { quote: quote.slice(0, piece), prefix, suffix: '', start })
  const tailStart = start + quote.length - piece
  const tail = alike(index, { quote: quote.slice(-piece), prefix: '', suffix, start: tailStart })
  return head.flatMap((first) =>
    tail.flatMap((last): Likeness[] => {
      const length = last.end - first.start
      const stretch = Math.min(length, quote.length) / Math.max(length, quote.length)
      if (length <= 0 || stretch < 1 - editedPart) return []
      return [
        {
          start: first.start,
          end: last.end,
          quote: Math.min(first.quote, last.quote, stretch),
          prefix: first.prefix,
          suffix: last.suffix,
        },
      ]
    }),
  )
}
