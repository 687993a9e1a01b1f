/** What the search makes of a piece. */

/** The roles of blocks but for the lede, which is told from where a paragraph stands, and page furniture. */
export const labels = [
  'kicker',
  'title',
  'subtitle',
  'byline',
  'heading',
  'paragraph',
  'caption',
  'credit',
  'furniture',
] as const
export type Label = (typeof labels)[number]
