/** What a piece may become after what stands before it, and what each choice costs. Scores in nats, about. */

import { isShort } from './form.ts'
import { lacksMore, nextTitleLine } from './heads.ts'
import { opensItem } from './joins.ts'
import { kinSays, kinship } from './kinship.ts'
import type { Label } from './labels.ts'
import { type Kind, stepScore } from './learned.ts'
import type { Seen } from './roles.ts'
import type { Ground, Hypothesis, Tail } from './search.ts'
import { tuned as w } from './tuned.ts'
import { openingWeight } from './weights.ts'

/** What an article has, as bits. */
export const has = {
  title: 1,
  subtitle: 2,
  byline: 4,
  kicker: 8,
  body: 16,
  below: 32,
  dated: 64,
  lede: 128,
  /** What stands below the title goes on in what stands above it. */
  ring: 512,
  /** A news item opens below a title that has a body above it. */
  reopened: 1024,
} as const
/** How many paragraphs stand with a title below the body, up to three, counted in the bits from `has.lede`. */
const ledes = (flags: number): number => (flags / has.lede) & 3

/** One choice for one piece. */
export interface Step {
  readonly label: Label
  readonly score: number
  readonly more: boolean
  readonly joins: number
  readonly article: number
  readonly flags: number
  /** The piece above the title of its article that goes on this one, or -1. */
  readonly ring: number
}

/** What it costs that a paragraph never goes on. */
export function unfinished(seen: Seen): number {
  return w.unfinished * Math.max(0, seen.openness - 0.6)
}

/** What an article lacks when it ends. */
export function closing(flags: number, last: Hypothesis['last']): number {
  let score = 0
  if ((flags & has.title) === 0) {
    if (flags & has.body) score += flags & has.dated ? w.noTitle / 2 : w.noTitle
    else if (flags & (has.kicker | has.byline)) score -= 3
  } else if ((flags & has.body) === 0) score += w.noBody
  // Two beginnings, unless what stands above the title is the end of what stands below it.
  if ((flags & (has.reopened | has.ring)) === has.reopened) score += w.reopened
  if (last === 'heading') score -= w.endHeading
  if (last === 'kicker') score -= 3
  return score
}

/** How a step takes its piece. */
export function kindOf(from: Hypothesis, step: Pick<Step, 'article' | 'joins' | 'more'>): Kind {
  if (step.joins >= 0) return 'joins'
  if (step.more) return 'more'
  if (step.article === from.articles) return 'opens'
  return step.article === from.article ? 'plain' : 'returns'
}

/** The steps a hypothesis may take with the piece at `at`. */
export function steps(ground: Ground, from: Hypothesis, at: number): Step[] {
  const seen = ground.seen[at] as Seen
  const { piece, form, scores } = seen
  const { flags, last } = from
  const found: Step[] = []
  const take = (
    label: Label,
    score: number,
    more = false,
    next = flags,
    article = from.article,
    joins = -1,
    ring = -1,
  ): void => {
    const step = { label, more, joins, article, flags: next, ring }
    const kin = kinship(ground, from, step, at)
    const learned =
      stepScore(last, flags, label, kindOf(from, step), piece.gap) + (kin === null ? 0 : kinSays(kin))
    found.push({ ...step, score: score + learned })
  }
  const fresh = (flags & (has.title | has.body | has.byline | has.kicker)) === 0 && last !== 'heading'
  const titled = (flags & has.title) !== 0
  const bodied = (flags & has.body) !== 0
  const inHead = !bodied && !fresh
  const apart = piece.gap >= 2 ? w.apart : 0
  const opens = closing(flags, last) + w.newArticle + apart + seen.opens
  const next = from.articles
  const eitherLevel = ground.mixed && piece.hash === ground.titleLevel

  let best = -Infinity
  for (const score of Object.values(scores)) if (score > best) best = score
  const worth = (label: Label): boolean => scores[label] > best - ground.reach

  for (let tail: Tail | null = from.tails; tail; tail = tail.rest) {
    const join = ground.join(tail.piece, at)
    const floor = form.ending === 'stop' ? 0.5 : -1
    const text = Math.max(floor, seen.named.paragraph - openingWeight(seen.opening))
    const here = tail.article === from.article
    // Leaving an article for an older one is rare; the newer one must be whole by then.
    const back = here ? 0 : closing(flags, last) - w.backToOlder
    const marked = (piece.hash > 0 ? -4 : 0) + (tail.crossed ? w.overHeading : 0)
    take(
      'paragraph',
      (here ? join.score : join.away) + text + back + marked + seen.joins,
      false,
      (here ? flags : tail.flags) | has.body,
      tail.article,
      tail.piece,
    )
  }

  /** The same text in an article that was left. */
  const returns = (label: 'paragraph' | 'heading', score: number): void => {
    for (let one = from.older; one; one = one.rest)
      if ((one.flags & has.body) !== 0)
        take(label, score + closing(flags, last) + w.returns, false, one.flags, one.article)
  }

  if (worth('paragraph')) {
    if (!form.dateline && !form.ledeWord) returns('paragraph', scores.paragraph)
    const dated = form.dateline ? has.dated : 0
    let score = scores.paragraph
    if (last === 'kicker') score -= 1.5
    const below = (flags & has.below) !== 0
    if (below) score += ledes(flags) < 3 ? w.ledeBelow : w.bodyBelow
    const counted = below && ledes(flags) < 3 ? has.lede : 0
    const reopens = below && form.dateline && from.head >= 0
    if (form.dateline && bodied && !reopens) score -= below ? 7 : 3
    // An editor's lede may stand above the title: the article has no body yet.
    const isPreface = form.ledeWord && !titled && !bodied
    take(
      'paragraph',
      score,
      false,
      isPreface ? flags : (flags | has.body | dated | (reopens ? has.reopened : 0)) + counted,
    )
    if (form.ledeWord && bodied) take('paragraph', score + opens - w.titleBelow / 2, false, 0, next)
    // The column with the end of the article stands above the one with its head.
    if (below && from.head >= 0 && seen.openness > 0 && (flags & has.ring) === 0) {
      const head = ground.seen[from.head] as Seen
      const refund = -Math.min(0, openingWeight(head.opening)) - w.ledeBelow * ledes(flags) - w.titleBelow
      const join = ground.join(at, from.head).score
      take(
        'paragraph',
        scores.paragraph + join + refund + w.ringed,
        false,
        flags | has.ring,
        from.article,
        -1,
        from.head,
      )
    }
    if (bodied && (form.dateline || piece.gap >= 2 || flags & has.below))
      take(
        'paragraph',
        scores.paragraph + opens + (form.dateline ? 0.5 : w.untitledArticle),
        false,
        has.body | dated,
        next,
      )
  }

  if (!isShort(form) && found.length > 0 && best === scores.paragraph && form.length > 200) return found

  if (worth('heading')) {
    let score = scores.heading
    if (piece.hash > ground.titleLevel) score += w.headingLevel
    else if (piece.hash > 0 && !eitherLevel) score += w.headingWrongLevel
    if (from.tails?.piece === at - 1) score -= w.headingInCut
    if (last === 'heading')
      score +=
        from.step?.label === 'heading' && (ground.seen[at - 1] as Seen).alike > 0 ? w.headingPair : -0.4
    if (last === 'title') score -= w.headingUnderTitle
    if (last === 'kicker') score -= 3
    if (flags & has.below) score += w.headingBelow
    if (last !== 'heading' && last !== 'title' && last !== 'kicker') returns('heading', score)
    take('heading', score)
  }

  if (worth('title')) {
    let score = scores.title
    if (piece.hash > ground.titleLevel) score += w.titleWrongLevel
    else if (piece.hash > 0) score += eitherLevel ? w.titleEither : w.titleLevel
    const named = last === 'kicker' ? w.titleUnderKicker : 0
    if (fresh || (inHead && !titled))
      take('title', score + named - (last === 'heading' ? 4 : 0), false, flags | has.title)
    // A headline has at most three lines.
    const full = from.step?.more === true && from.before?.step?.more === true
    if (last === 'title' && from.step?.label === 'title' && !full && titled)
      take('title', nextTitleLine(seen, ground.seen[at - 1] as Seen) + seen.line, true)
    if (bodied && !titled)
      take(
        'title',
        score + named + (last === 'kicker' ? 0 : w.titleBelow) - (form.notice ? 3 : 0),
        false,
        flags | has.title | has.below,
      )
    // What opens a news item below a head of two lines is counted once, for the first.
    const stacked = last === 'title' || last === 'subtitle' || last === 'kicker' ? seen.leads : 0
    if (bodied || titled) take('title', score + opens - stacked, false, has.title, next)
  }

  if (worth('kicker')) {
    if (fresh) take('kicker', scores.kicker, false, flags | has.kicker)
    else if (bodied && !titled) take('kicker', scores.kicker + w.titleBelow, false, flags | has.kicker)
    if (bodied || titled) take('kicker', scores.kicker + opens, false, has.kicker, next)
  }

  if (worth('subtitle') && titled && (flags & has.subtitle) === 0) {
    // What stands below a title and says more than it.
    const above = (ground.seen[at - 1] as Seen).form.length
    const longer = from.step?.label === 'title' && form.length > 1.5 * above ? w.titleSecondEven : 0
    const { hash } = (ground.seen[at - 1] as Seen).piece
    const deeper = hash > 0 && piece.hash > hash ? w.subtitleDeeper : 0
    const lacking = form.dash ? 0 : w.titleIncomplete * lacksMore(ground.seen[at - 1] as Seen)
    if (last === 'title')
      take(
        'subtitle',
        scores.subtitle + (piece.gap === 0 && !form.dash ? 0.3 : 0.8) + longer + deeper - lacking,
        false,
        flags | has.subtitle,
      )
    else if (last === 'byline' && form.dash)
      take('subtitle', scores.subtitle - 1, false, flags | has.subtitle)
  } else if (from.step?.label === 'subtitle' && piece.gap <= 1 && worth('subtitle'))
    take('subtitle', seen.named.subtitle - 2 + seen.line, true)

  // Furniture leaves `last` as it was; what goes on a line above goes on the piece directly above.
  const directly = from.step?.label === last
  const named = (form.byline.names.length > 0 && form.byline.sure > 0.15) || /报道$/u.test(piece.plain)
  const underByline = directly && last === 'byline' && piece.gap === 0 && named
  if (worth('byline') || underByline) {
    const score = scores.byline
    // Names right below a text are its photographer's, or its author's at the end.
    const late = piece.gap === 0 ? -2.5 : -0.6
    if (last === 'byline' && directly)
      take('byline', (underByline ? Math.max(0, seen.named.byline) + 2 : seen.named.byline) + seen.more, true)
    else if (titled && !(flags & has.byline))
      take('byline', score + (bodied && !(flags & has.below) ? late : 0.8), false, flags | has.byline)
    else if (fresh || (inHead && !titled)) take('byline', score - 0.5, false, flags | has.byline)
    else if (bodied) take('byline', score - (flags & has.byline ? 6 : 3), false, flags | has.byline)
    if (titled || bodied) take('byline', score + opens - 1, false, has.byline, next)
  }

  const underCaption =
    directly &&
    last === 'caption' &&
    piece.gap === 0 &&
    !opensItem(form) &&
    (ground.seen[at - 1] as Seen).form.ending !== 'stop'
  if (worth('caption') || underCaption) {
    if (underCaption) take('caption', Math.max(-0.5, seen.named.caption) + 2.5 + seen.more, true)
    take('caption', scores.caption + (from.tails ? 0.4 : 0))
  }
  if (worth('credit')) take('credit', scores.credit + (last === 'caption' ? (piece.gap === 0 ? 3 : 1) : -3.5))
  if (worth('furniture')) take('furniture', scores.furniture)
  // What would suit far better, as a subtitle, cannot stand here.
  if (found.length === 0) take('paragraph', scores.paragraph, false, flags | has.body)
  return found
}
