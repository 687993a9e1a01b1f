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
  /** Only figures told of this body or place; empty: all. */
  readonly body: string
  set(change: Partial<Omit<FiguresView, 'set'>>): void
}

export const useFigures = create<FiguresView>()((set) => ({
  tab: 'promises',
  text: '',
  kind: 'any',
  group: 'none',
  sorting: { sort: 'article', reverse: false },
  state: 'any',
  body: '',
  set: (change) => set(change),
}))
