/** Versions of one story: the same text in several papers, cut or changed. */
import { z } from 'zod'
import type { PageMetadata } from './metadata.ts'

export const VersionGroups = z.object({
  limit: z.int().min(1).max(500).default(200),
  offset: z.int().min(0).default(0),
})

/** A version as a list shows it. */
export interface Version {
  readonly articleId: string
  readonly title: string
  readonly sourceName: string
  readonly meta: PageMetadata
  /** UTF-16 units without blanks. */
  readonly characters: number
}

/** Another version of an article, and what both have in common. */
export interface OtherVersion extends Version {
  /** 0..1, of the wording of both. */
  readonly both: number
  /** 0..1, of the wording of the shorter one: 1 where one is cut from the other. */
  readonly shorter: number
}

/** Articles that are versions of one story, the earliest first. */
export type VersionGroup = readonly Version[]
