/**
 * Annotations as one collection: what the list over the library may be asked, changes of many at once, tags as a tree,
 * equal passages, and the trash. Times are milliseconds since 1970.
 */
import { z } from 'zod'
import type { Rows } from './entities.ts'
import { Id } from './method.ts'
import { type Anchor, type AnnotationInContext, type Color, colors, markStyles } from './model.ts'

const Time = z.int().nonnegative()

/** UTF-16 units of the longest tag. */
export const longestTag = 100
export const TagName = z.string().trim().min(1).max(longestTag)

export const anchors = ['exact', 'moved', 'fuzzy', 'lost'] as const satisfies readonly Anchor[]

/** Which marks are meant. What is left out or empty lets all through; several conditions must all hold. */
export const MarkFilter = z.object({
  /** Words in the quotation or the note, as the search takes them. */
  text: z.string().max(400).default(''),
  colors: z.array(z.enum(colors)).default([]),
  /** Marks with each of these tags or one nested in it: `农业` finds `农业/水利`. */
  tags: z.array(TagName).max(20).default([]),
  /** Only marks without a tag. */
  untagged: z.boolean().default(false),
  done: z.boolean().nullable().default(null),
  anchors: z.array(z.enum(anchors)).default([]),
  /** With or without a note. */
  noted: z.boolean().nullable().default(null),
  /** Marked at this time or later, and before that. */
  from: Time.nullable().default(null),
  to: Time.nullable().default(null),
  articleId: Id.nullable().default(null),
  /** The mark overlaps a mention of this entity. */
  entityId: Id.nullable().default(null),
})

export const markSorts = ['modified', 'created', 'article', 'color'] as const
export type MarkSort = (typeof markSorts)[number]

export const MarkQuery = MarkFilter.extend({
  /** Newest first; articles as in the library, marks in text order; colours in their order, newest first. */
  sort: z.enum(markSorts).default('modified'),
  reverse: z.boolean().default(false),
  limit: z.int().min(1).max(1000).default(200),
  offset: z.int().nonnegative().default(0),
})

/** Marks by id, or all that a filter finds but some. */
export const MarkChoice = z.union([
  z.object({ ids: z.array(Id).min(1).max(100_000) }),
  z.object({ filter: MarkFilter, except: z.array(Id).max(100_000).default([]) }),
])

/** What becomes of each of the chosen marks; what is left out stays as it is. */
export const MarkChange = z.object({
  color: z.enum(colors).optional(),
  style: z.enum(markStyles).optional(),
  done: z.boolean().optional(),
  addTags: z.array(TagName).max(20).default([]),
  /** Takes these and the tags nested in them off. */
  removeTags: z.array(TagName).max(20).default([]),
})

/** A mark with the sentence that it stands in; `…` where a long one is cut. */
export interface ListedMark extends AnnotationInContext {
  readonly before: string
  readonly after: string
}

/** How many marks there are under each choice, with the other conditions of the filter in force. */
export interface MarkCounts {
  /** In the whole library. */
  readonly all: number
  readonly colors: Readonly<Record<Color, number>>
  readonly anchors: Readonly<Record<Anchor, number>>
  readonly done: { readonly open: number; readonly done: number }
  readonly noted: number
  readonly untagged: number
}

/** A tag of the tree. `count`: marks that have it; `total`: those of the tags nested in it too. By name. */
export interface TagCount {
  readonly name: string
  readonly count: number
  readonly total: number
}

/** What a change of a tag's name would do; with no new name, what its removal would. */
export interface TagPreview {
  /** Marks that change. */
  readonly marks: number
  /** Tags nested in it, which go along. */
  readonly nested: number
  /** Marks that have the new name already: both become one tag. 0: the name is free. */
  readonly joined: number
  /** Pauses and exclusions of review that follow. */
  readonly rests: number
}

/** Places of a mark's quotation that no mark with the same ends has yet. */
export interface EqualPassages {
  readonly article: number
  readonly library: number
  /** Articles with such a place. */
  readonly articles: number
}

/** Marks that one call of `annotations.createEqual` makes at most. */
export const mostEqual = 5000

export const equalReaches = ['article', 'library'] as const

/** Days that what was deleted rests before the library forgets it, at the next opening. */
export const trashDays = 30

const trashKinds = ['article', 'annotation', 'page'] as const
export type TrashKind = (typeof trashKinds)[number]

export const TrashQuery = z.object({
  kind: z.enum(['all', 'article', 'annotation']).default('all'),
  limit: z.int().min(1).max(1000).default(200),
  offset: z.int().nonnegative().default(0),
})

/** Something deleted. A page is listed only when it had no article. */
export interface TrashItem {
  readonly id: string
  readonly kind: TrashKind
  /** The article's title, the quotation, or the page's file. */
  readonly title: string
  /** The beginning of the article's text, or the note. */
  readonly excerpt: string
  /** The file it came from; of a mark, its article's title. */
  readonly place: string
  readonly color: Color | null
  /** Marks of an article. */
  readonly marks: number
  readonly removedAt: number
  /** When it is forgotten for good. */
  readonly goesAt: number
}

export interface TrashList extends Rows<TrashItem> {
  readonly articles: number
  readonly annotations: number
}

/** What a deleted article or mark held, to look at before it is taken back. */
export interface TrashContent {
  readonly text: string
  readonly marks: readonly {
    readonly quote: string
    readonly note: string
    readonly color: Color
    readonly tags: readonly string[]
  }[]
}

export interface TrashRestored {
  /** Articles, pages and marks that are back. */
  readonly restored: number
  /** Marks of articles whose text is now in other articles of the page: they were put there. */
  readonly moved: number
}
