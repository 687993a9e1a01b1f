/** `page.correct`: engine, steps, tags. Remembers the page at hand, since steps come one by one on the same page. */
import { canonicalText } from '../contract/canonical.ts'
import type { PageArticle, PageLayout } from '../contract/page.ts'
import type { Tags } from '../contract/tags.ts'
import { correct } from './layout/correct.ts'
import { takeApart } from './layout/take-apart.ts'
import type { ComputeCalls } from './protocol.ts'
import { tagText } from './tag/tag.ts'

type Call = ComputeCalls['page.correct']

/** What is found in an article's text; the page around it tells which city 市 means. */
export const tagArticle = ({ blocks }: PageArticle, pageText: string, date?: string): Tags =>
  tagText(canonicalText(blocks).text, pageText, date)

/** The way to correct pages. Engine and tagger are pure, so that what was made of the same text is what they would make. */
export function corrector(): (input: Call['input']) => Call['output'] {
  let made:
    | { readonly text: string; readonly date: string | undefined; readonly layout: PageLayout }
    | undefined
  let tagged = new Map<string, Tags>()
  return ({ page, n, steps, date }) => {
    // A page with geometry or stated parts is not known by its text alone.
    const isText = page.lines === undefined && page.stated === undefined
    const known = isText && made?.text === page.text && made.date === date ? made : undefined
    // The page's text has a part in what is found.
    if (!known) tagged = new Map()
    const engines = known?.layout ?? takeApart(page)
    made = isText ? { text: page.text, date, layout: engines } : undefined
    const { layout, fates } = correct(page, engines, steps)
    const now = new Map<string, Tags>()
    const tags = layout.articles.map((article) => {
      const { text } = canonicalText(article.blocks)
      const found = now.get(text) ?? tagged.get(text) ?? tagText(text, page.text, date)
      now.set(text, found)
      return found
    })
    tagged = now
    return { ...page, n, layout, tags, fates }
  }
}
