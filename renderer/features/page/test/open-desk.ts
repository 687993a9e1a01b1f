// The desk in a window, and how a test finds its way on it.
import { expect } from 'vitest'
import { page } from 'vitest/browser'
import type { DeskStep } from '../../../../electron/contract/desk.ts'
import type { PageLayout } from '../../../../electron/contract/page.ts'
import type { Fake } from '../../../api/fake.ts'
import { useUi } from '../../../state/ui.ts'
import { show } from '../../../test/show.tsx'
import { usePageView } from '../view.ts'
import { at, layout, pageText, withDesk } from './fake-desk.ts'

// Under tests react-aria lays out all rows of a list, unless this says that there is a real window.
Object.assign(globalThis, { process: { env: { VIRT_ON: 'yes' } } })

export const raw = () => page.getByRole('grid', { name: '原文' })
export const articles = () => page.getByRole('grid', { name: '各稿' })
export const line = (text: string) => raw().getByRole('row').filter({ hasText: text })
export const row = (text: string | RegExp) => articles().getByRole('row').filter({ hasText: text })
export const current = () => document.querySelector('.desk-block[data-current]')?.textContent ?? ''
export const bytes = () => document.querySelector('.desk-articles')?.textContent

/** The desk of the invented page, or of another one. */
export async function open(
  text = pageText,
  made: PageLayout = layout,
): Promise<{ fake: Fake; steps: DeskStep[] }> {
  usePageView.setState(usePageView.getInitialState(), true)
  let steps: DeskStep[] = []
  const fake = await show({
    before: (library) => {
      steps = withDesk(library, text, made).steps
    },
  })
  useUi.getState().openDesk('p9')
  await expect.element(raw()).toBeVisible()
  return { fake, steps }
}

/** Puts the caret before a text by the keyboard, from the line's own beginning. */
export async function caretBefore(text: string): Promise<void> {
  usePageView.getState().put(at(text), 'raw')
  raw().element().focus()
  await expect.poll(() => document.querySelector('.desk-raw .desk-caret')).not.toBeNull()
}
