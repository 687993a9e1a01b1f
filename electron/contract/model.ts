/**
 * What the library holds, as its callers see it. Plain readonly data.
 * Times are milliseconds since 1970; lengths in characters count UTF-16 units without blanks; ids are UUIDv7,
 * those of what is tagged shorter.
 * Offsets `[start, end)` are UTF-16 code units into the article's canonical text (its blocks joined by one `\n`).
 */
import type { PageMetadata } from './metadata.ts'
import type { LooseText, Photo, Range, Role, Sheet } from './page.ts'
import type { QueryProblem } from './query.ts'
import type { MeantWord } from './search.ts'
import type { TaggedEntity, TaggedFigure, TaggedQuote } from './tags.ts'

export const colors = ['key', 'ask', 'data', 'view', 'todo'] as const
/** A named colour token; what it looks like is the window's business. */
export type Color = (typeof colors)[number]

export const markStyles = ['fill', 'underline', 'dashed'] as const
export type MarkStyle = (typeof markStyles)[number]

/** One imported file, kept byte for byte. */
export interface Source {
  readonly id: string
  readonly name: string
  readonly sha256: string
  readonly bytes: number
  readonly encoding: string
  readonly addedAt: number
  /** Came with the sample pages. */
  readonly sample: boolean
}

/** The kept file of a printed page, and where its articles stand on it. Lengths in points from the sheet's top left. */
export interface PagePicture {
  readonly name: string
  /** The page's number in the file. */
  readonly n: number
  readonly bytes: Uint8Array
  /** Null where no places are known. */
  readonly sheet: Sheet | null
  /** The lines of each article. */
  readonly areas: readonly (Sheet & { readonly articleId: string; readonly x: number; readonly y: number })[]
}

/** One page of a source with its account of characters. */
export interface PageSummary {
  readonly id: string
  readonly sourceId: string
  readonly sourceName: string
  readonly n: number
  readonly addedAt: number
  readonly sample: boolean
  readonly encoding: string
  readonly characters: number
  readonly unassignedCharacters: number
  /** It was printed: the kept file has it as it looked (`pages.picture`), whatever the file is called. */
  readonly hasPicture: boolean
  /** Paper, date, page number and the like; empty fields are not known. */
  readonly meta: PageMetadata
}

/** The page text, and what belongs to no article of it. */
export interface Page extends PageSummary {
  readonly text: string
  readonly photos: readonly Photo[]
  readonly furniture: readonly LooseText[]
  readonly unassigned: readonly LooseText[]
  readonly articles: readonly {
    readonly id: string
    readonly n: number
    readonly title: string
    readonly ranges: readonly Range[]
  }[]
}

/** A line of the article list. */
export interface ArticleSummary {
  readonly id: string
  readonly pageId: string
  readonly n: number
  readonly title: string
  readonly kicker: string | null
  readonly subtitle: string | null
  readonly byline: readonly string[]
  readonly bylineText: string | null
  readonly characters: number
  /** 0..1, the furthest place read. */
  readonly progress: number
  readonly openedAt: number | null
  readonly starred: boolean
  /** Number of annotations by colour; absent colours are 0. */
  readonly marks: Readonly<Partial<Record<Color, number>>>
}

/** A block of an article's canonical text. `ranges` lead back to the page text. */
export interface ArticleBlock {
  readonly role: Role
  readonly level?: number
  readonly start: number
  readonly end: number
  readonly ranges: readonly Range[]
  readonly confidence: number
  readonly reason: string
}

/** An article to read. `place` is the canonical offset of the first line on the screen when last left. */
export interface Article extends ArticleSummary {
  readonly revision: number
  readonly text: string
  readonly blocks: readonly ArticleBlock[]
  /** `meta` as it holds for this article, which may have a column of its own. */
  readonly page: PageSummary
  readonly place: number
}

/** How an annotation stands to its text after the text changed. */
export type Anchor = 'exact' | 'moved' | 'fuzzy' | 'lost'

/** A highlight, with or without a note and tags. */
export interface Annotation {
  readonly id: string
  readonly articleId: string
  readonly revision: number
  readonly start: number
  readonly end: number
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
  readonly color: Color
  readonly style: MarkStyle
  /** Markdown; empty when there is none. */
  readonly note: string
  readonly tags: readonly string[]
  readonly anchor: Anchor
  /** Of a fuzzy mark, how much of its quotation was found (0..1); null for others, and where nobody counted. */
  readonly score: number | null
  /** A lost mark that a person keeps as a note of its article. */
  readonly kept: boolean
  /** What it asks for is settled. */
  readonly done: boolean
  readonly createdAt: number
  readonly modifiedAt: number
}

/** An annotation in a list over the library, with where it stands. */
export interface AnnotationInContext extends Annotation {
  readonly articleTitle: string
  readonly sourceName: string
}

/** suggested by the machine, or decided by a person. A rejected one is kept so that it stays rejected. */
export type MentionState = 'suggested' | 'confirmed' | 'rejected'

/** A tagged span of an article. */
export interface Mention extends TaggedEntity {
  readonly id: string
  readonly articleId: string
  readonly entityId: string
  readonly state: MentionState
}

/** A figure of an article. */
export interface Figure extends TaggedFigure {
  readonly id: string
  readonly articleId: string
  readonly state: MentionState
}

export interface Quote extends TaggedQuote {
  readonly id: string
  readonly articleId: string
}

/** All that is tagged in one article. Rejected ones are left out. */
export interface ArticleTags {
  readonly mentions: readonly Mention[]
  readonly figures: readonly Figure[]
  readonly quotes: readonly Quote[]
}

/** One passage found, with the characters around it; `hit` are offsets into `passage`. */
export interface SearchPassage {
  readonly in: 'text' | 'note'
  readonly annotationId: string | null
  /** Canonical offsets of the hit (for a note: of the annotation it is on). */
  readonly start: number
  readonly end: number
  readonly passage: string
  readonly hits: readonly Range[]
}

export interface SearchHit {
  readonly articleId: string
  readonly title: string
  /** In the title. */
  readonly titleHits: readonly Range[]
  readonly sourceName: string
  /** Empty when it is not known. */
  readonly paper: string
  /** ISO, as far as it is known. */
  readonly date: string | null
  /** Passages of the article, text first, at most `limitPerArticle`; without words to look for, how it begins. */
  readonly passages: readonly SearchPassage[]
  /** Number of passages in the article, shown or not. */
  readonly count: number
}

export interface SearchResult {
  readonly query: string
  readonly hits: readonly SearchHit[]
  /** Articles with a hit, shown or not; at most as many if not `isExact`. */
  readonly articles: number
  readonly isExact: boolean
  /** What in the query could not be read. */
  readonly problems: readonly QueryProblem[]
  /** Words that were looked for as names that sound so. */
  readonly meant: readonly MeantWord[]
}

export const exportFormats = [
  'markdown',
  'html',
  'pdf',
  'docx',
  'jsonld',
  'csv',
  'anki',
  'bibtex',
  'csljson',
  'gbt7714',
  'template',
] as const
export type ExportFormat = (typeof exportFormats)[number]

/** A list of many articles is one file unless asked otherwise; what is read has a file for each article. */
const listFormats: readonly ExportFormat[] = ['csv', 'anki', 'bibtex', 'csljson', 'gbt7714']

/** Whether all articles go into one file (for CSV: one of each kind). */
export const isInOne = (format: ExportFormat, files: 'one' | 'each' | null): boolean =>
  files === 'one' || (files === null && listFormats.includes(format))

/** Whether an export of `count` files goes to the one path that was named, and not into a folder. */
export const isSingle = (
  { articleIds, format, files }: Pick<ExportScope, 'articleIds' | 'format' | 'files'>,
  count: number,
): boolean => count === 1 && (articleIds !== null || isInOne(format, files))

interface ExportScope {
  readonly articleIds: readonly string[] | null
  readonly format: ExportFormat
  readonly files: 'one' | 'each' | null
}

export const markOrders = ['place', 'color', 'date'] as const
/** The order in which the marks of one article are told. */
export type MarkOrder = (typeof markOrders)[number]

/** One file of an export. For a format that is no text (DOCX, PDF), `content` is the page that it is made like. */
export interface ExportFile {
  readonly name: string
  readonly mediaType: string
  readonly content: string
}

/** What became of a file that was exported again. Numbers count its parts. */
export interface ExportChange {
  readonly path: string
  /** `conflict`: parts that a person had changed gave way; the file as it was lies at `copy`. */
  readonly status: 'new' | 'updated' | 'unchanged' | 'conflict'
  readonly added: number
  readonly updated: number
  readonly removed: number
  /** Parts that a person has changed and the library has not. */
  readonly kept: number
  readonly copy: string | null
}

const annotationFormats = ['json', 'html', 'hypothesis', 'readwise', 'zotero'] as const
/** The kind of file that annotations came from: W3C or Hypothesis JSON, an exported page, tables, Zotero's Markdown. */
export type AnnotationFormat = (typeof annotationFormats)[number]

/** What became of one annotation of a file. */
export interface ImportedMark {
  readonly quote: string
  readonly note: string
  /** Of the article it is on now; for one not found, as the file has it. */
  readonly title: string | null
  readonly articleId: string | null
  readonly annotationId: string | null
  /** `guessed`: the text differs, or nothing says which of several equal passages is meant. */
  readonly outcome: 'placed' | 'guessed' | 'already-there' | 'not-found'
}

export interface AnnotationImport {
  readonly format: AnnotationFormat
  /** In the order of the file. */
  readonly marks: readonly ImportedMark[]
}

/** One finding of `verify`; a sound library has none. */
export interface Finding {
  readonly check: string
  readonly where: string
  readonly message: string
}

export interface VerifyReport {
  readonly sound: boolean
  readonly sources: number
  readonly pages: number
  readonly articles: number
  readonly annotations: number
  readonly characters: number
  readonly findings: readonly Finding[]
}

export interface LibraryStatus {
  readonly path: string
  readonly schema: number
  readonly sources: number
  readonly pages: number
  readonly articles: number
  readonly annotations: number
  readonly hasSamples: boolean
  /** It was opened for reading only: nothing that a person does is kept. */
  readonly readOnly: boolean
  /** The service that keeps the library's folder in step with other computers, or null. */
  readonly cloud: string | null
}

/** What can be undone and redone next, as keys of the window's strings, or null. */
export interface HistoryState {
  readonly undo: string | null
  readonly redo: string | null
}

/** Why the library could not be opened at start; the window shows it instead of an empty library. */
export interface StartNotice {
  readonly code: string
  readonly message: string
  readonly reason?: string
  readonly params?: Readonly<Record<string, string | number>>
}
