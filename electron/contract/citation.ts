/** How an article and a passage of it are cited: the one place that knows the form (after GB/T 7714, newspaper [N]). */

import type { Language } from './language.ts'
import type { Metadata } from './metadata.ts'
import type { ArticleBlock } from './model.ts'

/** What a citation is made from; an `Article` is one. */
export interface Citable {
  readonly title: string
  readonly byline: readonly string[]
  readonly page: { readonly sourceName: string; readonly n: number; readonly meta?: Metadata }
}

/** What a citation says of where it was printed: what is known of the page, else the file that it came from. */
export interface Printed {
  readonly paper: string
  /** `2026-01-27`, `2026-01`, `2026`, or empty. */
  readonly date: string
  /** Of the paper, or of the file while nothing is known of the paper. */
  readonly pageNo: string
  readonly column: string
  readonly url: string
}

export function printed({ page: { sourceName, n, meta } }: Pick<Citable, 'page'>): Printed {
  const { paper = '', date = '', pageNo = '', column = '', url = '' } = meta ?? {}
  // The file's count is not the paper's.
  const number = pageNo || (paper === '' && date === '' ? String(n) : '')
  return { paper: paper || sourceName, date, pageNo: number, column, url }
}

/** Who wrote it: the article's byline, else whom the file names. Names without blanks around them. */
export const authorsOf = ({ byline, page: { meta } }: Pick<Citable, 'byline' | 'page'>): string[] => {
  const named = byline.map((name) => name.trim()).filter((name) => name !== '')
  const author = meta?.author.trim() ?? ''
  return named.length > 0 || author === '' ? named : [author]
}

/** Layout glyphs that pages set before a byline. */
const glyphs = /^[\s□■◇◆○●△▲▽▼◎★☆※]+/u

/** Who wrote it, as the page says it (记者 and 通讯员 kept), without the glyph before it; empty when nobody is named. */
export const bylineOf = (article: {
  readonly byline: readonly string[]
  readonly bylineText: string | null
}): string => (article.bylineText ?? article.byline.join('　')).replace(glyphs, '')

/** GB/T 7714 names the first three authors and then says 等. */
const namedAuthors = 3

/** What stands for the title of an article that has none. */
export const untitled: Readonly<Record<Language, string>> = { 'zh-CN': '无题', en: 'Untitled' }

/** `作者. 题名[N]. 报纸, 日期(版次).`, without what is not known; `[N/OL]` and the address where it was published online. */
export function cite(article: Citable, language: Language = 'zh-CN'): string {
  const names = authorsOf(article)
  const { paper, date, pageNo, url } = printed(article)
  const authors = names.slice(0, namedAuthors).join(', ') + (names.length > namedAuthors ? ', 等' : '')
  const title = article.title.replace(/\s+/g, ' ').trim() || untitled[language]
  const issue = `${paper}${date === '' ? '' : `, ${date}`}${pageNo === '' ? '' : `(${pageNo})`}`
  const online = url === '' ? '' : ` ${url}.`
  return `${authors === '' ? '' : `${authors}. `}${title}[${url === '' ? 'N' : 'N/OL'}]. ${issue}.${online}`
}

/**
 * Where a passage stands, for a person: `第 3 段, 字 412–498`, `para. 3, char. 412–498`. A passage outside paragraphs
 * has no number. Offsets are the canonical text's UTF-16 `[start, end)`.
 */
export function place(
  blocks: readonly ArticleBlock[],
  start: number,
  end: number,
  language: Language = 'zh-CN',
): string {
  const paragraphs = paragraphsOf(blocks, start, end)
  const isChinese = language === 'zh-CN'
  const characters = `${isChinese ? '字' : 'char.'} ${start}–${end}`
  if (paragraphs === '') return characters
  return `${isChinese ? `第 ${paragraphs} 段` : `para. ${paragraphs}`}, ${characters}`
}

/** The number of a passage's paragraph, `3`, or its paragraphs, `3–4`: ledes and paragraphs count, headlines and captions do not; else empty. */
export function paragraphsOf(blocks: readonly ArticleBlock[], start: number, end: number): string {
  const first = paragraphNumber(blocks, start)
  if (first === null) return ''
  const last = paragraphNumber(blocks, Math.max(start, end - 1))
  return last === null || last === first ? String(first) : `${first}–${last}`
}

/** The citation of a passage: that of its article, and its place in it. */
export function citePassage(
  article: Citable & { readonly blocks: readonly ArticleBlock[] },
  start: number,
  end: number,
  language: Language = 'zh-CN',
): string {
  return `${cite(article, language).replace(/\.$/, '')}: ${place(article.blocks, start, end, language)}.`
}

/** The link that opens the article at a passage. Offsets as in `place`. */
export function passageLink(articleId: string, range?: { start: number; end: number }): string {
  const link = `jianbao://article/${encodeURIComponent(articleId)}`
  return range === undefined ? link : `${link}?start=${range.start}&end=${range.end}`
}

function paragraphNumber(blocks: readonly ArticleBlock[], offset: number): number | null {
  let n = 0
  for (const block of blocks) {
    const counts = block.role === 'paragraph' || block.role === 'lede'
    if (counts) n++
    if (offset >= block.start && offset < block.end) return counts ? n : null
  }
  return null
}
