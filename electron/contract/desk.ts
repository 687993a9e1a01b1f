/**
 * The page desk: a person's corrections of what the engine made of a page, kept as steps over the untouched source.
 * A step names blocks and loose items by a `Place`: the page offset (UTF-16) of any of their characters. Offsets of the
 * page text never change, so that steps can be taken again on the result of a newer engine.
 */
import { z } from 'zod'
import type { OwnField } from './metadata.ts'
import type { PageSummary } from './model.ts'
import { type Block, type LooseText, type Photo, type Range, roles } from './page.ts'

const Place = z.int().nonnegative()
const Role = z.enum(roles)

/** UTF-16 units of one correction of the text. */
export const longestFix = 20_000

/** Words a person writes into a block: one line, since blocks are what lines divide. */
export const FixedText = z
  .string()
  .max(longestFix)
  .regex(/^[^\r\n\v\f\u0085\u2028\u2029]*$/)
  // Half a character: no file could keep it.
  .refine((text) => !/\p{Cs}/u.test(text))

/** What a piece of text becomes that belongs to no article. */
export const looseKinds = ['unassigned', 'furniture', 'photo'] as const

export const DeskStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('role'), block: Place, role: Role, level: z.int().min(1).max(2).optional() }),
  /**
   * The block ends before the character at `at`; the rest becomes a block of its own behind it. Both need text: there is
   * nothing to split at the block's first character.
   */
  z.object({ kind: z.literal('split'), block: Place, at: Place }),
  /** The text of `block` is put at the end of `to`, whose role it takes; a character repeated at the break is left out. */
  z.object({ kind: z.literal('join'), block: Place, to: Place }),
  /**
   * The block goes into the article that holds the block `article`, before `before`, or to its end (also when `before` is
   * in another article).
   */
  z.object({ kind: z.literal('move'), block: Place, article: Place, before: Place.nullable() }),
  /** The block and all that follow it in its article become an article of their own. */
  z.object({ kind: z.literal('new-article'), block: Place }),
  /** All blocks of `article` are put at the end of `into`. */
  z.object({ kind: z.literal('join-articles'), article: Place, into: Place }),
  /** The article stands before the article `before`, or last. */
  z.object({ kind: z.literal('order'), article: Place, before: Place.nullable() }),
  z.object({ kind: z.literal('loosen'), block: Place, as: z.enum(looseKinds) }),
  /** The whole article becomes one loose item. */
  z.object({ kind: z.literal('loosen-article'), article: Place, as: z.enum(looseKinds) }),
  /**
   * A loose item becomes a block of an article; `article: null` makes it an article of its own, where it stands on the
   * page. A photo with a credit that is taken in as a caption becomes two blocks.
   */
  z.object({
    kind: z.literal('claim'),
    item: Place,
    article: Place.nullable(),
    before: Place.nullable(),
    role: Role,
  }),
  /** A loose item becomes another kind of loose item. */
  z.object({ kind: z.literal('reloosen'), item: Place, as: z.enum(looseKinds) }),
  /**
   * What the page has at `ranges` (in reading order) is read as `text`; one empty range: `text` is added before the
   * character there. `was` is what stood there. These steps are taken after all others, whatever came first, so that
   * each holds on to its characters wherever the others put them. A later one takes the place of those it overlaps.
   */
  z.object({
    kind: z.literal('text'),
    ranges: z
      .array(z.tuple([Place, Place]))
      .min(1)
      .max(1000),
    text: FixedText,
    was: z.string().max(longestFix),
  }),
])
export type DeskStep = z.output<typeof DeskStep>
export type TextStep = Extract<DeskStep, { kind: 'text' }>

/** Whether the later of two corrections takes the place of the other: they speak of the same characters of the page. */
export const sameWords = (
  a: { readonly ranges: readonly Range[] },
  b: { readonly ranges: readonly Range[] },
): boolean => a.ranges.some((one) => b.ranges.some((other) => meet(one, other)))

/** Whether two ranges have characters in common; an empty one has its place, and lies in what surrounds it. */
function meet([start, end]: Range, [from, to]: Range): boolean {
  if (start === end && from === to) return start === from
  if (start === end) return from < start && start < to
  if (from === to) return start < from && from < end
  return start < to && from < end
}

/** What became of a step: it changed the page, the page was so already, or it found nothing to hold on to. */
export type Fate = 'held' | 'same' | 'idle'

const hand = 'by hand'

/** The reason of a block that a step made what it is: `what`, by hand. Its confidence is 1. */
export const handReason = (what: string): string => `${what} ${hand}`

/** Whether a step made the block what it is. */
export const isByHand = ({ reason }: Pick<Block, 'reason'>): boolean => reason.endsWith(hand)

export interface DeskBlock extends Block {
  /** A step made it what it is. */
  readonly byHand: boolean
}

/** What a person had said of an article that a step has ended; `kept`: the article that has its text says so now. */
export interface PassedOn {
  readonly field: OwnField
  readonly value: string
  readonly kept: boolean
  /** Titles of the one that has ended and of the one that goes on. */
  readonly from: string
  readonly to: string
}

/** One page as the desk shows it. Counts are non-blank UTF-16 units and sum up to `account.page`. */
export interface Desk {
  readonly page: PageSummary
  readonly text: string
  readonly articles: readonly {
    readonly id: string
    readonly n: number
    readonly title: string
    readonly blocks: readonly DeskBlock[]
  }[]
  readonly photos: readonly Photo[]
  readonly furniture: readonly LooseText[]
  readonly unassigned: readonly LooseText[]
  /** Steps in force, and steps that found nothing to hold on to in the engine's newer result; corrections of the text apart. */
  readonly steps: number
  readonly idle: number
  /** Of the step just taken. */
  readonly passed?: readonly PassedOn[]
  readonly account: {
    readonly page: number
    /** By article, captions and credits apart. */
    readonly articles: readonly number[]
    readonly captions: number
    readonly photos: number
    readonly furniture: number
    readonly unassigned: number
  }
}
