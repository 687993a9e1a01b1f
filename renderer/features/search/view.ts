// The search on show, kept while other screens are looked at.
import { create } from 'zustand'
import type { SearchOrder, SearchScope } from '../../../electron/contract/search.ts'

interface View {
  readonly query: string
  readonly where: SearchScope
  readonly order: SearchOrder
  /** How many articles are asked for. */
  readonly limit: number
  /** Whether the page on the query language is on show. */
  readonly isHelp: boolean
  setQuery(query: string): void
  setWhere(where: SearchScope): void
  setOrder(order: SearchOrder): void
  setHelp(isHelp: boolean): void
  more(): void
}

const first = 50
/** What one call answers at most. */
const most = 200

export const useSearch = create<View>()((set) => ({
  query: '',
  where: 'all',
  order: 'best',
  limit: first,
  isHelp: false,
  setQuery: (query) => set({ query, limit: first, isHelp: false }),
  setWhere: (where) => set({ where, limit: first }),
  setOrder: (order) => set({ order, limit: first }),
  setHelp: (isHelp) => set({ isHelp }),
  more: () => set(({ limit }) => ({ limit: Math.min(most, limit * 2) })),
}))

export const canAskMore = (limit: number): boolean => limit < most
