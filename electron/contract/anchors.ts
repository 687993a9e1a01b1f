/** The re-anchor desk: marks whose place is a guess or gone, and where each may belong. */
import { z } from 'zod'
import { Id } from './method.ts'
import type { AnnotationInContext } from './model.ts'

export const AstrayQuery = z.object({
  /** Those kept as notes of their articles instead of those still to be looked at. */
  kept: z.boolean().default(false),
  limit: z.int().min(1).max(1000).default(200),
  offset: z.int().nonnegative().default(0),
})

export const PlaceInput = z.object({
  id: Id,
  /** Where it goes; another article than its own if its words are there. */
  articleId: Id,
  revision: z.int(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
})

export const KeepInput = z.object({ ids: z.array(Id).min(1).max(100_000), kept: z.boolean() })

/** A fuzzy or lost mark; lists go as the library's articles do. */
export type Astray = AnnotationInContext

/** A passage that the mark may belong to. Offsets are of the article's text in this revision. */
export interface AnchorCandidate {
  readonly articleId: string
  readonly articleTitle: string
  readonly revision: number
  readonly start: number
  readonly end: number
  /** What stands there, and around it. */
  readonly text: string
  readonly before: string
  readonly after: string
  /** Of the quotation, how much is there; and of what stood around it (0..1). */
  readonly score: number
  readonly context: number
  /** Where the mark is at present. */
  readonly isHere: boolean
}
