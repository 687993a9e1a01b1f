// What the library shows at this moment: filter, the article under the cursor, the chosen ones. Kept while other screens are on show.
import { create } from 'zustand'
import type { Color } from '../../../electron/contract/model.ts'

/** Which articles are listed; every part narrows. */
export interface Filter {
  readonly text: string
  readonly kind: 'all' | 'unread' | 'marked'
  readonly color: Color | null
  readonly sourceId: string | null
}
export const noFilter: Filter = { text: '', kind: 'all', color: null, sourceId: null }

interface View {
  readonly filter: Filter
  /** The article under the cursor: shown in the preview. */
  readonly activeId: string | null
  /** Where a run of chosen articles began. */
  readonly anchorId: string | null
  readonly chosen: ReadonlySet<string>
  /** Pixels; where the list was left. */
  readonly scroll: number
  setFilter(change: Partial<Filter>): void
  /** Moves the cursor; what was chosen is let go unless it is kept. */
  moveTo(id: string, keep?: boolean): void
  /** Chooses from the anchor to `id`; `ids` are the listed articles in order. */
  extendTo(id: string, ids: readonly string[]): void
  /** Adds one to the choice or takes it out. */
  toggle(id: string): void
  chooseAll(ids: readonly string[]): void
  clearChoice(): void
  setScroll(scroll: number): void
}

export const useView = create<View>()((set) => ({
  filter: noFilter,
  activeId: null,
  anchorId: null,
  chosen: new Set(),
  scroll: 0,
  setFilter: (change) => set((view) => ({ filter: { ...view.filter, ...change } })),
  moveTo: (id, keep = false) =>
    set((view) => ({ activeId: id, anchorId: id, chosen: keep ? view.chosen : new Set() })),
  extendTo: (id, ids) =>
    set((view) => {
      const from = ids.indexOf(view.anchorId ?? id)
      const to = ids.indexOf(id)
      if (from < 0 || to < 0) return { activeId: id, anchorId: id, chosen: new Set([id]) }
      return { activeId: id, chosen: new Set(ids.slice(Math.min(from, to), Math.max(from, to) + 1)) }
    }),
  toggle: (id) =>
    set((view) => {
      // The first click takes along the article under the cursor, as in every list.
      const isFirst = view.chosen.size === 0 && view.activeId !== null
      const chosen = new Set(isFirst && view.activeId !== id ? [view.activeId as string] : view.chosen)
      if (!chosen.delete(id)) chosen.add(id)
      return { activeId: id, anchorId: id, chosen }
    }),
  chooseAll: (ids) => set({ chosen: new Set(ids) }),
  clearChoice: () => set({ chosen: new Set() }),
  setScroll: (scroll) => set({ scroll }),
}))
