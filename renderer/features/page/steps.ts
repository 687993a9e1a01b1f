// What a person asks for at a place of the page → the step that does it, or null when there is nothing to do.
import type { Desk, DeskStep, looseKinds } from '../../../electron/contract/desk.ts'
import type { Role } from '../../../electron/contract/page.ts'
import { type BlockItem, firstText, type Item } from './items.ts'

const startOf = (desk: Desk, article: number, at = 0): number | null =>
  desk.articles[article]?.blocks[at]?.ranges[0]?.[0] ?? null

/** The block ends before `place`; null at its first character and outside of it. */
export function splitAt(desk: Desk, item: Item | null, place: number): DeskStep | null {
  if (item?.kind !== 'block') return null
  const [first, last] = [item.ranges[0], item.ranges.at(-1)]
  if (!first || !last || place <= firstText(desk.text, first) || place === last[1]) return null
  if (!item.ranges.some(([start, end]) => start <= place && place <= end)) return null
  return { kind: 'split', block: item.place, at: place }
}

/** The block goes on the one before it in its article. */
export function joinUp(desk: Desk, item: Item | null): DeskStep | null {
  if (item?.kind !== 'block' || item.at === 0) return null
  const to = startOf(desk, item.article, item.at - 1)
  return to === null ? null : { kind: 'join', block: item.place, to }
}

/** The block one step up or down, past the ends of its article into the neighbouring one. */
export function moveBy(desk: Desk, item: Item | null, by: 1 | -1): DeskStep | null {
  if (item?.kind !== 'block') return null
  const { article, at, place } = item
  const count = desk.articles[article]?.blocks.length ?? 0
  if (by === -1 && at > 0)
    return { kind: 'move', block: place, article: place, before: startOf(desk, article, at - 1) }
  if (by === 1 && at < count - 1)
    return { kind: 'move', block: place, article: place, before: startOf(desk, article, at + 2) }
  const other = startOf(desk, article + by)
  return other === null
    ? null
    : { kind: 'move', block: place, article: other, before: by === 1 ? other : null }
}

export function setRole(item: Item | null, role: Role, level?: number): DeskStep | null {
  if (item?.kind !== 'block') return null
  const same = item.block.role === role && (role !== 'heading' || item.block.level === (level ?? 1))
  if (same && item.block.byHand) return null
  return { kind: 'role', block: item.place, role, ...(level === undefined ? {} : { level }) }
}

/** The block and what follows it become an article. */
export function beginArticle(item: Item | null): DeskStep | null {
  return item?.kind === 'block' && item.at > 0 ? { kind: 'new-article', block: item.place } : null
}

/** The article's blocks go to the end of the one before it. */
export function joinArticle(desk: Desk, article: number): DeskStep | null {
  const [from, into] = [startOf(desk, article), startOf(desk, article - 1)]
  return from === null || into === null ? null : { kind: 'join-articles', article: from, into }
}

/** The article goes before another one; `before` is its index, or the number of articles for the end. */
export function orderBefore(desk: Desk, article: number, before: number): DeskStep | null {
  const from = startOf(desk, article)
  if (from === null || before === article || before === article + 1 || before < 0) return null
  if (before > desk.articles.length) return null
  return { kind: 'order', article: from, before: startOf(desk, before) }
}

/** The article one place up or down. */
export const orderBy = (desk: Desk, article: number, by: 1 | -1): DeskStep | null =>
  orderBefore(desk, article, by === 1 ? article + 2 : article - 1)

/** The text belongs to no article; a loose item becomes one of another kind. */
export function loosenAs(item: Item | null, as: (typeof looseKinds)[number]): DeskStep | null {
  if (item === null || item.kind === as) return null
  return item.kind === 'block'
    ? { kind: 'loosen', block: item.place, as }
    : { kind: 'reloosen', item: item.place, as }
}

export function loosenArticleAs(
  desk: Desk,
  article: number,
  as: (typeof looseKinds)[number],
): DeskStep | null {
  const start = startOf(desk, article)
  return start === null ? null : { kind: 'loosen-article', article: start, as }
}

/**
 * A loose item goes into an article, before the first of its texts that stands below it on the page; `null` makes it an
 * article of its own. A photo comes in as a caption, anything else as a paragraph: the role that needs the least fixing.
 */
export function claimInto(desk: Desk, item: Item | null, article: number | null): DeskStep | null {
  if (item === null || item.kind === 'block') return null
  const role = item.kind === 'photo' ? 'caption' : 'paragraph'
  if (article === null) return { kind: 'claim', item: item.place, article: null, before: null, role }
  const start = startOf(desk, article)
  if (start === null) return null
  const below = desk.articles[article]?.blocks.find(
    (block) =>
      (block.role === 'paragraph' || block.role === 'heading') && (block.ranges[0]?.[0] ?? 0) > item.place,
  )
  const before = role === 'caption' ? null : (below?.ranges[0]?.[0] ?? null)
  return { kind: 'claim', item: item.place, article: start, before, role }
}

/** The block goes on another one, wherever that stands. */
export function joinTo(item: Item | null, to: BlockItem): DeskStep | null {
  if (item?.kind !== 'block' || item.place === to.place) return null
  return { kind: 'join', block: item.place, to: to.place }
}
