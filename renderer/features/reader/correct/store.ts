// What of correcting is open on the reading screen.
import { create } from 'zustand'
import type { Span } from '../../../article/span-index.ts'

interface Correcting {
  /** The block that is being corrected, and what is selected in it; canonical offsets. */
  readonly open: { readonly block: Span; readonly selected: Span } | null
  readonly isList: boolean
  /** The words of the page stand over the corrected ones. */
  readonly areOriginalsShown: boolean
}

export const useCorrecting = create<Correcting>()(() => ({
  open: null,
  isList: false,
  areOriginalsShown: false,
}))

export const correcting = { set: (change: Partial<Correcting>) => useCorrecting.setState(change) }
