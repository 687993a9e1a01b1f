// Which pages' metadata the window is asked to show: any screen may ask, one dialog answers.
import { create } from 'zustand'

export interface Asked {
  readonly pageIds?: readonly string[]
  readonly articleIds?: readonly string[]
}

export const useMetadata = create<{ readonly asked: Asked | null }>()(() => ({ asked: null }))

/** Opens the dialog on these pages, or on the pages that these articles stand on. */
export const editMetadata = (asked: Asked): void => useMetadata.setState({ asked })
export const closeMetadata = (): void => useMetadata.setState({ asked: null })
