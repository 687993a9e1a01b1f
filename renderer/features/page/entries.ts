// The right side as one list: what nobody claimed, the articles with their blocks, then photos and furniture.
import type { Desk } from '../../../electron/contract/desk.ts'
import type { BlockItem, Item, LooseItem } from './items.ts'

export interface HeadEntry {
  readonly kind: 'head'
  readonly key: string
  readonly article: number
  readonly isOpen: boolean
}
export interface BlockEntry {
  readonly kind: 'block'
  readonly key: string
  readonly item: BlockItem
  readonly isLast: boolean
}
export interface LooseEntry {
  readonly kind: 'loose'
  readonly key: string
  readonly item: LooseItem
  /** The first of its kind, which carries the kind's name. */
  readonly isFirst: boolean
}
export type Entry = HeadEntry | BlockEntry | LooseEntry

export const keyOfItem = (item: Item): string => `i${item.place}`
export const keyOfArticle = (id: string): string => `a${id}`

/** `closed`: ids of articles that show their title only. */
export function entriesOf(desk: Desk, items: readonly Item[], closed: ReadonlySet<string>): Entry[] {
  const loose = (kind: LooseItem['kind']): LooseEntry[] =>
    items
      .filter((item): item is LooseItem => item.kind === kind)
      .map((item, index) => ({ kind: 'loose', key: keyOfItem(item), item, isFirst: index === 0 }))
  const blocks = desk.articles.map((): BlockItem[] => [])
  for (const item of items) if (item.kind === 'block') blocks[item.article]?.push(item)
  return [
    ...loose('unassigned'),
    ...desk.articles.flatMap(({ id }, article): Entry[] => {
      const own = blocks[article] ?? []
      const isOpen = !closed.has(id)
      return [
        { kind: 'head', key: keyOfArticle(id), article, isOpen },
        ...(isOpen
          ? own.map(
              (item, index): BlockEntry => ({
                kind: 'block',
                key: keyOfItem(item),
                item,
                isLast: index === own.length - 1,
              }),
            )
          : []),
      ]
    }),
    ...loose('photo'),
    ...loose('furniture'),
  ]
}
