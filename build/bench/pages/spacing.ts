/** The same page with other blanks between and before its lines. */
import type { Range } from '../../../electron/contract/page.ts'
import type { GoldPage } from './gold.ts'

/** As it is; without blank lines; without, first lines of paragraphs set in. */
export type Spacing = 'own' | 'dense' | 'indented'

export interface HandPage {
  readonly text: string
  readonly gold: GoldPage
}

/** Spaces a page otherwise; its answers stay what they are. */
export function respaced({ text, gold }: HandPage, spacing: Spacing): HandPage {
  if (spacing === 'own') return { text, gold }
  const starts = new Set<number>()
  for (const { blocks } of gold.articles)
    for (const { role, ranges } of blocks) if (role === 'paragraph' && ranges?.[0]) starts.add(ranges[0][0])
  const places = new Int32Array(text.length + 1)
  let other = ''
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i)
    if (unit === '\n' && other.endsWith('\n')) {
      places[i] = other.length
      continue
    }
    if (spacing === 'indented' && starts.has(i) && unit !== '\u3000') other += '\u3000\u3000'
    places[i] = other.length
    other += unit
  }
  places[text.length] = other.length
  const moved = <Own extends { readonly ranges?: readonly Range[] }>(own: Own): Own => ({
    ...own,
    ...(own.ranges
      ? {
          ranges: own.ranges.map(([from, to]): Range => {
            const start = places[from] as number
            return [start, to > from ? (places[to - 1] as number) + 1 : start]
          }),
        }
      : {}),
  })
  return {
    text: other,
    gold: {
      ...gold,
      articles: gold.articles.map((article) => ({ ...article, blocks: article.blocks.map(moved) })),
      photos: gold.photos.map(moved),
      ...(gold.furniture ? { furniture: gold.furniture.map(moved) } : {}),
    },
  }
}
