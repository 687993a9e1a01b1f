// Links from outside: `jianbao://article/ID?start=12&end=34` names a passage of an article.

export interface PassageLink {
  readonly articleId: string
  /** Canonical offsets, UTF-16; null when the link names the whole article. */
  readonly range: { readonly start: number; readonly end: number } | null
  readonly annotationId: string | null
}

const offset = (text: string | null): number | null =>
  text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null

/** What a link names, or null when it is none of ours. */
export function parseLink(link: string): PassageLink | null {
  let url: URL
  let articleId: string
  try {
    url = new URL(link)
    articleId = decodeURIComponent(url.pathname.replace(/^\/|\/$/g, ''))
  } catch {
    return null
  }
  if (url.protocol !== 'jianbao:' || url.host !== 'article') return null
  if (articleId === '' || articleId.length > 64 || articleId.includes('/')) return null
  const start = offset(url.searchParams.get('start'))
  const end = offset(url.searchParams.get('end'))
  return {
    articleId,
    range: start === null || end === null || end < start ? null : { start, end },
    annotationId: url.searchParams.get('annotation'),
  }
}
