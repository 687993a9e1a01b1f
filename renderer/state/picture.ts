// Which page the window is asked to show as it was printed: any screen may ask, one dialog answers.
import { create } from 'zustand'

export const usePicture = create<{ readonly pageId: string | null }>()(() => ({ pageId: null }))

/** Shows the page as it was printed. */
export const showPicture = (pageId: string): void => usePicture.setState({ pageId })
export const closePicture = (): void => usePicture.setState({ pageId: null })
