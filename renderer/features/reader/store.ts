// What the reading screen holds of itself between renders: the last colour, the field to write in, the mention on show.
import { create } from 'zustand'
import type { Reach } from '../../../electron/contract/entities.ts'
import type { Color } from '../../../electron/contract/model.ts'
import type { Span } from '../../article/span-index.ts'

export type EditField = 'note' | 'tags'

export interface ReadingState {
  /** Colour of the next highlight that names none. */
  readonly color: Color
  /** The mark made last, which the keys of marks mean until something else is at hand. */
  readonly freshId: string | null
  /** A field that waits for the focus. */
  readonly edit: { readonly id: string; readonly field: EditField } | null
  /** The mention last stepped to. */
  readonly mentionId: string | null
  /** Whether that mention's box is open. */
  readonly isMentionOpen: boolean
  /** Whether the selection bar shows the kinds of entity. */
  readonly isKinds: boolean
  /** How far a decision on a mention goes: here, in the article, in the whole library. */
  readonly reach: Reach
  /** A mark whose end is being dragged, and where its ends are now. */
  readonly draft: (Span & { readonly id: string }) | null
  /** For a reading with fresh eyes: marks made before this time (ms) are out of sight; null: none is. */
  readonly hiddenBefore: number | null
  /** The entity whose mentions are tinted. */
  readonly hoverId: string | null
  set(change: Partial<Omit<ReadingState, 'set'>>): void
}

export const useReading = create<ReadingState>()((set) => ({
  color: 'key',
  freshId: null,
  edit: null,
  mentionId: null,
  isMentionOpen: false,
  isKinds: false,
  reach: 'article',
  draft: null,
  hiddenBefore: null,
  hoverId: null,
  set: (change) => set(change),
}))

/** Outside components. */
export const reading = {
  set: (change: Partial<Omit<ReadingState, 'set'>>) => useReading.getState().set(change),
}
