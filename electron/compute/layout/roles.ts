/** How well each role suits each piece, with the reasons a person can read. */
import type { Form } from './form.ts'
import { opening, openness } from './joins.ts'
import { type Label, labels } from './labels.ts'
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

function scoresOf(view: View): Record<Label, number> {
  const scores = Object.fromEntries(labels.map((label) => [label, 0])) as Record<Label, number>
  weigh(view, (label, weight) => {
    scores[label] += weight
  })
  return scores
}

/** What spoke most for a role: weighed once more, since only the role that is chosen needs it. */
function reasonFor(view: View, wanted: Label): string {
  const told: [weight: number, text: string][] = []
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

/** Scores every piece. Linear in the length of the page. */
export function lookAt(pieces: readonly Piece[]): Seen[] {
  return viewsOf(pieces).map((view) => {
    const { piece, form, after, leads, alike, signature } = view
    const isSigned = signature !== 'none'
    return {
      piece,
      form,
      scores: scoresOf(view),
      reason: (label: Label) => reasonFor(view, label),
      openness: isSigned
        ? 0
        : Math.max(openness(form, piece.ragged), after ? brokenAtStop(piece, after.piece) : 0),
      opening: opening(piece, form),
      leads,
      alike,
    }
  })
}
