/** Groups an article's blocks for the screen: a head, then sections small enough to lay out one at a time. */
import type { ArticleBlock } from '../../electron/contract/model.ts'

/** Blocks `[first, last)` of an article. */
export interface Section {
  readonly first: number
  readonly last: number
}

/** Paragraphs of one section; more of them cost more on each jump, fewer cost more on each frame of a scroll. */
const blocksPerSection = 25

const headRoles = new Set(['title', 'kicker', 'subtitle', 'byline'])

/** The head (title, kicker, subtitle, byline at the start; may be empty) and the sections after it, without a gap. */
export function sectionsOf(blocks: readonly Pick<ArticleBlock, 'role'>[]): {
  head: Section
  body: Section[]
} {
  let first = blocks.findIndex((block) => !headRoles.has(block.role))
  if (first < 0) first = blocks.length
  const head = { first: 0, last: first }
  const body: Section[] = []
  for (; first < blocks.length; first += blocksPerSection)
    body.push({ first, last: Math.min(first + blocksPerSection, blocks.length) })
  return { head, body }
}

/** Lines that a section will take up, at so many Han characters a line: its height before it is laid out. */
export function estimateLines(
  blocks: readonly Pick<ArticleBlock, 'role' | 'start' | 'end'>[],
  section: Section,
  charactersPerLine: number,
): number {
  let lines = 0
  for (const block of blocks.slice(section.first, section.last)) {
    const length = block.end - block.start
    // A heading stands with one more line of air around it; a paragraph begins with two characters of indent.
    if (block.role === 'heading') lines += Math.ceil(length / charactersPerLine) + 1
    else lines += Math.max(1, Math.ceil((length + 2) / charactersPerLine))
  }
  return lines
}
