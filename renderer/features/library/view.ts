// What the library shows at this moment: filter, the article under the cursor, the chosen ones. Kept while other screens are on show.
import { create } from 'zustand'
import type { Color } from '../../../electron/contract/model.ts'
import type { ListingSort } from '../../../electron/contract/search.ts'

/** Which articles are listed, and in what order; every part narrows. */
export interface Filter {
  readonly text: string
  readonly kind: 'all' | 'unread' | 'marked' | 'starred'
  readonly color: Color | null
  readonly sourceId: string | null
  readonly paper: string | null
  readonly year: string | null
  /** Of a kept search; empty: all. */
  readonly query: string
}
export const noFilter: Filter = {
  text: '',
  kind: 'all',
  color: null,
  sourceId: null,
  paper: null,
  year: null,
  query: '',
}
export const isNoFilter = (filter: Filter): boolean =>
  (Object.keys(noFilter) as (keyof Filter)[]).every((part) => filter[part] === noFilter[part])

interface View {
  readonly filter: Filter
  readonly sort: ListingSort
  readonly reverse: boolean
  /** The article under the cursor: shown in the preview. It stays so wherever the list moves it. */
  readonly activeId: string | null
  /** Where it stands in the list, as last known. */
  readonly activeAt: number
  /** The person has put the cursor somewhere; before that it may follow the list. */
  readonly isTouched: boolean
  /** Where a run of chosen articles began. */
  readonly anchorAt: number
  readonly chosen: ReadonlySet<string>
  /** Pixels; where the list was left. */
  readonly scroll: number
  setFilter(change: Partial<Filter>): void
  setSort(sort: ListingSort, reverse: boolean): void
  /** Moves the cursor; what was chosen is let go unless it is kept. */
  moveTo(id: string | null, at: number, keep?: boolean): void
  /** Moves the cursor by key: what was chosen stays. */
  stepTo(id: string, at: number): void
  /** The list has moved the article under the cursor. */
  follow(at: number): void
  /** Moves the cursor and chooses a run of articles that ends there. */
  choose(ids: readonly string[], id: string, at: number): void
  /** Adds one to the choice or takes it out. */
  toggle(id: string, at: number): void
  chooseAll(ids: readonly string[]): void
  clearChoice(): void
  setScroll(scroll: number): void
}

export const useView = create<View>()((set) => ({
  filter: noFilter,
  sort: 'added',
  reverse: false,
  activeId: null,
  activeAt: 0,
  isTouched: false,
  anchorAt: 0,
  chosen: new Set(),
  scroll: 0,
  setFilter: (change) => set((view) => ({ filter: { ...view.filter, ...change } })),
  setSort: (sort, reverse) => set({ sort, reverse, scroll: 0 }),
  moveTo: (id, at, keep = false) =>
    set((view) => ({
      activeId: id,
      activeAt: at,
      anchorAt: at,
      chosen: keep ? view.chosen : new Set(),
      isTouched: view.isTouched || !keep,
    })),
  stepTo: (id, at) => set({ activeId: id, activeAt: at, anchorAt: at, isTouched: true }),
  follow: (at) =>
    set((view) => ({ activeAt: at, anchorAt: Math.max(0, view.anchorAt + at - view.activeAt) })),
  choose: (ids, id, at) => set({ activeId: id, activeAt: at, isTouched: true, chosen: new Set(ids) }),
  toggle: (id, at) =>
    set((view) => {
      // The first click takes along the article under the cursor, as in every list.
      const isFirst = view.chosen.size === 0 && view.activeId !== null
      const chosen = new Set(isFirst && view.activeId !== id ? [view.activeId as string] : view.chosen)
      if (!chosen.delete(id)) chosen.add(id)
      return { activeId: id, activeAt: at, isTouched: true, anchorAt: at, chosen }
    }),
  chooseAll: (ids) => set({ chosen: new Set(ids) }),
  clearChoice: () => set({ chosen: new Set() }),
  setScroll: (scroll) => set({ scroll }),
}))
