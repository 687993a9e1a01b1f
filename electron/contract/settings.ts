/** What is kept over a restart. One zod object: its defaults are the first start's settings. */
import { z } from 'zod'
import { chordPattern } from './commands.ts'
import { languages } from './language.ts'
import { type Color, colors } from './model.ts'
import { entityTypes } from './tags.ts'
import { longestTemplate } from './template.ts'

export const themes = ['system', 'light', 'sepia', 'dark'] as const
export const paneTabs = ['beside', 'annotations', 'entities', 'figures', 'picture'] as const

/** Reading type sizes and their line heights in pixels, in step. */
export const typeSteps = [
  { size: 17, line: 31 },
  { size: 18, line: 33 },
  { size: 19, line: 35 },
  { size: 21, line: 39 },
  { size: 23, line: 42 },
] as const

/** Faces of press text: 宋 黑 楷 仿宋. */
export const typeFaces = ['song', 'hei', 'kai', 'fang'] as const

/** UTF-16 units of the longest name of a colour. */
const longestColorName = 12
const ColorName = z.string().trim().max(longestColorName)
const noColorNames: Record<Color, string> = { key: '', ask: '', data: '', view: '', todo: '' }

export const Settings = z.object({
  theme: z.enum(themes).default('system'),
  language: z.enum(['system', ...languages]).default('system'),
  typeFace: z.enum(typeFaces).default('song'),
  /** Pixels. */
  typeSize: z.number().min(12).max(40).default(19),
  /** Ratio of line height to type size. */
  lineHeight: z.number().min(1.2).max(2.6).default(1.842),
  /** Han characters a line. */
  measure: z.number().min(20).max(60).default(36),
  /** Pixels. */
  paneWidth: z.number().min(320).max(720).default(436),
  sideWidth: z.number().min(160).max(480).default(224),
  /** Of the page desk's width, what the raw text has. */
  deskShare: z.number().min(0.1).max(0.9).default(0.47),
  paneOpen: z.boolean().default(true),
  sideOpen: z.boolean().default(true),
  paneTab: z.enum(paneTabs).default('beside'),
  /** Kinds that are not marked in the text. */
  hiddenKinds: z.array(z.enum([...entityTypes, 'FIGURE'])).default([]),
  /** Spaced review: cards of one day at most. */
  newPerDay: z.int().min(0).max(200).default(10),
  reviewsPerDay: z.int().min(0).max(1000).default(100),
  /** Whether the rail says how many are due. */
  reviewBadge: z.boolean().default(true),
  /** The person's own names of the highlight colours; empty: the usual one. */
  colorNames: z
    .object(Object.fromEntries(colors.map((color) => [color, ColorName])) as Record<Color, typeof ColorName>)
    .default(noColorNames),
  /** The person's own export template (Liquid); empty: the one that comes with the app. */
  exportTemplate: z.string().max(longestTemplate).default(''),
  /** Keys that the person gave to commands, by command; null: none. See `chordsOf`. */
  keys: z.record(z.string().max(40), z.string().max(60).regex(chordPattern).nullable()).default({}),
  /** A folder whose new files are imported by themselves; empty: none. */
  watchFolder: z.string().max(4096).default(''),
  /** The library folder that a person was told lies in a cloud service's. */
  warnedCloud: z.string().max(4096).default(''),
  /** Last screen and article, to open there again. */
  lastScreen: z
    .enum([
      'library',
      'reader',
      'entities',
      'figures',
      'search',
      'page',
      'export',
      'annotations',
      'trash',
      'versions',
      'anchors',
      'review',
    ])
    .default('library'),
  lastArticleId: z.string().nullable().default(null),
  /** Window bounds in screen pixels, or null before the first close. */
  bounds: z
    .object({
      x: z.number().int(),
      y: z.number().int(),
      width: z.number().int(),
      height: z.number().int(),
      maximized: z.boolean(),
    })
    .nullable()
    .default(null),
})
export type Settings = z.output<typeof Settings>

type WithoutDefaults<Shape> = {
  [Key in keyof Shape]: Shape[Key] extends z.ZodDefault<infer Field> ? z.ZodOptional<Field> : never
}
/** Some settings anew. Not `Settings.partial()`: that would fill in the defaults of what is left out. */
export const SettingsChange = z.object(
  Object.fromEntries(
    Object.entries(Settings.shape).map(([key, field]) => [key, field.unwrap().optional()]),
  ) as WithoutDefaults<typeof Settings.shape>,
)
