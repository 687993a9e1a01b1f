/**
 * Spaced review of highlights: what may be asked, and what comes back. Every annotation is a card; one that was never
 * graded is new. Times are milliseconds since 1970; a day of review begins at 4 o'clock local time, so that an evening
 * that goes past midnight stays one day.
 */
import { z } from 'zod'
import { Id, Offset } from './method.ts'
import type { AnnotationInContext } from './model.ts'
import type { Range } from './page.ts'

export const grades = ['again', 'hard', 'good', 'easy'] as const
export type Grade = (typeof grades)[number]

/** In the order of the scheduler's numbers. */
export const cardStates = ['new', 'learning', 'review', 'relearning'] as const
export type CardState = (typeof cardStates)[number]

const restScopes = ['annotation', 'tag', 'article'] as const
/** What a pause or an exclusion takes in. A tag takes those nested below it (`农业` also `农业/水利`). */
export type RestScope = (typeof restScopes)[number]

/** The days of the two plots: so many past and so many coming ones. */
export const daysShown = 30

export const GradeCard = z.object({ id: Id, grade: z.enum(grades) })

/** `quote` is the quotation that the offsets were taken in: if it has changed since, the call is `stale`. */
export const ClozeChange = z.object({
  id: Id,
  quote: z.string().min(1),
  spans: z
    .array(z.object({ start: Offset, end: Offset }))
    .max(100)
    .describe('UTF-16 offsets into the quotation; none: no cloze'),
})

/** An id of an annotation or article, or the name of a tag. */
export const RestTarget = z.object({ scope: z.enum(restScopes), target: z.string().min(1).max(100) })
export const Pause = RestTarget.extend({ days: z.int().min(1).max(365) })

/** A card of today's pile with all that its two sides show. */
export interface ReviewCard extends AnnotationInContext {
  /** The paragraph around the quotation, cut at sentences where it is long; `…` stands where something is left out. */
  readonly before: string
  readonly after: string
  /** What the front hides: `[start, end)` in the quotation, in order, apart from each other. */
  readonly cloze: readonly Range[]
  readonly state: CardState
  /** Of a new card: when it was marked. */
  readonly due: number
  /** How often it was graded, and how often forgotten after it was known. */
  readonly reps: number
  readonly lapses: number
  /** Milliseconds from now until it would come again. */
  readonly next: Readonly<Record<Grade, number>>
}

export interface ReviewPile {
  /** In the order in which they come. Those that wait for their minutes stand last, so that nobody has to wait. */
  readonly cards: readonly ReviewCard[]
  readonly counts: { readonly new: number; readonly learning: number; readonly review: number }
  /** Graded today. */
  readonly done: number
  /** Due or new, but beyond today's limits. */
  readonly left: { readonly new: number; readonly review: number }
  /** When the next card after today's comes; null if none will by itself. */
  readonly nextDue: number | null
}

/** Something that does not come up for review. `until` null: excluded until taken back. */
export interface Rest {
  readonly scope: RestScope
  readonly target: string
  readonly until: number | null
  readonly createdAt: number
  /** The quotation, the tag, or the article's title. */
  readonly label: string
  /** Annotations that it keeps away. */
  readonly count: number
}

export interface ReviewStats {
  /** The last `daysShown` days, today last. `day` is the local date, `2026-01-31`. */
  readonly past: readonly ({ readonly day: string } & Readonly<Record<Grade, number>>)[]
  /** From today on: cards that come due, what is overdue counted today. New cards are not in it. */
  readonly coming: readonly { readonly day: string; readonly count: number }[]
  /** Of the reviews of known cards in the past days: the share remembered; null without any. */
  readonly retention: { readonly share: number | null; readonly reviews: number }
  /** `young`: known, next interval under 21 days; `resting`: paused or excluded, counted nowhere else. */
  readonly piles: {
    readonly new: number
    readonly learning: number
    readonly young: number
    readonly mature: number
    readonly resting: number
  }
  /** All reviews ever. */
  readonly reviews: number
}
