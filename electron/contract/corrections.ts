/** Corrections of the text of an article by a person. The source below is never altered. */
import { z } from 'zod'
import { FixedText } from './desk.ts'
import { Id } from './method.ts'
import type { Range } from './page.ts'

export const CorrectionInput = z.object({
  articleId: Id,
  revision: z.int(),
  /** Canonical offsets; inside one block. */
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  /** What is to stand there; may be empty. */
  text: FixedText,
})

export const CorrectionChoice = z.object({
  articleId: Id,
  /** null: all of the article's, those that wait excepted. */
  ids: z.array(Id).min(1).nullable(),
})

/** One correction in force. */
export interface Correction {
  readonly id: string
  /** Where it stands in the canonical text, `[start, end)`; empty where words were left out. */
  readonly start: number
  readonly end: number
  /** What stands there now, and what stood there before. */
  readonly text: string
  readonly was: string
  /** The page's characters it stands for; one empty range where words were added. */
  readonly ranges: readonly Range[]
  readonly createdAt: number
}

/** A correction of the article's page whose characters are at present not side by side in one block of an article. */
export interface WaitingCorrection {
  readonly id: string
  readonly text: string
  readonly was: string
  readonly createdAt: number
}

export interface Corrections {
  /** Of the article's text that the offsets are of. */
  readonly revision: number
  readonly corrections: readonly Correction[]
  readonly waiting: readonly WaitingCorrection[]
}
