/** The caret walks and selects by character, line and paragraph, in text that cannot be edited. */
import { expect, test } from 'vitest'
import { caretBox, hasCaret, moveCaret, stepOf } from './caret.ts'
import { articleOf, setText } from './test/set-text.tsx'

const key = (name: string, more: Partial<KeyboardEvent> = {}) => {
  const step = stepOf({ key: name, ctrlKey: false, altKey: false, metaKey: false, ...more })
  if (!step) throw new Error(`no step for ${name}`)
  return step
}

async function open(...paragraphs: string[]) {
  const { map } = await setText(articleOf(paragraphs))
  const selection = document.getSelection() as Selection
  const start = map.toPoint(0)
  selection.collapse(start.node, start.offset)
  const span = () => map.spanOf(selection.getRangeAt(0))
  return { map, selection, span }
}

test('Shift and arrows select by whole characters, rare ones too', async () => {
  const { map, span } = await open('甲𠮷👍乙')
  moveCaret(map.root, 'extend', key('ArrowRight'))
  expect(span()).toEqual({ start: 0, end: 1 })
  moveCaret(map.root, 'extend', key('ArrowRight'))
  expect(span()).toEqual({ start: 0, end: 3 })
  moveCaret(map.root, 'extend', key('ArrowRight'))
  expect(span()).toEqual({ start: 0, end: 5 })
  moveCaret(map.root, 'extend', key('ArrowLeft'))
  expect(span()).toEqual({ start: 0, end: 3 })
})

test('a selection goes on across paragraphs', async () => {
  const { map, span } = await open('第一段。', '第二段。', '第三段。')
  moveCaret(map.root, 'extend', key('ArrowDown'))
  moveCaret(map.root, 'extend', key('ArrowDown'))
  moveCaret(map.root, 'extend', key('End'))
  expect(span()).toEqual({ start: 0, end: map.text.length })
})

test('moving leaves nothing selected and shows where the caret stands', async () => {
  const { map, selection } = await open('第一段的文字。')
  const before = caretBox(map.root) as DOMRect
  moveCaret(map.root, 'move', key('ArrowRight'))
  expect(selection.isCollapsed).toBe(true)
  expect((caretBox(map.root) as DOMRect).left).toBeGreaterThan(before.left + 10)
})

test('the caret does not leave the text', async () => {
  const { map } = await open('第一段。')
  for (let i = 0; i < 12; i++) moveCaret(map.root, 'move', key('ArrowRight'))
  moveCaret(map.root, 'move', key('ArrowDown'))
  expect(hasCaret(map.root)).toBe(true)
})

test('keys that are not the caret’s are left alone', () => {
  const plain = { ctrlKey: false, altKey: false, metaKey: false }
  expect(stepOf({ key: 'a', ...plain })).toBeNull()
  expect(stepOf({ key: 'ArrowLeft', ...plain, metaKey: true })).toBeNull()
  expect(stepOf({ key: 'PageDown', ...plain })).toBeNull()
})
