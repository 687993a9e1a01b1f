// What the re-anchor desk shows: which list, and the row under the cursor.
import { create } from 'zustand'

interface View {
  /** Marks kept as notes of their articles instead of those to be looked at. */
  readonly kept: boolean
  readonly index: number
}

export const useView = create<View>()(() => ({ kept: false, index: 0 }))
export const view = { set: (change: Partial<View>) => useView.setState(change) }
