// The tags as a tree: which lines of it are shown, and how deep each stands.
import type { TagCount } from '../../../electron/contract/marks.ts'

export interface TagLine extends TagCount {
  /** Its own part of the name. */
  readonly label: string
  readonly depth: number
  readonly isParent: boolean
}

const order = new Intl.Collator('zh-Hans-CN', { numeric: true })
/** Part by part, so that what is nested in a tag stands right under it. */
function compare(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const way = order.compare(a[i] ?? '', b[i] ?? '')
    if (way !== 0) return way
  }
  return a.length - b.length
}

/** All tags in the order of the tree. */
export function treeOf(tags: readonly TagCount[]): TagLine[] {
  const parents = new Set(
    tags.flatMap(({ name }) => (name.includes('/') ? [name.slice(0, name.lastIndexOf('/'))] : [])),
  )
  return tags
    .map((tag) => ({ tag, parts: tag.name.split('/') }))
    .sort((a, b) => compare(a.parts, b.parts))
    .map(({ tag, parts }) => ({
      ...tag,
      label: parts.at(-1) ?? '',
      depth: parts.length - 1,
      isParent: parents.has(tag.name),
    }))
}

/** Those of which all above are open. */
export const shownTags = (tags: readonly TagCount[], open: ReadonlySet<string>): TagLine[] =>
  treeOf(tags).filter(({ name }) => {
    for (let at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1))
      if (!open.has(name.slice(0, at))) return false
    return true
  })
