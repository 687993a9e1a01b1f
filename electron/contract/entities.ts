/** What the library knows of entities and figures over all articles: what may be asked, and the shape of the answers. */
import { z } from 'zod'
import { Id } from './method.ts'
import type { Color, Figure, MentionState } from './model.ts'
import { type EntityType, entityTypes } from './tags.ts'

const Kind = z.enum(entityTypes)
const Name = z.string().trim().min(1).max(200)
const Limit = z.int().min(1).max(500).default(100)
const From = z.int().nonnegative().default(0)
const Contains = z
  .string()
  .max(200)
  .default('')
  .describe('anywhere in it; the case of Latin letters does not matter; empty: all')

export const reaches = ['mention', 'article', 'library'] as const
/** How far a decision goes: this place, every place of the same text and kind in the article, or in the library now and later. */
export type Reach = (typeof reaches)[number]
/** `true` and `false` stand for `article` and `mention`. */
export const ReachInput = z
  .union([z.enum(reaches), z.boolean()])
  .default('mention')
  .transform((reach): Reach => (reach === true ? 'article' : reach === false ? 'mention' : reach))

export const entitySorts = ['mentions', 'articles', 'name', 'first', 'last'] as const
export const EntityQuery = z.object({
  /** Absent: all kinds but DATE. */
  kinds: z.array(Kind).min(1).optional(),
  /** In any of its names. */
  text: Contains,
  /** `mentions`, `articles`, `last`: most and newest first; `name`, `first`: the other way. Unknown dates come last. */
  sort: z.enum(entitySorts).default('mentions'),
  reverse: z.boolean().default(false),
  limit: Limit,
  offset: From,
})

export const concordanceSorts = ['place', 'left', 'right'] as const
export const ConcordanceQuery = z.object({
  id: Id,
  /** Only where it is called so. */
  name: z.string().min(1).max(1000).optional(),
  /** `place`: newest article by its date first, those without a date last; then down the text. `left` reads outward from the name. */
  sort: z.enum(concordanceSorts).default('place'),
  limit: Limit,
  offset: From,
})

export const JoinInput = z.object({
  /** The one that stays: its kind, and its name unless `canonical` gives another. */
  into: Id,
  ids: z.array(Id).min(1).max(200),
  canonical: Name.optional(),
})
export const SplitInput = z.object({
  id: Id,
  /** Every mention that is called so … */
  names: z.array(z.string().min(1).max(1000)).max(200).default([]),
  /** … and these. */
  mentionIds: z.array(Id).max(10_000).default([]),
  /** Name of what is split off; absent: the commonest of its names. An entity that has the name takes them in. */
  canonical: Name.optional(),
})

export const graphEdges = ['sentences', 'articles'] as const
export const GraphQuery = z.object({
  /** Absent: all kinds but DATE. */
  kinds: z.array(Kind).min(1).optional(),
  /** What an edge counts: sentences or articles in which both are named. */
  by: z.enum(graphEdges).default('sentences'),
  /** Nodes, the most mentioned first. */
  limit: z.int().min(2).max(300).default(100),
  /** Edges of less weight are left out. */
  least: z.int().min(1).default(1),
  /** Only this entity and those named with it. */
  around: Id.optional(),
})

export const WordInput = z.object({ name: Name, type: Kind, canonical: Name.optional() })
export const WordQuery = z.object({ text: Contains, limit: Limit, offset: From })

export const figureKinds = ['target', 'result', 'none'] as const
export const figureSorts = [
  'indicator',
  'value',
  'unit',
  'qualifier',
  'kind',
  'who',
  'date',
  'article',
] as const
/** Which figures. Rejected ones never. */
export const FigureChoice = z.object({
  /** In the indicator, the figure as printed, or the unit. */
  text: Contains,
  kinds: z.array(z.enum(figureKinds)).min(1).optional(),
  unit: z.string().max(100).optional(),
  articleId: Id.optional(),
  /** In a sentence with this entity; of a programme also in those that go on about it in the same paragraph. */
  entityId: Id.optional(),
  /** `article`: newest page first, then down the text. */
  sort: z.enum(figureSorts).default('article'),
  reverse: z.boolean().default(false),
})
export const FigureQuery = FigureChoice.extend({
  /** Rows of one group stand together, largest group first. */
  group: z.enum(['none', 'indicator', 'unit']).default('none'),
  limit: Limit,
  offset: From,
})

/** The newest promises that are followed, of the library or of the body asked for: an older one has had its answer. */
export const promisesFollowed = 2000

export const promiseStates = ['none', 'progress', 'met'] as const
/** `none`: nobody has reported on it; `met`: a report reaches the promised value. */
export type PromiseState = (typeof promiseStates)[number]
export const PromiseQuery = z.object({
  text: Contains,
  /** In the sentence of the promise. */
  entityId: Id.optional(),
  state: z.enum(promiseStates).optional(),
  limit: Limit,
  offset: From,
})

/** An entity by its name, wherever one is pointed at. */
export interface EntityRef {
  readonly id: string
  readonly type: EntityType
  readonly canonical: string
}

/** A line of the list of entities. Dates are `2025`, `2025-06` or `2025-06-03`. Rejected mentions count nowhere. */
export interface EntitySummary extends EntityRef {
  /** What else it is called, commonest first, at most 12. */
  readonly names: readonly string[]
  readonly mentions: number
  readonly articles: number
  /** Of its articles; where an article has no date, of the dates that stand in a sentence with it. */
  readonly first: string | null
  readonly last: string | null
}

export interface Rows<Row> {
  /** Shown or not. */
  readonly total: number
  readonly rows: readonly Row[]
}

export interface NameCount {
  readonly text: string
  readonly count: number
}

/** Where a passage stands, for a line that leads there. */
export interface Spot {
  readonly articleId: string
  readonly title: string
  readonly sourceName: string
  /** Paper and page number as printed; empty where they are not known. */
  readonly paper: string
  readonly pageNo: string
  /** The article's date, if known. */
  readonly articleDate: string | null
  readonly start: number
  readonly end: number
}

/** A date as printed; `iso` where the year is known. */
export interface DateText {
  readonly text: string
  readonly iso: string | null
}

/** One mention with a date in its sentence. */
export interface DatedMention extends Spot {
  readonly mentionId: string
  readonly date: DateText
  readonly sentence: string
}

/**
 * Another entity that may be the same thing, and why: it has a name of this one, its name holds or is held by it, or one is
 * written short for the other.
 */
export interface MaybeSame extends EntityRef {
  readonly why: 'name' | 'part' | 'short'
  readonly mentions: number
}

export interface Companion extends EntityRef {
  /** Sentences that name both. */
  readonly sentences: number
}

export interface Passage extends Spot {
  readonly sentence: string
}

/** All that is known of one entity. Lists are cut (`total` says how long they are); passages come from the concordance. */
export interface EntityPage extends EntitySummary {
  /** Every way it is written, commonest first; `canonical` need not be among them. */
  readonly spellings: readonly NameCount[]
  /** Markdown; empty when there is none. */
  readonly note: string
  /** Never to be joined with it. */
  readonly apart: readonly EntityRef[]
  readonly maybe: readonly MaybeSame[]
  /** Most often named with it first, at most 50; no dates. */
  readonly company: Rows<Companion>
  /** In a sentence with it, of a programme also in those that go on about it; newest page first, at most 100. */
  readonly figures: Rows<FigureRow>
  /** Oldest first, dates without a year last; at most 200. */
  readonly timeline: Rows<DatedMention>
  /** Who runs it, of a body who heads it, as the words between the names say; in how many sentences. At most 5. */
  readonly runBy: readonly Companion[]
  /** What it is and does in the articles' own words, at most 5. */
  readonly described: readonly Passage[]
}

/** One line of the concordance: up to 30 units of its paragraph on either side, no line break. */
export interface ConcordanceLine extends Spot {
  readonly mentionId: string
  readonly left: string
  readonly text: string
  readonly right: string
  readonly state: MentionState
  /** Of a person's marks over it. */
  readonly colors: readonly Color[]
}

/** What a join or split would make; `kept` and `made` as they would stand. */
export interface SidePreview {
  readonly canonical: string
  readonly type: EntityType
  readonly names: readonly NameCount[]
  readonly mentions: number
  readonly articles: number
}
export interface JoinPreview {
  readonly result: SidePreview
  /** Pairs among them that a person has kept apart; joining lifts that. */
  readonly apart: readonly (readonly [EntityRef, EntityRef])[]
  /** Mentions whose kind would change. */
  readonly retyped: number
  /** The first few passages of those that would be taken in. */
  readonly passages: readonly ConcordanceLine[]
}
export interface SplitPreview {
  readonly kept: SidePreview
  readonly made: SidePreview
  /** There is an entity of this name already; it takes them in. */
  readonly existing: boolean
  readonly passages: readonly ConcordanceLine[]
}

export interface GraphNode extends EntityRef {
  readonly mentions: number
  readonly articles: number
}
/** `from` and `to` are entity ids; heaviest first. */
export interface GraphEdge {
  readonly from: string
  readonly to: string
  readonly weight: number
}
export interface EntityGraph {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  /** Entities that the filter lets through, drawn or not. */
  readonly total: number
}

/** A line of the person's word list. `rejected`: never this kind, in no article. */
export interface Word {
  readonly id: string
  readonly name: string
  readonly type: EntityType
  readonly canonical: string
  /** What it is a name of; null while it has been found nowhere. */
  readonly entityId: string | null
  readonly state: 'taught' | 'rejected'
  /** Mentions in the library that it decided. */
  readonly found: number
}

/** What became of a word list that was read in. Wrong lines are passed over and named; `line` counts from 1. */
export interface WordImport {
  readonly added: number
  readonly changed: number
  readonly same: number
  /** Mentions found anew in all articles. */
  readonly found: number
  readonly errors: readonly {
    readonly line: number
    readonly reason: 'header' | 'columns' | 'name' | 'kind' | 'canonical' | 'state' | 'twice'
    readonly text: string
  }[]
}

/** A figure of the library with what its sentence says of it. */
export interface FigureRow extends Omit<Figure, 'by' | 'confidence'>, Spot {
  /** Bodies, programmes and places of its sentence: bodies first, then in text order. */
  readonly who: readonly EntityRef[]
  /** The date of its sentence nearest to it. */
  readonly date: DateText | null
  readonly sentence: string
}
export interface FigureList extends Rows<FigureRow> {
  /** All groups, largest first; empty without grouping. */
  readonly groups: readonly { readonly key: string; readonly count: number }[]
}

/** Figures on one measure at two dates at least, oldest first; none without a kind. */
export interface Series {
  readonly indicator: string
  readonly unit: string
  /** `at`: `2025`, `2025-06` or `2025-06-03`; what its sentence says, else the article's. */
  readonly points: readonly { readonly figure: FigureRow; readonly at: string }[]
}

/** A body, programme or place, and how many figures stand in a sentence with it. */
export interface FigureBody extends EntityRef {
  readonly figures: number
}

/** A report on a promise, and why it is taken for one. */
export interface Report {
  readonly figure: FigureRow
  /** 0..1 */
  readonly score: number
  /** What both indicators say. */
  readonly shared: string
  /** Bodies and places of both. */
  readonly who: readonly EntityRef[]
  readonly sameArticle: boolean
  /** As near to the promise as the nearest: it says how far the promise is kept. */
  readonly counts: boolean
}
export interface PromiseRow {
  readonly target: FigureRow
  /** Best first, at most 20. */
  readonly reports: readonly Report[]
  readonly state: PromiseState
  /** The furthest report by the promised value; null without a report or with a promised 0. */
  readonly ratio: number | null
}
/** Of the newest promises (`promisesFollowed`), beside the newest 15,000 reports and those of the body asked for. */
export interface PromiseList extends Rows<PromiseRow> {
  /** Of all promises that fit `text` and `entityId`. */
  readonly counts: Readonly<Record<PromiseState, number>>
}
