// The search on show, kept while other screens are looked at.
import { create } from 'zustand'

export type Where = 'all' | 'text' | 'note'

interface View {
  readonly query: string
  readonly where: Where
  /** How many articles are asked for. */
  readonly limit: number
  setQuery(query: string): void
  setWhere(where: Where): void
  more(): void
}

const first = 50
/** What one call answers at most. */
const most = 200

export const useSearch = create<View>()((set) => ({
  query: '',
  where: 'all',
  limit: first,
  setQuery: (query) => set({ query, limit: first }),
  setWhere: (where) => set({ where }),
  more: () => set(({ limit }) => ({ limit: Math.min(most, limit * 2) })),
}))

export const canAskMore = (limit: number): boolean => limit < most
