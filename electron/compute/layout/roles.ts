/** How well each role suits each piece, with the reasons a person can read. */
import { evidenceOf } from './evidence.ts'
import type { Form } from './form.ts'
import { opening, openness } from './joins.ts'
import { type Label, labels } from './labels.ts'
import { learnedScores } from './learned.ts'
import type { Piece } from './pieces.ts'
import { isSameType } from './placing.ts'
import { type View, viewsOf } from './surroundings.ts'
import { weigh } from './weights.ts'

/** A piece with all that is known of it before the search. */
export interface Seen {
  readonly piece: Piece
  readonly form: Form
  /** In nats, about; larger suits better. */
  readonly scores: Readonly<Record<Label, number>>
  /** The same without what was learned. */
  readonly named: Readonly<Record<Label, number>>
  /** What was learned of whether it goes on a paragraph that broke off, in nats. */
  readonly joins: number
  /** The same for whether it is the next line of a title or subtitle. */
  readonly line: number
  /** The same for the next line of a byline or caption. */
  readonly more: number
  /** The same for whether an article begins with it. */
  readonly opens: number
  /** Why a role would suit, in words. */
  readonly reason: (label: Label) => string
  /** 0 complete … above 2 broke off in mid-sentence. */
  readonly openness: number
  /** Below 0: looks like the middle of a text. */
  readonly opening: number
  /** The pieces after it open a news item (byline, dateline, —— line). */
  readonly leads: number
  /** How many other lines of the page are built like it. */
  readonly alike: number
}

/** What the named weights say of a piece, in nats. */
export function namedScores(view: View): Record<Label, number> {
  const scores = Object.fromEntries(labels.map((label) => [label, 0])) as Record<Label, number>
  weigh(view, (label, weight) => {
    scores[label] += weight
  })
  return scores
}

/** What is to be seen on a page, before it is weighed with what was learned. */
export interface Survey {
  readonly view: View
  readonly named: Readonly<Record<Label, number>>
  readonly evidence: readonly number[]
}

/** Linear in the length of the page. */
export function survey(pieces: readonly Piece[]): Survey[] {
  const views = viewsOf(pieces)
  return views.map((view, at) => ({ view, named: namedScores(view), evidence: evidenceOf(views, at) }))
}

/** From so many nats on, what was learned is told as a reason of its own. */
const toldFrom = 1

/** What spoke most for a role: weighed once more, since only the role that is chosen needs it. */
function reasonFor(view: View, wanted: Label, learned: number): string {
  const told: [weight: number, text: string][] =
    learned >= toldFrom ? [[learned, 'like such pieces of pages learned from']] : []
  weigh(view, (label, weight, text) => {
    if (label === wanted && weight > 0 && text !== '') told.push([weight, text])
  })
  return told
    .sort((a, b) => b[0] - a[0])
    .slice(0, 2)
    .map(([, text]) => text)
    .join('; ')
}

/** A column may end with a sentence and its paragraph all the same: the last line is full, and what follows is not set in. */
function brokenAtStop(piece: Piece, next: Piece): number {
  return piece.set && next.set && !piece.ragged && next.flush && isSameType(piece.set, next.set) ? 0.7 : 0
}

/**
 * Places and type sizes say more than words, and few pages that were learned from have them: what was learned counts for so
 * much beside them.
 */
const shareWithPlaces = 0.5

/** Scores every piece. Linear in the length of the page. */
export function weighed(surveyed: readonly Survey[]): Seen[] {
  return surveyed.map(({ view, named, evidence }) => {
    const { piece, form, after, leads, alike, signature } = view
    const isSigned = signature !== 'none'
    const share = piece.set ? shareWithPlaces : 1
    const learned = learnedScores(evidence).map((score) => score * share)
    const scores = { ...named }
    for (const [column, label] of labels.entries()) scores[label] += learned[column] as number
    const [joins, line, more, opens] = learned.slice(labels.length) as [number, number, number, number]
    return {
      piece,
      form,
      scores,
      named,
      joins,
      line,
      more,
      opens,
      reason: (label: Label) => reasonFor(view, label, learned[labels.indexOf(label)] as number),
      openness: isSigned
        ? 0
        : Math.max(openness(form, piece.ragged), after ? brokenAtStop(piece, after.piece) : 0),
      opening: opening(piece, form),
      leads,
      alike,
    }
  })
}

/** Sees and scores every piece. */
export const lookAt = (pieces: readonly Piece[]): Seen[] => weighed(survey(pieces))
