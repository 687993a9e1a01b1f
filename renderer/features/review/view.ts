// Which of the two sides of the review screen is on show.
import { create } from 'zustand'

export type Side = 'cards' | 'stats'

interface View {
  readonly side: Side
  setSide(side: Side): void
}
export const useReviewView = create<View>()((set) => ({
  side: 'cards',
  setSide: (side) => set({ side }),
}))
