/** How an export tells its articles; what is left out is told the plain way. */
import type { Color, MarkOrder } from '../../contract/model.ts'
import { type Telling, wordsOf } from './labels.ts'

export interface ExportOptions extends Telling {
  /** The whole text beside the notes. */
  readonly fullText: boolean
  /** The order of the marks of one article; by place unless said otherwise. */
  readonly order?: MarkOrder
  /** With each mark the sentences it stands in. */
  readonly sentence?: boolean
  /** Markdown: quotations as callouts, blocks with ids to link to. */
  readonly callouts?: boolean
  /** Markdown: entities as `[[links]]`. */
  readonly wikilinks?: boolean
  /** Liquid, for files after a person's template. */
  readonly template?: string | null
  /** The time of the export, ms since 1970, for templates that tell it. */
  readonly at?: number
  /** What the person calls the colours; those without an entry keep the name that they come with. */
  readonly colorNames?: Readonly<Partial<Record<Color, string>>>
}

export const colorName = (color: Color, options: ExportOptions): string =>
  options.colorNames?.[color] || wordsOf(options).colors[color]
