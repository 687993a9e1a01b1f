// From pages and articles to the rows of the list: newest page first, its articles under it, narrowed by the filter.
import type { ArticleSummary, PageSummary } from '../../../electron/contract/model.ts'
import { colors } from '../../../electron/contract/model.ts'
import type { Filter } from './view.ts'

export interface PageRow {
  readonly kind: 'page'
  readonly page: PageSummary
  /** All articles of the page, listed or not: the strip shows the whole page. */
  readonly articles: readonly ArticleSummary[]
}
export interface ArticleRow {
  readonly kind: 'article'
  readonly article: ArticleSummary
}
export type Row = PageRow | ArticleRow

export interface Counts {
  readonly all: number
  readonly unread: number
  readonly marked: number
  /** Articles with at least one mark of the colour. */
  readonly colors: Readonly<Record<string, number>>
  /** Sources by name, with the number of their articles. */
  readonly sources: readonly { readonly id: string; readonly name: string; readonly count: number }[]
}

export const isUnread = (article: ArticleSummary): boolean =>
  article.openedAt === null && article.progress === 0

export const marksOf = (article: ArticleSummary): number =>
  colors.reduce((sum, color) => sum + (article.marks[color] ?? 0), 0)

/** A name without its file ending. */
export const plainName = (name: string): string => name.replace(/\.[^.\s]{1,8}$/, '')

/** Full-width and half-width, large and small letters are the same when filtering. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Built once for each summary: the list is filtered at every key. */
const haystacks = new WeakMap<ArticleSummary, string>()
function haystack(article: ArticleSummary, page: PageSummary | undefined): string {
  let text = haystacks.get(article)
  if (text === undefined) {
    text = fold(
      [
        article.title,
        article.kicker,
        article.subtitle,
        article.bylineText,
        article.byline.join(' '),
        page?.sourceName,
      ].join('\n'),
    )
    haystacks.set(article, text)
  }
  return text
}

/** Pages newest first; pages of one source stay in their order. */
export function sortPages(pages: readonly PageSummary[]): readonly PageSummary[] {
  return [...pages].sort((a, b) => b.addedAt - a.addedAt || (a.sourceId === b.sourceId ? a.n - b.n : 0))
}

/** The rows to show. A page without a listed article is left out unless nothing narrows the list. */
export function rowsOf(
  pages: readonly PageSummary[],
  articles: readonly ArticleSummary[],
  filter: Filter,
): { readonly rows: readonly Row[]; readonly listed: readonly ArticleSummary[] } {
  const byPage = new Map<string, ArticleSummary[]>()
  for (const article of articles) {
    const list = byPage.get(article.pageId)
    if (list === undefined) byPage.set(article.pageId, [article])
    else list.push(article)
  }
  const words = fold(filter.text).split(/\s+/).filter(Boolean)
  const isWhole =
    words.length === 0 && filter.kind === 'all' && filter.color === null && filter.sourceId === null
  const rows: Row[] = []
  const listed: ArticleSummary[] = []
  for (const page of sortPages(pages)) {
    if (filter.sourceId !== null && page.sourceId !== filter.sourceId) continue
    const all = byPage.get(page.id) ?? []
    const shown = isWhole ? all : all.filter((article) => matches(article, page, filter, words))
    if (shown.length === 0 && !isWhole) continue
    rows.push({ kind: 'page', page, articles: all })
    for (const article of shown) {
      rows.push({ kind: 'article', article })
      listed.push(article)
    }
  }
  return { rows, listed }
}

function matches(
  article: ArticleSummary,
  page: PageSummary,
  filter: Filter,
  words: readonly string[],
): boolean {
  if (filter.kind === 'unread' && !isUnread(article)) return false
  if (filter.kind === 'marked' && marksOf(article) === 0) return false
  if (filter.color !== null && !article.marks[filter.color]) return false
  if (words.length === 0) return true
  const text = haystack(article, page)
  return words.every((word) => text.includes(word))
}

/** What the side list says, over the whole library. */
export function countsOf(pages: readonly PageSummary[], articles: readonly ArticleSummary[]): Counts {
  const sourceOf = new Map(pages.map((page) => [page.id, page.sourceId]))
  const perSource = new Map<string, number>()
  const perColor: Record<string, number> = {}
  let unread = 0
  let marked = 0
  for (const article of articles) {
    if (isUnread(article)) unread++
    if (marksOf(article) > 0) marked++
    for (const color of colors) if (article.marks[color]) perColor[color] = (perColor[color] ?? 0) + 1
    const source = sourceOf.get(article.pageId)
    if (source !== undefined) perSource.set(source, (perSource.get(source) ?? 0) + 1)
  }
  const seen = new Set<string>()
  const sources = sortPages(pages).flatMap((page) => {
    if (seen.has(page.sourceId)) return []
    seen.add(page.sourceId)
    return [{ id: page.sourceId, name: plainName(page.sourceName), count: perSource.get(page.sourceId) ?? 0 }]
  })
  return { all: articles.length, unread, marked, colors: perColor, sources }
}
