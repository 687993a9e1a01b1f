/**
 * A person's steps on what the engine made of a page. They move ranges about; no step makes or loses a character. What
 * corrects the text itself comes last and is laid over it: the ranges below stay whole.
 */
import type { DeskStep, Fate, TextStep } from '../../contract/desk.ts'
import type { Block, PageArticle, PageLayout, PageText } from '../../contract/page.ts'
import { articleOf } from './articles.ts'
import { type Desk, fate, type Sheet } from './desk.ts'
import { layFixes } from './fixes.ts'

/** The corrected layout, and what became of each step. */
export interface Corrected {
  readonly layout: PageLayout
  readonly fates: readonly Fate[]
}

/**
 * Takes the steps in order. Pure: the same page, layout and steps give the same result, and without its last step the
 * result is what it was before that step. Articles that no step touches come out as they went in.
 */
export function correct(page: PageText, layout: PageLayout, steps: readonly DeskStep[]): Corrected {
  const desk: Desk = {
    page: page.text,
    sheets: layout.articles.map((made) => ({ blocks: [...made.blocks], made })),
    loose: {
      photo: [...layout.photos],
      furniture: [...layout.furniture],
      unassigned: [...layout.unassigned],
    },
  }
  const fates = steps.map((step) => (step.kind === 'text' ? null : fate(desk, step)))
  const texts = steps.filter((step): step is TextStep => step.kind === 'text')
  const ofTexts = layFixes(page.text, desk.sheets, texts).values()
  return {
    layout: {
      articles: desk.sheets.map((sheet, i) => article(sheet, i + 1)),
      photos: desk.loose.photo,
      furniture: desk.loose.furniture,
      unassigned: desk.loose.unassigned,
      engine: layout.engine,
    },
    fates: fates.map((one) => one ?? (ofTexts.next().value as Fate)),
  }
}

function article({ blocks, made }: Sheet, n: number): PageArticle {
  if (made && blocks.length === made.blocks.length && blocks.every((block, i) => block === made.blocks[i]))
    return made.n === n ? made : { ...made, n }
  const fresh = articleOf(n, blocks)
  if (made && sameParts(blocks, made.blocks) && isStated(made))
    return { ...fresh, byline: made.byline, bylineText: made.bylineText }
  return fresh
}

/** Whether these are the same blocks but for corrections of their text. */
const sameParts = (blocks: readonly Block[], made: readonly Block[]): boolean =>
  blocks.length === made.length &&
  blocks.every(({ role, ranges }, i) => role === made[i]?.role && ranges === made[i]?.ranges)

/** Whether the byline is one that the text does not show: the file named it. */
const isStated = ({ byline, bylineText, n, blocks }: PageArticle): boolean => {
  const read = articleOf(n, blocks)
  return read.bylineText !== bylineText || read.byline.join() !== byline.join()
}
