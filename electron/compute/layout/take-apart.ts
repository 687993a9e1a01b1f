/** A page text → its articles. The stages: lines, pieces, forms, role scores, search, blocks, articles. */
import type { PageLayout, PageText } from '../../contract/page.ts'
import { alone } from './alone.ts'
import { gather } from './articles.ts'
import { compose } from './compose.ts'
import { withCredit } from './credits.ts'
import { choose } from './decide.ts'
import { splitPieces } from './pieces.ts'
import { placingOf } from './placing.ts'
import { lookAt } from './roles.ts'
import { takeStated } from './stated.ts'

/** Another reading of the same page gets another number. */
export const engine = 'layout-7'

/**
 * Takes a page apart. Never fails: whatever the text, each of its non-blank characters stands in exactly one block,
 * photo, furniture item or unassigned item. Pure; time grows about linearly with the length of the page.
 */
export function takeApart({ stated, ...page }: PageText): PageLayout {
  if (stated) return takeStated({ ...page, stated }, engine, takeApart)
  const seen = lookAt(splitPieces(page.text, placingOf(page)))
  const { drafts: composed, furniture } = compose(seen, choose(seen))
  // Where type and place tell what is a caption, a line is not all that its credit can be told by.
  const drafts = page.lines
    ? composed.flatMap((draft) => withCredit(page.text, draft.block).map((block) => ({ ...draft, block })))
    : composed
  const { articles, photos, unassigned } = gather(seen, drafts)
  // Where lines have places, words without an article are the edge of a page whose text is a picture.
  const few = articles.length + photos.length === 0 && !page.lines ? alone(page.text, engine) : null
  if (few) return few
  return {
    articles,
    photos,
    furniture: furniture.map((i) => {
      const { piece } = seen[i] as (typeof seen)[number]
      return {
        text: piece.text || piece.ranges.map(([start, end]) => page.text.slice(start, end)).join(' '),
        ranges: [...piece.ranges],
      }
    }),
    unassigned,
    engine,
  }
}
