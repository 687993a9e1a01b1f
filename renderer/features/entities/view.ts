// What the list and the graph of entities show; kept while another screen is on show.
import { create } from 'zustand'
import type { EntityRef, EntitySummary, entitySorts } from '../../../electron/contract/entities.ts'
import { type EntityType, entityTypes } from '../../../electron/contract/tags.ts'
import type { Sorting } from '../../ui/column-head.tsx'

export type EntitySort = (typeof entitySorts)[number]
export type Mode = 'list' | 'graph'

export interface EntitiesView {
  readonly mode: Mode
  /** Empty: all kinds but dates. */
  readonly kinds: readonly EntityType[]
  readonly text: string
  readonly sorting: Sorting<EntitySort>
  /** Chosen ones by id, with what is needed to join them. */
  readonly chosen: ReadonlyMap<string, EntitySummary>
  /** Pixels scrolled in the list. */
  readonly scroll: number
  /** The row of the list that was opened last or is under the cursor; −1: none. */
  readonly row: number
  readonly graphBy: 'sentences' | 'articles'
  readonly graphLimit: number
  /** Pairs named together less often are left out. */
  readonly graphLeast: number
  /** The graph shows this one and whom it is named with; null: those of all that are named most. */
  readonly graphAround: EntityRef | null
  set(
    change: Partial<
      Pick<
        EntitiesView,
        | 'mode'
        | 'text'
        | 'sorting'
        | 'scroll'
        | 'row'
        | 'graphBy'
        | 'graphLimit'
        | 'graphLeast'
        | 'graphAround'
        | 'kinds'
      >
    >,
  ): void
  /** Shows this kind alone, or with `isMore` beside those shown; a second time takes it out. */
  toggleKind(kind: EntityType, isMore: boolean): void
  toggle(one: EntitySummary): void
  clear(): void
}

export const graphLimits = [50, 100, 200, 300] as const
export const graphLeasts = [1, 2, 3, 5, 10] as const
/** Drawn where no kinds are chosen: 记者 and 主任 stand beside everybody, and would bring together what is not. */
export const graphKinds = entityTypes.filter((kind) => kind !== 'DATE' && kind !== 'POSITION')

export const useEntities = create<EntitiesView>()((set) => ({
  mode: 'list',
  kinds: [],
  text: '',
  sorting: { sort: 'mentions', reverse: false },
  chosen: new Map(),
  scroll: 0,
  row: -1,
  graphBy: 'sentences',
  graphLimit: 100,
  graphLeast: 1,
  graphAround: null,
  set: (change) => set(change),
  toggleKind: (kind, isMore) =>
    set(({ kinds }) => {
      const isOn = kinds.includes(kind)
      if (isMore)
        return {
          kinds: entityTypes.filter((one) => (one === kind ? !isOn : kinds.includes(one))),
          scroll: 0,
          row: -1,
        }
      return { kinds: isOn && kinds.length === 1 ? [] : [kind], scroll: 0, row: -1 }
    }),
  toggle: (one) =>
    set(({ chosen }) => {
      const next = new Map(chosen)
      if (!next.delete(one.id)) next.set(one.id, one)
      return { chosen: next }
    }),
  clear: () => set({ chosen: new Map() }),
}))
