// What the list of all annotations shows, where its cursor is, and which are chosen; kept while another screen is on show.
import { create } from 'zustand'
import type { Input } from '../../../electron/contract/api.ts'
import type { ListedMark, MarkSort } from '../../../electron/contract/marks.ts'
import type { Anchor, Color } from '../../../electron/contract/model.ts'

export const periods = ['any', 'today', 'week', 'month', 'year', 'own'] as const
export type Period = (typeof periods)[number]

export interface Filter {
  readonly text: string
  readonly colors: readonly Color[]
  readonly tags: readonly string[]
  readonly isUntagged: boolean
  readonly done: boolean | null
  readonly anchors: readonly Anchor[]
  readonly isNoted: boolean
  readonly period: Period
  /** Local days `2026-01-31` of an own period, both within; empty: open. */
  readonly from: string
  readonly to: string
  readonly article: Named | null
  readonly entity: Named | null
}
export interface Named {
  readonly id: string
  readonly name: string
}

export const noFilter: Filter = {
  text: '',
  colors: [],
  tags: [],
  isUntagged: false,
  done: null,
  anchors: [],
  isNoted: false,
  period: 'any',
  from: '',
  to: '',
  article: null,
  entity: null,
}

/** Chosen marks: by id, or all that the filter finds but some. */
export type Chosen =
  | { readonly kind: 'ids'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<string> }
export const nothing: Chosen = { kind: 'ids', ids: new Set() }

interface View {
  readonly filter: Filter
  readonly sort: MarkSort
  readonly reverse: boolean
  readonly chosen: Chosen
  /** The mark under the cursor, as it was last seen. */
  readonly current: ListedMark | null
  /** Pixels scrolled in the list. */
  readonly scroll: number
  /** Tags of the tree that are open. */
  readonly open: ReadonlySet<string>
  /** Another question: nothing is chosen any more. */
  setFilter(change: Partial<Filter>): void
  setSort(sort: MarkSort, reverse: boolean): void
  set(change: Partial<Pick<View, 'chosen' | 'current' | 'scroll' | 'open'>>): void
}

export const useFilter = create<View>()((set) => ({
  filter: noFilter,
  sort: 'created',
  reverse: false,
  chosen: nothing,
  current: null,
  scroll: 0,
  open: new Set(),
  setFilter: (change) =>
    set((view) => ({ filter: { ...view.filter, ...change }, chosen: nothing, scroll: 0 })),
  setSort: (sort, reverse) => set({ sort, reverse, scroll: 0 }),
  set: (change) => set(change),
}))

export const isChosen = (chosen: Chosen, id: string): boolean =>
  chosen.kind === 'ids' ? chosen.ids.has(id) : !chosen.except.has(id)

export const countChosen = (chosen: Chosen, total: number): number =>
  chosen.kind === 'ids' ? chosen.ids.size : Math.max(0, total - chosen.except.size)

/** With these marks chosen too, or none of them any more. */
export function choose(chosen: Chosen, ids: readonly string[], isOn: boolean): Chosen {
  const isSet = chosen.kind === 'ids'
  const next = new Set(isSet ? chosen.ids : chosen.except)
  for (const id of ids)
    if (isOn === isSet) next.add(id)
    else next.delete(id)
  return isSet ? { kind: 'ids', ids: next } : { kind: 'all', except: next }
}

/** Start of a local day, `days` after it. */
function dayStart(at: Date, days = 0): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() + days).getTime()
}

/** A day as typed into a date field, as its start; null for none. */
function dayOf(day: string, days = 0): number | null {
  const date = /^\d{4}-\d\d-\d\d$/.test(day) ? new Date(`${day}T00:00`) : null
  return date === null || Number.isNaN(date.getTime()) ? null : Math.max(0, dayStart(date, days))
}

/** From when to when, in ms since 1970. */
export function span(filter: Pick<Filter, 'period' | 'from' | 'to'>, now: Date) {
  const since = { today: 0, week: -6, month: -29, year: -364 } as const
  if (filter.period === 'any') return { from: null, to: null }
  if (filter.period === 'own') return { from: dayOf(filter.from), to: dayOf(filter.to, 1) }
  return { from: dayStart(now, since[filter.period]), to: null }
}

/** The filter as the library takes it. The same day gives the same question. */
export function asked(filter: Filter, now: Date): Required<Input<'annotations.counts'>> {
  return {
    text: filter.text.trim(),
    colors: [...filter.colors],
    tags: [...filter.tags],
    untagged: filter.isUntagged,
    done: filter.done,
    anchors: [...filter.anchors],
    noted: filter.isNoted ? true : null,
    ...span(filter, now),
    articleId: filter.article?.id ?? null,
    entityId: filter.entity?.id ?? null,
  }
}

export const isNarrowed = (filter: Filter): boolean =>
  (Object.keys(noFilter) as (keyof Filter)[]).some(
    (key) => JSON.stringify(filter[key]) !== JSON.stringify(noFilter[key]),
  )

/** The value taken out of the list, or added to it. */
export const toggled = <T>(list: readonly T[], value: T): T[] =>
  list.includes(value) ? list.filter((one) => one !== value) : [...list, value]
