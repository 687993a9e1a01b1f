/** `page.correct`: engine, steps, tags. Remembers the page at hand, since steps come one by one on the same page. */
import { canonicalText } from '../contract/canonical.ts'
import type { PageArticle, PageLayout } from '../contract/page.ts'
import type { Tags } from '../contract/tags.ts'
import { correct } from './layout/correct.ts'
import { takeApart } from './layout/take-apart.ts'
import type { ComputeCalls } from './protocol.ts'
import { tagText } from './tag/tag.ts'

type Call = ComputeCalls['page.correct']

/** With the page's date, which has a part in what is found: another date, another engine as far as stored tags go. */
function tagsOf(text: string, pageText: string, date: string | undefined): Tags {
  const tags = tagText(text, pageText, date)
  return date === undefined ? tags : { ...tags, engine: `${tags.engine} ${date}` }
}

/** What is found in an article's text; the page around it tells which city 市 means, its date which year 去年. */
export const tagArticle = ({ blocks }: PageArticle, pageText: string, date?: string): Tags =>
  tagsOf(canonicalText(blocks).text, pageText, date)

/** The way to correct pages. Engine and tagger are pure, so that what was made of the same page is what they would make. */
export function corrector(): (input: Call['input']) => Call['output'] {
  let made: { readonly key: string; readonly layout: PageLayout } | undefined
  let tagged = new Map<string, Tags>()
  return ({ page, n, steps, date = '' }) => {
    const { text: pageText, ...given } = page
    const key = `${date}\n${JSON.stringify(given)}\n${pageText}`
    const known = made?.key === key ? made : undefined
    // The page's text and date have a part in what is found.
    if (!known) tagged = new Map()
    const engines = known?.layout ?? takeApart(page)
    made = { key, layout: engines }
    const { layout, fates } = correct(page, engines, steps)
    const now = new Map<string, Tags>()
    const tags = layout.articles.map((article) => {
      const { text } = canonicalText(article.blocks)
      const found = now.get(text) ?? tagged.get(text) ?? tagsOf(text, pageText, date || undefined)
      now.set(text, found)
      return found
    })
    tagged = now
    return { ...page, n, layout, tags, fates }
  }
}
