/**
 * Chooses the best consistent reading of the whole page: a role for every piece, where articles begin, and which
 * piece goes on which that broke off. A beam search from the top of the page; every hypothesis knows what the
 * article it stands in already has, and which paragraphs still wait for their continuation.
 */
import { type Join, joinOf } from './joins.ts'
import { type Kin, kinOf, type Member } from './kin.ts'
import type { Label } from './labels.ts'
import { breakPlace, breakScore } from './learned.ts'
import type { Seen } from './roles.ts'
import { closing, has, type Step, steps, unfinished } from './steps.ts'
import { tuned as w } from './tuned.ts'

/** A paragraph that waits for its continuation, and the article it stands in. */
export interface Tail {
  readonly piece: number
  readonly article: number
  readonly flags: number
  /** A heading of its article stands below it: seldom does a paragraph go on behind one. */
  readonly crossed: boolean
  readonly rest: Tail | null
}

/** An article that the page has left. */
export interface Older {
  readonly article: number
  readonly flags: number
  readonly members: Member
  readonly rest: Older | null
}

/** A reading of the page down to some piece. */
export interface Hypothesis {
  readonly score: number
  readonly before: Hypothesis | null
  readonly step: Step | null
  readonly article: number
  readonly articles: number
  /** What the current article has: see `has`. */
  readonly flags: number
  readonly tails: Tail | null
  /** What the current article has said so far, and the articles left before it, the last one first. */
  readonly members: Member | null
  readonly older: Older | null
  /** The text that the current article begins with above its title, or -1. */
  readonly head: number
  /** Label of the last piece that is not furniture. */
  readonly last: Label | 'none'
  readonly key: string
}

const mostTails = 3
const mostOlder = 3
/** Bounds the work of one search, in hypotheses, whatever the length of the page. */
const budget = 1_200_000
const widest = 16
const narrowest = 3
/** A reading so far behind the best one, in nats, seldom comes first again. */
const hopeless = 12

/** Bounds the memory of one page. */
const mostJoinsKept = 100_000

/** A break mended: its score where its article is in hand, and where another one is. */
export interface Mend extends Join {
  readonly away: number
}

/** What one search needs to know of the page. */
export interface Ground {
  readonly seen: readonly Seen[]
  readonly kin: Kin
  /** Marks of up to so many # are taken for titles, those of more for headings. */
  readonly titleLevel: number
  /** Marks of just so many # stand before headings as well. */
  readonly mixed: boolean
  /** A choice that lies further than this below the best role of its piece is not tried. */
  readonly reach: number
  join(tail: number, head: number): Mend
  /** The place of such a break among the learned weights; `away`: the page has another article in hand. */
  breakPlace(tail: number, head: number, away: boolean): number
}

/** Pulls the search towards some readings or away from them: for training. */
export interface Lean {
  readonly reach: number
  /** Added to the score of a step, in nats. */
  of(from: Hypothesis, step: Step, at: number): number
}

/** In nats. */
const usualReach = 7.5

function groundOf(seen: readonly Seen[], reach: number): Omit<Ground, 'titleLevel' | 'mixed'> {
  // Captions and page furniture between two halves do not part them.
  const solid = new Int32Array(seen.length + 1)
  for (const [i, { scores }] of seen.entries())
    solid[i + 1] =
      (solid[i] as number) + (scores.caption > 1.5 || scores.furniture > 1.5 || scores.credit > 2 ? 0 : 1)
  // A head above its tail stands in another column.
  const between = (tail: number, at: number): number =>
    at < tail ? 1 : (solid[at] as number) - (solid[tail + 1] as number)
  const namedJoin = (tail: number, at: number): Join =>
    joinOf(seen[tail] as Seen, seen[at] as Seen, between(tail, at))
  // Asked again by every hypothesis, and by every search of the same page.
  let known = new Map<number, Mend>()
  return {
    seen,
    kin: kinOf(seen.map(({ piece }) => piece)),
    reach,
    breakPlace: (tail, at, away) => breakPlace(namedJoin(tail, at).score, between(tail, at), away),
    join(tail, at) {
      const place = at * seen.length + tail
      const found = known.get(place)
      if (found) return found
      const named = namedJoin(tail, at)
      const learned = (away: boolean) => named.score + breakScore(named.score, between(tail, at), away)
      const join = { ...named, score: learned(false), away: learned(true) }
      if (known.size >= mostJoinsKept) known = new Map()
      known.set(place, join)
      return join
    },
  }
}

function keyOf(hypothesis: Omit<Hypothesis, 'key'>): string {
  let key = `${hypothesis.flags},${hypothesis.last},${hypothesis.step?.more ? 1 : 0},${hypothesis.head}`
  // Back in an older article, the evidence for it has yet to come.
  if (hypothesis.article !== hypothesis.articles - 1) key += `,@${hypothesis.article - hypothesis.articles}`
  for (let tail = hypothesis.tails; tail; tail = tail.rest)
    key += `,${tail.piece}${tail.article === hypothesis.article ? '' : '*'}${tail.crossed ? '!' : ''}`
  return key
}

/** The tails after a step: the joined one gone, the new one in front, the oldest dropped when there are too many. */
function tailsAfter(
  ground: Ground,
  from: Tail | null,
  step: Step,
  at: number,
): { tails: Tail | null; lost: number } {
  const kept: Tail[] = []
  for (let tail = from; tail; tail = tail.rest)
    if (tail.piece !== step.joins)
      kept.push(step.label === 'heading' && tail.article === step.article ? { ...tail, crossed: true } : tail)
  let lost = 0
  const seen = ground.seen[at] as Seen
  if (step.label === 'paragraph' && seen.openness > 0 && step.ring < 0)
    kept.unshift({ piece: at, article: step.article, flags: step.flags, crossed: false, rest: null })
  while (kept.length > mostTails) lost += unfinished(ground.seen[(kept.pop() as Tail).piece] as Seen)
  let tails: Tail | null = null
  for (const tail of kept.toReversed()) tails = { ...tail, rest: tails }
  return { tails, lost }
}

/** Only a text that looks like the middle of one can be the end of what stands below. */
function headAfter(ground: Ground, from: Hypothesis, step: Step, at: number): number {
  const opened = step.article === from.article ? from.flags & (has.title | has.body) : 0
  if (step.article === from.article && opened !== 0) return step.ring >= 0 ? -1 : from.head
  const { opening } = ground.seen[at] as Seen
  return step.label === 'paragraph' && step.joins < 0 && opening < w.ringOpening ? at : -1
}

/** What says what an article is of. */
const tells: ReadonlySet<Label> = new Set(['title', 'subtitle', 'kicker', 'heading', 'paragraph'])

/** The articles that are left, and what the one in hand has said, after a step. */
function articlesAfter(
  { kin }: Ground,
  from: Hypothesis,
  step: Step,
  at: number,
): Pick<Hypothesis, 'members' | 'older'> {
  let { members, older } = from
  if (step.article !== from.article) {
    const kept: Omit<Older, 'rest'>[] =
      members === null ? [] : [{ article: from.article, flags: from.flags, members }]
    members = null
    for (let one = from.older; one; one = one.rest)
      if (one.article === step.article) members = one.members
      else if (kept.length < mostOlder) kept.push(one)
    older = null
    for (const one of kept.toReversed()) older = { ...one, rest: older }
  }
  return { members: tells.has(step.label) ? kin.with(members, at) : members, older }
}

function advance(ground: Ground, from: Hypothesis, step: Step, at: number): Hypothesis {
  const { tails, lost } =
    from.tails === null && (step.label !== 'paragraph' || (ground.seen[at] as Seen).openness === 0)
      ? { tails: null, lost: 0 }
      : tailsAfter(ground, from.tails, step, at)
  const next: Omit<Hypothesis, 'key'> & { key: string } = {
    key: '',
    score: from.score + step.score + lost,
    before: from,
    step,
    article: step.article,
    articles: Math.max(from.articles, step.article + 1),
    flags: step.flags,
    tails,
    ...articlesAfter(ground, from, step, at),
    head: headAfter(ground, from, step, at),
    last: step.label === 'furniture' ? from.last : step.label,
  }
  next.key = keyOf(next)
  return next
}

function final(ground: Ground, hypothesis: Hypothesis): number {
  let score = hypothesis.score + closing(hypothesis.flags, hypothesis.last)
  for (let tail = hypothesis.tails; tail; tail = tail.rest)
    score += unfinished(ground.seen[tail.piece] as Seen)
  return score
}

export interface Ending {
  readonly score: number
  readonly end: Hypothesis
}

/** All readings that are left at the end of the page, best first, with their final scores. */
function readings(ground: Ground, width: number, start: number, lean: Lean | null): Ending[] {
  let beam: Hypothesis[] = [
    {
      score: start,
      before: null,
      step: null,
      article: 0,
      articles: 1,
      flags: 0,
      tails: null,
      members: null,
      older: null,
      head: -1,
      last: 'none',
      key: '',
    },
  ]
  for (let at = 0; at < ground.seen.length; at++) {
    const best = new Map<string, Hypothesis>()
    for (const hypothesis of beam)
      for (const step of steps(ground, hypothesis, at)) {
        const leant = lean ? { ...step, score: step.score + lean.of(hypothesis, step, at) } : step
        const next = advance(ground, hypothesis, leant, at)
        const rival = best.get(next.key)
        if (!rival || rival.score < next.score) best.set(next.key, next)
      }
    const sorted = [...best.values()].sort((a, b) => b.score - a.score)
    const floor = (sorted[0]?.score ?? 0) - hopeless
    beam = sorted.slice(0, width).filter(({ score }) => score >= floor)
  }
  return beam.map((end) => ({ score: final(ground, end), end })).sort((a, b) => b.score - a.score)
}

/** The best readings of the page under the likeliest meaning of its `#` levels, best first. */
export function search(seen: readonly Seen[], lean: Lean | null = null): { ground: Ground; ends: Ending[] } {
  const base = groundOf(seen, lean?.reach ?? usualReach)
  const levels = [...new Set(seen.map(({ piece }) => piece.hash))].filter((hash) => hash > 0).sort()
  const maps =
    levels.length === 0
      ? [{ titleLevel: 0, mixed: false }]
      : [
          { titleLevel: 0, mixed: false },
          ...levels.flatMap((titleLevel) => [false, true].map((mixed) => ({ titleLevel, mixed }))),
        ]
  const width = Math.max(narrowest, Math.min(widest, Math.floor(budget / (seen.length * 6 * maps.length))))
  let best: { ground: Ground; ends: Ending[] } | undefined
  for (const map of maps) {
    const { titleLevel, mixed } = map
    const ground = { ...base, ...map }
    // Where there are several levels, the deepest is seldom one of titles; where there is one, it seldom has none.
    const rare =
      titleLevel === 0
        ? w.mapNoTitles
        : mixed
          ? w.mapMixed
          : levels.length > 1 && titleLevel === levels.at(-1)
            ? w.mapAllTitles
            : 0
    const ends = readings(ground, width, levels.length === 0 ? 0 : rare, lean)
    if (!best || (ends[0]?.score ?? -Infinity) > (best.ends[0]?.score ?? -Infinity)) best = { ground, ends }
  }
  return best as NonNullable<typeof best>
}
