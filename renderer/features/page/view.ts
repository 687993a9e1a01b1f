// What the page desk shows at this moment: the caret, what the pointer is on, and which articles are folded.
import { create } from 'zustand'

/** Where the person works; the other side follows. */
export type Side = 'raw' | 'articles'

export interface View {
  /** The page the rest speaks of. */
  readonly pageId: string | null
  /** The caret: a page offset; the item that holds it is the one at hand. */
  readonly caret: number
  /** Who moved it last. */
  readonly by: Side
  /** Place of the item under the pointer. */
  readonly hovered: number | null
  /** Ids of articles that show their title only. */
  readonly closed: ReadonlySet<string>
  /** The side on show where there is room for one only. */
  readonly side: Side
  /** Begins anew with another page; the same page is found as it was left. */
  open(pageId: string): void
  put(caret: number, by: Side): void
  hover(place: number | null): void
  toggle(articleId: string): void
  close(articleIds: readonly string[]): void
  showSide(side: Side): void
}

export const usePageView = create<View>()((set) => ({
  pageId: null,
  caret: 0,
  by: 'raw',
  hovered: null,
  closed: new Set(),
  side: 'raw',
  open: (pageId) =>
    set((view) =>
      view.pageId === pageId ? {} : { pageId, caret: 0, by: 'raw', hovered: null, closed: new Set() },
    ),
  put: (caret, by) => set({ caret, by }),
  hover: (hovered) => set((view) => (view.hovered === hovered ? view : { hovered })),
  toggle: (articleId) =>
    set((view) => {
      const closed = new Set(view.closed)
      if (!closed.delete(articleId)) closed.add(articleId)
      return { closed }
    }),
  close: (articleIds) => set({ closed: new Set(articleIds) }),
  showSide: (side) => set({ side }),
}))
