import { expect, test } from 'vitest'
import { type Clicked, itemsFor } from './context-menu.ts'

const clicked = (more: Partial<Clicked>, can: Partial<Clicked['editFlags']> = {}): Clicked => ({
  isEditable: false,
  selectionText: '',
  editFlags: {
    canCut: false,
    canCopy: false,
    canPaste: false,
    canSelectAll: false,
    canUndo: false,
    canRedo: false,
    canDelete: false,
    canEditRichly: false,
    ...can,
  },
  ...more,
})

test('a field offers its edits, those that can be done now', () => {
  const items = itemsFor(clicked({ isEditable: true }, { canPaste: true, canSelectAll: true }), 'zh-CN')
  expect(items.map(({ label, enabled }) => label && [label, enabled])).toEqual([
    ['剪切', false],
    ['复制', false],
    ['粘贴', true],
    undefined,
    ['全选', true],
  ])
})

test('selected text can be copied; where nothing is selected nothing is offered', () => {
  expect(itemsFor(clicked({ selectionText: '一泓清水𠮷' }, { canCopy: true }), 'en')).toEqual([
    { role: 'copy', label: 'Copy', enabled: true },
  ])
  expect(itemsFor(clicked({ selectionText: '　' }, { canCopy: true }), 'zh-CN')).toEqual([])
})
