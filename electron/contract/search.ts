/** Searching the library: what may be asked, and the shape of the answers. Queries are read by query.ts. */
import { z } from 'zod'
import type { EntityRef } from './entities.ts'
import { colors, type PageSummary } from './model.ts'
import type { EntityType } from './tags.ts'

/** Characters (UTF-16 units) of a query at most. */
export const longestQuery = 1000
const Query = z.string().max(longestQuery)
const searchScopes = ['all', 'text', 'note'] as const
/** Where words without a field are looked for. */
export type SearchScope = (typeof searchScopes)[number]
const Scope = z.enum(searchScopes).default('all')

export const searchOrders = ['best', 'newest'] as const
export type SearchOrder = (typeof searchOrders)[number]

export const SearchQuery = z.object({
  query: Query,
  in: Scope,
  order: z.enum(searchOrders).default('newest'),
  limit: z.int().min(1).max(200).default(50),
  limitPerArticle: z.int().min(1).max(50).default(5),
  /** Counts all articles, however long that takes. */
  exact: z.boolean().default(false),
})

export const FacetQuery = z.object({ query: Query, in: Scope, limit: z.int().min(1).max(50).default(8) })

export interface FacetCount {
  readonly value: string
  readonly count: number
}
/** What the hits have in common, most common first. `entities`: of the newest `counted` hits. */
export interface SearchFacets {
  readonly articles: number
  readonly counted: number
  readonly papers: readonly FacetCount[]
  /** Newest first; the year an article is of, or in which it came. */
  readonly years: readonly FacetCount[]
  readonly entities: readonly (EntityRef & { readonly count: number })[]
  readonly tags: readonly FacetCount[]
}

/** What may be meant by a few letters or characters. */
export const SuggestQuery = z.object({ text: z.string().max(100), limit: z.int().min(1).max(50).default(8) })
export interface SuggestedEntity {
  readonly id: string
  readonly type: EntityType
  readonly canonical: string
  /** The name that fits; it may be another one than `canonical`. */
  readonly name: string
  readonly by: 'name' | 'pinyin' | 'initials'
  readonly articles: number
}
export interface SuggestedArticle {
  readonly id: string
  readonly title: string
  readonly byline: string
  readonly sourceName: string
}
export interface Suggestions {
  readonly entities: readonly SuggestedEntity[]
  /** Their titles or bylines have the words. With no text: the articles read last. */
  readonly articles: readonly SuggestedArticle[]
}

/** A thing that a word is taken for. */
export interface MeantName {
  readonly id: string
  readonly type: EntityType
  readonly canonical: string
  readonly articles: number
}
/**
 * A word of letters that no text has, and that was looked for as names that sound so: `[start, end)` of the query.
 * `names`: those in most articles; `count`: how many there are.
 */
export interface MeantWord {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly names: readonly MeantName[]
  readonly count: number
}

export interface SavedSearch {
  readonly id: string
  readonly name: string
  readonly query: string
  readonly createdAt: number
  /** Articles it finds now. */
  readonly articles: number
}
export const SavedName = z.string().trim().min(1).max(100)
export const SavedQuery = z.string().trim().min(1).max(longestQuery)

const pageSorts = ['added', 'date', 'paper'] as const
/** The first three keep the articles of a page together, in their order. */
export const listingSorts = [...pageSorts, 'marks', 'length', 'opened'] as const
export type ListingSort = (typeof listingSorts)[number]

/** Which articles the library lists; every part narrows. */
export const ListingChoice = z.object({
  /** A query; null: all. */
  query: Query.default(''),
  /** Words that title, kicker, subtitle, byline or the name of the source must have. */
  text: z.string().max(200).default(''),
  kind: z.enum(['all', 'unread', 'marked', 'starred']).default('all'),
  color: z.enum(colors).nullable().default(null),
  paper: z.string().min(1).max(500).nullable().default(null),
  sourceId: z.string().max(64).nullable().default(null),
  pageId: z.string().max(64).nullable().default(null),
  /** Of the day of the article, or on which it came. */
  year: z.string().length(4).nullable().default(null),
  /** The newest, largest or last come first; papers by name, each newest first. */
  sort: z.enum(listingSorts).default('added'),
  reverse: z.boolean().default(false),
})
export type ListingChoice = z.output<typeof ListingChoice>
export const ListingQuery = ListingChoice.extend({
  limit: z.int().min(1).max(500).default(100),
  offset: z.int().nonnegative().default(0),
})

export const ListingSpan = ListingChoice.extend({
  limit: z.int().min(1).max(1_000_000),
  offset: z.int().nonnegative().default(0),
})
export const ListingPlace = ListingChoice.extend({ id: z.string().max(64) })

/** A page as the head of its articles in a listing. `articles`: all of them, listed or not. */
export interface ListedPage {
  readonly page: PageSummary
  readonly articles: readonly { readonly n: number; readonly characters: number }[]
}

/** The shape of a listing: pages in order, with how many of their articles are listed. Both are empty
 * where pages do not stand together. Pages without articles are there while nothing narrows the list. */
export interface ListingOutline {
  readonly total: number
  readonly pageIds: readonly string[]
  readonly counts: readonly number[]
}

/** What the library holds, for the filters beside its list. */
export interface ListingCounts {
  readonly all: number
  readonly pages: number
  readonly unread: number
  readonly marked: number
  readonly starred: number
  /** Articles with a mark of the colour; absent ones are 0. */
  readonly colors: Readonly<Record<string, number>>
  /** Most articles first. */
  readonly papers: readonly FacetCount[]
  /** Sources of no known paper, newest first. */
  readonly sources: readonly { readonly id: string; readonly name: string; readonly count: number }[]
  /** Newest first. */
  readonly years: readonly FacetCount[]
  readonly samples: boolean
}
