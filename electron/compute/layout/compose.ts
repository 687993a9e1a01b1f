/** Decisions → blocks: pieces that belong together become one block with its text and ranges. */
import type { Block, Range, Role } from '../../contract/page.ts'
import type { Decision } from './decide.ts'
import type { Line } from './lines.ts'
import { seam } from './pieces.ts'
import type { Seen } from './roles.ts'

/** A block before it is known which article it ends in. */
export interface Draft {
  readonly block: Block
  /** Pieces in reading order. */
  readonly pieces: readonly number[]
  readonly article: number
  readonly below: boolean
}

/** Groups of pieces: each piece with what goes on it. In reading order. */
function chains(decisions: readonly Decision[]): number[][] {
  const chainOf: number[][] = []
  const found: number[][] = []
  const places = decisions.map((_, i) => i)
  // What is printed above its beginning comes after it.
  if (decisions.some(({ late }) => late))
    places.sort((a, b) => Number(decisions[a]?.late) - Number(decisions[b]?.late) || a - b)
  for (const i of places) {
    const decision = decisions[i] as Decision
    const onto = decision.joins >= 0 ? decision.joins : decision.more ? i - 1 : -1
    const chain = onto >= 0 ? chainOf[onto] : undefined
    if (chain) {
      chain.push(i)
      chainOf[i] = chain
    } else {
      const own = [i]
      chainOf[i] = own
      found.push(own)
    }
  }
  return found
}

const roleOf: Readonly<Record<Decision['label'], Role | null>> = {
  kicker: 'kicker',
  title: 'title',
  subtitle: 'subtitle',
  byline: 'byline',
  heading: 'heading',
  paragraph: 'paragraph',
  caption: 'caption',
  credit: 'credit',
  furniture: null,
}

/** Two lines of a title, byline or kicker are set apart by a space; halves of a text are closed up. */
export function between(role: Role, left: string, right: string): string {
  return role === 'paragraph' || role === 'caption' ? seam(left, right) : ' '
}

function draft(
  seen: readonly Seen[],
  decisions: readonly Decision[],
  chain: readonly number[],
  role: Role,
): Draft {
  const parts: string[] = []
  const ranges: [number, number][] = []
  const marks: string[] = []
  let dropped = ''
  let droppedAt = -1
  let confidence = 1
  const reasons: string[] = []
  for (const [k, i] of chain.entries()) {
    const { piece } = seen[i] as Seen
    const decision = decisions[i] as Decision
    let own = piece.text
    if (
      k > 0 &&
      decision.dropped !== '' &&
      own.startsWith(decision.dropped) &&
      own.length > decision.dropped.length
    ) {
      dropped += decision.dropped
      if (droppedAt < 0) droppedAt = (piece.lines[0] as Line).body
      own = own.slice(decision.dropped.length).trimStart()
    }
    parts.push(k === 0 ? own : between(role, parts.at(-1) as string, own) + own)
    const last = ranges.at(-1)
    const isNext = chain[k - 1] === i - 1 && piece.gap === 0 && piece.lines[0]?.beside === false
    for (const [at, [start, end]] of piece.ranges.entries())
      if (at === 0 && last && isNext) last[1] = end
      else ranges.push([start, end])
    for (const mark of piece.marks) marks.push(mark)
    confidence = Math.min(confidence, decision.confidence)
    if (decision.reason !== '' && reasons.length < 3) reasons.push(decision.reason)
  }
  const first = decisions[chain[0] as number] as Decision
  const block: Block = {
    role,
    text: parts.join(''),
    ranges: ranges as Range[],
    ...(marks.length > 0 ? { marks } : {}),
    ...(dropped === '' ? {} : { dropped, droppedAt }),
    confidence: Math.round(confidence * 100) / 100,
    reason: reasons.join('; ') || 'what is left',
  }
  return { block, pieces: chain, article: first.article, below: first.below }
}

/** All blocks of the page in reading order, and the pieces that are page furniture. */
export function compose(
  seen: readonly Seen[],
  decisions: readonly Decision[],
): { drafts: Draft[]; furniture: number[] } {
  const drafts: Draft[] = []
  const furniture: number[] = []
  for (const chain of chains(decisions)) {
    const first = seen[chain[0] as number] as Seen
    const role = roleOf[(decisions[chain[0] as number] as Decision).label]
    if (role === null || first.piece.text === '') for (const i of chain) furniture.push(i)
    else drafts.push(draft(seen, decisions, chain, role))
  }
  return { drafts, furniture }
}
