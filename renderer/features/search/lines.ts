// From the library's hits to lines: one article's head, then its passages with the word in the middle.
import type { SearchHit, SearchPassage, SearchResult } from '../../../electron/contract/model.ts'

/** A passage cut at its first hit, so that the hits of all lines stand under one another. */
export interface Cut {
  readonly before: string
  readonly hit: string
  /** What follows, with further hits marked. */
  readonly after: readonly { readonly text: string; readonly isHit: boolean }[]
}

export type Line =
  | { readonly kind: 'article'; readonly hit: SearchHit; readonly count: number }
  | { readonly kind: 'passage'; readonly hit: SearchHit; readonly passage: SearchPassage; readonly cut: Cut }
  | { readonly kind: 'more'; readonly hit: SearchHit; readonly n: number }

/** Cuts a passage at its hits; offsets are UTF-16 into the passage. */
export function cutPassage({ passage, hits }: Pick<SearchPassage, 'passage' | 'hits'>): Cut {
  const inOrder = [...hits].sort((a, b) => a[0] - b[0])
  const [start, end] = inOrder[0] ?? [0, 0]
  const after: { text: string; isHit: boolean }[] = []
  let at = end
  for (const [from, to] of inOrder.slice(1)) {
    if (from < at) continue
    if (from > at) after.push({ text: passage.slice(at, from), isHit: false })
    after.push({ text: passage.slice(from, to), isHit: true })
    at = to
  }
  if (at < passage.length) after.push({ text: passage.slice(at), isHit: false })
  return { before: passage.slice(0, start), hit: passage.slice(start, end), after }
}

/** A title cut at its hits. */
export function cutTitle({ title, titleHits }: Pick<SearchHit, 'title' | 'titleHits'>): Cut['after'] {
  const { before, hit, after } = cutPassage({ passage: title, hits: titleHits })
  return [{ text: before, isHit: false }, { text: hit, isHit: true }, ...after].filter(
    ({ text }) => text !== '',
  )
}

/** Units from which on a passage that the title has is the title cut short: the library shows at least so many beside a hit. */
const cutShort = 30

/** Where the title stands in the text, a kicker may stand before it; null when no passage is of it. */
function placeOfTitle({ passages, title }: SearchHit): number | null {
  for (const { in: where, passage, hits, start } of passages) {
    const [first] = hits
    if (where === 'note' || !first) continue
    if (passage === title || (passage.length >= cutShort && title.includes(passage)))
      return start - first[0] - title.indexOf(passage)
  }
  return null
}

/** Passages to show: the title stands above them with its hits and is not said again, unless nothing else is found. */
function shownOf(hit: SearchHit): readonly SearchPassage[] {
  const { passages, title } = hit
  const place = placeOfTitle(hit)
  if (place === null) return passages
  const rest = passages.filter(
    (one) => one.in === 'note' || one.start < place || one.start >= place + title.length,
  )
  return rest.length === 0 ? passages : rest
}

/** The lines of a result. */
export function linesOf(result: SearchResult | undefined): readonly Line[] {
  const lines: Line[] = []
  for (const hit of result?.hits ?? []) {
    lines.push({ kind: 'article', hit, count: hit.count })
    for (const passage of shownOf(hit))
      lines.push({ kind: 'passage', hit, passage, cut: cutPassage(passage) })
    if (hit.count > hit.passages.length) lines.push({ kind: 'more', hit, n: hit.count - hit.passages.length })
  }
  return lines
}
