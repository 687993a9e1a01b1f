// Which annotations are listed, and in which order.
import { create } from 'zustand'
import type { AnnotationInContext, Color } from '../../../electron/contract/model.ts'

export interface Filter {
  readonly text: string
  readonly kind: 'all' | 'note' | 'changed'
  readonly color: Color | null
  readonly tag: string | null
  readonly order: 'newest' | 'article'
}
export const noFilter: Filter = { text: '', kind: 'all', color: null, tag: null, order: 'newest' }

interface View {
  readonly filter: Filter
  setFilter(change: Partial<Filter>): void
}
export const useFilter = create<View>()((set) => ({
  filter: noFilter,
  setFilter: (change) => set((view) => ({ filter: { ...view.filter, ...change } })),
}))

const fold = (text: string) => text.normalize('NFKC').toLowerCase()

/** The annotations that pass, ordered. Articles stand in the order of their newest annotation, marks in text order. */
export function listed(
  all: readonly AnnotationInContext[],
  { text, kind, color, tag, order }: Filter,
): readonly AnnotationInContext[] {
  const words = fold(text).split(/\s+/).filter(Boolean)
  const found = all.filter((one) => {
    if (kind === 'note' && one.note === '') return false
    if (kind === 'changed' && one.anchor === 'exact') return false
    if (color !== null && one.color !== color) return false
    if (tag !== null && !one.tags.includes(tag)) return false
    if (words.length === 0) return true
    const hay = fold([one.quote, one.note, ...one.tags, one.articleTitle, one.sourceName].join('\n'))
    return words.every((word) => hay.includes(word))
  })
  if (order === 'newest') return found.sort((a, b) => b.modifiedAt - a.modifiedAt || a.start - b.start)
  const newest = new Map<string, number>()
  for (const one of found) newest.set(one.articleId, Math.max(newest.get(one.articleId) ?? 0, one.modifiedAt))
  return found.sort(
    (a, b) =>
      (newest.get(b.articleId) ?? 0) - (newest.get(a.articleId) ?? 0) ||
      (a.articleId < b.articleId ? -1 : a.articleId > b.articleId ? 1 : 0) ||
      a.start - b.start,
  )
}
