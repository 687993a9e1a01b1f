// What of the trash is shown and chosen.
import { create } from 'zustand'

export type Kind = 'all' | 'article' | 'annotation'

interface TrashView {
  readonly kind: Kind
  readonly chosen: ReadonlySet<string>
  /** The one that is looked at. */
  readonly id: string | null
  set(change: Partial<Pick<TrashView, 'kind' | 'chosen' | 'id'>>): void
  toggle(id: string): void
}

export const useTrash = create<TrashView>()((set) => ({
  kind: 'all',
  chosen: new Set(),
  id: null,
  set: (change) => set(change),
  toggle: (id) =>
    set(({ chosen }) => {
      const next = new Set(chosen)
      if (!next.delete(id)) next.add(id)
      return { chosen: next }
    }),
}))
