/** How well each role suits each piece, with the reasons a person can read. */
import type { Form } from './form.ts'
import { opening, openness } from './joins.ts'
import { type Label, labels } from './labels.ts'
import type { Piece } from './pieces.ts'
import { type View, viewsOf } from './surroundings.ts'
import { weigh } from './weights.ts'

/** A piece with all that is known of it before the search. */
export interface Seen {
  readonly piece: Piece
  readonly form: Form
  /** In nats, about; larger suits better. */
  readonly scores: Readonly<Record<Label, number>>
  readonly reasons: Readonly<Record<Label, string>>
  /** 0 complete … above 2 broke off in mid-sentence. */
  readonly openness: number
  /** Below 0: looks like the middle of a text. */
  readonly opening: number
  /** The pieces after it open a news item (byline, dateline, —— line). */
  readonly leads: number
  /** How many other lines of the page are built like it. */
  readonly alike: number
}

function score(view: View): Pick<Seen, 'scores' | 'reasons'> {
  const scores = Object.fromEntries(labels.map((label) => [label, 0])) as Record<Label, number>
  const told = new Map<Label, [weight: number, text: string][]>()
  weigh(view, (label, weight, text) => {
    scores[label] += weight
    if (weight <= 0 || text === '') return
    const list = told.get(label)
    if (list) list.push([weight, text])
    else told.set(label, [[weight, text]])
  })
  const strongest = (label: Label): string =>
    (told.get(label) ?? [])
      .toSorted((a, b) => b[0] - a[0])
      .slice(0, 2)
      .map(([, text]) => text)
      .join('; ')
  const reasons = Object.fromEntries(labels.map((label) => [label, strongest(label)])) as Record<
    Label,
    string
  >
  return { scores, reasons }
}

/** Scores every piece. Linear in the length of the page. */
export function lookAt(pieces: readonly Piece[]): Seen[] {
  return viewsOf(pieces).map((view) => {
    const { piece, form, leads, alike } = view
    return {
      piece,
      form,
      ...score(view),
      openness: openness(form),
      opening: opening(piece, form),
      leads,
      alike,
    }
  })
}
