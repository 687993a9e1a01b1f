// What the figures screen shows; kept while another screen is on show.
import { create } from 'zustand'
import type { figureKinds, figureSorts, PromiseState } from '../../../electron/contract/entities.ts'
import type { Sorting } from '../../ui/column-head.tsx'

export type FigureSort = (typeof figureSorts)[number]
export type KindChoice = 'any' | (typeof figureKinds)[number]
export type Grouping = 'none' | 'indicator' | 'unit'

export interface FiguresView {
  readonly tab: 'promises' | 'all'
  readonly text: string
  readonly kind: KindChoice
  readonly group: Grouping
  readonly sorting: Sorting<FigureSort>
  readonly state: 'any' | PromiseState
  /** Only figures told of this entity; null: all. */
  readonly body: { readonly id: string; readonly canonical: string } | null
  set(change: Partial<Omit<FiguresView, 'set'>>): void
}

export const useFigures = create<FiguresView>()((set) => ({
  tab: 'promises',
  text: '',
  kind: 'any',
  group: 'none',
  sorting: { sort: 'article', reverse: false },
  state: 'any',
  body: null,
  set: (change) => set(change),
}))
