/** The best reading of a page → what was decided for each piece, how surely, and why. */
import type { Join } from './joins.ts'
import type { Label } from './labels.ts'
import type { Seen } from './roles.ts'
import { type Ending, type Hypothesis, search } from './search.ts'
import { has, type Step } from './steps.ts'

/** What was decided for one piece. */
export interface Decision {
  readonly label: Label
  /** Goes on the piece directly before it: second line of a title, byline or caption. */
  readonly more: boolean
  /** The piece whose text goes on here, or -1. */
  readonly joins: number
  /** The end of its article, printed above the title: it comes last in the article. */
  readonly late: boolean
  /** Number of the article, counted from 0 in the order they begin. */
  readonly article: number
  /** The title of this article stands below its body, and this piece with it. */
  readonly below: boolean
  readonly dropped: string
  readonly reason: string
  /** 0..1 */
  readonly confidence: number
}

function trail(end: Hypothesis): Step[] {
  const path: Step[] = []
  for (let h: Hypothesis | null = end; h?.step; h = h.before) path.push(h.step)
  return path.reverse()
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

function reasonOf(seen: Seen, step: Step, join: Join | null, returns: boolean): string {
  if (join) return join.reason
  if (returns) return 'speaks of what the article above speaks of'
  return step.more ? 'goes on the line above' : seen.reason(step.label)
}

function confidenceOf(seen: Seen, step: Step, join: Join | null, share: number): number {
  if (join) return Math.min(0.99, 0.4 * share + 0.6 * sigmoid(join.score - Math.max(0, seen.opening)))
  let rival = -Infinity
  for (const [label, score] of Object.entries(seen.scores))
    if (label !== step.label) rival = Math.max(rival, score)
  const clear = sigmoid((seen.scores[step.label] - rival + (step.more ? 2 : 0)) / 1.5)
  return Math.min(0.99, 0.5 * share + 0.5 * clear)
}

/**
 * Decides for every piece, in page order. Time grows with the number of pieces; the beam narrows on very long pages.
 */
export function choose(seen: readonly Seen[]): Decision[] {
  if (seen.length === 0) return []
  const { ground, ends } = search(seen)
  const top = ends[0] as Ending
  const chosen = trail(top.end)
  const share = new Float64Array(seen.length)
  let sum = 0
  for (const { score, end } of ends) {
    const weight = Math.exp(score - top.score)
    sum += weight
    for (const [i, step] of trail(end).entries()) {
      const mine = chosen[i] as Step
      if (step.label === mine.label && step.joins === mine.joins && step.more === mine.more)
        share[i] = (share[i] as number) + weight
    }
  }
  const rings = new Map(
    chosen.flatMap(({ ring, article }, i) => (ring < 0 ? [] : [[article, { ring, tail: i }]])),
  )
  let begun = -1
  return chosen.map((step, i) => {
    const returns = step.article <= begun && step.article !== chosen[i - 1]?.article
    begun = Math.max(begun, step.article)
    const ring = rings.get(step.article)
    const joins = ring?.ring === i ? ring.tail : step.joins
    const join = joins >= 0 ? ground.join(joins, i) : null
    const piece = seen[i] as Seen
    return {
      label: step.label,
      more: step.more,
      joins,
      late: ring !== undefined && i < ring.tail && (step.flags & has.title) === 0,
      article: step.article,
      below: ring === undefined && (step.flags & has.below) !== 0,
      dropped: join?.dropped ?? '',
      reason: reasonOf(piece, step, join, returns),
      confidence: confidenceOf(piece, step, join, (share[i] as number) / sum),
    }
  })
}
