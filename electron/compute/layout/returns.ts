/** Where an article that another one stands in goes on below it with a heading, though no sentence was cut. */
import { pairsOf } from './cohesion.ts'
import type { Seen } from './roles.ts'
import type { Decision } from './search.ts'

/** Only so many articles back are looked at, and only so many pairs of characters of a text are compared. */
const farthest = 3
const mostPairs = 600
/** Added to the count of each pair, and so many different pairs are thought possible. */
const smoothing = { count: 0.3, pairs: 1500 }
/** From so many nats on, a quarter of what single pairs add up to, the text is the other article's: on pages taken apart by hand it is right three times out of four. */
const enough = 1
/** Pages of more pieces are not looked through: every heading of an article is compared. */
const mostPieces = 2000
/** A person cannot be as sure as of what stands in one piece. */
const sure = 0.6

interface Words {
  readonly counts: ReadonlyMap<string, number>
  readonly sum: number
}

interface Body {
  readonly article: number
  readonly first: number
  titled: boolean
  /** Paragraphs and headings. */
  readonly text: number[]
  /** Title, subtitle, kicker. */
  readonly head: number[]
}

/** In the order in which they begin. */
function bodiesOf(decisions: readonly Decision[]): Body[] {
  const bodies = new Map<number, Body>()
  for (const [i, { article, label }] of decisions.entries()) {
    const body = bodies.get(article) ?? { article, first: i, titled: false, text: [], head: [] }
    bodies.set(article, body)
    if (label === 'paragraph' || label === 'heading') body.text.push(i)
    else if (label === 'title' || label === 'subtitle' || label === 'kicker') body.head.push(i)
    if (label === 'title') body.titled = true
  }
  return [...bodies.values()]
}

function wordsOf(texts: readonly string[]): Words {
  const counts = new Map<string, number>()
  let sum = 0
  for (const text of texts)
    for (const pair of pairsOf(text)) {
      counts.set(pair, (counts.get(pair) ?? 0) + 1)
      sum++
    }
  return { counts, sum }
}

/** How much likelier the pairs of a text are among the words of one article than of another, in nats. */
function likelier(pairs: readonly string[], one: Words, other: Words): number {
  const chance = ({ counts, sum }: Words, pair: string): number =>
    ((counts.get(pair) ?? 0) + smoothing.count) / (sum + smoothing.count * smoothing.pairs)
  let nats = 0
  for (const pair of pairs)
    if (one.counts.has(pair) || other.counts.has(pair))
      nats += Math.log(chance(one, pair) / chance(other, pair))
  // Pairs overlap, and words come in company.
  return nats / 4
}

/**
 * The same decisions, where from some heading on an article's text is that of an older one: a long article with headings
 * in which a box or a short item stands that has none. Text that returns without a heading is not told apart by its words.
 */
export function withReturns(seen: readonly Seen[], decisions: readonly Decision[]): readonly Decision[] {
  if (seen.length > mostPieces) return decisions
  const isHeading = (i: number): boolean => decisions[i]?.label === 'heading'
  const textOf = (i: number): string => (seen[i] as Seen).piece.plain
  const bodies = bodiesOf(decisions)
  const moved = new Map<number, number>()
  const last = bodies.map(({ text }) => text.at(-1) ?? -1)
  for (const [n, own] of bodies.entries()) {
    const k = own.text.findIndex(isHeading)
    const at = own.text[k] as number
    if (!own.titled || k < 1) continue
    const [stays, run] = [own.text.slice(0, k), own.text.slice(k)]
    const isCut = run.some(
      (i) => (decisions[i] as Decision).joins >= 0 && (decisions[i] as Decision).joins < at,
    )
    if (isCut || own.head.some((i) => i > at)) continue
    const pairs = [...pairsOf(run.map(textOf).join('\n'))].slice(0, mostPairs)
    const mine = wordsOf([...stays, ...own.head].map(textOf))
    let [best, most] = [-1, enough]
    for (let other = Math.max(0, n - farthest); other < n; other++) {
      const that = bodies[other] as Body
      if ((last[other] as number) > at || !that.text.some(isHeading)) continue
      const nats = likelier(pairs, wordsOf([...that.text, ...that.head].map(textOf)), mine)
      if (nats > most) [best, most] = [other, nats]
    }
    if (best < 0) continue
    for (const i of run) moved.set(i, (bodies[best] as Body).article)
    last[best] = run.at(-1) as number
    last[n] = stays.at(-1) as number
  }
  if (moved.size === 0) return decisions
  return decisions.map((decision, i) => {
    const article = moved.get(i)
    if (article === undefined) return decision
    const confidence = Math.min(decision.confidence, sure)
    return { ...decision, article, confidence, reason: 'speaks of what the article above speaks of' }
  })
}
