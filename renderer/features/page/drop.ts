// Where something was let go in the list → the step that puts it there.
import type { Desk, DeskStep } from '../../../electron/contract/desk.ts'
import type { Entry } from './entries.ts'
import { claimInto, joinTo, loosenAs, orderBefore } from './steps.ts'

export interface Target {
  readonly key: string
  readonly position: 'before' | 'after' | 'on'
}

/** Null for a place that cannot take it, or where it is already. */
export function stepOfDrop(
  desk: Desk,
  entries: readonly Entry[],
  dragged: string,
  { key, position }: Target,
): DeskStep | null {
  const what = entries.find((entry) => entry.key === dragged)
  const index = entries.findIndex((entry) => entry.key === key)
  const target = entries[index]
  if (what === undefined || target === undefined || what === target) return null
  if (what.kind === 'head') return position === 'on' ? null : orderTo(desk, what.article, target, position)
  if (target.kind === 'loose') return loosenAs(what.item, target.item.kind)
  if (position === 'on')
    return target.kind === 'block' ? joinTo(what.item, target.item) : put(desk, what, target.article, null)
  // Between two rows is behind the upper one: above the head of an article is at the end of the article before it.
  const upper = position === 'after' ? target : entries[index - 1]
  const lower = position === 'after' ? entries[index + 1] : target
  if (upper === undefined || upper.kind === 'loose') return null
  if (upper.kind === 'head' && !upper.isOpen) return put(desk, what, upper.article, null)
  const article = upper.kind === 'head' ? upper.article : upper.item.article
  const before = lower?.kind === 'block' && lower.item.article === article ? lower.item.place : null
  return put(desk, what, article, before)
}

function put(
  desk: Desk,
  what: Exclude<Entry, { kind: 'head' }>,
  article: number,
  before: number | null,
): DeskStep | null {
  const start = desk.articles[article]?.blocks[0]?.ranges[0]?.[0]
  if (start === undefined) return null
  if (what.kind === 'loose') {
    const step = claimInto(desk, what.item, article)
    return step?.kind === 'claim' ? { ...step, before } : null
  }
  const { item } = what
  if (before === item.place) return null
  const follows = desk.articles[item.article]?.blocks[item.at + 1]?.ranges[0]?.[0] ?? null
  if (item.article === article && before === follows) return null
  return { kind: 'move', block: item.place, article: start, before }
}

function orderTo(desk: Desk, article: number, target: Entry, position: 'before' | 'after'): DeskStep | null {
  if (target.kind === 'loose')
    return orderBefore(desk, article, target.item.kind === 'unassigned' ? 0 : desk.articles.length)
  const other = target.kind === 'head' ? target.article : target.item.article
  const isAbove = target.kind === 'head' && position === 'before'
  return orderBefore(desk, article, isAbove ? other : other + 1)
}
