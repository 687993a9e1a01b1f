/**
 * What a page is taken apart into. Offsets are UTF-16 code units `[start, end)` into the page text.
 * Every non-blank character of the page is in exactly one block, photo, furniture item or unassigned item.
 */

export const roles = [
  'title',
  'kicker',
  'subtitle',
  'byline',
  'lede',
  'heading',
  'paragraph',
  'caption',
  'credit',
] as const
export type Role = (typeof roles)[number]

/** `[start, end)` in UTF-16 code units of a named text. */
export type Range = readonly [start: number, end: number]

/** A stretch of a block's text that a person corrected. */
export interface Fix {
  /** Where it stands in the block's text, `[start, end)`; empty where words were left out. */
  readonly start: number
  readonly end: number
  /** What stood there before: empty where words were added. */
  readonly was: string
  /** The page's characters that it stands for, in reading order; for added words one empty range before the next character. */
  readonly ranges: readonly Range[]
}

/**
 * A piece of an article with a role. `text` is the clean text: the slices of `ranges` without breaks and `marks`, with
 * `fixes` put in.
 */
export interface Block {
  readonly role: Role
  /** Of a heading: 1, or 2 for one below it. */
  readonly level?: number
  readonly text: string
  readonly ranges: readonly Range[]
  /** What stands in front of the text and is not part of it: markdown `#`, layout glyphs (□ ■ ▶ ▼ ◀). */
  readonly marks?: readonly string[]
  /** A character that the page repeats at a break, and the page offset where the repetition stands. */
  readonly dropped?: string
  readonly droppedAt?: number
  /** A person's corrections of the text, in text order; they do not touch one another. */
  readonly fixes?: readonly Fix[]
  /** 0..1: how sure the engine is of role and joins. */
  readonly confidence: number
  /** Why, in a few English words a person can read. */
  readonly reason: string
}

/** One article of a page, blocks in reading order: title, kicker, subtitle, byline, lede, body, captions and credits. */
export interface PageArticle {
  readonly n: number
  /** Of an article without a title block its label, or its first words. */
  readonly title: string
  readonly kicker: string | null
  readonly subtitle: string | null
  readonly byline: readonly string[]
  readonly bylineText: string | null
  readonly blocks: readonly Block[]
}

/** A photo with a text of its own that belongs to no article. */
export interface Photo {
  readonly caption: string
  readonly credit: string | null
  readonly ranges: readonly Range[]
}

/** Page name, folio, date line (furniture), or text that no article could claim (unassigned). */
export interface LooseText {
  readonly text: string
  readonly ranges: readonly Range[]
}

/** A page taken apart. */
export interface PageLayout {
  readonly articles: readonly PageArticle[]
  readonly photos: readonly Photo[]
  readonly furniture: readonly LooseText[]
  readonly unassigned: readonly LooseText[]
  /** Version of the engine that made it; a newer one may read the page otherwise. */
  readonly engine: string
}

/** One line of a page with where it stood, for sources that know (PDF). Lengths in points, origin top left. */
export interface PlacedLine {
  readonly start: number
  readonly end: number
  readonly x: number
  readonly y: number
  readonly width: number
  /** Of the line's box: of a line set from top to bottom its whole length. */
  readonly height: number
  /** Type size. */
  readonly size: number
  /** The font by a name that means nothing outside its page: equal names, equal fonts. */
  readonly font: string
  /** Set from top to bottom. */
  readonly vertical?: boolean
}

/** A sheet in points. */
export interface Sheet {
  readonly width: number
  readonly height: number
}

/** A stretch of the page text whose role the file itself states (HTML, Word, EPUB, front matter). */
export interface StatedBlock {
  readonly start: number
  readonly end: number
  readonly role: Role | 'furniture'
  readonly level?: number
  /** The names in a byline. */
  readonly names?: readonly string[]
}

/**
 * What the page engine takes in: the page text and, where the source knows it, geometry or what its parts are. Stated
 * furniture is taken out beforehand; with any other stated block the layout is what the file states, each title after a
 * text begins another article, and text that no block covers is unassigned.
 */
export interface PageText {
  readonly text: string
  readonly lines?: readonly PlacedLine[]
  /** There when `lines` are. */
  readonly sheet?: Sheet
  readonly stated?: readonly StatedBlock[]
}
