/** What the right button offers. Electron itself shows nothing there, and many people paste by it. */
import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron'
import type { Language } from '../contract/language.ts'
import { text, type Word } from './menu-text.ts'

/** What was clicked on, as far as it matters here. */
export type Clicked = Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags'>

/** In a field its edits, elsewhere the copying of what is selected; empty where there is nothing to do. */
export function itemsFor(
  { isEditable, selectionText, editFlags: can }: Clicked,
  language: Language,
): MenuItemConstructorOptions[] {
  const item = (
    role: 'cut' | 'copy' | 'paste' | 'selectAll',
    word: Word,
    enabled: boolean,
  ): MenuItemConstructorOptions => ({ role, label: text(word, language), enabled })
  if (isEditable)
    return [
      item('cut', 'menu.cut', can.canCut),
      item('copy', 'menu.copy', can.canCopy),
      item('paste', 'menu.paste', can.canPaste),
      { type: 'separator' },
      item('selectAll', 'menu.selectAll', can.canSelectAll),
    ]
  return selectionText.trim() === '' ? [] : [item('copy', 'menu.copy', can.canCopy)]
}
