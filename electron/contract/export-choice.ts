/** What an export takes, and how it tells it. */
import { z } from 'zod'
import { languages } from './language.ts'
import * as marks from './marks.ts'
import * as model from './model.ts'
import { longestTemplate } from './template.ts'

export const ExportChoice = z.object({
  articleIds: z.array(z.string().min(1).max(64)).nullable().describe('null: the whole library'),
  /** Only articles with a mark (one of those chosen). */
  marked: z.boolean().default(false),
  /** Only these marks, and of the whole library only their articles; null: all. */
  marks: marks.MarkChoice.nullable().default(null),
  format: z.enum(model.exportFormats),
  /** The whole text beside the notes. */
  fullText: z.boolean().default(false),
  order: z.enum(model.markOrders).default('place'),
  /** With each mark the sentences it stands in. */
  sentence: z.boolean().default(false),
  /** One file for all, or one for each article; null: lists in one, what is read one each. */
  files: z.enum(['one', 'each']).nullable().default(null),
  /** Markdown: quotations as callouts with block ids; entities as `[[links]]`. */
  callouts: z.boolean().default(false),
  wikilinks: z.boolean().default(false),
  /** Of the words beside those of the press; null: as the settings say, and Chinese where they follow the system. */
  language: z.enum(languages).nullable().default(null),
  /** Liquid, for the format `template`; null: the one in the settings. */
  template: z.string().max(longestTemplate).nullable().default(null),
})
